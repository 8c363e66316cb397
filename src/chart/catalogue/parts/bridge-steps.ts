import type { Row } from '../../../data/row.ts';
import { numberOf, textOf } from './cells.ts';

/** One bar of a bridge. */
export interface BridgeStep {
  readonly name: string;
  /** A level, drawn from zero; else a change, drawn from one level to the next. */
  readonly total: boolean;
  /** As printed: the level or the change. */
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

export interface Bridge {
  readonly steps: readonly BridgeStep[];
  /** Totals that rows give and their steps do not sum up to. */
  readonly mismatches: readonly { readonly name: string; readonly given: number; readonly computed: number }[];
  /** Names of changes without an amount; they are no steps. */
  readonly unknown: readonly string[];
}

interface BridgeColumns {
  readonly step: string;
  readonly delta: string;
  readonly kind: string;
  readonly end?: string | undefined;
}

const TOTALS = /^(start|begin|opening|subtotal|total|end|closing)/i;
const CHANGES = /^(delta|change|step)/i;

/**
 * Reads rows as a bridge. A total without amount is the sum so far; so is a row without amount that is not said to be a change.
 */
export function bridgeOf(rows: readonly Row[], { step, delta, kind, end }: BridgeColumns): Bridge {
  const typed = rows.some((row) => textOf(row, kind) !== '');
  const steps: BridgeStep[] = [];
  const mismatches: { name: string; given: number; computed: number }[] = [];
  const unknown: string[] = [];
  let level = 0;
  let decimals: number | undefined;
  rows.forEach((row, at) => {
    const name = textOf(row, step);
    const value = numberOf(row, delta);
    const type = textOf(row, kind);
    if (value === undefined && CHANGES.test(type)) {
      unknown.push(name);
      return;
    }
    const total = value === undefined || (typed ? TOTALS.test(type) || (at === 0 && !CHANGES.test(type)) : at === 0);
    if (!total) {
      const to = level + (value ?? 0);
      steps.push({ name, total, value: value ?? 0, from: level, to });
      level = to;
      return;
    }
    if (at > 0 && value !== undefined && differ(value, level, (decimals ??= decimalsIn(rows, delta))))
      mismatches.push({ name, given: value, computed: tidy(level) });
    level = value ?? tidy(level);
    steps.push({ name, total, value: level, from: 0, to: level });
  });
  if (end !== undefined && steps.at(-1)?.total === false) {
    level = tidy(level);
    steps.push({ name: end, total: true, value: level, from: 0, to: level });
  }
  return { steps, mismatches, unknown };
}

/** Rounded amounts may miss their sum by half a unit of the last place each. */
function differ(given: number, computed: number, decimals: number): boolean {
  return Math.abs(given - computed) > 1.05 * 10 ** -decimals + Math.abs(given) * 1e-9;
}

const MOST_DECIMALS = 12;

function decimalsIn(rows: readonly Row[], column: string): number {
  let most = 0;
  for (const row of rows) {
    if (most >= MOST_DECIMALS) break;
    const text = String(numberOf(row, column) ?? '');
    const point = text.includes('e') ? -1 : text.indexOf('.');
    if (point !== -1) most = Math.max(most, text.length - 1 - point);
  }
  return Math.min(MOST_DECIMALS, most);
}

/** Sums of decimal fractions without the dust of binary ones. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** At most so many steps: the smallest changes between two totals become one, behind the others; of too many totals two stay. */
export function joinSmall({ steps, ...rest }: Bridge, most: number, other: (count: number) => string): Bridge {
  if (steps.length <= most) return { steps, ...rest };
  for (const list of [steps, withoutSubtotals(steps)]) {
    const sizes = Float64Array.from(list.filter(({ total }) => !total).map(({ value }) => Math.abs(value))).sort();
    let count = list.length - most + 1;
    while (count <= sizes.length) {
      const joined = joinBelow(list, sizes[count - 1] ?? 0, count, other);
      if (joined.length <= most) return { steps: joined, ...rest };
      // Each further one that is joined saves a step at most.
      count += joined.length - most;
    }
  }
  return { steps: steps.slice(0, most), ...rest };
}

/** First and last total with the changes between them; a subtotal that its steps do not sum up to leaves the difference. */
function withoutSubtotals(steps: readonly BridgeStep[]): readonly BridgeStep[] {
  let level = 0;
  return steps.flatMap((step, at) => {
    const [from, inside] = [level, at > 0 && at < steps.length - 1];
    level = step.to;
    if (!step.total || !inside) return [step];
    const gap = tidy(step.to - from);
    return gap === 0 ? [] : [{ ...step, total: false, value: gap, from }];
  });
}

/** The `count` smallest changes, none larger than `size`, put together at the end of their section. */
function joinBelow(
  steps: readonly BridgeStep[],
  size: number,
  count: number,
  other: (count: number) => string,
): readonly BridgeStep[] {
  const out: BridgeStep[] = [];
  let [level, left, joined, sum] = [0, count, 0, 0];
  const put = (step: Omit<BridgeStep, 'from' | 'to'>) => {
    const from = step.total ? 0 : level;
    level = step.total ? step.value : level + step.value;
    out.push({ ...step, from, to: level });
  };
  const flush = () => {
    if (joined > 0) put({ name: other(joined), total: false, value: tidy(sum) });
    [joined, sum] = [0, 0];
  };
  for (const step of steps) {
    if (!step.total && left > 0 && Math.abs(step.value) <= size) {
      [left, joined, sum] = [left - 1, joined + 1, sum + step.value];
      continue;
    }
    if (step.total) flush();
    put(step);
  }
  flush();
  return out;
}
