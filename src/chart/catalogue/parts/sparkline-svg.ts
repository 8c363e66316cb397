import type { Palette } from '../../palette.ts';
import { type SparkOptions, sparkShape } from './spark-shape.ts';

export interface SparklineSvgOptions extends SparkOptions {
  readonly palette: Pick<Palette, 'series' | 'positive' | 'negative' | 'quiet'>;
  /** Words for those who cannot see it; hidden from them when absent, as in a table that prints the values. */
  readonly alt?: string;
}

/**
 * A sparkline as a tiny inline SVG for HTML, without Vega: some microseconds and some hundred bytes each, for tables of thousands of
 * rows. The same values give the same text. No value, no picture: the empty text.
 * @param values in their order; null is a gap
 */
export function sparklineSvg(values: readonly (number | null)[], { palette, alt, ...options }: SparklineSvgOptions): string {
  const { runs, columns, dots, zero } = sparkShape(values, options);
  if (dots.length === 0 && columns.length === 0) return '';
  const { width, height } = options;
  const first = palette.series[0] ?? palette.quiet;
  const heard = alt === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${attributeText(alt)}"`;
  const parts = [`<svg class="spark" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ${heard}>`];
  if (columns.length > 0) {
    for (const negative of [false, true]) {
      const path = columns
        .filter((column) => column.negative === negative)
        .map(({ x, y, width, height }) => `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`);
      if (path.length > 0) parts.push(`<path fill="${negative ? palette.negative : first}" d="${path.join('')}"/>`);
    }
    if (zero !== undefined) parts.push(`<path stroke="${palette.quiet}" stroke-width=".6" d="M0 ${px(zero)}H${width}"/>`);
  }
  const lines = runs.filter((run) => run.length > 1).map((run) => `M${run.map(([x, y]) => `${px(x)} ${px(y)}`).join('L')}`);
  if (lines.length > 0)
    parts.push(`<path fill="none" stroke="${palette.quiet}" stroke-width="1.1" stroke-linejoin="round" d="${lines.join('')}"/>`);
  for (const { x, y, kind } of dots)
    parts.push(
      `<circle cx="${px(x)}" cy="${px(y)}" r="${kind === 'last' ? 1.9 : 1.5}" fill="${kind === 'last' ? first : kind === 'lowest' ? palette.negative : palette.positive}"/>`,
    );
  return `${parts.join('')}</svg>`;
}

/** Tenths of a pixel, as short as they can be written. */
function px(value: number): string {
  const text = String(Math.round(value * 10) / 10);
  return text.startsWith('0.') ? text.slice(1) : text.startsWith('-0.') ? `-${text.slice(2)}` : text;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attributeText = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
