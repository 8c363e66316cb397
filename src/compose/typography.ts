/** Opening and closing marks by language: double, single. */
const QUOTES: Readonly<Record<string, readonly [string, string, string, string]>> = {
  en: ['\u201c', '\u201d', '\u2018', '\u2019'],
  de: ['\u201e', '\u201c', '\u201a', '\u2018'],
};

/**
 * Typewriter quotes become those of the language, an apostrophe becomes one. Text already set with care is left as it is.
 * @param before the character that stands before the text, when it continues a line
 */
export function setQuotes(text: string, language: string, before = ''): string {
  if (!/["']/.test(text)) return text;
  const [open, close, openSingle, closeSingle] = QUOTES[language.split('-')[0] as string] ?? (QUOTES['en'] as readonly [string, string, string, string]);
  return text.replace(/["']/g, (mark, at: number) => {
    const previous = at === 0 ? before : (text[at - 1] as string);
    const opens = previous === '' || /[\s([{\u2013\u2014\u00a0/\u201c\u201e\u2018\u201a-]/.test(previous);
    const next = text[at + 1] ?? '';
    if (mark === '"') return opens ? open : close;
    // Years ('25) and letters within words take the apostrophe.
    if (/[\p{L}\p{N}]/u.test(previous) || /\d/.test(next)) return '\u2019';
    return opens ? openSingle : closeSingle;
  });
}
