import { allowed } from '../arithmetic/allowed.ts';
import { touch } from '../arithmetic/interval.ts';
import { type NamedRow, namedRowsOf, nameOf, placeOf } from '../arithmetic/row-names.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim } from '../claims/claim.ts';
import { METRICS, mentionsIn, metricOfLabel } from '../claims/metrics.ts';
import { sentencesIn } from '../claims/sentences.ts';
import { spansOf } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

const ORDINAL = String.raw`(?<nth>second|third|fourth|zweit|dritt|viert)?[-\s]?`;
const HIGH = String.raw`(?<high>largest|biggest|highest|strongest|fastest|steepest|richest|priciest|most\sexpensive|dearest|größte|höchste|stärkste|schnellste|teuerste)`;
const LOW = String.raw`(?<low>smallest|lowest|weakest|slowest|cheapest|thinnest|least\sexpensive|kleinste|niedrigste|geringste|schwächste|günstigste|billigste|dünnste)`;
const LATIN = new RegExp(String.raw`(?<![\p{L}])${ORDINAL}(?:${HIGH}|${LOW})(?:[nrsm])?(?![\p{L}])`, 'giu');
const HAN =
  /(?<high>最高|最大|最多|最快|最贵|最貴|居[\p{Script=Han}]{0,6}之首|居首|排名第一|位列第一)|(?<low>最低|最小|最少|最慢|最便宜|垫底|墊底|居末)/gu;
/** Superlatives of price: the multiples say it. */
const VALUED = /expensive|cheapest|priciest|dearest|teuerste|günstigste|billigste|最贵|最貴|最便宜/iu;
const GROWING = /fastest|slowest|schnellste|最快|最慢/iu;
/** Compared with other times, or with others than the rows. */
const ELSEWHERE =
  /(?<!\p{L})(?:since|ever|on record|in (?:\w+|\d+) (?:years|quarters|months)|of the (?:year|decade|series)|history|historical\w*|world\w*|global\w*|europe\w*|asia\w*|industry|country|nation\w*|listed|seit|jemals|weltweit|europaweit|branche|landes|single|position|customers?|shareholders?|holding|risk|kunden?|aktionäre?|risiko)(?!\p{L})|以来|以來|历史|歷史|全球|全国|全國|行业|行業|年内|年內|近.{1,3}年/iu;
/** "For its growth it is the dearest": by another measure than a column's. */
const MEASURED =
  /(?<!\p{L})(?:for (?:its|their)|relative to|measured (?:by|against)|adjusted for|gemessen an|im verhältnis zu)(?!\p{L})|相对于|相對於|按.{1,8}(?:计|計)/iu;
/** Says that the rows are what is compared. */
const AMONG =
  /(?<!\p{L})(?:(?:of|among|in|within) (?:the|this|our|these|all) (?:\w+ )?(?:two|three|four|five|six|seven|eight|nine|ten|group|table|peers?|names|coverage|universe|set|sample|companies|stocks|segments|markets|regions|lot|field)|(?:der|unter den|von den|im) (?:drei|vier|fünf|sechs|sieben|acht|gruppe|tabelle|vergleich\w*|feld|werte)\w*)(?!\p{L})|[三四五六七八九十两兩][家个個大只]|之首|各家|表中|组内|組內/iu;
/** How far from its superlative a name may stand. */
const REACH = 90;
const MOST_ROWS = 60;

export const ranking: Rule = {
  id: 'ranking',
  group: 'consistency',
  severity: 'error',
  about:
    'What is called the largest, lowest or cheapest of the rows of a table must be so in a column that the words can mean; the second largest the second.',
  examples: {
    fires: [
      {
        text: '# Grid\n\n| Company | EBIT margin | P/E 2026E |\n|---|---|---|\n| Voltera | 11.2% | 21.4x |\n| Nordkabel | 9.6% | 16.8x |\n| Sunward | 8.1% | 15.2x |\n\nNordkabel builds cables and is the cheapest of the three.',
        why: 'Sunward is cheaper.',
      },
      {
        text: '# Netze\n\n| Unternehmen | EBIT-Marge | KGV |\n|---|---|---|\n| Voltera | 11,2 % | 21,4 |\n| Nordkabel | 9,6 % | 16,8 |\n| Sonnwart | 8,1 % | 15,2 |\n\nNordkabel hat die niedrigste EBIT-Marge der drei Werte.',
        why: 'Sonnwart hat eine niedrigere.',
      },
    ],
    silent: [
      {
        text: '# Grid\n\n| Company | EBIT margin | P/E 2026E |\n|---|---|---|\n| Voltera | 11.2% | 21.4x |\n| Nordkabel | 9.6% | 16.8x |\n| Sunward | 8.1% | 15.2x |\n\nSunward is the cheapest of the three, Voltera the most expensive. Nordkabel has the second-highest EBIT margin, its lowest since 2019.',
        why: 'All is so, and other years are not in the table.',
      },
    ],
  },
  *check({ note, claims }) {
    const tables = tablesOf(note, claims).flatMap((table): readonly Ranked[] => {
      const rows = namedRowsOf(table).slice(0, MOST_ROWS);
      return rows.length > 2 ? [{ table, rows }] : [];
    });
    if (tables.length === 0) return;
    for (const { span, block } of spansOf(note)) {
      if (block === undefined || block.kind === 'table' || block.kind === 'heading') continue;
      for (const { start, end } of sentencesIn(span.text)) {
        const words = span.text.slice(start, end);
        for (const pattern of [LATIN, HAN]) {
          for (const match of words.matchAll(pattern)) {
            const found = judge(match, words, span.text, tables);
            if (found) yield { ...found, place: span.place(start + match.index, start + match.index + match[0].length) };
          }
        }
      }
    }
  },
};

/** What a multiple is of, where a sentence says it. */
const MULTIPLIED: readonly RegExp[] = [
  /EBITDA/u,
  /EBIT(?!DA)/u,
  /sales|revenue|umsatz|市销|市銷/iu,
  /book|buchwert|KBV|P\/B|市净|市淨/iu,
  /earnings|KGV|P\/E|市盈/iu,
];

interface Ranked {
  readonly table: NumberTable;
  readonly rows: readonly NamedRow[];
}

function judge(
  match: RegExpExecArray,
  words: string,
  paragraph: string,
  tables: readonly Ranked[],
): Omit<Noticed, 'place'> | undefined {
  const around = words.slice(Math.max(0, match.index - REACH), match.index + match[0].length + REACH);
  const behind = words.slice(match.index, match.index + match[0].length + 60);
  if (ELSEWHERE.test(clauseOf(words, match.index, match[0].length)) || MEASURED.test(words)) return undefined;
  const isAmong = AMONG.test(around);
  let told: Omit<Noticed, 'place'> | undefined;
  for (const { table, rows } of tables) {
    const meant = rowMeant(words, match.index, paragraph, rows);
    if (meant === undefined) continue;
    const columns = columnsMeant(table, rows, match[0], around, behind);
    for (const column of columns) {
      const found = against(table, rows, meant, column, match);
      // One column in which it is so is enough.
      if (found === undefined) return undefined;
      told ??= isAmong ? found : { ...found, severity: 'warning' };
    }
  }
  return told;
}

/** The clause around a superlative, up to the commas or semicolons beside it. */
function clauseOf(words: string, at: number, length: number): string {
  const before = words.slice(0, at);
  const from =
    Math.max(before.lastIndexOf(', '), before.lastIndexOf('; '), before.lastIndexOf('，'), before.lastIndexOf('；')) + 1;
  const rest = /^[^,;，；]*/u.exec(words.slice(at + length))?.[0] ?? '';
  return words.slice(from, at + length) + rest;
}

/** The row named last before the superlative, else right behind it, else at the head of the paragraph. */
function rowMeant(words: string, at: number, paragraph: string, rows: readonly NamedRow[]): NamedRow | undefined {
  const small = words.toLowerCase();
  let best: { row: NamedRow; at: number } | undefined;
  for (const row of rows)
    for (const name of row.names)
      for (let found = placeOf(small, name); found !== -1; found = placeOf(small, name, found + 1))
        if (found < at && (best === undefined || found > best.at)) best = { row, at: found };
  if (best !== undefined) return at - best.at <= REACH ? best.row : undefined;
  const named = rows.filter((row) => row.names.some((name) => placeOf(small, name) !== -1));
  if (named.length > 0) {
    const link = /^[^,;.，；。]{0,50}?(?:\s(?:is|are|was|at|by|has|ist|hat|bei)\s|为|為|是|：|:)/iu.exec(words.slice(at));
    return named.length === 1 && link !== null ? named[0] : undefined;
  }
  const head = paragraph.slice(0, 40).toLowerCase();
  const first = rows.filter((row) => row.names.some((name) => placeOf(head, name) === 0));
  return first.length === 1 ? first[0] : undefined;
}

function columnsMeant(
  table: NumberTable,
  rows: readonly NamedRow[],
  word: string,
  around: string,
  behind: string,
): readonly number[] {
  const columns = Array.from({ length: table.columns }, (_, at) => at)
    .slice(1)
    .filter((column) => rows.filter(({ row }) => isPlain(table.at(row, column))).length > 2);
  const metricAt = (column: number) => metricOfLabel(table.head(column))?.metric.id;
  if (VALUED.test(word)) {
    const multiples = columns.filter((column) => METRICS.get(metricAt(column) ?? '')?.kind === 'multiple');
    const said = MULTIPLIED.find((each) => each.test(around));
    return said === undefined ? multiples : multiples.filter((column) => said.test(table.head(column)));
  }
  const isGrowth = (column: number) => /growth|yoy|y\/y|wachstum|veränderung|同比|增速|环比|環比|年增/iu.test(table.head(column));
  if (GROWING.test(word)) return /grow|wachs|增/iu.test(around) ? columns.filter(isGrowth) : [];
  // The metric that the superlative is said of stands behind it; of Chinese, before it.
  const own = /\p{Script=Han}/u.test(word) ? around.slice(0, around.indexOf(word)) : behind;
  const mentioned = new Set(mentionsIn(own).map(({ metric }) => metric.id));
  const named = columns.filter((column) => {
    const head = nameOf(table.head(column));
    return (
      (head.length > 3 && own.toLowerCase().includes(head)) ||
      (metricAt(column) !== undefined && mentioned.has(metricAt(column) as string))
    );
  });
  const asked = /growth|wachstum|增/iu.test(own);
  return named.filter((column) => isGrowth(column) === asked);
}

function isPlain(claim: Claim | undefined): claim is Claim {
  return claim !== undefined && claim.range === undefined;
}

function against(
  table: NumberTable,
  rows: readonly NamedRow[],
  { row }: NamedRow,
  column: number,
  match: RegExpExecArray,
): Omit<Noticed, 'place'> | undefined {
  const mine = table.at(row, column);
  if (!isPlain(mine)) return undefined;
  const { nth, high } = match.groups as Record<string, string | undefined>;
  const place =
    nth === undefined ? 1 : ({ second: 2, zweit: 2, third: 3, dritt: 3, fourth: 4, viert: 4 }[nth.toLowerCase()] ?? 1);
  const others = rows.flatMap((each) => {
    const claim = each.row === row ? undefined : table.at(each.row, column);
    return isPlain(claim) && claim.unit === mine.unit ? [{ claim, label: table.label(each.row) }] : [];
  });
  if (others.length < 2) return undefined;
  const beats = (claim: Claim) =>
    !touch(allowed(claim), allowed(mine)) && (high === undefined ? claim.value < mine.value : claim.value > mine.value);
  const ties = others.filter(({ claim }) => touch(allowed(claim), allowed(mine))).length;
  const better = others.filter(({ claim }) => beats(claim));
  if (better.length <= place - 1 && better.length + ties >= place - 1) return undefined;
  const other = better[0] ?? others[0];
  return {
    message: `"${match[0]}" is said of ${table.label(row)} with ${mine.text}; ${table.head(column)} of ${other?.label} is ${other?.claim.text} (line ${other?.claim.place().line}).`,
    mend: 'Correct the sentence or the table.',
  };
}
