import type { Sources } from './datasets.ts';
import { channels, innerViews, isObject, type Json, markType } from './views.ts';

/** A column that a chart shows, and how it shows it. */
export interface ReadColumn {
  /** Key in the rows. */
  readonly key: string;
  readonly title: string;
  readonly kind: 'number' | 'date' | 'text';
  readonly role: 'x' | 'y' | 'series' | 'panel' | 'label' | 'other';
  /** Whether neighbours follow each other, as periods do. */
  readonly ordered: boolean;
  /** d3 number or date pattern that the author gave. */
  readonly format: string | undefined;
}

/** A chart as a person would read it aloud: what kind, which columns, which rows. */
export interface Reading {
  readonly mark: string;
  /** Marks go from one value to another, as in a bridge. */
  readonly ranged: boolean;
  readonly columns: readonly ReadColumn[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Marks that point at things instead of being the thing. */
const NOTES = new Set(['rule', 'text', 'errorbar', 'errorband']);
const ROLES: Readonly<Record<string, ReadColumn['role']>> = {
  x: 'x',
  y: 'y',
  theta: 'y',
  color: 'series',
  fill: 'series',
  stroke: 'series',
  strokeDash: 'series',
  xOffset: 'series',
  yOffset: 'series',
  shape: 'series',
  detail: 'series',
  facet: 'panel',
  row: 'panel',
  column: 'panel',
  x2: 'other',
  y2: 'other',
  size: 'other',
  text: 'label',
};

interface Unit {
  readonly view: Json;
  readonly mark: string;
  readonly source: string;
  readonly encoding: readonly (readonly [string, Json])[];
}

/**
 * Reads the main data of a chart: the units that share the source of the first mark that is no annotation.
 * @param drawn rows as the marks were drawn from, one list a mark; used where the encoding computes its values
 */
export function readChart(spec: Json, sources: Sources, drawn: readonly Reading['rows'][] = []): Reading {
  const units = unitsOf(spec, '', []);
  const main = units.find((unit) => !NOTES.has(unit.mark) && (sources.get(unit.source)?.length ?? 0) > 0) ?? units[0];
  if (main === undefined) return { mark: '', ranged: false, columns: [], rows: [] };
  const columns = new Map<string, ReadColumn>();
  for (const unit of units.filter((each) => each.source === main.source)) {
    for (const [channel, definition] of unit.encoding) {
      // What an annotation stands at is where, not what; what it says may be the value itself.
      if (unit !== main && NOTES.has(unit.mark) && (channel !== 'text' || definition.type !== 'quantitative')) continue;
      const column = columnOf(channel, definition);
      if (column !== undefined && !columns.has(column.key)) columns.set(column.key, column);
    }
  }
  const mainKeys = main.encoding.flatMap(([channel, definition]) => columnOf(channel, definition)?.key ?? []);
  const raw = sources.get(main.source) ?? [];
  const rows = hasAll(raw, mainKeys) ? raw : (drawn.find((list) => hasAll(list, mainKeys)) ?? raw);
  const ranged = main.encoding.some(([channel]) => channel === 'x2' || channel === 'y2');
  const kept = [...columns.values()].filter((column) => hasAll(rows, [column.key]));
  return { mark: main.mark, ranged, columns: kept.sort((a, b) => order(a) - order(b)), rows };
}

function order(column: ReadColumn): number {
  return ['panel', 'x', 'series', 'y', 'label', 'other'].indexOf(
    column.kind === 'number' && column.role === 'x' ? 'y' : column.role,
  );
}

function unitsOf(view: Json, outer: string, shared: Unit['encoding'], above: unknown = undefined): readonly Unit[] {
  const fields = view.repeat ?? above;
  const source = isObject(view.data) && typeof view.data.name === 'string' ? view.data.name : outer;
  const facet = isObject(view.facet) ? ('field' in view.facet ? [['facet', view.facet] as const] : []) : [];
  const own = new Map([...shared, ...facet, ...channels(view)]);
  const encoding = [...own].flatMap(([channel, definition]) =>
    repeated(definition, fields).map((each) => [channel, each] as const),
  );
  const mark = markType(view);
  if (mark !== undefined) return [{ view, mark, source, encoding }];
  return innerViews(view).flatMap((inner) => unitsOf(inner, source, encoding, fields));
}

/** A definition whose field is a repeat's, once for each field. */
function repeated(definition: Json, fields: unknown): readonly Json[] {
  if (!isObject(definition.field)) return [definition];
  const name = String(definition.field.repeat);
  const list = isObject(fields) ? fields[name] : fields;
  return Array.isArray(list) ? list.map((field) => ({ ...definition, field, title: field })) : [];
}

function columnOf(channel: string, definition: Json): ReadColumn | undefined {
  const role = ROLES[channel];
  const field = typeof definition.field === 'string' ? definition.field : undefined;
  if (role === undefined || (field === undefined && definition.aggregate !== 'count')) return undefined;
  const key = keyOf(field ?? '', definition);
  if (key === undefined) return undefined;
  const guide = isObject(definition.axis) ? definition.axis : isObject(definition.legend) ? definition.legend : {};
  const title = [definition.title, guide.title, field, definition.aggregate].find(
    (each) => typeof each === 'string' && each !== '',
  );
  const format = [guide.format, definition.format].find((each) => typeof each === 'string');
  const number = definition.type === 'quantitative' || definition.aggregate !== undefined;
  const date = definition.type === 'temporal' || definition.timeUnit !== undefined;
  const kind = date ? 'date' : number ? 'number' : 'text';
  return {
    key,
    title: String(title ?? key),
    kind,
    role,
    ordered: kind !== 'text' || definition.type === 'ordinal',
    format: format as string | undefined,
  };
}

/** The name that Vega-Lite gives a computed column. */
function keyOf(field: string, { aggregate, timeUnit, bin }: Json): string | undefined {
  if (aggregate === 'count') return '__count';
  const plain = field.replace(/\\(.)/g, '$1');
  const name = plain.replace(/[.[\]'"]/g, '_');
  if (typeof aggregate === 'string') return `${aggregate}_${name}`;
  if (isObject(aggregate) || isObject(bin) || bin === true) return undefined;
  if (typeof timeUnit === 'string') return `${timeUnit.startsWith('utc') ? '' : 'utc'}${timeUnit}_${name}`;
  return timeUnit === undefined ? plain : undefined;
}

/** Whether every key stands in some of the first rows. */
function hasAll(rows: Reading['rows'], keys: readonly string[]): boolean {
  const seen = rows.slice(0, 200);
  return keys.every((key) => seen.some((row) => Object.hasOwn(row, key)));
}
