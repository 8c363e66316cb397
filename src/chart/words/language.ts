/** Remembers what `build` gives for each language tag; a document has one or two. */
export function memoizeByLanguage<T>(build: (language: string) => T): (language: string) => T {
  const known = new Map<string, T>();
  return (language) => {
    let value = known.get(language);
    if (value === undefined) {
      value = build(supported(language));
      known.set(language, value);
    }
    return value;
  };
}

/** The tag itself, or `en` when `Intl` cannot read it. */
function supported(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
