import { TearsheetError } from '../shared/errors.ts';
import { isObject, type Json } from './views.ts';

/** Functions that read the machine's zone → their twins that do not. */
const UTC_TWINS: Readonly<Record<string, string>> = {
  year: 'utcyear',
  quarter: 'utcquarter',
  month: 'utcmonth',
  week: 'utcweek',
  isoweek: 'utcisoweek',
  date: 'utcdate',
  day: 'utcday',
  dayofyear: 'utcdayofyear',
  hours: 'utchours',
  minutes: 'utcminutes',
  seconds: 'utcseconds',
  milliseconds: 'utcmilliseconds',
  timeFormat: 'utcFormat',
  timeParse: 'utcParse',
  timeOffset: 'utcOffset',
  timeSequence: 'utcSequence',
};

/** Functions whose answer is not in the report. */
const OUTWARD = new Set(['now', 'random', 'screen', 'containerSize', 'windowSize', 'timezoneoffset']);

/**
 * Makes every expression of a parsed runtime independent of the machine: clocks read UTC, and the present is refused.
 * Changes `runtime`, whose expressions are syntax trees (Vega's `ast` option).
 * @throws TearsheetError `chart.invalid-spec`
 */
export function closeExpressions(runtime: unknown): void {
  if (Array.isArray(runtime)) {
    for (const item of runtime) closeExpressions(item);
    return;
  }
  if (!isObject(runtime)) return;
  if (runtime.type === 'CallExpression' && isObject(runtime.callee)) closeCall(runtime.callee, runtime.arguments);
  for (const part of Object.values(runtime)) if (typeof part === 'object') closeExpressions(part);
}

function closeCall(callee: Json, args: unknown): void {
  const name = String(callee.name);
  if (OUTWARD.has(name)) {
    throw new TearsheetError('report', {
      code: 'chart.invalid-spec',
      message: `An expression of the chart calls ${name}(), whose answer changes from run to run.`,
      mend: 'Write the value into the data, or take it from a fact of the report.',
    });
  }
  const twin = Object.hasOwn(UTC_TWINS, name) ? UTC_TWINS[name] : undefined;
  // datetime() of parts reads the machine's zone; utc() gives the same moment as a number.
  const fromParts = name === 'datetime' && Array.isArray(args) && args.length > 1;
  if (twin !== undefined || fromParts) callee.name = twin ?? 'utc';
}
