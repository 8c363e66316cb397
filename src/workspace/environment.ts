const REFERENCE = /\$\$\{|\$\{([^}]*)\}/g;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting with the values of its variables in place. */
export interface FilledSetting {
  readonly text: string;
  /** Variables that are unset or empty; then the text is of no use. */
  readonly missing: readonly string[];
}

/** True when every `${…}` of a setting names a variable: letters, digits and `_`, or is written `$${…}` to stand as it is. */
export function namesVariables(text: string): boolean {
  const rest = text.replace(REFERENCE, (whole, name: string | undefined) =>
    whole === '$${' || (name !== undefined && NAME.test(name)) ? '' : '${',
  );
  return !rest.includes('${');
}

/**
 * Puts variables of the environment where a setting says `${NAME}`; `$${` stands for `${`. A variable that is the whole setting is
 * taken as it is; one that is a part goes through `encode`, so that a password may hold the marks of a URL.
 */
export function fillVariables(
  text: string,
  environment: Environment = process.env,
  encode: (value: string) => string = (value) => value,
): FilledSetting {
  const missing: string[] = [];
  const filled = text.replace(REFERENCE, (whole, name: string | undefined) => {
    if (name === undefined) return '${';
    const value = environment[name];
    if (value === undefined || value === '') {
      missing.push(name);
      return '';
    }
    return whole === text.trim() ? value : encode(value);
  });
  return { text: filled, missing: [...new Set(missing)] };
}
