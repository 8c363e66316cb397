import type { Dataset } from '../data/dataset.ts';
import type { Fact } from '../data/fact.ts';
import type { Cell } from '../data/row.ts';
import type { Locale } from '../locale/locale.ts';
import type { Prose } from '../prose/prose.ts';
import type { ExhibitData } from '../report/schema/report.ts';
import type { ReportSpec } from '../report/spec.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import { didYouMean } from '../shared/nearest.ts';
import { withFactNumbers } from './fact-numbers.ts';
import { readImage } from './image.ts';
import type { Placement } from './placements.ts';
import type { Exhibit, ExhibitContent } from './report.ts';
import { chartRows, type RawRow, readTable } from './tables.ts';

interface ExhibitScope {
  readonly spec: ReportSpec;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly locale: Locale;
  readonly root: string;
  /** Reads prose of the front matter, noting what is wrong in it. */
  readonly prose: (path: readonly (string | number)[], text: string) => Prose | undefined;
}

/**
 * Every exhibit with its number, data and words. Numbers follow the order of placement; what is placed nowhere comes last.
 * Problems are added to `problems` with the place of the exhibit.
 */
export async function resolveExhibits(
  placements: readonly Placement[],
  scope: ExhibitScope,
  problems: Problem[],
): Promise<Exhibit[]> {
  const { spec } = scope;
  const front = spec.data.frontExhibit;
  const order: { id: string; width: Exhibit['width'] | undefined; placed: boolean }[] = [];
  if (
    front !== undefined &&
    Object.hasOwn(spec.data.exhibits, front) &&
    !placements.some((placement) => placement.exhibit === front)
  )
    order.push({ id: front, width: 'side', placed: true });
  for (const { exhibit, width } of placements) order.push({ id: exhibit, width, placed: true });
  for (const id of Object.keys(spec.data.exhibits))
    if (!order.some((entry) => entry.id === id)) order.push({ id, width: undefined, placed: false });

  const resolved = await Promise.all(
    order.map(async ({ id, width, placed }, index): Promise<Exhibit | undefined> => {
      const data = spec.data.exhibits[id] as ExhibitData;
      try {
        const title = scope.prose(['exhibits', id, 'title'], data.title);
        const content = await readContent(id, data, scope);
        if (!title || !content) return undefined;
        const optional = (key: 'subtitle' | 'notes'): Prose | undefined =>
          data[key] === undefined ? undefined : scope.prose(['exhibits', id, key], data[key]);
        return {
          id,
          number: index + 1,
          width: width ?? data.width ?? 'main',
          freeWidth: width === undefined && data.width === undefined,
          height: data.height,
          content,
          title,
          subtitle: optional('subtitle'),
          notes: optional('notes'),
          sourceLine: typeof data.source === 'string' ? scope.prose(['exhibits', id, 'source'], data.source) : undefined,
          sources: Array.isArray(data.source) ? data.source : (scope.datasets.get(data.data ?? '')?.sources ?? []),
          alt: data.alt,
          asOf: data.asOf ?? scope.datasets.get(data.data ?? '')?.asOf,
          placed,
          // Asked for only when there is something to say about it.
          get place() {
            return spec.locate(['exhibits', id]);
          },
        };
      } catch (error) {
        if (!(error instanceof TearsheetError)) throw error;
        for (const problem of error.problems) {
          const place = problem.place ?? spec.locate(['exhibits', id]);
          problems.push({
            ...problem,
            message: `Exhibit "${id}": ${problem.message}`,
            place,
            frame: problem.frame ?? codeFrame(spec.source.text, place),
          });
        }
        return undefined;
      }
    }),
  );
  return resolved.filter((exhibit): exhibit is Exhibit => exhibit !== undefined);
}

async function readContent(id: string, data: ExhibitData, scope: ExhibitScope): Promise<ExhibitContent | undefined> {
  const kinds = (['chart', 'table', 'image'] as const).filter((kind) => data[kind] !== undefined);
  if (kinds.length !== 1) {
    throw new TearsheetError('report', {
      code: 'exhibit.no-content',
      message: kinds.length === 0 ? 'it shows nothing.' : `it is ${kinds.join(' and ')} at once.`,
      mend: 'Give exactly one of chart, table and image.',
    });
  }
  if (data.image !== undefined)
    return { kind: 'image', dataUri: await readImage(data.image, scope.spec.source.directory, scope.root) };
  const rowsOf = (name: string): readonly RawRow[] => {
    const dataset = scope.datasets.get(name);
    if (dataset) return dataset.rows;
    throw new TearsheetError('report', {
      code: 'exhibit.unknown-dataset',
      message: `there is no dataset "${name}".${didYouMean(name, scope.datasets.keys())}`,
    });
  };
  const rows = data.data === undefined ? data.rows : rowsOf(data.data);
  if (data.chart !== undefined)
    return {
      kind: 'chart',
      spec: typeof data.chart === 'string' ? { type: data.chart } : withFactNumbers(data.chart, scope.facts),
      rows: rows ? chartRows(rows, scope.facts) : undefined,
      more: Object.fromEntries(
        Object.entries(data.with ?? {}).map(([role, name]) => [role, chartRows(rowsOf(name), scope.facts)]),
      ),
    };
  const table = data.table as NonNullable<ExhibitData['table']>;
  const named = table.rows?.map((row): RawRow => {
    if (!Array.isArray(row)) return row as RawRow;
    const keys = (table.columns ?? []).map((column) => (typeof column === 'string' ? column : column.key));
    if (row.length > keys.length)
      throw new TearsheetError('report', {
        code: 'exhibit.ragged',
        message: `a row has ${row.length} cells and the table ${keys.length} columns.`,
      });
    return Object.fromEntries(keys.map((key, i) => [key, (row[i] ?? null) as Cell]));
  });
  const prose = (text: string, row: number, column: string): Prose => {
    const written = table.rows?.[row];
    const at = Array.isArray(written)
      ? (table.columns ?? []).findIndex((entry) => (typeof entry === 'string' ? entry : entry.key) === column)
      : column;
    const read = scope.prose(['exhibits', id, ...(table.rows ? ['table'] : []), 'rows', row, at], text);
    if (!read)
      throw new TearsheetError('report', { code: 'exhibit.cell', message: 'a cell has an expression that cannot be filled.' });
    return read;
  };
  const dataset = table.rows === undefined && data.data !== undefined ? scope.datasets.get(data.data) : undefined;
  const isAuthors = dataset === undefined || dataset.kind === 'inline';
  return {
    kind: 'table',
    table: readTable(
      table,
      named ?? rows ?? [],
      { facts: scope.facts, datasets: scope.datasets, locale: scope.locale, prose: isAuthors ? prose : undefined },
      dataset?.schema,
    ),
  };
}
