import { allowed } from '../arithmetic/allowed.ts';
import { gap, middle, plus, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { isBoundary, isTotal, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

export const total: Rule = {
  id: 'total',
  group: 'arithmetic',
  severity: 'error',
  about: 'A total must be the sum of the rows or columns that it totals, within half a unit of the last digit for each of them.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Segment | Revenue (USD mn) |\n|---|---|\n| Turbines | 412 |\n| Services | 306 |\n| Other | 88 |\n| Total | 826 |',
        why: 'The parts add up to 806.',
      },
      {
        text: '# Halden\n\n| Bereich | EBITDA | Multiple | Wert |\n|---|---|---|---|\n| Lacke | 214 | 8,5x | 1.819 |\n| Klebstoffe | 176 | 9,5x | 1.672 |\n| Basis | 112 | 5,5x | 616 |\n| Summe | 502 | 8,4x | 4.207 |',
        why: 'Es sind 4.107.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| Segment | Revenue (USD mn) | Margin |\n|---|---|---|\n| Turbines | 412 | 12.0% |\n| Services | 306 | 21.0% |\n| Other | 88 | 4.0% |\n| Total | 806 | 14.5% |',
        why: 'The sum holds; the margin is no sum.',
      },
      {
        text: '# Halden\n\n| Part | Share |\n|---|---|\n| A | 33.3% |\n| B | 33.3% |\n| C | 33.3% |\n| Total | 100% |',
        why: 'Rounding explains a tenth.',
      },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) {
      yield* totalRows(table);
      yield* totalColumns(table);
    }
  },
};

function* totalRows(table: NumberTable): Generator<Noticed> {
  for (let row = 1; row < table.rows; row++) {
    if (!isTotal(table.label(row))) continue;
    for (let column = 1; column < table.columns; column++) {
      const claim = table.at(row, column);
      if (!claim) continue;
      const above = Array.from({ length: row }, (_, at) => at);
      const since = above.slice(above.findLastIndex((at) => isBoundary(table.label(at))) + 1);
      const plain = above.filter((at) => !isTotal(table.label(at)));
      const totals = [...above.filter((at) => isTotal(table.label(at)))];
      const ways = [since, plain, [...totals, ...since], totals].filter((rows) => rows.length > 1);
      const found = judge(
        claim,
        ways.map((rows) => rows.map((at) => table.at(at, column))),
        `${table.head(0)} ${table.head(column)}`,
      );
      if (found) yield found;
    }
  }
}

function* totalColumns(table: NumberTable): Generator<Noticed> {
  const column = Array.from({ length: table.columns }, (_, at) => at).findLast((at) => at > 1 && isTotal(table.head(at)));
  if (column === undefined) return;
  for (let row = 0; row < table.rows; row++) {
    const claim = table.at(row, column);
    if (!claim) continue;
    const named = Array.from({ length: column - 1 }, (_, at) => table.at(row, at + 1));
    // A table whose rows have no names begins with a number.
    const first = table.at(row, 0);
    const found = judge(claim, first === undefined ? [named] : [named, [first, ...named]], table.head(column));
    if (found) yield found;
  }
}

/** Sums may differ by this share and still be a slip of the pen rather than another thing: beyond, the column is no sum. */
const FURTHEST = 0.5;

/** Shares of something larger: their sum is a share of it too. */
const SHARES =
  /(?<!\p{L})(?:largest|top|größte\w*|together|weights?|gewicht\w*|contributions?|beitr[aä]g\w*)(?!\p{L})|前|权重|權重|占比|比重|贡献|貢獻/iu;

function judge(claim: Claim, ways: readonly (readonly (Claim | undefined)[])[], heads: string): Noticed | undefined {
  if (claim.range !== undefined || claim.unit === 'x' || claim.unit === 'pp' || claim.unit === 'bp' || claim.metric === 'growth')
    return undefined;
  let nearest: { sum: Interval; parts: number; values: readonly number[] } | undefined;
  for (const way of ways) {
    const parts = way.filter((each): each is Claim => each !== undefined);
    // An empty cell is nothing; a part in another unit makes no sum.
    if (parts.length < 2 || parts.some((each) => each.unit !== claim.unit || each.range !== undefined)) continue;
    const sum = parts.map(({ interval }) => interval).reduce(plus);
    if (touch(sum, allowed(claim))) return undefined;
    if (nearest === undefined || gap(allowed(claim), sum) < gap(allowed(claim), nearest.sum))
      nearest = { sum, parts: parts.length, values: parts.map(({ value }) => value) };
  }
  if (nearest === undefined) return undefined;
  const { sum, values } = nearest;
  const most = Math.max(...values);
  // An average or a ratio of the whole lies among the parts.
  if (values.every((value) => value >= 0) && claim.value <= most) return undefined;
  if (Math.abs(middle(sum) - claim.value) > FURTHEST * Math.abs(claim.value)) return undefined;
  if (
    claim.unit === '%' &&
    Math.abs(claim.value - 100) > 1 &&
    Math.abs(middle(sum) - 100) > 1 &&
    !SHARES.test(`${claim.label} ${heads}`)
  )
    return undefined;
  const made = like(middle(sum), claim);
  return {
    message: `The total is printed as ${claim.text}; its ${nearest.parts} parts add up to ${made}.`,
    mend: `Correct the total to ${made}, or the part that is wrong.`,
    place: claim.place(),
  };
}
