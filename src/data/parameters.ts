import { startsWithDay } from '../report/schema/text.ts';
import type { ReportSpec } from '../report/spec.ts';
import { TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import { didYouMean } from '../shared/nearest.ts';

export type ParameterValue = string | number | boolean;
export type Parameters = Readonly<Record<string, ParameterValue>>;

/**
 * Values for the declared parameters: what was given, else the default.
 * @throws TearsheetError `parameter.undeclared`, `parameter.missing`, `parameter.wrong-type`, `parameter.not-a-choice`
 */
export function resolveParameters(spec: ReportSpec, given: Readonly<Record<string, string>>): Parameters {
  const declared = spec.data.parameters;
  const values: Record<string, ParameterValue> = Object.create(null);
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(declared, name)) {
      throw new TearsheetError('usage', {
        code: 'parameter.undeclared',
        message: `The report declares no parameter "${name}".${didYouMean(name, Object.keys(declared))}`,
        mend:
          Object.keys(declared).length > 0 ? `Declared: ${Object.keys(declared).join(', ')}.` : 'Declare it under parameters.',
      });
    }
  }
  for (const [name, parameter] of Object.entries(declared)) {
    const fail = (code: string, message: string, mend?: string): TearsheetError => {
      const place = spec.locate(['parameters', name]);
      return new TearsheetError('report', {
        code: `parameter.${code}`,
        message,
        place,
        frame: codeFrame(spec.source.text, place),
        ...(mend ? { mend } : {}),
      });
    };
    const raw = (Object.hasOwn(given, name) ? given[name] : undefined) ?? parameter.default;
    if (raw === undefined)
      throw fail('missing', `The parameter "${name}" has no value and no default.`, `Give it: --param ${name}=…`);
    const value = convert(raw, parameter.type);
    if (value === undefined) throw fail('wrong-type', `The parameter "${name}" is "${raw}"; ${parameter.type} is expected.`);
    if (parameter.choices && !parameter.choices.some((choice) => String(choice) === String(value))) {
      throw fail(
        'not-a-choice',
        `The parameter "${name}" is "${value}".${didYouMean(String(value), parameter.choices.map(String))}`,
        `Choices: ${parameter.choices.join(', ')}.`,
      );
    }
    values[name] = value;
  }
  return values;
}

function convert(raw: ParameterValue, type: 'string' | 'number' | 'boolean' | 'date'): ParameterValue | undefined {
  const text = String(raw).trim();
  switch (type) {
    case 'number':
      return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'date':
      return /^\d{4}-\d{2}(-\d{2})?$/.test(text) && startsWithDay(`${text}-01`) ? text : undefined;
    default:
      return text;
  }
}
