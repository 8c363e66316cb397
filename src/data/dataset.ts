import type { Scale } from '../locale/numbers.ts';
import type { COLUMN_TYPES } from '../report/schema/dataset.ts';
import type { KeptText } from './kept-text.ts';
import type { Row } from './row.ts';

export type ColumnType = (typeof COLUMN_TYPES)[number];

/** A column as declared or found. */
export interface DatasetColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly unit: string | undefined;
  readonly scale: Scale | undefined;
  readonly nullable: boolean;
  readonly title: string | undefined;
  /** The column is text, though most of its values are none. */
  readonly keptText?: KeptText;
}

export type DatasetKind = 'inline' | 'file' | 'sql' | 'postgres' | 'http';

/** Rows that exhibits and facts draw on, loaded and typed. */
export interface Dataset {
  readonly name: string;
  readonly kind: DatasetKind;
  /** Names, in their order. */
  readonly columns: readonly string[];
  readonly schema: readonly DatasetColumn[];
  /** Empty for a file that only SQL reads: it is never held here. */
  readonly rows: readonly Row[];
  readonly rowCount: number;
  /** SHA-256 of what was read: the bytes of files and answers, the rows of a query. */
  readonly hash: string;
  /** What was asked: file names, URL without credentials, SQL with the values of its parameters apart. */
  readonly origin: string;
  readonly asOf: string | undefined;
  /** Ids of sources. */
  readonly sources: readonly string[];
}
