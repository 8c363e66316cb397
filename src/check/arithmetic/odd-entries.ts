import type { Claim, Interval } from '../claims/claim.ts';
import { allowed } from './allowed.ts';
import { middle, scaled, times, touch } from './interval.ts';
import { isTotal, type NumberTable } from './tables.ts';

/** A number that is not what two others of its table make, though all others in its place are. */
export interface OddEntry {
  readonly claim: Claim;
  readonly others: readonly [Claim, Claim];
  /** What the others make, in units of the claim. */
  readonly made: Interval;
  /** Two other entries are few, and a total, a mean or the first of several years may be of another kind. */
  readonly doubtful: boolean;
}

/** Three numbers of which one is the product of the other two. */
interface Triple {
  readonly product: Claim;
  readonly factors: readonly [Claim, Claim];
  readonly made: Interval;
}

/** Larger tables hold too many triples that fit by chance. */
const MOST_LINES = 14;
const MOST_ENTRIES = 40;
/** A relation counts where the digits of its three numbers leave no more play than this share. */
const TIGHT = 0.02;
/** What is computed from the printed digits is nearer than this. */
const EXACT = 0.002;
const MEAN = /(?<!\p{L})(?:average|mean|median|aggregate|simple|mittelwert|im\smittel)(?!\p{L})|durchschnitt|平均|均值|中位/iu;

type Line = readonly (Claim | undefined)[];

/** Entries that break what holds between the rows of a table of years, or between the steps of a funnel. */
export function oddEntries(table: NumberTable): readonly OddEntry[] {
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  const columns = Array.from({ length: table.columns }, (_, column) => column);
  const cell = (row: number, column: number) => {
    const claim = table.at(row, column);
    return claim === undefined || claim.range !== undefined || claim.value === 0 ? undefined : claim;
  };
  return [
    ...oddSteps(columns.map((column) => rows.map((row) => cell(row, column)))),
    ...oddYears(
      rows.map((row) => columns.map((column) => cell(row, column))),
      table,
    ),
  ];
}

/** Steps of a funnel: each result is a share of the result above it, the share printed in between, but for one. */
function oddSteps(columns: readonly Line[]): readonly OddEntry[] {
  return columns.flatMap((results, at): readonly OddEntry[] => {
    const steps: Triple[] = [];
    let before: Claim | undefined;
    let shares: Claim[] = [];
    for (const [row, product] of results.entries()) {
      for (const line of columns.slice(0, at)) {
        const claim = line[row];
        if (claim?.unit === '%') shares.push(claim);
      }
      if (product === undefined || product.unit === '%') continue;
      const [share, second] = shares;
      if (before !== undefined && share !== undefined && second === undefined && before.unit === product.unit)
        steps.push({ product, factors: [share, before], made: scaled(times(allowed(share), allowed(before)), 0.01) });
      before = product;
      shares = [];
    }
    const odd = steps.filter(({ made, product }) => !touch(made, allowed(product)));
    const holds = steps.filter((step) => isExact(step, 0)).length;
    const [only] = odd;
    if (only === undefined || odd.length > 1 || holds < 2 || holds !== steps.length - 1) return [];
    return [{ claim: only.product, others: only.factors, made: only.made, doubtful: holds < 3 }];
  });
}

/** Rows of which one is the product of two others in all columns but one. */
function oddYears(lines: readonly Line[], table: NumberTable): readonly OddEntry[] {
  const used = lines.filter((line) => line.filter((claim) => claim !== undefined).length >= 3);
  if (used.length < 3 || used.length > MOST_LINES || (used[0] as Line).length > MOST_ENTRIES) return [];
  const found = new Map<number, OddEntry>();
  for (const product of used)
    for (const [at, one] of used.entries())
      for (const other of used.slice(at + 1)) {
        if (one === product || other === product) continue;
        const odd = oddOf(product, one, other);
        if (odd === undefined || found.has(odd.column)) continue;
        const head = table.head(odd.column);
        if (MEAN.test(head)) continue;
        found.set(odd.column, { ...blamed(odd.triple), doubtful: odd.holds < 3 || isTotal(head) || odd.column <= 1 });
      }
  return [...found.values()];
}

function oddOf(
  product: Line,
  one: Line,
  other: Line,
): { readonly triple: Triple; readonly column: number; readonly holds: number } | undefined {
  const triples = product.flatMap((claim, column) => {
    const [a, b] = [one[column], other[column]];
    const made = claim && a && b ? madeOf(claim, a, b) : undefined;
    return claim && a && b && made ? [{ column, triple: { product: claim, factors: [a, b], made } as Triple }] : [];
  });
  if (triples.length < 3) return undefined;
  // Units that are not printed may hide a power of ten; it is the same in all columns.
  const powers = new Map<number, number>();
  for (const { triple } of triples) {
    const power = powerOf(triple);
    if (power !== undefined && (isTight(triple) || isExact(triple, power))) powers.set(power, (powers.get(power) ?? 0) + 1);
  }
  const [best] = [...powers].sort(([, a], [, b]) => b - a);
  if (best === undefined || best[1] !== triples.length - 1) return undefined;
  const [power, holds] = best;
  if (holds < (triples.every(({ triple }) => isTight(triple)) ? 2 : 3)) return undefined;
  if (power !== 0 && triples.every(({ triple }) => saysUnits(triple))) return undefined;
  const odd = triples.find(({ triple }) => !touch(scaled(triple.made, 10 ** power), allowed(triple.product)));
  // A price in pence among others in pounds.
  if (odd && [2, -2].some((hundredth) => touch(scaled(odd.triple.made, 10 ** (power + hundredth)), allowed(odd.triple.product))))
    return undefined;
  return odd && { ...odd, triple: { ...odd.triple, made: scaled(odd.triple.made, 10 ** power) }, holds };
}

/** The ratio is told rather than the amounts that it is made of. */
function blamed({ product, factors: [a, b], made }: Triple): Omit<OddEntry, 'doubtful'> {
  const ratio = [a, b].find(({ unit }) => unit === '%' || unit === 'x');
  if (ratio === undefined) return { claim: product, others: [a, b], made };
  return {
    claim: ratio,
    others: [product, ratio === a ? b : a],
    made: scaled(allowed(ratio), product.value / middle(made)),
  };
}

/** The power of ten by which the factors make the product; undefined when none does. */
function powerOf({ product, made }: Triple): number | undefined {
  const ratio = product.value / middle(made);
  if (!(ratio > 0) || !Number.isFinite(ratio)) return undefined;
  const power = Math.round(Math.log10(ratio));
  return touch(scaled(made, 10 ** power), allowed(product)) ? power : undefined;
}

/** Weights and scores are printed with few digits and make their product to the last one. */
function isExact({ product, factors: [a, b] }: Triple, power: number): boolean {
  const made = a.value * b.value * (a.unit === '%' || b.unit === '%' ? 0.01 : 1) * 10 ** power;
  return Math.abs(made / product.value - 1) < EXACT;
}

/** Whole numbers without a unit count something and are exact. */
function isTight({ product, factors }: Triple): boolean {
  return [product, ...factors].every(
    ({ half, value, unit }) => half / Math.abs(value) < TIGHT || (unit === '' && half === 0.5 && Number.isInteger(value)),
  );
}

function saysUnits({ product, factors }: Triple): boolean {
  return [product, ...factors].every(({ unit }) => unit !== '');
}

/** What two numbers make when one may be the product of the other two: money of a share of money, of a multiple, of a count. */
function madeOf(product: Claim, a: Claim, b: Claim): Interval | undefined {
  const [pure, measured] = isPure(a) && !(isPure(b) && b.unit !== '' && a.unit === '') ? [a, b] : [b, a];
  if (!isPure(pure) || product.unit !== measured.unit || isRatio(measured)) return undefined;
  if (product.unit === '' && pure.unit === '' && measured.unit === '') return undefined;
  return scaled(times(allowed(pure), allowed(measured)), pure.unit === '%' ? 0.01 : 1);
}

function isPure({ unit }: Claim): boolean {
  return unit === '%' || unit === 'x' || unit === '';
}

function isRatio({ unit }: Claim): boolean {
  return unit === '%' || unit === 'pp' || unit === 'bp' || unit === 'x';
}
