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
  const [open, close, openSingle, closeSingle] =
    QUOTES[language.split('-')[0] as string] ?? (QUOTES['en'] as readonly [string, string, string, string]);
  let singleOpen = false;
  let openedAt = -1;
  return text.replace(/["']/g, (mark, at: number) => {
    const previous = at === 0 ? before : (text[at - 1] as string);
    const opens =
      previous === '' ||
      (at > 0 && openedAt === at - 1 && previous !== mark) ||
      /[\s([{\u2013\u2014\u00a0/\u201c\u201e\u2018\u201a-]/.test(previous);
    const next = text[at + 1] ?? '';
    if (opens) openedAt = at;
    if (mark === '"') return opens ? open : close;
    const inWord = /[\p{L}\p{N}]/u.test(previous);
    if (singleOpen && !opens && !/[\p{L}\p{N}]/u.test(next)) {
      singleOpen = false;
      return closeSingle;
    }
    // Years ('25) and letters within words take the apostrophe.
    if (inWord || /\d/.test(next)) return '\u2019';
    singleOpen = opens;
    return opens ? openSingle : closeSingle;
  });
}
