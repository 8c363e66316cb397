import type { Parameters } from '../data/parameters.ts';
import { queryName } from '../data/sql/bind.ts';
import { startsWithDay } from '../report/schema/text.ts';
import type { ReportSpec } from '../report/spec.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import { didYouMean } from '../shared/nearest.ts';

/** Where a date may be that of a parameter; `*` is any key. */
const DATES: readonly (readonly string[])[] = [
  ['date'],
  ['datasets', '*', 'asOf'],
  ['facts', '*', 'asOf'],
  ['exhibits', '*', 'asOf'],
  ['sources', '*', 'date'],
  ['sources', '*', 'retrieved'],
];

/**
 * The report with every `$name` that stands for a date replaced by the day of that parameter.
 * @throws TearsheetError with all problems at once: `parameter.unknown`, `parameter.no-day`
 */
export function withParameterDates(spec: ReportSpec, parameters: Parameters): ReportSpec {
  const days = new Map(Object.entries(parameters).map(([name, value]) => [queryName(name), String(value)]));
  const problems: Problem[] = [];
  const tell = (code: string, message: string, path: readonly string[], mend: string): undefined => {
    const place = spec.locate(path);
    problems.push({ code: `parameter.${code}`, message, place, frame: codeFrame(spec.source.text, place), mend });
  };
  const dayOf = (text: string, path: readonly string[]): string | undefined => {
    const name = text.slice(1);
    const day = days.get(name);
    const known = [...days].filter(([, value]) => isDay(value)).map(([each]) => each);
    const mend =
      known.length > 0 ? `Days: ${known.map((each) => `$${each}`).join(', ')}.` : 'Declare one of type date or period.';
    if (day === undefined)
      return tell(
        'unknown',
        `The date names the parameter $${name}, which is not declared.${didYouMean(name, known)}`,
        path,
        mend,
      );
    return isDay(day) ? day : tell('no-day', `The date names the parameter $${name}, which is "${day}" and no day.`, path, mend);
  };
  const data = DATES.reduce((part, path) => replaced(part, path, [], dayOf), spec.data as unknown) as ReportSpec['data'];
  if (problems.length > 0) throw new TearsheetError('report', problems);
  return data === spec.data ? spec : { ...spec, data };
}

function isDay(text: string): boolean {
  return text.length === 10 && startsWithDay(text);
}

/** The value with what stands at the path replaced; the same value when nothing is. */
function replaced(
  value: unknown,
  [key, ...rest]: readonly string[],
  way: readonly string[],
  dayOf: (text: string, path: readonly string[]) => string | undefined,
): unknown {
  if (key === undefined) return typeof value === 'string' && value.startsWith('$') ? (dayOf(value, way) ?? value) : value;
  if (typeof value !== 'object' || value === null) return value;
  let out = value as Record<string, unknown>;
  for (const name of key === '*' ? Object.keys(value) : [key]) {
    if (!Object.hasOwn(value, name)) continue;
    const before = (value as Record<string, unknown>)[name];
    const after = replaced(before, rest, [...way, name], dayOf);
    if (after === before) continue;
    if (out === value) out = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    out[name] = after;
  }
  return out;
}
