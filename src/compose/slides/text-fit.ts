/** Widths in em of a wide sans: what fits by this table fits in any text face. */
const NARROW = /[ijltfrI.,;:'’‘|!()[\]\-–·\s]/;
const WIDE = /[mwMW%@—…]/;
const FULL =
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud87f][\udc00-\udfff]/u;

function em(sign: string): number {
  if (FULL.test(sign)) return 1;
  if (NARROW.test(sign)) return 0.32;
  if (WIDE.test(sign)) return 0.9;
  return /[A-Z0-9\u00c0-\u00de+−×=<>$€£&#]/.test(sign) ? 0.64 : 0.56;
}

/** Width of a line in px, on the safe side. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += em(sign);
  return width * size;
}

/** Words, and single signs of scripts that break anywhere. A no-break space joins. */
function unbreakable(text: string): string[] {
  return text
    .split(/[ \t\r]+/)
    .flatMap((word) => word.split(/(?<=[\u2e80-\u9fff\uff00-\uffef])/u))
    .filter((word) => word !== '');
}

/** Widest part that cannot be broken. */
export function longestWord(text: string, size: number): number {
  return Math.max(0, ...unbreakable(text.replaceAll('\n', ' ')).map((word) => textWidth(word, size)));
}

/** Lines that a text takes in a column, on the safe side; an empty text takes none. */
export function lineCount(text: string, width: number, size: number): number {
  if (text.trim() === '') return 0;
  const space = textWidth(' ', size);
  return text.split('\n').reduce((lines, paragraph) => {
    let used = 0;
    let count = 1;
    for (const word of unbreakable(paragraph)) {
      const wide = textWidth(word, size);
      const gap = used > 0 && !FULL.test(word) ? space : 0;
      if (used > 0 && used + gap + wide > width) {
        count++;
        used = wide;
      } else used += gap + wide;
      // A word wider than the column is broken anywhere.
      if (used > width) {
        count += Math.floor(used / width);
        used %= width;
      }
    }
    return lines + count;
  }, 0);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};

/** The words of our own markup; a break and the end of a block become a line end. */
export function wordsOf(html: string): string {
  return html
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<br>|<\/(?:p|li|blockquote|pre|h[1-6])>(?=.)/gs, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] as string)
    .trim();
}
