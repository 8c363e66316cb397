import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import { type Moment, momentIn } from '../changes/moment.ts';
import { sentencesIn } from '../claims/sentences.ts';
import { headingOf, type Note, spansOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

export const firstMaturity: Rule = {
  id: 'first-maturity',
  group: 'consistency',
  severity: 'warning',
  about:
    'Where a text says that nothing falls due before a date, or which date is the first, no debt in the table of maturities falls due earlier: a refinancing that was overlooked is the risk of a credit.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Instrument | Outstanding | Maturity |\n|---|---|---|\n| Revolver | 120 | June 2028 |\n| Secured notes | 550 | November 2029 |\n\nNothing falls due before the secured notes in November 2029.',
        why: 'The revolver does.',
      },
      {
        text: '# Nordhalde\n\n| Instrument | Betrag (Mio. €) | Fälligkeit |\n|---|---|---|\n| Schuldschein | 80 | März 2027 |\n| Anleihe | 300 | Oktober 2028 |\n\nDie erste Fälligkeit liegt im Oktober 2028.',
        why: 'Der Schuldschein wird früher fällig.',
      },
      {
        text: '# 海登\n\n| 债务 | 余额（亿元） | 到期 |\n|---|---|---|\n| 银行贷款 | 8 | 2027年3月 |\n| 公司债 | 30 | 2028年10月 |\n\n公司2028年10月前没有债务到期。',
        why: '银行贷款更早到期。',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| Instrument | Outstanding | Maturity |\n|---|---|---|\n| Revolver, undrawn | – | June 2028 |\n| Secured notes | 550 | November 2029 |\n\nNothing falls due before the secured notes in November 2029, and no bond matures before 2029.',
        why: 'What is not drawn need not be repaid.',
      },
      {
        text: '# Halden\n\n| Instrument | Outstanding | Maturity |\n|---|---|---|\n| Revolver | 120 | June 2028 |\n| Secured notes | 550 | November 2029 |\n\nThe first major maturity is in November 2029, and nothing falls due before June 2028.',
        why: 'A smaller one may come before, and the second date is right.',
      },
    ],
  },
  *check({ note, claims }) {
    const dues = tablesOf(note, claims).flatMap((table) => duesIn(note, table));
    if (dues.length < 2) return;
    for (const { span, block } of spansOf(note)) {
      if (block === undefined || block.kind === 'table' || block.kind === 'heading') continue;
      for (const { start, end } of sentencesIn(span.text)) {
        const words = span.text.slice(start, end);
        const told = FIRSTS.map((pattern) => pattern.exec(words)).find((match) => match !== null);
        const first = told && momentIn(told.groups?.date ?? told.groups?.rest ?? '');
        if (!told || !first || first.year === undefined) continue;
        const [earlier] = dues.filter(({ at }) => isBefore(at, first)).toSorted((a, b) => monthOf(a.at) - monthOf(b.at));
        if (earlier === undefined) continue;
        yield {
          message: `"${told[0].trim()}", but in the table ${earlier.name} falls due earlier: ${earlier.text} (line ${earlier.line}).`,
          mend: 'Name the first maturity, or say why it does not count.',
          place: span.place(start + told.index, start + told.index + told[0].length),
        };
      }
    }
  },
};

/** That nothing falls due before a date, and what date is the first; larger ones and those of one kind of debt are not asked. */
const FIRSTS: readonly RegExp[] = [
  /(?<!\p{L})(?:nothing|no (?:debt|borrowings?|maturit\w+|principal|instruments?|facility|repayments?|refinancing))\s(?:[\p{L}-]+\s){0,4}?(?:before|until|prior to|ahead of)\s(?<rest>.{4,60})/iu,
  /(?<!\p{L})(?:first|earliest|next|nearest)\s(?:debt\s)?(?:maturity|maturities|repayment|refinancing)\s(?:[^\d.;]{0,40}\s)?(?:in|is|on|of|at|not until|only in)\s(?<rest>[^.;]{4,40})/iu,
  /(?<!\p{L})(?:nichts|keine? (?:fälligkeit\w*|schulden|verbindlichkeit\w*|tilgung\w*|refinanzierung\w*))\s(?:[\p{L}-]+\s){0,4}?(?:vor|bis)\s(?<rest>.{4,50})/iu,
  /(?<!\p{L})(?:vor|bis)\s(?<rest>[^.;,]{4,40})\s(?:wird|werden|ist|steht|stehen)\s(?:nichts|keine? [\p{L}-]+)\s(?:[\p{L}-]+\s){0,3}fällig/iu,
  /(?<!\p{L})(?:erste|nächste|früheste)\s(?:fälligkeit|tilgung|refinanzierung)\s(?:[^\d.;]{0,30}\s)?(?:im|am|ist|liegt|erst|steht)\s(?<rest>[^.;]{4,40})/iu,
  /(?<date>20\d\d年(?:\d{1,2}月)?)(?:底|末)?(?:之)?(?:以)?前[^，。；]{0,4}(?:没有|沒有|并无|並無|无|無)[^，。；]{0,10}到期/u,
  /(?:最早|首笔|首筆|下一笔|下一筆)[^，。；\d]{0,12}到期[^，。；\d]{0,6}(?<date>20\d\d年(?:\d{1,2}月)?)/u,
];

interface Due {
  readonly at: Moment;
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

const DUE = /(?<!\p{L})(?:maturity|maturities|matures|due|repayment|fälligkeit\w*|fällig|laufzeit|endfälligkeit)(?!\p{L})|到期/iu;
const AMOUNT =
  /(?<!\p{L})(?:outstanding|drawn|amount|principal|nominal|balance|volume|debt|face|size|betrag|volumen|nominal|ausstehend|inanspruchnahme|saldo|mio|mrd)(?!\p{L})|[$€£]|余额|餘額|金额|金額|规模|規模|亿|億/iu;
const UNUSED = /undrawn|unused|repaid|committed|nicht gezogen|ungenutzt|getilgt|未提|未使用|已偿还/iu;

/** The debts of a table with the time at which each falls due, as rows of a column of maturities or as years of a profile. */
function duesIn(note: Note, table: NumberTable): readonly Due[] {
  const columns = Array.from({ length: table.columns }, (_, at) => at);
  const due = columns.find((column) => column > 0 && DUE.test(table.head(column)));
  const amounts = columns.filter((column) => column > 0 && column !== due && AMOUNT.test(table.head(column)));
  const isProfile = due === undefined && DUE.test(`${table.head(0)} ${headingOf(note, table.block)}`) && table.columns === 2;
  if (due === undefined && !isProfile) return [];
  return table.block.rows.flatMap((cells, row): Due[] => {
    const cell = cells[due ?? 0];
    const at = cell && cell.text.length < 24 ? momentIn(cell.text) : undefined;
    const owed = isProfile ? [1] : amounts;
    const amount = owed.map((column) => table.at(row, column)).find((claim) => claim !== undefined);
    // A profile that tells a year by words such as "and later" says no first date.
    if (!cell || !at || at.year === undefined || (isProfile && at.kind !== 'year')) return [];
    if (UNUSED.test(table.label(row)) && amount === undefined) return [];
    if (owed.length > 0 && !(amount !== undefined && Math.abs(amount.value) > 0)) return [];
    return [{ at, name: isProfile ? 'debt' : table.label(row), text: cell.text, line: cell.place().line }];
  });
}

/** Before another time for certain: a year without a month holds all of it. */
function isBefore(a: Moment, b: Moment): boolean {
  if (a.kind === 'year' || b.kind === 'year') return (a.year as number) < (b.year as number);
  return monthOf(a) < monthOf(b);
}

function monthOf({ kind, year, part }: Moment): number {
  const month = part === undefined ? 12 : kind === 'quarter' ? part * 3 : kind === 'half' ? part * 6 : part;
  return (year as number) * 12 + month;
}
