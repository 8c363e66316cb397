import { allowed } from '../arithmetic/allowed.ts';
import { growth, middle, times, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import { momentIn } from '../changes/moment.ts';
import { windowIn } from '../changes/windows.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Widest table whose columns are tried against each other. */
const WIDEST = 14;
/** Rows that must agree before one can be called wrong. */
const FEWEST = 3;

const CHANGE = /(?<!\p{L})(?:change|chg\.?|growth|yoy|y\/y|veränderung|wachstum)(?!\p{L})|同比|变动|變動|增速|变化|變化/iu;

export const tableReturns: Rule = {
  id: 'table-returns',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A column of returns or changes follows from other columns of its table, or from start values and one common end: where all rows but one agree, that one is wrong.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Share | Price | End 2023 | End 2024 | Year to date |\n|---|---|---|---|---|\n| A | 84.20 | 91.50 | 78.30 | -8.0% |\n| B | 27.60 | 22.40 | 25.10 | +10.0% |\n| C | 38.40 | 31.90 | 34.70 | +10.7% |\n| D | 12.75 | 21.30 | 14.60 | -12.7% |',
        why: 'The others are measured from the end of 2024; A would be +7.5%.',
      },
      {
        text: '# Halden\n\n| From | Close | Return |\n|---|---|---|\n| 1 month | 43.92 | 2.6% |\n| 3 months | 41.20 | 9.4% |\n| 6 months | 38.15 | 21.8% |\n| 12 months | 37.60 | 19.8% |',
        why: 'The other rows lead to 45.06, this one to 46.47.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| From | Close | Return |\n|---|---|---|\n| 1 month | 43.92 | 2.6% |\n| 3 months | 41.20 | 9.4% |\n| 6 months | 38.15 | 18.1% |\n| 12 months | 37.60 | 19.8% |',
        why: 'All lead to 45.06.',
      },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) {
      if (table.columns > WIDEST) continue;
      for (let column = 1; column < table.columns; column++) {
        // Columns of changes are tested by their own rule.
        if (CHANGE.test(table.head(column))) continue;
        const rows = ratesIn(table, column);
        if (rows.length < FEWEST) continue;
        const found = ofTwoColumns(table, column, rows) ?? ofOneEnd(table, column, rows);
        if (found) yield* found;
      }
    }
  },
};

interface Row {
  readonly row: number;
  readonly rate: Claim;
}

function ratesIn(table: NumberTable, column: number): readonly Row[] {
  return Array.from({ length: table.rows }, (_, row) => ({ row, rate: table.at(row, column) })).filter(
    (each): each is Row => each.rate !== undefined && each.rate.unit === '%' && each.rate.range === undefined,
  );
}

/** Rates that two other columns make in all rows but a few. */
function ofTwoColumns(table: NumberTable, column: number, rows: readonly Row[]): readonly Noticed[] | undefined {
  for (let from = 1; from < table.columns; from++) {
    for (let to = 1; to < table.columns; to++) {
      if (from === to || from === column || to === column) continue;
      const judged = rows.flatMap(({ row, rate }) => {
        const [a, b] = [table.at(row, from), table.at(row, to)];
        if (!isAmount(a) || !isAmount(b) || a.unit !== b.unit) return [];
        const made = growth(allowed(a), allowed(b));
        return [{ rate, made, holds: touch(allowed(rate), made) }];
      });
      const wrong = judged.filter(({ holds }) => !holds);
      if (judged.length - wrong.length < FEWEST || wrong.length > judged.length / 4) continue;
      return wrong.map(({ rate, made }) =>
        noticed(
          rate,
          made,
          `the rows make it from "${table.head(from)}" to "${table.head(to)}", here ${like(middle(made), rate)}`,
        ),
      );
    }
  }
  return undefined;
}

/** Returns from several start values that all lead to one end. */
function ofOneEnd(table: NumberTable, column: number, rows: readonly Row[]): readonly Noticed[] | undefined {
  for (let from = 1; from < table.columns; from++) {
    if (from === column) continue;
    const ends = rows.flatMap(({ row, rate }) => {
      const start = table.at(row, from);
      if (!isAmount(start) || !isStart(table.label(row))) return [];
      const { low, high } = allowed(rate);
      return [{ rate, start, end: times(allowed(start), { low: 1 + low / 100, high: 1 + high / 100 }) }];
    });
    if (ends.length < FEWEST || new Set(ends.map(({ start }) => start.value)).size < FEWEST) continue;
    const common = commonEnd(ends.map(({ end }) => end));
    if (common === undefined) continue;
    const wrong = ends.filter(({ end }) => !touch(end, common));
    if (ends.length - wrong.length < FEWEST || wrong.length > ends.length / 4) continue;
    return wrong.map(({ rate, start }) => {
      const made = growth(allowed(start), common);
      return noticed(
        rate,
        made,
        `the other rows end at the same value, which makes ${like(middle(made), rate)} from ${start.text}`,
      );
    });
  }
  return undefined;
}

/** The label of a row says since when: "6 months", "end of 2023". */
function isStart(label: string): boolean {
  return windowIn(label) !== undefined || momentIn(label) !== undefined;
}

/** The value that most of some intervals have in common. */
function commonEnd(ends: readonly Interval[]): Interval | undefined {
  let best: { readonly common: Interval; readonly count: number } | undefined;
  for (const one of ends) {
    const like = ends.filter((other) => touch(one, other));
    const common = { low: Math.max(...like.map(({ low }) => low)), high: Math.min(...like.map(({ high }) => high)) };
    if (common.low <= common.high && (best === undefined || like.length > best.count)) best = { common, count: like.length };
  }
  return best?.common;
}

function isAmount(claim: Claim | undefined): claim is Claim {
  return claim !== undefined && claim.range === undefined && claim.unit !== '%' && claim.unit !== 'x' && claim.value > 0;
}

function noticed(rate: Claim, made: Interval, why: string): Noticed {
  return {
    message: `${rate.text} does not follow: ${why}.`,
    mend: `Correct it to ${like(middle(made), rate)}, or the values of its row.`,
    place: rate.place(),
  };
}
