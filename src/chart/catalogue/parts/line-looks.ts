import type { Palette } from '../../palette.ts';

/** Lines that eyes can follow by colour; further ones are context. */
const MOST = 5;
/** CSS px: the line that is meant stands out in grey as well. */
const STROKE = { meant: 2.2, other: 1.4 } as const;

/** How a line among others is drawn. */
export interface LineLook {
  readonly color: string;
  /** Width of its stroke, CSS px. */
  readonly stroke: number;
}

/**
 * A look for each name: the one that is meant has the first colour and the stronger stroke, the others follow in the brand's fixed
 * order, what comes after five is muted.
 * @param meant the first name when absent or unknown
 */
export function lineLooks(names: readonly string[], meant: string | undefined, palette: Palette): readonly LineLook[] {
  const first = meant !== undefined && names.includes(meant) ? meant : names[0];
  let next = 1;
  return names.map((name) => {
    if (name === first) return { color: palette.series[0] ?? palette.highlight, stroke: STROKE.meant };
    const color = next < Math.min(MOST, palette.series.length) ? palette.series[next] : palette.muted;
    next += 1;
    return { color: color ?? palette.muted, stroke: STROKE.other };
  });
}
