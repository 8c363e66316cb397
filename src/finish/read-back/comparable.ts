/** What is drawn in more than one way, or not at all: spaces, hyphens at the end of a line, quotation marks, bullets, arrows, accents. */
const LEFT_OUT = /[^\p{L}\p{N}%‰.,+/:()$€£¥×&=<>\u2012-\u2015\u2212]|[\u02b0-\u02ff]/gu;
const DASHES = /[\u2012-\u2015\u2212]/g;
/** Signs that stand for letters in some fonts and in letters that are put together: dotless j, ligatures in private use, the stroke of fractions. */
const STANDS_FOR: Readonly<Record<string, string>> = { '\u0237': 'j', '\uf001': 'fi', '\uf002': 'fl', '\u2044': '/' };
const STAND_INS = /[\u0237\uf001\uf002\u2044]/g;

/**
 * A text as it is compared with a print: letters, digits and the signs of numbers, whatever the case, the ligatures, the spaces and the ends
 * of lines. Unicode's compatibility forms are one (UAX #15); a hyphen is left out, a minus and a dash are one.
 */
export function comparable(text: string): string {
  if (PLAIN.test(text)) return text.toUpperCase();
  return text
    .normalize('NFKD')
    .replace(STAND_INS, (sign) => STANDS_FOR[sign] as string)
    .replace(LEFT_OUT, '')
    .replace(DASHES, '-')
    .toUpperCase();
}

const PLAIN = /^[A-Za-z0-9%.,+/:()$&=<>]*$/;

/** Words that a print draws from right to left: their letters stand in another order. */
export function runsFromRight(text: string): boolean {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text);
}
