import { exhibitsOf, isDirective } from '../../resolve/placements.ts';
import type { Exhibit, ExhibitWidth, Report, Table, TableCell } from '../../resolve/report.ts';
import { exhibitWidth, PAGES, pageHeight } from '../geometry.ts';
import { type ColumnDigits, columnDigits, tailReader } from './table-digits.ts';
import {
  breaks,
  type FaceWidths,
  faceWidths,
  linesIn,
  lineWidth,
  MANY_COLUMNS,
  type TableFit,
  TYPE,
  widestPiece,
} from './table-fit.ts';
import { LONG_FROM, type LongPlan, planPages } from './table-pages.ts';

/** How a table stands on the page. */
export interface TablePlan {
  /** Width it takes. */
  readonly place: ExhibitWidth;
  readonly fit: TableFit;
  /** Columns by panel: more than one when they have no room side by side; each panel repeats the columns that name the row. */
  readonly panels: readonly (readonly number[])[];
  /** Ems that the columns which name the row are given where there are several panels. */
  readonly names: readonly number[];
  /** Too high for one page: it begins where it stands and runs on. */
  readonly flows: boolean;
  /** Pages of a table of very many rows, panel by panel. */
  readonly long: readonly LongPlan[] | undefined;
}

/** Width of a small line with its air, ems of the table's type. */
export const LINE_EMS = 7;
/** A text column that wraps to less than this reads badly, ems. */
const READABLE = 13;

/** What a column needs, ems: side by side at least, and to stand on one line. */
export interface ColumnNeed {
  readonly least: number;
  readonly most: number;
}

export function columnNeeds(table: Table, report: Pick<Report, 'locale'>, face: FaceWidths): ColumnNeed[] {
  const digits = columnDigits(table, report.locale);
  const tailOf = tailReader(report.locale);
  return table.columns.map((column, i) => {
    if (column.kind === 'sparkline') return { least: LINE_EMS, most: LINE_EMS };
    const own = digits[i];
    const whole = column.kind === 'number';
    const head = `${column.title} ${column.unit ?? ''}`;
    let least = widestPiece(head, false, face);
    let most = Math.min(lineWidth(head, face), whole ? Math.max(least, 5.5) : 30);
    for (const { cells, style, unit } of table.rows) {
      const cell = cells[i];
      if (cell === undefined || cell.text === '') continue;
      const text = i === 0 && unit !== undefined ? `${cell.text} ${unit}` : cell.text;
      // Bold rows are a little wider.
      const bold = style === 'plain' ? 1 : 1.04;
      let line = lineWidth(text, face) * bold + (cell.look?.sign === undefined ? 0 : 1.3);
      if (own !== undefined) line += own.room + fillingWidth(cell, own, tailOf, face);
      if (line > most) most = breaks(text, whole) ? Math.max(most, 12) : line;
      if (line > least) least = Math.max(least, whole && !breaks(text, whole) ? line : widestPiece(text, whole, face) * bold);
    }
    return { least, most: Math.max(least, most) };
  });
}

/** What a number is wider for the digits that it lacks, and narrower for what hangs. */
function fillingWidth(cell: TableCell, digits: ColumnDigits, tailOf: ReturnType<typeof tailReader>, face: FaceWidths): number {
  const tail = tailOf(cell.text);
  const length = cell.missing === undefined ? tail?.fraction.length : digits.usual;
  const filling = length === undefined ? 0 : lineWidth(digits.fraction.slice(length), face);
  return filling - (digits.hangs && tail !== undefined ? lineWidth(tail.suffix, face) : 0);
}

type Size = keyof typeof TYPE;

/** Ems in which the words of a column read well. */
function comfortable({ least, most }: ColumnNeed): number {
  return Math.max(least, Math.min(most, READABLE));
}

function widthAt(needs: readonly ColumnNeed[], size: Size, isComfortable: boolean): number {
  const { em, padding } = TYPE[size];
  return needs.reduce((sum, need) => sum + (isComfortable ? comfortable(need) : need.least) * em + padding, 0);
}

const plans = new WeakMap<Table, Map<string, TablePlan>>();

/**
 * Where and how the table of an exhibit stands: at the width that its author wishes, else at the narrowest of main, full and a page
 * on its side at which it reads well; smaller type before fewer columns, columns in panels before broken figures.
 */
export function planTable(exhibit: Exhibit, table: Table, report: Report): TablePlan {
  const key = `${exhibit.id} ${exhibit.width} ${exhibit.freeWidth} ${report.page} ${report.data.kind}`;
  const known = plans.get(table);
  const found = known?.get(key);
  if (found) return found;
  const plan = makePlan(exhibit, table, report);
  plans.set(table, (known ?? new Map()).set(key, plan));
  return plan;
}

/** Pages that the long tables of a report take: known before it is printed. */
export function leastPages(report: Report): number {
  return report.exhibits.reduce((pages, exhibit) => {
    const long = exhibit.content.kind === 'table' ? planTable(exhibit, exhibit.content.table, report).long : undefined;
    return pages + (long ?? []).reduce((sum, { tables }) => sum + tables.reduce((count, table) => count + table.length, 0), 0);
  }, 0);
}

function makePlan(exhibit: Exhibit, table: Table, report: Report): TablePlan {
  const page = PAGES[report.page];
  const face = faceWidths(report.brand);
  const needs = columnNeeds(table, report, face);
  const many = table.columns.length > MANY_COLUMNS;
  const isSheet = report.data.kind === 'factsheet';
  const given: ExhibitWidth = isSheet && exhibit.width === 'main' ? 'full' : exhibit.width;
  const places: readonly ExhibitWidth[] =
    exhibit.freeWidth && report.data.kind !== 'tearsheet'
      ? [
          given,
          ...(['full', 'wide'] as const).filter((place) => place !== given && (place !== 'wide' || !opens(exhibit, report))),
        ]
      : [given];
  const room = (place: ExhibitWidth): number => exhibitWidth(place, page);
  const holds = (place: ExhibitWidth, size: Size, comfortable: boolean): boolean =>
    widthAt(needs, size, comfortable) <= room(place);

  const sizes: readonly Size[] = many ? ['tight'] : ['fits', 'tight'];
  const choices: { readonly place: ExhibitWidth; readonly size: Size; readonly comfortable: boolean }[] = [
    ...places.filter((place) => place !== 'wide').flatMap((place) => sizes.map((size) => ({ place, size, comfortable: true }))),
    ...places.flatMap((place) => sizes.map((size) => ({ place, size, comfortable: false }))),
    ...places.filter((place) => place === 'wide').map((place) => ({ place, size: 'small' as const, comfortable: false })),
  ];
  const choice = choices.find(({ place, size, comfortable }) => holds(place, size, comfortable));
  if (choice) return finished(choice.place, choice.size, [table.columns.map((_, i) => i)]);
  const place = places.at(-1) as ExhibitWidth;
  const panels = splitColumns(table, needs, room(place), TYPE.tight);
  const squeezed = panels.some(
    (panel) =>
      widthAt(
        panel.map((i) => needs[i] as ColumnNeed),
        'tight',
        false,
      ) > room(place),
  );
  return finished(place, squeezed ? 'squeeze' : 'tight', panels);

  function finished(place: ExhibitWidth, fit: TableFit, panels: TablePlan['panels']): TablePlan {
    const size: Size = fit === 'squeeze' ? 'tight' : fit;
    const height = tableHeight(table, needs, panels[0] as readonly number[], room(place), size, face) * panels.length;
    const isLong = table.rows.length >= LONG_FROM;
    return {
      place,
      fit,
      panels,
      names: panels.length > 1 ? needs.slice(0, table.heads).map(comfortable) : [],
      flows: height > pageHeight(place, page) * 0.85,
      long: isLong
        ? panels.map((panel) =>
            planPages({
              table,
              panel,
              needs,
              exhibit,
              width: room(place),
              height: pageHeight(place, page),
              size: fit === 'small' ? 'small' : 'tight',
              face,
            }),
          )
        : undefined,
    };
  }
}

/** The first thing of a note whose front holds nothing else: on its side it would leave the first page empty. */
function opens({ id }: Exhibit, { body, data }: Report): boolean {
  const [first] = body.root.children;
  if (first === undefined || !isDirective(first) || !exhibitsOf(first).some((placed) => placed.id === id)) return false;
  const { deck, keyData, estimates, frontExhibit, target, rating } = data;
  return [deck, keyData, estimates].every((list) => list.length === 0) && (frontExhibit ?? target ?? rating) === undefined;
}

/** Columns in as few panels as hold them, filled evenly; columns of a group stay together where they can. */
export function splitColumns(
  table: Pick<Table, 'columns' | 'heads'>,
  needs: readonly ColumnNeed[],
  width: number,
  { em, padding }: { readonly em: number; readonly padding: number },
): number[][] {
  const px = (i: number): number => (needs[i] as ColumnNeed).least * em + padding;
  const heads = table.columns.map((_, i) => i).slice(0, table.heads);
  // Each line that the name of a row takes more is a line of every panel.
  const named = heads.reduce((sum, i) => sum + comfortable(needs[i] as ColumnNeed) * em + padding, 0);
  const room = width - named;
  const blocks: number[][] = [];
  for (let i = table.heads; i < table.columns.length; i++) {
    const group = table.columns[i]?.group;
    const last = blocks.at(-1);
    if (last && group !== undefined && table.columns[last[0] as number]?.group === group) last.push(i);
    else blocks.push([i]);
  }
  const whole = blocks.flatMap((block) => (block.reduce((sum, i) => sum + px(i), 0) > room ? block.map((i) => [i]) : [block]));
  const fill = (limit: number): number[][] => {
    const panels: number[][] = [];
    let used = Number.POSITIVE_INFINITY;
    for (const block of whole) {
      const wide = block.reduce((sum, i) => sum + px(i), 0);
      if (used + wide > limit) {
        panels.push([]);
        used = 0;
      }
      panels.at(-1)?.push(...block);
      used += wide;
    }
    return panels;
  };
  const fewest = fill(room).length;
  const total = whole.flat().reduce((sum, i) => sum + px(i), 0);
  let panels = fill(room);
  for (let limit = total / fewest; limit < room; limit += em) {
    const even = fill(limit);
    if (even.length > fewest) continue;
    panels = even;
    break;
  }
  return panels.length === 0 ? [heads] : panels.map((panel) => [...heads, ...panel]);
}

/** CSS px of a table on the safe side; what does not end on one page runs on. */
function tableHeight(
  table: Table,
  needs: readonly ColumnNeed[],
  panel: readonly number[],
  width: number,
  size: Size,
  face: FaceWidths,
): number {
  const { em, line, padding, air } = TYPE[size];
  const least = panel.reduce((sum, i) => sum + (needs[i] as ColumnNeed).least * em + padding, 0);
  const spare = Math.max(0, width - least);
  const wanted = panel.reduce((sum, i) => sum + ((needs[i] as ColumnNeed).most - (needs[i] as ColumnNeed).least) * em, 0);
  const share = wanted === 0 ? 1 : Math.min(1, spare / wanted);
  const widths = panel.map(
    (i) => (needs[i] as ColumnNeed).least + ((needs[i] as ColumnNeed).most - (needs[i] as ColumnNeed).least) * share,
  );
  let height = 3 * (line + air);
  for (const { cells } of table.rows) {
    let lines = 1;
    for (const [k, i] of panel.entries()) {
      const text = cells[i]?.text ?? '';
      if (text.length > 12) lines = Math.max(lines, linesIn(text, (widths[k] as number) + 0.2, face));
    }
    height += lines * line + air;
  }
  return height;
}
