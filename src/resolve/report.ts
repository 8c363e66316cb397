import type { Brand } from '../brand/brand.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Fact } from '../data/fact.ts';
import type { Parameters } from '../data/parameters.ts';
import type { Row } from '../data/row.ts';
import type { Locale } from '../locale/locale.ts';
import type { Prose } from '../prose/prose.ts';
import type { ExhibitData, ReportData, SourceData } from '../report/schema/report.ts';
import type { Place } from '../shared/place.ts';

export type ExhibitWidth = ExhibitData['width'];

/** A source with its printed number. */
export interface Source extends SourceData {
  readonly number: number;
}

/** A cell of a printed table. */
export interface TableCell {
  /** Prose of a text cell; printed words of a number. */
  readonly text: string;
  readonly prose: Prose | undefined;
  readonly value: number | undefined;
  readonly fact: string | undefined;
}

export interface TableColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: 'text' | 'number';
  readonly unit: string | undefined;
  readonly estimate: boolean;
  readonly group: string | undefined;
  readonly align: 'left' | 'right' | 'center';
}

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly {
    readonly cells: readonly TableCell[];
    readonly style: 'plain' | 'total' | 'growth' | 'section' | 'highlight';
  }[];
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
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly sources: readonly Source[];
  readonly sourceIds: ReadonlySet<string>;
  /** In the order of their numbers. */
  readonly exhibits: readonly Exhibit[];
  readonly body: Prose;
  /** Prose of the front matter by schema path: `headline`, `deck.0`, `risks.2.text`. */
  readonly prose: ReadonlyMap<string, Prose>;
  /** Source text, for code frames. */
  readonly text: string;
  locate(path: readonly PropertyKey[]): Place;
}
