import type { Row } from '../data/row.ts';
import type { Locale } from '../locale/locale.ts';
import type { Problem } from '../shared/errors.ts';

export type { Cell, Row } from '../data/row.ts';

/** What a figure shows, for readers who cannot see it. */
export interface DataTable {
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly rows: readonly (readonly string[])[];
  /** Rows left out of `rows` because there are too many to read. */
  readonly omitted: number;
}

/** A drawn chart: vectors with real text, its words, its data. */
export interface Figure {
  /** `<svg …>` with role="img" and aria-label; width and height in CSS px, no outward references, ids prefixed by `id`. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly table: DataTable;
}

/** What is wrong with a chart, and where in it. */
export interface ChartProblem extends Problem {
  /** Path of the wrong value inside of `chart`, as `['value']`. */
  readonly path?: readonly PropertyKey[];
}

/** What of a locale the labels of a chart need. */
export type ChartLocale = Pick<Locale, 'language' | 'numbers' | 'house'>;

/** A chart to draw: any Vega-Lite spec or a chart of the catalogue, its rows apart from it. */
export interface ChartInput {
  /** Unique in the document; prefixes every id inside the SVG. */
  readonly id: string;
  /**
   * Vega-Lite spec without a `$schema` necessarily; `data` is absent, named or inline, never a URL.
   * Or a chart of the catalogue: `{ type: 'bridge', …options }`.
   */
  readonly spec: Readonly<Record<string, unknown>>;
  /** Rows for the spec's top-level data, when the exhibit names a dataset. */
  readonly rows?: readonly Row[] | undefined;
  /** Rows of further datasets by the role they play; a Vega-Lite spec names them as data. */
  readonly more?: Readonly<Record<string, readonly Row[]>> | undefined;
  /** CSS px of the whole picture, axes and labels included. */
  readonly width: number;
  /** CSS px of the whole picture. When absent the spec or the chart of the catalogue decides, then it is width × 0.5. */
  readonly height?: number | undefined;
  /** The exhibit's title and subtitle, for the alt text. */
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** The author's own alt text, which wins. */
  readonly alt?: string | undefined;
  /** BCP 47 tag; formats numbers and dates on axes. */
  readonly language: string;
  /** How that language, and the house, write units; the patterns of English when absent. */
  readonly locale?: ChartLocale | undefined;
}
