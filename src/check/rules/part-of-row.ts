import { allowed } from '../arithmetic/allowed.ts';
import { type NamedRow, namedRowsOf } from '../arithmetic/row-names.ts';
import { bySentence } from '../arithmetic/sentences.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Between a part and the name of its whole. */
const PART_OF =
  /^[^.;,]{0,12}?(?<!\p{L})(?:makes? up|made up|account(?:s|ed)? for|represents?|form(?:s|ed)?|is|are|was|were|contribut\w+|come[s]? from|within|inside|in|out of|of)\s(?:(?:most|much|the (?:bulk|largest part|lion[’']s share|majority|biggest part)|part|a part|some|over half|more than half|nearly all|a third|a quarter|half) of )?(?:the|its|our)\s$/iu;
const TEIL_VON =
  /^[^.;,]{0,40}?(?:(?:den )?(?:größten|großen|überwiegenden|wesentlichen|kleineren)?\s?(?:teil|löwenanteil)|die hälfte|das gros|innerhalb|im|in der|davon)\s(?:(?:des|der|vom|von|am|im)\s)?(?:(?:segments?|bereichs?|sparte)\s)?$/iu;
/** The whole is named first: "Of Lanyard's capacity, two plants abroad make up", "岚光在产产能中，". */
const OF_WHOLE = /(?:^|[.;:]\s|[,]\s|\s[–—-]\s)(?:of|out of|within|from)\s(?:all\s)?(?:the\s|its\s)?$/iu;
const VON_GANZEM =
  /(?:^|[.;:,]\s)(?:von|innerhalb|unter)\s(?:den|der|dem|des)?\s?(?:[\p{L}\d.,/]+\s){0,3}?(?:von|bei|der|des)?\s?$/iu;
const WHOLE_ENDS = /^(?:['’]s?)?(?:\s[^,;.:]{0,40})?[,]\s/iu;
const VERTEILT = /^[^,;.:]{0,40}\s(?:entfallen|entfielen|stammen|kommen)\s/iu;
const HAN_WHOLE_ENDS = /^[^，。；,;\d]{0,12}[中内內里裡]\s?[，,]/u;
const COMPARED =
  /(?<!\p{L})(?:than|above|against|versus|vs|compared|while|whereas|peers?|others?|als|gegenüber|während)(?!\p{L})|比|高于|高於|低于|低於|而/iu;
/** What is counted, right behind a number: a table of the same things says so in its labels. */
const COUNTED = /^\s?([\p{Script=Han}]{1,3}(?:\/[\p{Script=Han}]{1,2})?|[\p{Script=Latin}]{1,12}(?:\/\p{Script=Latin}{1,5})?)/u;
const MOST_ROWS = 160;

export const partOfRow: Rule = {
  id: 'part-of-row',
  group: 'consistency',
  severity: 'error',
  about: 'What a text calls a part of a row of a table is not more than the row prints.',
  examples: {
    fires: [
      {
        text: '# Bank\n\n| Loans | $bn |\n|---|---|\n| Commercial | 20.8 |\n| Mortgages | 7.9 |\n| Consumer | 3.3 |\n\nAuto loans of $3.6bn make up most of the consumer segment.',
        why: 'The segment has 3.3 billion.',
      },
      {
        text: '# 玻璃\n\n| 企业 | 在产日熔量（吨/日） | 占比 |\n|---|---|---|\n| 澄曜玻璃 | 19,400 | 76% |\n| 岚光玻璃 | 6,200 | 24% |\n\n岚光在产产能中，越南与埃及两个基地合计7,100吨/日。',
        why: '部分大于整体。',
      },
      {
        text: '# Glass\n\n| Maker | Capacity (t/d) |\n|---|---|\n| Lanyard | 6,200 |\n| Clearwell | 19,400 |\n\nOf Lanyard’s capacity, two plants abroad make up 7,100 t/d.',
        why: 'Two plants have more than all of them.',
      },
      {
        text: '# Glas\n\n| Hersteller | Kapazität (t/Tag) |\n|---|---|\n| Lanhof | 6.200 |\n| Klarwerk | 19.400 |\n\nVon den Wannen von Lanhof entfallen 7.100 t/Tag auf zwei Werke im Ausland.',
        why: 'Zwei Werke haben mehr als alle zusammen.',
      },
    ],
    silent: [
      {
        text: '# Bank\n\n| Loans | $bn |\n|---|---|\n| Commercial | 20.8 |\n| Mortgages | 7.9 |\n| Consumer | 3.3 |\n\nAuto loans of $2.6bn make up most of the consumer segment. Deposits of $34.4bn are more than the mortgages.',
        why: 'A part, and a comparison.',
      },
      {
        text: '# Glass\n\n| Maker | Capacity (t/d) |\n|---|---|\n| Lanyard | 6,200 |\n| Clearwell | 19,400 |\n\nOf Lanyard’s capacity, two plants abroad make up 1,700 t/d. Of Lanyard’s capacity, less stands still than the 7,100 t/d of its peers.',
        why: 'A part of it, and another thing.',
      },
    ],
  },
  *check({ note, claims }) {
    const tables = tablesOf(note, claims);
    const rows = tables.flatMap((table) => namedRowsOf(table).map((row) => ({ table, row }))).slice(0, MOST_ROWS);
    if (rows.length === 0) return;
    for (const sentence of bySentence(claims)) {
      for (const [at, claim] of sentence.entries()) {
        const behind = isCount(claim) ? judgeBehind(claim, rows) : undefined;
        const found = behind ?? (isAmount(claim) ? judge(claim, sentence[at + 1], rows) : undefined);
        if (found) yield found;
      }
    }
  },
};

function isAmount({ range, motion, unit, scale, value }: Claim): boolean {
  return range === undefined && motion === undefined && value > 0 && (unit.length === 3 || (unit === '' && scale > 0));
}

function judge(
  claim: Claim,
  next: Claim | undefined,
  rows: readonly { readonly table: NumberTable; readonly row: NamedRow }[],
): Noticed | undefined {
  const { span, end } = claim;
  const behind = span.text
    .slice(end, Math.min(end + 90, next !== undefined && next.unit === claim.unit ? next.start : Number.POSITIVE_INFINITY))
    .toLowerCase();
  for (const { table, row } of rows) {
    for (const name of row.names) {
      const at = behind.indexOf(name);
      if (at === -1 || name.length < 4 || /^[\p{Script=Latin}]{3}/u.test(behind.slice(at + name.length))) continue;
      const words = behind.slice(0, at);
      if (!PART_OF.test(words) && !TEIL_VON.test(words)) continue;
      const cells = Array.from({ length: table.columns }, (_, column) => table.at(row.row, column)).filter(
        (cell) => cell !== undefined && cell.unit === claim.unit && cell.range === undefined,
      ) as readonly Claim[];
      if (cells.length === 0 || !cells.every((cell) => allowed(cell).high < allowed(claim).low)) continue;
      // Far above it is another thing.
      if (claim.value > 2 * Math.max(...cells.map(({ value }) => value))) continue;
      return {
        ...(/(?:makes? up|account|bulk|most of|half of|part of|teil)/iu.test(words) ? {} : { severity: 'warning' as const }),
        message: `${claim.text} is told as a part of "${table.label(row.row)}", for which the table in line ${cells[0]?.place().line} prints ${cells.map(({ text }) => text).join(', ')}.`,
        mend: 'Correct the part or the row.',
        place: claim.place(),
      };
    }
  }
  return undefined;
}

function isCount({ range, motion, value, unit, qualifier }: Claim): boolean {
  return (
    range === undefined &&
    motion !== 'by' &&
    motion !== 'from' &&
    qualifier === undefined &&
    value > 0 &&
    !/^(?:%|pp|bp|x)$/.test(unit)
  );
}

/** A part whose whole is named before it. */
function judgeBehind(
  claim: Claim,
  rows: readonly { readonly table: NumberTable; readonly row: NamedRow }[],
): Noticed | undefined {
  const { span, start, end, sentence } = claim;
  const before = span.text.slice(Math.max(sentence, start - 110), start);
  const small = before.toLowerCase();
  const counted = COUNTED.exec(span.text.slice(end, end + 24))?.[1] ?? '';
  for (const { table, row } of rows) {
    for (const name of [...row.names, ...shortOf(table, row)]) {
      const at = small.lastIndexOf(name);
      if (at === -1) continue;
      const rest = before.slice(at + name.length);
      if (COMPARED.test(rest) || !isWhole(before.slice(0, at), rest, name)) continue;
      const cells = Array.from({ length: table.columns }, (_, column) => column).flatMap((column) => {
        const cell = table.at(row.row, column);
        const label = `${table.head(column)} ${table.label(row.row)}`;
        const isSame = cell?.unit === claim.unit && (claim.unit !== '' || (counted !== '' && label.includes(counted)));
        return cell !== undefined && isSame && cell.range === undefined && column > 0 ? [cell] : [];
      });
      if (cells.length === 0 || !cells.every((cell) => allowed(cell).high < allowed(claim).low)) continue;
      if (claim.value > 2 * Math.max(...cells.map(({ value }) => value))) continue;
      return {
        severity: 'warning',
        message: `${claim.text} is told as a part of "${table.label(row.row)}", for which the table in line ${cells[0]?.place().line} prints ${cells.map(({ text }) => text).join(', ')}.`,
        mend: 'Correct the part or the row.',
        place: claim.place(),
      };
    }
  }
  return undefined;
}

function isWhole(before: string, rest: string, name: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return HAN_WHOLE_ENDS.test(rest) && !/\p{Script=Han}$/u.test(before);
  return (OF_WHOLE.test(before) && WHOLE_ENDS.test(rest)) || (VON_GANZEM.test(before) && VERTEILT.test(rest));
}

/** A Chinese company by the first two signs of its name, where no other row begins so. */
function shortOf(table: NumberTable, { row, names: [name = ''] }: NamedRow): readonly string[] {
  const short = name.slice(0, 2);
  if (!/^\p{Script=Han}{4,}$/u.test(name)) return [];
  const others = Array.from({ length: table.rows }, (_, at) => at).filter(
    (at) => at !== row && table.label(at).startsWith(short),
  );
  return others.length === 0 ? [short] : [];
}
