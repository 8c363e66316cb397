import type { Brand } from '../brand/brand.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Fact } from '../data/fact.ts';
import type { Parameters } from '../data/parameters.ts';
import type { Row } from '../data/row.ts';
import type { Locale } from '../locale/locale.ts';
import type { Missing } from '../locale/numbers.ts';
import type { Prose } from '../prose/prose.ts';
import type { ExhibitData, ReportData, SourceData } from '../report/schema/report.ts';
import type { Place } from '../shared/place.ts';

export type ExhibitWidth = NonNullable<ExhibitData['width']>;

/** A source with its printed number. */
export interface Source extends SourceData {
  readonly number: number;
}

/** How a cell is set apart from its neighbours; never by colour alone. */
export interface CellLook {
  /** Stands before the number. */
  readonly sign?: string;
  readonly emphasis?: 'bold' | 'italic';
  /** Depth of the tint, 0 to 1. */
  readonly shade?: number;
  /** A bar behind the number, shares of the cell's width. */
  readonly bar?: { readonly from: number; readonly to: number } | undefined;
  /** Numbers of a small line that stands in place of words. */
  readonly series?: readonly number[];
}

/** A cell of a printed table. */
export interface TableCell {
  /** Prose of a text cell; printed words of a number. */
  readonly text: string;
  readonly prose: Prose | undefined;
  /** As the data counts it. */
  readonly value: number | undefined;
  readonly fact: string | undefined;
  /** Why there is no number. */
  readonly missing: Missing | undefined;
  readonly look: CellLook | undefined;
}

export interface TableColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: 'text' | 'number' | 'sparkline';
  readonly unit: string | undefined;
  readonly estimate: boolean;
  readonly group: string | undefined;
  readonly align: 'left' | 'right' | 'center';
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly style: 'plain' | 'total' | 'subtotal' | 'growth' | 'section' | 'highlight' | 'summary' | 'summary first';
  /** Stands behind the name of the row. */
  readonly unit: string | undefined;
}

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** How many first columns name the row. */
  readonly heads: number;
  /** What NM, NA and the marks mean, for the notes. */
  readonly legend: readonly string[];
}

export type ExhibitContent =
  | {
      readonly kind: 'chart';
      /** Vega-Lite, or `{ type: name, …options }` of the catalogue. */
      readonly spec: Readonly<Record<string, unknown>>;
      readonly rows: readonly Row[] | undefined;
      /** Rows of further datasets by role. */
      readonly more: Readonly<Record<string, readonly Row[]>>;
    }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'image'; readonly dataUri: string };

/** A numbered chart, table or picture, closed. */
export interface Exhibit {
  readonly id: string;
  readonly number: number;
  readonly width: ExhibitWidth;
  /** The report says nothing of the width: a table may take as much as it needs. */
  readonly freeWidth: boolean;
  readonly height: number | undefined;
  readonly content: ExhibitContent;
  readonly title: Prose;
  readonly subtitle: Prose | undefined;
  readonly notes: Prose | undefined;
  readonly sourceLine: Prose | undefined;
  readonly sources: readonly string[];
  readonly alt: string | undefined;
  readonly asOf: string | undefined;
  readonly placed: boolean;
  readonly place: Place;
}

/** What kind of block prints a fact. */
export type FactUsePlace =
  | 'prose'
  | 'table'
  | 'chart'
  | 'call-box'
  | 'key-data'
  | 'estimates'
  | 'scenarios'
  | 'ratings'
  | 'target-range';

/** One print of a fact. */
export interface FactUse {
  readonly fact: string;
  /** As printed; of a chart, the number that it plots. */
  readonly text: string;
  readonly where: FactUsePlace;
  /** Schema path: `body`, `deck.0`, `exhibits.prices.table`. */
  readonly field: string;
  readonly place: Place;
}

/** A file that travels inside the PDF. */
export interface Attachment {
  /** File name, unlike that of any other. */
  readonly name: string;
  /** From the top of the workspace, with `/`. */
  readonly path: string;
  readonly about: string;
  readonly bytes: Uint8Array;
}

/** Closed: after this, nothing outside is read. */
export interface Report {
  readonly name: string;
  readonly data: ReportData;
  readonly language: string;
  readonly locale: Locale;
  readonly brand: Brand;
  readonly page: 'A4' | 'Letter';
  readonly parameters: Parameters;
  readonly facts: ReadonlyMap<string, Fact>;
  /** Every print of a fact, in the order of the page's parts: front matter, prose, exhibits. */
  readonly factUses: readonly FactUse[];
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly sources: readonly Source[];
  readonly sourceIds: ReadonlySet<string>;
  /** In the order of their numbers. */
  readonly exhibits: readonly Exhibit[];
  /** Files that the author sends along. */
  readonly attachments: readonly Attachment[];
  readonly body: Prose;
  /** Prose of the front matter by schema path: `headline`, `deck.0`, `risks.2.text`. */
  readonly prose: ReadonlyMap<string, Prose>;
  /** Source text, for code frames. */
  readonly text: string;
  locate(path: readonly PropertyKey[]): Place;
}
