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
    ],
    silent: [
      {
        text: '# Bank\n\n| Loans | $bn |\n|---|---|\n| Commercial | 20.8 |\n| Mortgages | 7.9 |\n| Consumer | 3.3 |\n\nAuto loans of $2.6bn make up most of the consumer segment. Deposits of $34.4bn are more than the mortgages.',
        why: 'A part, and a comparison.',
      },
    ],
  },
  *check({ note, claims }) {
    const tables = tablesOf(note, claims);
    const rows = tables.flatMap((table) => namedRowsOf(table).map((row) => ({ table, row }))).slice(0, MOST_ROWS);
    if (rows.length === 0) return;
    for (const sentence of bySentence(claims)) {
      for (const [at, claim] of sentence.entries()) {
        if (!isAmount(claim)) continue;
        const found = judge(claim, sentence[at + 1], rows);
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
