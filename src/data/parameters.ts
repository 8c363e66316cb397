import type { Locale } from '../locale/locale.ts';
import type { ParameterData } from '../report/schema/report.ts';
import { startsWithDay } from '../report/schema/text.ts';
import type { ReportSpec } from '../report/spec.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { didYouMean } from '../shared/nearest.ts';
import { notAChoice, ParameterMistake, problemAt } from './parameter-mistake.ts';
import { periodValues } from './periods/label.ts';
import { isoForm } from './periods/period.ts';
import { PERIOD_FORMS, type PeriodContext, PeriodError, readPeriod } from './periods/words.ts';

export type ParameterValue = string | number | boolean;
/**
 * Values by name. A period stands here many times: in words under its own name, as ISO days under `<name>_start` and
 * `<name>_end`, the same for `<name>_previous` and `<name>_year_ago`.
 */
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** Names whose values are ISO days, as queries compare them with dates: of dates, and of the ends of periods. */
export function dayParameters(spec: ReportSpec): ReadonlySet<string> {
  const names = Object.entries(spec.data.parameters).flatMap(([name, { type }]) =>
    type === 'date'
      ? [name]
      : type === 'period'
        ? ['', '_previous', '_year_ago'].flatMap((which) => [`${name}${which}_start`, `${name}${which}_end`])
        : [],
  );
  return new Set(names);
}

/** In what words like "last month" are read and periods are named. */
export interface ParameterContext extends PeriodContext {
  readonly locale: Locale;
}

/**
 * Values for the declared parameters: what was given, else the default. Lists of choices are checked here, choices of a dataset
 * once it is loaded (`checkChoices`).
 * @param without a parameter to leave out, whose choices are to be found
 * @throws TearsheetError with all problems at once: `parameter.undeclared`, `parameter.missing`, `parameter.wrong-type`,
 * `parameter.unknown-period`, `parameter.not-a-choice`, `parameter.name-taken`
 */
export function resolveParameters(
  spec: ReportSpec,
  given: Readonly<Record<string, ParameterValue>>,
  context: ParameterContext,
  without?: string,
): Parameters {
  const declared = spec.data.parameters;
  const names = Object.keys(declared);
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unknown.length > 0)
    throw new TearsheetError(
      'usage',
      unknown.map((name) => ({
        code: 'parameter.undeclared',
        message: `The report declares no parameter "${name}".${didYouMean(name, names)}`,
        mend: names.length > 0 ? `Declared: ${names.join(', ')}.` : 'Declare it under parameters.',
      })),
    );
  const problems: Problem[] = [];
  const values: Record<string, ParameterValue> = Object.create(null);
  for (const [name, parameter] of Object.entries(declared)) {
    if (name === without) continue;
    try {
      for (const [key, value] of Object.entries(valuesOf(name, parameter, given, context))) {
        if (key !== name && Object.hasOwn(declared, key))
          throw new ParameterMistake(
            'name-taken',
            `The parameter "${name}" also gives "${key}", which is declared by itself.`,
            'Give one of them another name.',
          );
        values[key] = value;
      }
    } catch (error) {
      if (!(error instanceof ParameterMistake)) throw error;
      problems.push(problemAt(spec, name, error));
    }
  }
  if (problems.length > 0) throw new TearsheetError('report', problems);
  return values;
}

function valuesOf(
  name: string,
  parameter: ParameterData,
  given: Readonly<Record<string, ParameterValue>>,
  context: ParameterContext,
): Record<string, ParameterValue> {
  const raw = (Object.hasOwn(given, name) ? given[name] : undefined) ?? parameter.default;
  if (raw === undefined)
    throw new ParameterMistake('missing', `The parameter "${name}" has no value and no default.`, `Give it: --param ${name}=…`);
  if (parameter.type === 'period') {
    const period = periodOf(name, String(raw), context);
    if (Array.isArray(parameter.choices)) {
      const choices = parameter.choices.map((choice) => isoForm(periodOf(name, String(choice), context)));
      if (!choices.includes(isoForm(period))) throw notAChoice(name, String(raw), parameter.choices.map(String));
    }
    return periodValues(name, period, context.locale);
  }
  const value = convert(raw, parameter.type, context);
  if (value === undefined)
    throw new ParameterMistake('wrong-type', `The parameter "${name}" is "${raw}"; ${expected(parameter.type)} is expected.`);
  if (Array.isArray(parameter.choices) && !parameter.choices.some((choice) => String(choice) === String(value)))
    throw notAChoice(name, String(value), parameter.choices.map(String));
  return { [name]: value };
}

function periodOf(name: string, text: string, context: PeriodContext) {
  try {
    return readPeriod(text, context);
  } catch (error) {
    if (!(error instanceof PeriodError)) throw error;
    throw new ParameterMistake('unknown-period', `The parameter "${name}" cannot be read: ${error.message}`, PERIOD_FORMS);
  }
}

function expected(type: Exclude<ParameterData['type'], 'period'>): string {
  return { string: 'a text', number: 'a number', boolean: 'true or false', date: 'a date like 2026-01-31' }[type];
}

function convert(
  raw: ParameterValue,
  type: Exclude<ParameterData['type'], 'period'>,
  context: PeriodContext,
): ParameterValue | undefined {
  const text = String(raw).trim();
  switch (type) {
    case 'number':
      return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'date':
      if (/^(today|yesterday|last weekday)$/i.test(text)) return readPeriod(text, context).start;
      return /^\d{4}-\d{2}(-\d{2})?$/.test(text) && startsWithDay(`${text}-01`) ? text : undefined;
    default:
      return text;
  }
}
