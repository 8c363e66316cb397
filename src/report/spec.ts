import type { Place } from '../shared/place.ts';
import type { ReportData } from './schema/report.ts';
import type { ReportSource } from './source.ts';

/** A validated report that still refers outward: to datasets, a brand, images, parameters. */
export interface ReportSpec {
  readonly source: ReportSource;
  readonly data: ReportData;
  /** Offset in `source.text` of the Markdown body, when it is a part of the file. */
  readonly bodyOffset: number | undefined;
  /** Place of a value by its schema path. */
  locate(path: readonly PropertyKey[]): Place;
  /** Place of an offset in the source text. */
  placeAt(offset: number, endOffset?: number): Place;
}
