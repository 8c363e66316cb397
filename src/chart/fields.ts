import { TearsheetError } from '../shared/errors.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { Sources } from './datasets.ts';
import { channels, innerViews, isObject, type Json } from './views.ts';

/** Transforms whose new columns have names that only the data knows. */
const OPEN_ENDED = [
  'pivot',
  'flatten',
  'lookup',
  'quantile',
  'density',
  'regression',
  'loess',
  'fold',
  'extent',
  'timeUnit',
  'bin',
] as const;

/**
 * Checks that every field named in an encoding is a column of its rows or made by a transform.
 * @throws TearsheetError `chart.unknown-field` with all of them
 */
export function checkFields(spec: Json, sources: Sources): void {
  const unknown = new Map<string, Set<string>>();
  visit(spec, undefined);
  if (unknown.size === 0) return;
  throw new TearsheetError(
    'report',
    [...unknown].map(([field, columns]) => ({
      code: 'chart.unknown-field',
      message: `The chart encodes the field "${field}", which no row has.${didYouMean(field, columns)}`,
      mend: `Use one of the columns: ${[...columns].slice(0, 20).join(', ') || 'none'}.`,
    })),
  );

  function visit(view: Json, outer: Set<string> | undefined): void {
    const own = isObject(view.data) ? columnsOf(view.data, sources) : outer;
    const known = own === undefined ? undefined : withTransforms(own, view.transform);
    if (known !== undefined && known.size > 0) {
      for (const [, definition] of [...channels(view), ...facetOf(view)]) {
        if (typeof definition.field !== 'string' || definition.field === '') continue;
        const field = topOf(definition.field);
        if (!known.has(field) && !known.has(definition.field)) unknown.set(definition.field, known);
      }
    }
    for (const inner of innerViews(view)) visit(inner, known);
  }
}

function facetOf(view: Json): readonly (readonly [string, Json])[] {
  if (!isObject(view.facet)) return [];
  const facet = view.facet;
  return 'field' in facet
    ? [['facet', facet]]
    : Object.entries(facet).filter((entry): entry is [string, Json] => isObject(entry[1]));
}

/** Names of the columns of a view's data, undefined when they cannot be known before it is drawn. */
function columnsOf(data: Json, sources: Sources): Set<string> | undefined {
  const rows = typeof data.name === 'string' ? sources.get(data.name) : undefined;
  if (rows === undefined) return undefined;
  const columns = new Set<string>();
  for (const row of rows) for (const column in row) columns.add(column);
  return columns;
}

function withTransforms(columns: Set<string>, transforms: unknown): Set<string> | undefined {
  if (!Array.isArray(transforms)) return columns;
  const known = new Set(columns);
  for (const transform of transforms) {
    if (!isObject(transform)) continue;
    const named = 'as' in transform || 'aggregate' in transform || 'window' in transform || 'joinaggregate' in transform;
    if (!named && OPEN_ENDED.some((key) => key in transform)) return undefined;
    if ('pivot' in transform || 'lookup' in transform) return undefined;
    for (const key of ['aggregate', 'window', 'joinaggregate']) addNames(known, transform[key]);
    addNames(known, transform);
    if (typeof transform.as === 'string' && ('bin' in transform || 'stack' in transform)) known.add(`${transform.as}_end`);
    if ('stack' in transform && typeof transform.as === 'string') known.add(transform.as);
  }
  return known;
}

function addNames(known: Set<string>, part: unknown): void {
  for (const item of Array.isArray(part) ? part : [part]) {
    if (!isObject(item)) continue;
    for (const name of Array.isArray(item.as) ? item.as : [item.as]) if (typeof name === 'string') known.add(name);
  }
}

/** `a` of the paths `a.b`, `a[0]`, `a['b']`; a dot behind a backslash is part of the name. */
function topOf(path: string): string {
  const [top = path] = path.split(/(?<!\\)[.[]/);
  return top.replace(/\\(.)/g, '$1');
}
