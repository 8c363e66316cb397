import type * as z from 'zod';
import type { Row } from '../../data/row.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Palette } from '../palette.ts';
import type { ChartWords } from '../words/words.ts';

/** What a chart of the catalogue draws from. Everything is final: the same input gives the same drawing. */
export interface CatalogueInput<Options> {
  /** Parsed by the chart's own schema: defaults are filled in. */
  readonly options: Options;
  /** Rows of the exhibit's dataset, at least one. */
  readonly rows: readonly Row[];
  /** Rows of further datasets by the role they play (`with:` of the exhibit). */
  readonly more: Readonly<Record<string, readonly Row[]>>;
  /** CSS px of the whole picture, axes and labels included. */
  readonly width: number;
  readonly height: number;
  /** BCP 47 tag. */
  readonly language: string;
  /** Words of ours in that language. */
  readonly words: ChartWords;
  /** Colours of the brand, named by what they mean. */
  readonly palette: Palette;
  /** Numbers and dates as the reader's language writes them. */
  readonly text: CatalogueText;
  /** Width in CSS px of one line in the brand's data font; text marks are set in 11 px, weight 600, which are the defaults. */
  measure(text: string, size?: number, weight?: number): number;
}

/** Short words for labels in a chart. */
export interface CatalogueText {
  /** `decimals` places; grouped; the minus sign of the language. */
  number(value: number, decimals?: number): string;
  /** In few characters: 1.2M. */
  short(value: number): string;
  /** A date by how far apart the dates of a chart are. */
  date(value: string | number, step?: 'day' | 'month' | 'quarter' | 'year'): string;
  /** "12.3 %", "8.1x", "USD 3.20", as a fact with that unit would be printed. */
  unit(value: number, unit: string, decimals?: number): string;
}

/**
 * What a chart of the catalogue gives to be drawn.
 *
 * Labels are placed after the first drawing, by the `name` that their view has in the spec (`{ name: 'endLabels', mark: { type:
 * 'text', … } }`; anything may follow the word, as in `endLabelsHigh`). It works for authors' own Vega-Lite as well:
 *
 * - `endLabels`: names or values at the right end of lines. Spread vertically until none touch, order kept, moved as little as
 *   can be; kept inside of the picture. The plot gives way to them by itself: no `padding` is needed.
 * - `pointLabels`: names of points. Each finds a free place around its point (above, right, left, below, corners), clear of other
 *   names, of points and lines; what finds none is left out, last rows first, and counted in a finding. Encode x and y as the
 *   point has them, without dx and dy.
 * - `barLabels`: values at bars. One that has no room beyond the end of its bar goes inside of it, in a colour that can be
 *   read there; one that has room nowhere is left out. Upright bars: align center; bars that lie: align left or right.
 * - `valueLabels`: values over neighbours in a row. When they touch, every second is left out, the last one kept.
 *
 * A text of several lines is written with "\n" between them.
 */
export interface CatalogueDrawing {
  /**
   * Vega-Lite, without data. It depends on options, size and brand alone, so that it is compiled once for many datasets:
   * what depends on the rows goes into `rows`, `data` or `signals`.
   */
  readonly spec: Readonly<Record<string, unknown>>;
  /** Rows of the spec's own data. */
  readonly rows: readonly Row[];
  /** Rows of data that the spec names: `{ data: { name: 'targets' } }`. */
  readonly data?: Readonly<Record<string, readonly Row[]>>;
  /** Values of the spec's `params` by name, set before the first drawing. */
  readonly signals?: Readonly<Record<string, unknown>>;
  /**
   * CSS px between the picture's edge and all that is in it, 1 when absent. The plot gives way to axes and labels by itself. Not
   * for composed pictures.
   */
  readonly padding?: { readonly top?: number; readonly right?: number; readonly bottom?: number; readonly left?: number };
  /** What the picture says, with its extremes, for those who cannot see it; one to three sentences in the reader's language. */
  readonly alt: string;
  /** The data in words for the table beside the picture, when rows of the drawing are not what a reader wants to see. */
  readonly table?: {
    readonly columns: readonly { readonly key: string; readonly title: string }[];
    readonly rows: readonly Row[];
  };
  /** Whatever had to be left out. */
  readonly findings?: readonly Pick<Finding, 'message' | 'mend'>[];
}

/** A column that a chart needs, by the option that names it. */
export interface ColumnNeed {
  /** Key of the option whose value is the column's name; its default is the usual name. */
  readonly option: string;
  readonly kind: 'text' | 'number' | 'date' | 'any';
  readonly optional?: boolean;
  /** The role of the further dataset that has it; the exhibit's own rows when absent. */
  readonly of?: string;
}

/** One chart of the catalogue: what it is for, what it takes, how it becomes Vega-Lite. */
// biome-ignore lint/suspicious/noExplicitAny: each chart has options of its own; the registry holds them all.
export interface CatalogueChart<Options = any> {
  /** As written in a report: `chart: bridge`. */
  readonly name: string;
  /** When to use it, in one sentence. */
  readonly summary: string;
  /** A strict object; every option has a description, and a default where there is a usual value. */
  readonly options: z.ZodType<Options>;
  readonly columns: readonly ColumnNeed[];
  /** Options whose columns, the first one of time, say what a row's numbers are of, where there is one number of each. */
  readonly once?: readonly string[];
  /** Height over width that suits it in a half-width place (0.62 when absent); wider places are flatter. */
  readonly ratio?: number;
  /** CSS px of the whole picture where the rows decide, as for bars that lie; wins over `ratio`. */
  height?(input: Pick<CatalogueInput<Options>, 'options' | 'rows' | 'more' | 'width'>): number;
  /** A picture in a line of text or a table cell: neither axes nor words. */
  readonly inline?: boolean;
  draw(input: CatalogueInput<Options>): CatalogueDrawing;
}

/** Keeps the type of the options between the schema and `draw`. */
export function catalogueChart<Schema extends z.ZodType>(
  chart: Omit<CatalogueChart<z.output<Schema>>, 'options'> & { readonly options: Schema },
): CatalogueChart {
  return chart as unknown as CatalogueChart;
}
