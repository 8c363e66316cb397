import type { Fact } from '../data/fact.ts';
import type { Place } from '../shared/place.ts';
import type { Report } from './report.ts';

/** Where one printed number comes from, ready to be written as JSON. */
export interface FactProvenance {
  readonly fact: string;
  readonly label: string;
  readonly text: string;
  /** Unscaled, in `unit`; both ends of a range; null when NM or NA. */
  readonly value: number | readonly [number, number] | null;
  readonly missing?: Fact['missing'];
  readonly unit: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly basis?: string;
  readonly owner?: Fact['owner'];
  readonly note?: string;
  readonly formula?: string;
  /** The facts that the formula took, with what they were. */
  readonly inputs?: readonly { readonly fact: string; readonly value: FactProvenance['value']; readonly unit: string }[];
  readonly dataset?: {
    readonly name: string;
    readonly kind: string;
    readonly column?: string;
    readonly take?: string;
    readonly sql?: string;
    /** File names, URL or query, as the dataset says it. */
    readonly origin: string;
    /** SHA-256. */
    readonly hash: string;
    readonly asOf?: string;
  };
  readonly sources: readonly {
    readonly id: string;
    readonly publisher: string;
    readonly title?: string;
    readonly date?: string;
    readonly locator?: string;
  }[];
  /** Empty for a fact that only other facts are computed from. */
  readonly uses: readonly { readonly text: string; readonly where: string; readonly field: string; readonly place: Place }[];
}

/** For every fact that the report prints, and every fact that those are computed from: its value and all that it rests on. In the order of the report. */
export function provenance(report: Report): readonly FactProvenance[] {
  const wanted = new Set<string>();
  const open = report.factUses.map(({ fact }) => fact);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (wanted.has(id)) continue;
    wanted.add(id);
    const origin = report.facts.get(id)?.origin;
    if (origin?.kind === 'formula') open.push(...origin.inputs);
  }
  const uses = Map.groupBy(report.factUses, ({ fact }) => fact);
  return [...report.facts.values()]
    .filter(({ id }) => wanted.has(id))
    .map((fact) => ({
      fact: fact.id,
      label: fact.label,
      text: fact.text,
      value: valueIn(fact),
      ...(fact.missing ? { missing: fact.missing } : {}),
      unit: fact.unit,
      ...present(fact, ['period', 'asOf', 'basis', 'owner', 'note', 'formula']),
      ...inputsOf(fact, report),
      ...datasetOf(fact, report),
      sources: fact.sources.flatMap((id) => {
        const source = report.sources.find((entry) => entry.id === id);
        return source ? [{ id, publisher: source.publisher, ...present(source, ['title', 'date', 'locator']) }] : [];
      }),
      uses: (uses.get(fact.id) ?? []).map(({ text, where, field, place }) => ({ text, where, field, place })),
    }));
}

function valueIn(fact: Fact): FactProvenance['value'] {
  if (fact.missing === 'NM' || fact.missing === 'NA') return null;
  return fact.isRange ? [fact.low, fact.high] : fact.value;
}

function inputsOf({ origin }: Fact, { facts }: Report): Pick<FactProvenance, 'inputs'> {
  if (origin.kind !== 'formula') return {};
  return {
    inputs: origin.inputs.flatMap((id) => {
      const fact = facts.get(id);
      return fact ? [{ fact: id, value: valueIn(fact), unit: fact.unit }] : [];
    }),
  };
}

function datasetOf({ origin }: Fact, { datasets }: Report): Pick<FactProvenance, 'dataset'> {
  if (origin.kind !== 'lookup' && origin.kind !== 'sql') return {};
  const dataset = datasets.get(origin.dataset);
  if (!dataset) return {};
  return {
    dataset: {
      name: dataset.name,
      kind: dataset.kind,
      ...(origin.kind === 'sql' ? { sql: origin.sql } : { column: origin.column, take: origin.take }),
      origin: dataset.origin,
      hash: dataset.hash,
      ...present(dataset, ['asOf']),
    },
  };
}

/** Those of the keys that hold something. */
function present<T extends object, K extends keyof T>(from: T, keys: readonly K[]): { [P in K]?: NonNullable<T[P]> } {
  return Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]]))) as {
    [P in K]?: NonNullable<T[P]>;
  };
}
