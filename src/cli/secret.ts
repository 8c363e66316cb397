import { TearsheetError } from '../shared/errors.ts';

/**
 * A secret out of a variable of the environment; undefined when no variable is named.
 * @param what as it is told: "the key"
 * @throws TearsheetError `usage.password-env`
 */
export function secretFrom(variable: string | undefined, what: string): string | undefined {
  if (variable === undefined) return undefined;
  const value = process.env[variable];
  if (value !== undefined && value !== '') return value;
  throw new TearsheetError('usage', {
    code: 'usage.password-env',
    message: `The variable ${variable}, which holds the password of ${what}, is not set.`,
    mend: 'Set it for this command, out of a store of secrets.',
  });
}
