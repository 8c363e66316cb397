import type { ReportSpec } from '../report/spec.ts';
import type { Problem } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import { didYouMean } from '../shared/nearest.ts';

/** What is wrong with one parameter. */
export class ParameterMistake extends Error {
  readonly code: string;
  readonly mend: string | undefined;
  constructor(code: string, message: string, mend?: string) {
    super(message);
    this.code = code;
    this.mend = mend;
  }
}

/** With the place of its declaration. */
export function problemAt(
  spec: ReportSpec,
  name: string,
  { code, message, mend }: Pick<ParameterMistake, 'code' | 'message' | 'mend'>,
): Problem {
  const place = spec.locate(['parameters', name]);
  return { code: `parameter.${code}`, message, place, frame: codeFrame(spec.source.text, place), ...(mend ? { mend } : {}) };
}

/** As many choices as a person reads. */
const SHOWN = 12;

/** A value that is not among the choices, with the one that was probably meant. */
export function notAChoice(name: string, value: string, choices: readonly string[]): ParameterMistake {
  const more = choices.length - SHOWN;
  return new ParameterMistake(
    'not-a-choice',
    `The parameter "${name}" is "${value}", which is not among its ${choices.length} choices.${didYouMean(value, choices)}`,
    `Choices: ${choices.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  );
}
