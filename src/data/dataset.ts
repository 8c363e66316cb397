import type { Row } from './row.ts';

/** Rows with their columns in order, read and typed. */
export interface Dataset {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly asOf: string | undefined;
  readonly sources: readonly string[];
}
