import type { Claim, Interval } from '../claims/claim.ts';
import { periodOfLabel } from '../claims/periods.ts';
import { allowed } from './allowed.ts';
import { exactly, middle, minus, scaled, times, touch } from './interval.ts';
import { isTotal, type NumberTable } from './tables.ts';

/** Three columns of a table of which one is what the others make. */
export interface Relation {
  /** "multiplied": c = a × b in some power of ten; "grown": b = a × (1 + c); "subtracted": c = a − b. */
  readonly kind: 'multiplied' | 'grown' | 'subtracted';
  readonly columns: readonly [a: number, b: number, c: number];
  /** Of a product: the power of ten in which it holds. */
  readonly power: number;
  readonly holding: readonly number[];
  readonly failing: readonly number[];
}

/** More columns or rows are no table that a reader computes in. */
const MOST_COLUMNS = 14;
const MOST_ROWS = 60;
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

function isPlain(claim: Claim | undefined): claim is Claim {
  return claim !== undefined && claim.range === undefined && claim.qualifier === undefined && claim.value !== 0;
}

/** The three cells of a row, where all are single numbers. */
function cellsOf(table: NumberTable, row: number, columns: readonly number[]): readonly [Claim, Claim, Claim] | undefined {
  const [a, b, c] = columns.map((column) => table.at(row, column));
  return isPlain(a) && isPlain(b) && isPlain(c) ? [a, b, c] : undefined;
}

/** What the product of two cells is in a power of ten. */
export function productOf(a: Claim, b: Claim, power: number): Interval {
  return scaled(times(allowed(a), allowed(b)), 10 ** power);
}

/** What a number becomes by a rate. */
export function grownBy(a: Claim, rate: Claim): Interval {
  const { low, high } = allowed(rate);
  return times(allowed(a), { low: 1 + low / 100, high: 1 + high / 100 });
}

function multiplied(
  table: NumberTable,
  rows: readonly number[],
  columns: readonly [number, number, number],
  spread: number,
  tries: number,
): Relation | undefined {
  const known = rows.flatMap((row) => {
    const cells = cellsOf(table, row, columns);
    return cells === undefined ? [] : [{ row, cells }];
  });
  if (known.length < 3 || !known.every(({ cells: [a, b, c] }) => canMultiply(a, b, c))) return undefined;
  const powers = known.map(({ cells: [a, b, c] }) => Math.round(Math.log10(Math.abs(c.value / (a.value * b.value)))));
  const power = mostCommon(powers);
  const held = known.map(({ row, cells: [a, b, c] }) => {
    const made = productOf(a, b, power);
    const exact = a.value * b.value * 10 ** power;
    return {
      row,
      cells: [a, b, c] as const,
      holds: touch(made, allowed(c)),
      // Where the printed numbers make it to the last digit, only that digit is left to chance.
      width: widthOf(allowed(c)) + (exact >= c.interval.low && exact <= c.interval.high ? 0 : widthOf(made)),
    };
  });
  const holding = held.filter(({ holds }) => holds);
  const others = new Set(holding.map(({ cells: [, b] }) => mantissa(b.value)));
  // A column of ones says nothing.
  if (others.size === 1 && others.has(1)) return undefined;
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
    const cells = cellsOf(table, row, columns);
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
    const cells = cellsOf(table, row, columns);
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
  readonly cells: readonly [Claim, Claim, Claim];
  readonly holds: boolean;
  readonly width: number;
}

function provenIn(
  table: NumberTable,
  held: readonly Held[],
  kind: Relation['kind'],
  columns: readonly [number, number, number],
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
    if (counted.some((other) => repeats(one, other, spread === SLOW))) continue;
    chance *= Math.min(1, one.width / (counted.length === 0 ? DECADE : spread));
    counted.push(one);
  }
  if (chance > CHANCE || counted.length < 2) return undefined;
  return { kind, columns, power, holding: holding.map(({ row }) => row), failing: failing.map(({ row }) => row) };
}

function repeats(one: Held, other: Held, isSlow: boolean): boolean {
  const near = [0, 1].map((at) => isOver((one.cells[at] as Claim).interval, (other.cells[at] as Claim).interval));
  return isSlow ? near.includes(true) : !near.includes(false);
}

/** Whether two printed numbers may be the same one; those of neighbouring digits are not. */
function isOver(a: Interval, b: Interval): boolean {
  const slack = 1e-9 * Math.abs(a.high);
  return a.low < b.high - slack && b.low < a.high - slack;
}

/** Units that a product can have. */
function canMultiply(a: Claim, b: Claim, c: Claim): boolean {
  const isMoney = ({ unit }: Claim) => unit.length === 3;
  const isRate = ({ unit }: Claim) => unit === '%';
  if ([a, b, c].some(({ unit }) => unit === 'pp' || unit === 'bp')) return false;
  if (isMoney(a) && isMoney(b)) return false;
  if (isRate(a) && isRate(b)) return false;
  if (isRate(c)) return isRate(a) || isRate(b);
  return isMoney(c)
    ? isMoney(a) || isMoney(b) || (a.unit === '' && b.unit === '') || a.unit === '' || b.unit === ''
    : !isMoney(a) || !isMoney(b);
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
