import type { ReportSpec } from '../../report/spec.ts';
import type { Dataset, DatasetKind } from '../dataset.ts';
import type { DataFile } from '../file/paths.ts';
import type { DatasetData } from '../origin.ts';
import type { Parameters } from '../parameters.ts';
import type { DataRoom, DataSnapshot } from '../room.ts';
import type { Engine } from '../sql/engine.ts';
import type { Relation } from '../sql/query.ts';

/** What the datasets of one report have in common while they are loaded. */
export interface Loading {
  readonly spec: ReportSpec;
  readonly parameters: Parameters;
  readonly room: DataRoom;
  readonly snapshot: DataSnapshot | undefined;
  /** IANA zone of moments when a dataset names none. */
  readonly zone: string;
  /** Datasets whose rows something other than SQL asks for. */
  readonly named: ReadonlySet<string>;
  /** The database that may read this report's large files, opened when it is asked for. */
  engine(): Promise<Engine>;
  /** Another that looks them through. */
  looking(): Promise<Engine>;
}

/** One dataset to load. */
export interface Asked {
  readonly name: string;
  readonly data: DatasetData;
  readonly kind: DatasetKind;
  /** The files that it names, found before any of them is read. */
  readonly files: readonly DataFile[];
  /** Ends with the run, or with the dataset's own timeout. */
  readonly signal: AbortSignal;
}

/** A dataset, and the same as SQL sees it. */
export interface Loaded {
  readonly dataset: Dataset;
  readonly relation: Relation;
}
