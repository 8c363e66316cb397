import type { Fact } from '../data/fact.ts';
import { SCALE_FACTORS } from '../locale/numbers.ts';
import { type FactCell, factOf, factValue } from './table/raw.ts';

const KEYS: ReadonlySet<string> = new Set(['fact', 'in', 'part']);

/** An object that says nothing but a fact: `{ fact: target, in: bn }`. */
export function isFactMention(value: unknown): value is FactCell {
  return (
    value !== null &&
    typeof value === 'object' &&
    typeof (value as { fact?: unknown }).fact === 'string' &&
    Object.keys(value).every((key) => KEYS.has(key))
  );
}

/**
 * Options of a chart with every `{ fact: id }` in them replaced by its number, in the scale asked for; null for NM and NA.
 * @throws TearsheetError `fact.unknown`
 */
export function withFactNumbers<T>(options: T, facts: ReadonlyMap<string, Fact>): T {
  return replace(options, facts) as T;
}

function replace(value: unknown, facts: ReadonlyMap<string, Fact>): unknown {
  if (isFactMention(value)) {
    const number = factValue(value, factOf(value, facts)) / (SCALE_FACTORS[value.in ?? 'none'] ?? 1);
    return Number.isFinite(number) ? number : null;
  }
  if (Array.isArray(value)) return value.map((item) => replace(item, facts));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner, facts)]));
}

/** Every fact that a value mentions at any depth, with the path to it. */
export function* factMentions(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<readonly [readonly (string | number)[], FactCell]> {
  if (isFactMention(value)) yield [path, value];
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* factMentions(item, [...path, i]);
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) yield* factMentions(inner, [...path, key]);
}
