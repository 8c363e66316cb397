import { maxOf, minOf } from '../../../shared/extremes.ts';
import { contrast, TEXT_CONTRAST } from '../../contrast.ts';
import { type Palette, tint } from '../../palette.ts';

/** Share of the brand's colour in the lightest and darkest shade. */
const LIGHT = 0.13;
const DARK = 0.62;

/** Light to dark with the value; with a price what lies at or under it stays white, so that the border is seen in grey as well. */
export function shades(values: readonly number[], price: number | undefined, palette: Palette): (value: number) => string {
  const meant = price === undefined ? values : values.filter((value) => value > price);
  const low = price ?? minOf(meant);
  const high = maxOf(meant);
  const steps = new Map<number, string>();
  return (value) => {
    if (price !== undefined && value <= price) return palette.background;
    const share = high > low ? (value - low) / (high - low) : 0.4;
    // Five steps: a finer scale could not be told apart in print.
    const step = Math.min(4, Math.floor(share * 5));
    let fill = steps.get(step);
    if (fill === undefined) steps.set(step, (fill = legibleTint(palette, LIGHT + (step / 4) * (DARK - LIGHT))));
    return fill;
  };
}

/** The brand's colour in so strong a tint, or as little lighter as figures on it can be read. */
function legibleTint(palette: Palette, share: number): string {
  const fill = tint(palette, palette.highlight, share);
  const readable = contrast(inkOn(fill, palette), fill) >= TEXT_CONTRAST;
  return readable || share <= LIGHT ? fill : legibleTint(palette, share - 0.02);
}

/** Words on a fill: dark or light, whichever stands out more. */
export function inkOn(fill: string, palette: Palette): string {
  return contrast(palette.ink, fill) >= contrast(palette.background, fill) ? palette.ink : palette.background;
}
