import { datasetSchema } from '../../report/schema/dataset.ts';
import type { ReportSpec } from '../../report/spec.ts';
import { sqlDatasetName } from '../fact-lookup.ts';
import type { DatasetData } from '../origin.ts';
import type { Declared } from './problems.ts';

/** A dataset as the report declares it, or the query of a fact. */
export interface Entry extends Declared {
  readonly name: string;
  readonly data: DatasetData;
}

/** Every dataset of a report, and behind them the facts that are queries themselves. */
export function entriesOf({ data }: ReportSpec): readonly Entry[] {
  return [
    ...Object.entries(data.datasets).map(
      ([name, dataset]): Entry => ({ name, data: dataset, title: `Dataset "${name}"`, path: ['datasets', name] }),
    ),
    ...Object.entries(data.facts).flatMap(([id, fact]): Entry[] =>
      typeof fact === 'number' || fact.sql === undefined
        ? []
        : [{ name: sqlDatasetName(id), data: queryOf(fact), title: `Fact "${id}"`, path: ['facts', id] }],
    ),
  ];
}

function queryOf({
  sql,
  asOf,
  source,
}: {
  sql?: string | undefined;
  asOf?: string | undefined;
  source?: DatasetData['source'];
}): DatasetData {
  return datasetSchema.parse({ sql, ...(asOf === undefined ? {} : { asOf }), ...(source === undefined ? {} : { source }) });
}

/** The names on a way that leads from a dataset back to itself, by what each query reads; undefined when there is none. */
export function circleFrom(start: string, reads: (name: string) => readonly string[]): readonly string[] | undefined {
  const seen = new Set<string>();
  const walk = (name: string, way: readonly string[]): readonly string[] | undefined => {
    for (const next of reads(name)) {
      if (next === start) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...way, next]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(start, [start]);
}
