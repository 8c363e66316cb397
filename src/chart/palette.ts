import type { Brand } from '../brand/brand.ts';
import { legible, mix } from './contrast.ts';

/** Colours of a brand by what they mean in a chart, all `#rrggbb`. */
export interface Palette {
  /** Series in their fixed order; at least six. */
  readonly series: readonly string[];
  /** The one thing that the chart is about. */
  readonly highlight: string;
  /** Second voice: a target, a limit, an event. */
  readonly accent: string;
  /** Context: what is not meant. */
  readonly muted: string;
  /** Expected values of the first series: a lighter tint of it. */
  readonly estimate: string;
  readonly positive: string;
  readonly negative: string;
  /** Words. */
  readonly ink: string;
  /** Quiet words: axes, notes. */
  readonly quiet: string;
  /** Hairlines. */
  readonly line: string;
  readonly background: string;
}

/** The palette of a brand. */
export function paletteOf({ colors }: Brand): Palette {
  const first = colors.series[0] ?? colors.primary;
  return {
    series: colors.series,
    highlight: colors.primary,
    accent: legible(colors.accent, colors.background),
    muted: mix(colors.background, colors.muted, 0.45),
    estimate: mix(colors.background, first, 0.5),
    positive: colors.positive,
    negative: colors.negative,
    ink: colors.foreground,
    quiet: legible(colors.muted, colors.background),
    line: colors.line,
    background: colors.background,
  };
}

/** A colour towards the background: 1 is the colour itself, 0 the background. */
export function tint(palette: Palette, color: string, amount: number): string {
  return mix(palette.background, color, amount);
}
