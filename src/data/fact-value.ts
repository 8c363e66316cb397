import type { Locale } from '../locale/locale.ts';
import type { FactData } from '../report/schema/report.ts';
import type { ReportSpec } from '../report/spec.ts';
import { type Fact, factText } from './fact.ts';
import type { Tell } from './fact-order.ts';

/** Looks at the numbers that stand in the report itself: nothing else checks how they were written. */
export function checkWritten(fact: Fact, data: FactData, spec: ReportSpec, locale: Locale, tell: Tell): void {
  if (data.value === undefined || typeof data.value === 'string') return;
  const ends = typeof data.value === 'number' ? [data.value] : data.value;
  for (const [i, value] of ends.entries()) {
    const path = ['facts', fact.id, 'value', ...(ends.length > 1 ? [i] : [])];
    const digits = Math.abs(value) > Number.MAX_SAFE_INTEGER ? digitsAt(spec, path) : undefined;
    if (digits === undefined || BigInt(digits) === BigInt(value)) continue;
    tell(
      fact.id,
      'inexact',
      `The fact "${fact.id}" is written as ${digits}, past 2^53: it would be rounded to ${BigInt(value)}.`,
      'Write it with an exponent, as precisely as it is meant: 9.007e15.',
      'value',
    );
  }
  if (printsNothing(fact, locale) && data.display === undefined)
    tell(
      fact.id,
      'scale',
      `The fact "${fact.id}" is ${ends.join(' to ')} and prints as ${fact.text}: "value" counts ones, "scale" says how it is printed.`,
      'Write the whole number: value: 1.2e9 with scale: bn prints 1.2bn. Or leave the scale out.',
      'value',
    );
}

/** True for a number that a scale leaves nothing of. */
function printsNothing(fact: Fact, locale: Locale): boolean {
  const size = Math.max(Math.abs(fact.low), Math.abs(fact.high));
  if (fact.scale === 'none' || size === 0) return false;
  const text = (value: number): string => factText({ ...fact, low: value, high: value, isRange: false, sign: false }, locale);
  return text(size) === text(0);
}

/** The digits of a whole number as they stand in the report; undefined when it is written otherwise. */
function digitsAt(spec: ReportSpec, path: readonly (string | number)[]): string | undefined {
  const { line, column } = spec.locate(path);
  const words = (spec.source.text.split(/\r?\n/)[line - 1] ?? '').slice(column - 1);
  return /^([+-]?\d+)(?:\.\d*)?(?=[\s,}\]]|$)/.exec(words)?.[1];
}
