import { read } from 'vega';
import { TearsheetError } from '../shared/errors.ts';
import type { Row } from './figure.ts';
import { innerViews, isObject, type Json } from './views.ts';

/** Rows of a chart by the name under which its spec now refers to them. */
export type Sources = ReadonlyMap<string, readonly Row[]>;

export interface TakenApart {
  /** A deep copy of the spec, data taken out and named, free to be changed. */
  readonly spec: Json;
  readonly sources: Sources;
}

/** Begins the names of sources that a spec names itself. */
export const NAMED = 'named:';

/** More generated rows than any page can show; a spec that asks for them would only hang. */
const MOST_GENERATED = 100_000;

/**
 * Takes a spec apart into its drawing and its data, so that a drawing compiled once serves any data.
 * Every source gets a name of its own; views that name the exhibit's dataset read `rows`.
 * @param more rows of further datasets by the name that views give them; `datasets` of the spec win
 * @throws TearsheetError `chart.invalid-spec` when inline data cannot be read.
 */
export function takeApart(
  spec: Readonly<Json>,
  rows: readonly Row[] | undefined,
  more: Readonly<Record<string, readonly Row[]>> = {},
): TakenApart {
  const sources = new Map<string, readonly Row[]>();
  const named: Readonly<Json> = { ...more, ...(isObject(spec.datasets) ? spec.datasets : {}) };
  const { datasets: _, data: top, ...rest } = spec;
  const copy = cloneWithoutData(rest, takeData) as Json;
  const data = rows === undefined ? top : { name: '' };
  copy.data = takeData(data ?? { values: [] });
  return { spec: copy, sources };

  function takeData(data: unknown): unknown {
    if (data === null || !isObject(data)) return data;
    if ('sequence' in data || 'graticule' in data || 'sphere' in data) {
      refuseEndless(data);
      return structuredClone(data);
    }
    const { values: inline, name, format, ...others } = data;
    const found = inline ?? (typeof name === 'string' && Object.hasOwn(named, name) ? named[name] : rows);
    const shared = inline === undefined && typeof name === 'string' ? NAMED + name : `source:${sources.size}`;
    if (!sources.has(shared)) sources.set(shared, readInline(found, format));
    const parse = isObject(format) && 'parse' in format ? { format: { parse: structuredClone(format.parse) } } : {};
    return { ...structuredClone(others), name: shared, ...parse };
  }
}

/** Copies a spec; `take` replaces each `data` of a view and each `from.data` of a lookup. */
function cloneWithoutData(value: unknown, take: (data: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => cloneWithoutData(item, take));
  if (!isObject(value)) return value;
  const views = new Set<unknown>(innerViews(value));
  const copy: Json = {};
  for (const [key, part] of Object.entries(value)) {
    if (key === '__proto__') continue;
    if (key === 'data' && (isObject(part) || part === null)) copy[key] = take(part);
    else copy[key] = views.has(part) || isObject(part) || Array.isArray(part) ? cloneWithoutData(part, take) : part;
  }
  return copy;
}

function readInline(values: unknown, format: unknown): readonly Row[] {
  if (values === undefined || values === null) return [];
  const { parse: _, ...schema } = isObject(format) ? format : ({} as Json);
  try {
    const plain = Array.isArray(values) && Object.keys(schema).every((key) => key === 'type' && schema[key] === 'json');
    const list: unknown = plain ? values : read(values as never, schema as never);
    const items = Array.isArray(list) ? list : [list];
    return items.map((item) => (isObject(item) ? (item as Row) : ({ data: item } as Row)));
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new TearsheetError(
      'report',
      {
        code: 'chart.invalid-spec',
        message: `The chart's inline data cannot be read: ${what}`,
        mend: 'Give data.values as a list of rows.',
      },
      { cause },
    );
  }
}

function refuseEndless(data: Json): void {
  if (!isObject(data.sequence)) return;
  const { start = 0, stop, step = 1 } = data.sequence;
  if (Math.abs((Number(stop) - Number(start)) / Number(step)) <= MOST_GENERATED) return;
  throw new TearsheetError('report', {
    code: 'chart.invalid-spec',
    message: `The chart's data.sequence has no end or more than ${MOST_GENERATED} rows.`,
    mend: 'Give start, stop and step as numbers that make fewer rows.',
  });
}
