import { createCanvas, GlobalFonts, type SKRSContext2D } from 'canvas';
import type { FontFace } from '../brand/brand.ts';

/** What a width depends on, as Vega's text items carry it. */
export interface TextItem {
  readonly font?: string | null;
  readonly fontSize?: number | null;
  readonly fontWeight?: string | number | null;
  readonly fontStyle?: string | null;
  /** Width in px to which the text will be cut. */
  readonly limit?: number | null;
}

/** Size at which glyphs are measured; large, so that hinting and rounding vanish when scaled down. */
const MEASURED_AT = 200;

/** Widths that are kept of one font, weight and slant. */
const MOST_KEPT = 10_000;
/** Figures alone, and pairs that fonts with proportional figures draw together. */
const FIGURES = [...'123456789', '11', '17', '71', '74', '47', '10', '01', '00'];

/** Gives the width of a text in em. */
export type Ruler = (text: string) => number;

/** Widths for characters that no face of the brand covers, in em. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NARROW_EM = 0.56;

const registered = new Map<string, string>();
let context: SKRSContext2D | undefined;

/**
 * Measures text in a brand's faces as a browser sets it: for each character the first family of the CSS list with a face
 * that covers it. Files are read when a text first needs them, once per process, each under a family name of its own,
 * because a canvas takes one file per name and weight while a brand's family is made of many slices.
 */
export class TextMeasure {
  readonly #faces: readonly CoveringFace[];
  readonly #chosen = new Map<string, CoveringFace | undefined>();
  /** Widths in em by style, then by text. */
  readonly #rulers = new Map<string, Ruler>();

  constructor(faces: readonly FontFace[]) {
    this.#faces = faces.map((face) => ({ ...face, ranges: parseRanges(face.unicodeRange) }));
  }

  /** Width in CSS px of one line of text. */
  width(item: TextItem, text: string): number {
    const size = item.fontSize ?? 11;
    if (size <= 0 || text === '') return 0;
    const em = this.ruler(item)(text);
    return item.limit !== undefined && item.limit !== null && item.limit > 0 ? Math.min(em * size, item.limit) : em * size;
  }

  /** What measures texts of one font, weight and slant, in em. */
  ruler({ font, fontStyle, fontWeight }: TextItem): Ruler {
    const style = `${fontStyle === 'italic' ? 'italic' : 'normal'}|${weightOf(fontWeight)}|${font ?? ''}`;
    let ruler = this.#rulers.get(style);
    if (ruler === undefined) {
      ruler = this.#rulerOf(style);
      this.#rulers.set(style, ruler);
    }
    return ruler;
  }

  #rulerOf(style: string): Ruler {
    const widths = new Map<string, number>();
    let tabular: boolean | undefined;
    const measured = (text: string) => {
      let em = widths.get(text);
      if (em === undefined) {
        em = this.#measure(style, text);
        if (widths.size >= MOST_KEPT) widths.clear();
        widths.set(text, em);
      }
      return em;
    };
    return (text) => {
      if (!/\d/.test(text)) return measured(text);
      // Where all figures are as wide as each other, one number stands for all of its form.
      tabular ??= this.#hasTabularFigures(style);
      return measured(tabular ? text.replace(/[1-9]/g, '0') : text);
    };
  }

  #hasTabularFigures(style: string): boolean {
    const nought = this.#measure(style, '0');
    return FIGURES.every((figures) => Math.abs(this.#measure(style, figures) - nought * figures.length) < 1e-6);
  }

  /** Width in em: runs of characters of one face are set together, so that kerning counts. */
  #measure(style: string, text: string): number {
    let em = 0;
    let run = '';
    let runFace: CoveringFace | undefined;
    for (const character of text) {
      const face = this.#faceFor(style, character);
      if (face !== runFace) {
        em += runWidth(runFace, run);
        run = '';
        runFace = face;
      }
      run += character;
    }
    return em + runWidth(runFace, run);
  }

  #faceFor(style: string, character: string): CoveringFace | undefined {
    const key = `${style}|${character}`;
    if (this.#chosen.has(key)) return this.#chosen.get(key);
    const [slant, weight, ...list] = style.split('|');
    const code = character.codePointAt(0) ?? 0;
    let face: CoveringFace | undefined;
    for (const family of families(list.join('|'))) {
      face = closest(
        this.#faces.filter((each) => each.family === family && covers(each, code)),
        slant ?? 'normal',
        Number(weight),
      );
      if (face !== undefined) break;
    }
    this.#chosen.set(key, face);
    return face;
  }
}

interface CoveringFace extends FontFace {
  readonly ranges: readonly (readonly [number, number])[] | undefined;
}

function runWidth(face: CoveringFace | undefined, run: string): number {
  if (run === '') return 0;
  if (face === undefined) return [...run].reduce((em, character) => em + (WIDE.test(character) ? 1 : NARROW_EM), 0);
  context ??= createCanvas(8, 8).getContext('2d');
  context.font = `${MEASURED_AT}px "${alias(face.file)}"`;
  return context.measureText(run).width / MEASURED_AT;
}

/** Registers a file on first use and gives the family name that stands for it alone. */
function alias(file: string): string {
  let name = registered.get(file);
  if (name === undefined) {
    name = `tearsheet-face-${registered.size}`;
    GlobalFonts.registerFromPath(file, name);
    registered.set(file, name);
  }
  return name;
}

function families(list: string): readonly string[] {
  return list.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));
}

function weightOf(weight: TextItem['fontWeight']): number {
  if (weight === 'bold') return 700;
  const number = Number(weight ?? 400);
  return Number.isFinite(number) && number > 0 ? number : 400;
}

/** Nearest weight, right slant first: CSS Fonts 4 §5.2 without its ties, which brands do not have. */
function closest(faces: readonly CoveringFace[], slant: string, weight: number): CoveringFace | undefined {
  const distance = (face: CoveringFace) => Math.abs(face.weight - weight) + (face.style === slant ? 0 : 2000);
  return faces.reduce<CoveringFace | undefined>(
    (best, face) => (best === undefined || distance(face) < distance(best) ? face : best),
    undefined,
  );
}

function covers(face: CoveringFace, code: number): boolean {
  return face.ranges === undefined || face.ranges.some(([from, to]) => code >= from && code <= to);
}

/** `U+0-FF, U+4??` as pairs of code points. */
function parseRanges(range: string | undefined): CoveringFace['ranges'] {
  if (range === undefined) return undefined;
  return range.split(',').map((part) => {
    const [from = '', to] = part.trim().replace(/^u\+/i, '').split('-');
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt((to ?? from).replaceAll('?', 'f'), 16)] as const;
  });
}
