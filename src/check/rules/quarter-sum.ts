import { allowed } from '../arithmetic/allowed.ts';
import { middle, plus, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

const YEAR = /^(?:FY|full[- ]year|year|total|gesamt(?:jahr)?|jahr|全年|合计|合計|nine months|9M|9M\s?\d{2,4}|H[12]|[12]H)/iu;
/** Amounts that are measured at a day, not over a time, and rates: they do not add. */
const STOCKS =
  /margin|ratio|%|growth|yield|per share|eps|dps|price|debt|cash(?! flow)|equity|assets|backlog|headcount|employees|stores|marge|quote|wachstum|schulden|kasse|bestand|mitarbeiter|率|每股|现金$|負債|负债|存货|average|avg|shares|aum|deposits|loans|customers|subscribers|rate/iu;
const RESTATED = /restat|angepasst|pro[- ]forma|重述|重列/iu;

export const quarterSum: Rule = {
  id: 'quarter-sum',
  group: 'arithmetic',
  severity: 'error',
  about: 'The quarters or halves of a year add up to the year, for all that is measured over a time.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| USD mn | Q1 | Q2 | Q3 | Q4 | FY |\n|---|---|---|---|---|---|\n| Revenue | 2,105 | 2,490 | 2,608 | 2,289 | 9,592 |',
        why: 'They add up to 9,492.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| USD mn | Q1 | Q2 | Q3 | Q4 | FY |\n|---|---|---|---|---|---|\n| Revenue | 2,105 | 2,490 | 2,608 | 2,289 | 9,492 |\n| Net debt | 400 | 410 | 390 | 380 | 380 |',
        why: 'Net debt is measured at a day.',
      },
    ],
  },
  *check({ note, claims }) {
    if (RESTATED.test(note.text)) return;
    for (const table of tablesOf(note, claims)) {
      const columns = Array.from({ length: table.columns }, (_, at) => at).slice(1);
      for (const year of columns) {
        if (!YEAR.test(table.head(year).trim()) && !/^(?:FY)?\s?20\d\d[AE]?$/.test(table.head(year).trim())) continue;
        const parts = partsBefore(table, year);
        if (parts === undefined) continue;
        for (let row = 0; row < table.rows; row++) {
          const found = judge(table, row, year, parts);
          if (found) yield found;
        }
      }
    }
  },
};

/** The columns right before a year that are its quarters, its halves, or the three quarters of nine months. */
function partsBefore(table: NumberTable, year: number): readonly number[] | undefined {
  const isPart = (at: number, kind: RegExp) => at > 0 && kind.test(table.head(at).trim());
  const head = table.head(year).trim();
  for (const [kind, count] of [
    [/^(?:Q[1-4]|[1-4]Q)/iu, 4],
    [/^(?:H[12]|[12]H)/iu, 2],
    [/^(?:Q[1-4]|[1-4]Q)/iu, 3],
  ] as const) {
    if (count === 3 && !/^(?:nine|9M)/iu.test(head)) continue;
    if (count !== 3 && /^(?:nine|9M)/iu.test(head)) continue;
    if (/^(?:H[12]|[12]H)/iu.test(head)) continue;
    const columns = Array.from({ length: count }, (_, at) => year - count + at);
    if (columns.every((at) => isPart(at, kind)) && !isPart(year - count - 1, kind)) return columns;
  }
  return undefined;
}

function judge(table: NumberTable, row: number, year: number, columns: readonly number[]): Noticed | undefined {
  const whole = table.at(row, year);
  const parts = columns.map((at) => table.at(row, at));
  if (!whole || whole.range !== undefined || STOCKS.test(table.label(row)) || ['%', 'x', 'pp', 'bp'].includes(whole.unit))
    return undefined;
  if (parts.some((part) => part === undefined || part.unit !== whole.unit)) return undefined;
  const known = parts as readonly Claim[];
  const sum = known.map(({ interval }) => interval).reduce(plus);
  if (touch(sum, allowed(whole))) return undefined;
  // An average of the parts is no sum of them.
  if (known.every(({ value }) => value >= 0) && whole.value <= Math.max(...known.map(({ value }) => value))) return undefined;
  const made = like(middle(sum), whole);
  return {
    message: `${table.label(row)} of the year is printed as ${whole.text}; its parts add up to ${made}.`,
    mend: `Correct it to ${made}, or the part that is wrong.`,
    place: whole.place(),
  };
}
