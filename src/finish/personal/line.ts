import { outlineOf } from './font/installed.ts';
import type { Outline } from './font/outlines.ts';

/** For whom a copy is. */
export interface Recipient {
  /** Of a person; any script, any length. */
  readonly name: string;
  readonly firm?: string | undefined;
  /** Letters, digits and `. _ -`, at most forty; made of the file, the name and the firm when absent. */
  readonly copyId?: string | undefined;
}

/** Words that are drawn one after another. */
export interface LinePiece {
  readonly glyphs: readonly LineGlyph[];
  /** What the piece says, where what is drawn is not that: shortened, or spelt in code points. */
  readonly says: string | undefined;
}

export interface LineGlyph {
  readonly character: string;
  readonly outline: Outline;
}

/** A character as a reader counts them, and how it is drawn. */
interface Cluster {
  readonly glyphs: readonly LineGlyph[];
  /** Thousandths of the type size. */
  readonly width: number;
  readonly isSpelt: boolean;
  readonly isSpace: boolean;
  /** What is drawn is what the text says. */
  readonly isTrue: boolean;
}

const ELLIPSIS = '…';
/** The most characters of a name that are looked at: a line never holds more. */
const LONGEST = 400;
/** The most characters that a name says, where it is not all drawn. */
const LONGEST_SAID = 1000;
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Variation_Selector}]/gu;
/** They shape what stands beside them, and are drawn as nothing. */
const JOINERS = /[\u200c\u200d]/g;
/** Written from right to left, or in forms that depend on their neighbours: letter by letter they are wrong. */
const SHAPED = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The line of a copy: `Prepared for NAME, FIRM · copy ID`, in pieces. Characters that no installed font has are spelt as code points;
 * what is too wide is shortened, the longer of name and firm first, and never the id.
 * @param words with {recipient} and {id}
 * @param width thousandths of the type size
 */
export function copyLine(words: string, { name, firm = '' }: Recipient, copyId: string, width: number): readonly LinePiece[] {
  const [before = '', after = ''] = words.split('{recipient}').map((part) => part.replaceAll('{id}', copyId));
  const parts = [name, firm].map((text) => ({ text: cleaned(text), drawn: clustersOf(cleaned(text)), cut: false }));
  const [first, second] = parts as [Part, Part];
  const separator = second.drawn.length > 0 ? clustersOf(', ') : [];
  const fixed = [...clustersOf(before), ...clustersOf(after), ...separator];
  shorten(first, second, width - widthOf(fixed));
  return [piece(clustersOf(before)), nameOf(first), piece(separator), nameOf(second), piece(clustersOf(after))].filter(
    ({ glyphs }) => glyphs.length > 0,
  );
}

interface Part {
  readonly text: string;
  drawn: Cluster[];
  cut: boolean;
}

/** Takes characters from the end of the wider part until both have room. */
function shorten(first: Part, second: Part, room: number): void {
  const ellipsis = clustersOf(ELLIPSIS);
  const widths = [widthOf(first.drawn), widthOf(second.drawn)] as [number, number];
  const total = (): number => widths[0] + widths[1] + (Number(first.cut) + Number(second.cut)) * widthOf(ellipsis);
  while (total() > room && first.drawn.length + second.drawn.length > 2) {
    const at = widths[0] >= widths[1] ? 0 : 1;
    const part = at === 0 ? first : second;
    widths[at] -= part.drawn.pop()?.width ?? 0;
    part.cut = true;
  }
  for (const part of [first, second]) if (part.cut) part.drawn.push(...ellipsis);
}

function nameOf({ text, drawn, cut }: Part): LinePiece {
  const isPlain = !cut && drawn.every(({ isTrue }) => isTrue);
  return { ...piece(drawn), says: isPlain ? undefined : [...text].slice(0, LONGEST_SAID).join('') };
}

function piece(drawn: readonly Cluster[]): LinePiece {
  return { glyphs: drawn.flatMap(({ glyphs }) => glyphs), says: undefined };
}

function widthOf(drawn: readonly Cluster[]): number {
  return drawn.reduce((sum, { width }) => sum + width, 0);
}

/** One line of visible characters; a name that has none is spelt in code points. */
function cleaned(text: string): string {
  const composed = text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim();
  const visible = composed.replace(INVISIBLE, '').replace(/ +/g, ' ').trim();
  return visible.replace(JOINERS, '') !== '' || composed === '' ? visible : [...composed].map(codePointOf).join(' ');
}

function clustersOf(text: string): Cluster[] {
  const out: Cluster[] = [];
  for (const { segment } of clusters.segment(text)) {
    if (out.length >= LONGEST) break;
    const characters = [...segment.replace(JOINERS, '')];
    const drawn = drawnAs(characters) ?? drawnAs([...segment.normalize('NFKD')].filter((mark) => !/\p{M}/u.test(mark)));
    const isApart = standsApart(out.at(-1), drawn === undefined, segment);
    const glyphs = [...(isApart ? letters(' ') : []), ...(drawn ?? letters(characters.map(codePointOf).join(' ')))];
    out.push({
      glyphs,
      width: glyphs.reduce((sum, { outline }) => sum + outline.advance, 0),
      isSpelt: drawn === undefined,
      isSpace: segment === ' ',
      isTrue:
        drawn !== undefined &&
        drawn.length === characters.length &&
        drawn.every(({ character }, i) => character === characters[i]),
    });
  }
  return out;
}

/** Whether a space must stand before a cluster, so that code points do not run into what is beside them. */
function standsApart(before: Cluster | undefined, isSpelt: boolean, segment: string): boolean {
  if (before === undefined || before.isSpace) return false;
  return before.isSpelt ? !/^[\s\p{P}]/u.test(segment) : isSpelt;
}

/** Characters as installed fonts draw them one after another; undefined where one is missing, or would stand in the wrong form. */
function drawnAs(characters: readonly string[]): LineGlyph[] | undefined {
  const drawn: LineGlyph[] = [];
  for (const character of characters) {
    const outline = SHAPED.test(character) ? undefined : outlineOf(character.codePointAt(0) as number);
    if (outline === undefined) return undefined;
    drawn.push({ character, outline });
  }
  return drawn.length === 0 ? undefined : drawn;
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What stands in for the outline of a letter where no font is installed at all. */
const EMPTY: Outline = { advance: 500, contours: [] };

function letters(text: string): LineGlyph[] {
  return [...text].map((character) => ({ character, outline: outlineOf(character.codePointAt(0) as number) ?? EMPTY }));
}
