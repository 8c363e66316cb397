import type { Claim, Interval } from '../claims/claim.ts';
import { periodOfLabel } from '../claims/periods.ts';
import { allowed } from './allowed.ts';
import { exactly, middle, minus, scaled, times, touch } from './interval.ts';
import { isTotal, type NumberTable } from './tables.ts';

/** Three columns of a table, or four of a product of three factors, of which one is what the others make. */
export interface Relation {
  /** "multiplied": the last is the product of the others in some power of ten; "grown": b = a × (1 + c); "subtracted": c = a − b. */
  readonly kind: 'multiplied' | 'grown' | 'subtracted';
  readonly columns: readonly number[];
  /** Of a product: the power of ten in which it holds. */
  readonly power: number;
  readonly holding: readonly number[];
  readonly failing: readonly number[];
}

/** More columns or rows are no table that a reader computes in. */
const MOST_COLUMNS = 14;
const MOST_ROWS = 60;
/** More columns have too many products of three. */
const MOST_FACTORS = 9;
/** How likely all rows that hold may do so by chance, all triples of the table counted. */
const CHANCE = 1e-3;
/** Logarithm over which the leading digits of unrelated numbers spread. */
const DECADE = Math.LN10;
/** The same for the next period of a series that moves slowly. */
const SLOW = 0.15;
const MEAN =
  /(?<!\p{L})(?:average|mean|median|peers?|aggregate|durchschnitt|mittelwert|im mittel)(?!\p{L})|平均|均值|中位|中值|汇总|彙總/iu;

/** The relations that hold in so many rows that it is no chance. */
export function relationsOf(table: NumberTable): readonly Relation[] {
  const rows = Array.from({ length: Math.min(table.rows, MOST_ROWS) }, (_, at) => at);
  const columns = Array.from({ length: Math.min(table.columns, MOST_COLUMNS) }, (_, at) => at).filter(
    (column) => rows.filter((row) => isPlain(table.at(row, column))).length > 2,
  );
  if (columns.length < 3) return [];
  const spread = rows.every((row) => periodOfLabel(table.label(row)) !== undefined) ? SLOW : DECADE;
  const tries = (columns.length * (columns.length - 1) * (columns.length - 2)) / 2;
  const found: Relation[] = [];
  for (const c of columns)
    for (const [nth, a] of columns.entries())
      for (const b of columns.slice(nth + 1)) {
        if (a === c || b === c) continue;
        const relation = multiplied(table, rows, [a, b, c], spread, tries);
        if (relation) found.push(relation);
      }
  found.push(...threeFactors(table, rows, columns, spread));
  for (const c of columns)
    for (const a of columns)
      for (const b of columns) {
        if (a === b || a === c || b === c) continue;
        const relation = grown(table, rows, [a, b, c], spread, tries);
        if (relation) found.push(relation);
      }
  // What is made mostly stands last; the same three columns tell one difference.
  const told = new Set<string>();
  for (const c of columns.toReversed())
    for (const a of columns)
      for (const b of columns) {
        const key = String([a, b, c].toSorted());
        if (a === b || a === c || b === c || told.has(key)) continue;
        const relation = subtracted(table, rows, [a, b, c], tries);
        if (relation === undefined) continue;
        told.add(key);
        found.push(relation);
      }
  return found;
}

/** Units × content × price: three columns that make a fourth. */
function threeFactors(
  table: NumberTable,
  rows: readonly number[],
  columns: readonly number[],
  spread: number,
): readonly Relation[] {
  if (columns.length < 4 || columns.length > MOST_FACTORS) return [];
  const tries = (columns.length * (columns.length - 1) * (columns.length - 2) * (columns.length - 3)) / 6;
  return columns.flatMap((result) => {
    const factors = columns.filter((column) => column !== result);
    return factors.flatMap((a, at) =>
      factors
        .slice(at + 1)
        .flatMap((b, next) =>
          factors.slice(at + next + 2).flatMap((c) => multiplied(table, rows, [a, b, c, result], spread, tries) ?? []),
        ),
    );
  });
}

function isPlain(claim: Claim | undefined): claim is Claim {
  return claim !== undefined && claim.range === undefined && claim.qualifier === undefined && claim.value !== 0;
}

/** The cells of a row, where all are single numbers. */
function cellsOf(table: NumberTable, row: number, columns: readonly number[]): readonly Claim[] | undefined {
  const cells = columns.map((column) => table.at(row, column));
  return cells.every(isPlain) ? cells : undefined;
}

/** The same of three columns. */
function threeOf(
  table: NumberTable,
  row: number,
  columns: readonly [number, number, number],
): readonly [Claim, Claim, Claim] | undefined {
  return cellsOf(table, row, columns) as readonly [Claim, Claim, Claim] | undefined;
}

/** What the product of cells is in a power of ten. */
export function productOf(factors: readonly Claim[], power: number): Interval {
  return scaled(factors.map(allowed).reduce(times), 10 ** power);
}

/** What a number becomes by a rate. */
export function grownBy(a: Claim, rate: Claim): Interval {
  const { low, high } = allowed(rate);
  return times(allowed(a), { low: 1 + low / 100, high: 1 + high / 100 });
}

function multiplied(
  table: NumberTable,
  rows: readonly number[],
  columns: readonly number[],
  spread: number,
  tries: number,
): Relation | undefined {
  const known = rows.flatMap((row) => {
    const cells = cellsOf(table, row, columns);
    return cells === undefined ? [] : [{ row, cells, factors: cells.slice(0, -1), result: cells.at(-1) as Claim }];
  });
  if (known.length < 3 || !known.every(({ factors, result }) => canMultiply(factors, result))) return undefined;
  const worthOf = (factors: readonly Claim[]) => factors.reduce((product, { value }) => product * value, 1);
  const powers = known.map(({ factors, result }) => Math.round(Math.log10(Math.abs(result.value / worthOf(factors)))));
  const power = mostCommon(powers);
  const held = known.map(({ row, cells, factors, result }) => {
    const made = productOf(factors, power);
    const exact = worthOf(factors) * 10 ** power;
    return {
      row,
      cells,
      holds: touch(made, allowed(result)),
      // Where the printed numbers make it to the last digit, only that digit is left to chance.
      width: widthOf(allowed(result)) + (exact >= result.interval.low && exact <= result.interval.high ? 0 : widthOf(made)),
    };
  });
  // A column of ones says nothing, nor does one that has the same factor throughout where a product of two says it all.
  const isIdle = (at: number) => {
    const values = new Set(held.filter(({ holds }) => holds).map(({ cells }) => mantissa((cells[at] as Claim).value)));
    return values.size === 1 && (values.has(1) || columns.length > 3);
  };
  if (columns.slice(0, -1).some((_, at) => isIdle(at))) return undefined;
  return provenIn(table, held, 'multiplied', columns, power, spread, tries);
}

function grown(
  table: NumberTable,
  rows: readonly number[],
  columns: readonly [number, number, number],
  spread: number,
  tries: number,
): Relation | undefined {
  const held = rows.flatMap((row) => {
    const cells = threeOf(table, row, columns);
    if (cells === undefined) return [];
    const [a, b, c] = cells;
    if (a.unit !== b.unit || a.unit === '%' || a.value < 0 || b.value < 0 || !(c.unit === '%')) return [];
    const made = grownBy(a, c);
    return [{ row, cells, holds: touch(made, allowed(b)), width: widthOf(made) + widthOf(allowed(b)) }];
  });
  return held.length < 3 ? undefined : provenIn(table, held, 'grown', columns, 0, spread === SLOW ? SLOW : 0.7, tries);
}

/** What one cell less another is in the unit of a third: of percentages also in points or basis points. */
export function differenceOf(a: Claim, b: Claim, { unit }: Pick<Claim, 'unit'>): Interval {
  const made = minus(allowed(a), allowed(b));
  return unit === 'bp' && a.unit === '%' ? scaled(made, 100) : made;
}

/** Percentages and what lies between them; amounts have rows of their own that add up. */
function canSubtract(a: Claim, b: Claim, c: Claim): boolean {
  return a.unit === '%' && b.unit === '%' && (c.unit === '%' || c.unit === 'pp' || c.unit === 'bp');
}

function subtracted(
  table: NumberTable,
  rows: readonly number[],
  columns: readonly [number, number, number],
  tries: number,
): Relation | undefined {
  const held = rows.flatMap((row): Held[] => {
    const cells = threeOf(table, row, columns);
    if (cells === undefined || !canSubtract(...cells)) return [];
    const [a, b, c] = cells;
    const made = differenceOf(a, b, c);
    const isExact = touch(exactly(middle(made)), c.interval);
    const width = c.half * 2 + (isExact ? 0 : made.high - made.low);
    return [{ row, cells, holds: touch(made, allowed(c)), width: width / Math.abs(c.value) }];
  });
  // Two rows of three prove it only where no third one is needed.
  if (held.length < 3 || held.filter(({ holds }) => !holds).length > held.length / 3) return undefined;
  return provenIn(table, held, 'subtracted', columns, 0, 1, tries);
}

interface Held {
  readonly row: number;
  readonly cells: readonly Claim[];
  readonly holds: boolean;
  readonly width: number;
}

function provenIn(
  table: NumberTable,
  held: readonly Held[],
  kind: Relation['kind'],
  columns: readonly number[],
  power: number,
  spread: number,
  tries: number,
): Relation | undefined {
  const holding = held.filter(({ holds }) => holds);
  // A total or a mean is made otherwise.
  const failing = held.filter(({ row, holds }) => !holds && !isTotal(table.label(row)) && !MEAN.test(table.label(row)));
  if (failing.length === 0 || holding.length < 2 || failing.length > holding.length / 2) return undefined;
  let chance = tries;
  const counted: Held[] = [];
  for (const one of holding) {
    // Rows that repeat another one prove nothing more; in a slow series half of that is enough.
    if (counted.some((other) => repeats(one, other, spread === SLOW, kind))) continue;
    chance *= Math.min(1, one.width / (counted.length === 0 ? DECADE : spread));
    counted.push(one);
  }
  if (chance > CHANCE || counted.length < 2) return undefined;
  return { kind, columns, power, holding: holding.map(({ row }) => row), failing: failing.map(({ row }) => row) };
}

function repeats(one: Held, other: Held, isSlow: boolean, kind: Relation['kind']): boolean {
  const near = one.cells.map((cell, at) => isOver(cell.interval, (other.cells[at] as Claim).interval));
  // A factor that stays the same makes another product of another factor.
  if (kind === 'multiplied') return isSlow ? near.at(-1) === true : !near.slice(0, -1).includes(false);
  return isSlow ? near.slice(0, 2).includes(true) : !near.slice(0, 2).includes(false);
}

/** Whether two printed numbers may be the same one; those of neighbouring digits are not. */
function isOver(a: Interval, b: Interval): boolean {
  const slack = 1e-9 * Math.abs(a.high);
  return a.low < b.high - slack && b.low < a.high - slack;
}

/** Units that a product can have. */
function canMultiply(factors: readonly Claim[], result: Claim): boolean {
  const isMoney = ({ unit }: Claim) => unit.length === 3;
  const isRate = ({ unit }: Claim) => unit === '%';
  if ([...factors, result].some(({ unit }) => unit === 'pp' || unit === 'bp')) return false;
  const [amounts, rates] = [factors.filter(isMoney).length, factors.filter(isRate).length];
  if (amounts > 1 || rates > 1) return false;
  if (isRate(result)) return rates > 0;
  return !isMoney(result) || amounts > 0 || factors.some(({ unit }) => unit === '');
}

function widthOf(interval: Interval): number {
  return (interval.high - interval.low) / Math.max(Math.abs(middle(interval)), 1e-12);
}

function mantissa(value: number): number {
  const size = Math.abs(value);
  return Math.round((size / 10 ** Math.floor(Math.log10(size))) * 1e6) / 1e6;
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
