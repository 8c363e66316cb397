import type { Palette } from '../../palette.ts';

/** Lines that eyes can follow by colour; further ones are context. */
const MOST = 5;

/**
 * A colour for each name: the one that is meant has the first, the others follow in the brand's fixed order, what comes after
 * five is muted.
 * @param meant the first name when absent or unknown
 */
export function colorsOf(names: readonly string[], meant: string | undefined, palette: Palette): readonly string[] {
  const first = meant !== undefined && names.includes(meant) ? meant : names[0];
  let next = 1;
  return names.map((name) => {
    if (name === first) return palette.series[0] ?? palette.highlight;
    const color = next < Math.min(MOST, palette.series.length) ? palette.series[next] : palette.muted;
    next += 1;
    return color ?? palette.muted;
  });
}
