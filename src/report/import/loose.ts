/**
 * Whether a file is loose text that must be imported: no front matter opens it, and its name is not that of data.
 * `.md` without front matter and `.txt` are loose.
 */
export function isLooseText(text: string, fileName: string): boolean {
  if (/\.(?:ya?ml|json)$/i.test(fileName)) return false;
  return !/^\uFEFF?---[ \t]*\r?\n/.test(text);
}
