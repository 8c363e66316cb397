import type { DatasetData } from '../report/schema/report.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ColumnType } from './dataset.ts';
import type { Parameters } from './parameters.ts';

export type { DatasetData } from '../report/schema/report.ts';

/** What an origin is asked for. */
export interface OriginRequest {
  readonly name: string;
  readonly data: DatasetData;
  readonly parameters: Parameters;
  /** Folder of the report, absolute. */
  readonly directory: string;
  readonly workspace: Workspace;
  /** Ends with the run, or with the dataset's own timeout. */
  readonly signal: AbortSignal;
}

/** Rows as they were read, before the rules for values apply. */
export interface OriginRows {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Types that the origin knows for certain: of a database, of Parquet. */
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** The values are text whose types are to be found, as of CSV. */
  readonly isText?: boolean;
  /** SHA-256 of what was read. */
  readonly hash: string;
  /** What was asked, fit to be printed. */
  readonly origin: string;
}

/** Why an origin gave nothing; the loader adds the place in the report. */
export class OriginError extends Error {
  override name = 'OriginError';
  /** After `data.`: `missing-file`, `http-status`, … */
  readonly code: string;
  readonly mend: string | undefined;
  /** `unavailable` when the same report may succeed later. */
  readonly kind: 'report' | 'unavailable' | 'usage';
  /** Key of the dataset that is wrong: `sql`, `file`, `url`, … */
  readonly key: string | undefined;
  /** Line of the query that is wrong, from 1. */
  readonly line: number | undefined;

  constructor(
    code: string,
    message: string,
    options: { mend?: string; kind?: OriginError['kind']; key?: string; line?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.mend = options.mend;
    this.kind = options.kind ?? 'report';
    this.key = options.key;
    this.line = options.line;
  }
}
