import { contrast } from '../../contrast.ts';
import { type Palette, tint } from '../../palette.ts';

/** Strength of falls: in grey they are lighter than rises. */
const FALL = 0.66;
/** Least distance of colours that are not mistaken for each other, in steps of sRGB. */
const APART = 45;

/** Colours of a bridge: rises, falls, and totals in the first strong colour of the brand that is mistaken for neither. */
export function bridgeColors(palette: Palette): { readonly rise: string; readonly fall: string; readonly total: string } {
  const distance = (color: string) => Math.min(apart(color, palette.positive), apart(color, palette.negative));
  const strong = [palette.highlight, ...palette.series].filter((color) => contrast(color, palette.background) > 4.5);
  const total = strong.find((color) => distance(color) > APART) ?? palette.quiet;
  return { rise: palette.positive, fall: tint(palette, palette.negative, FALL), total };
}

function apart(a: string, b: string): number {
  const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const [from, to] = [channels(a), channels(b)];
  return Math.hypot(...from.map((channel, at) => channel - (to[at] ?? 0)));
}
