/** Remembers what `build` gives for each language tag; a document has one or two. */
export function memoizeByLanguage<T>(build: (language: string) => T): (language: string) => T {
  const known = new Map<string, T>();
  return (language) => {
    const tag = supported(language);
    const value = known.get(tag) ?? build(tag);
    known.set(tag, value);
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
