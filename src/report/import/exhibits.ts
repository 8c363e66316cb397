import type * as z from 'zod';
import type { ratingDistributionSchema } from '../schema/call.ts';
import type { exhibitSchema } from '../schema/exhibit.ts';
import type { DraftTable } from './blocks.ts';
import { claimsIn } from './claims.ts';
import type { ImportContext } from './context.ts';
import { escapeInline, escapeStart, plainText } from './escape.ts';
import { type Figure, figuresIn } from './figures.ts';
import { fits, type Metric, metricsOfLabel } from './metrics.ts';
import { camelCase, Ids } from './names.ts';

/** What a table of a draft is about. */
export type TableKind = 'keyMetrics' | 'ratings' | 'factors' | 'other';

export type ExhibitEntry = z.input<typeof exhibitSchema>;
export type Distribution = z.input<typeof ratingDistributionSchema>;
type Cell = string | { readonly fact: string };

/** A table that became an exhibit. */
export interface TableExhibit {
  readonly id: string;
  readonly kind: TableKind;
  readonly exhibit: ExhibitEntry;
  readonly distribution?: Distribution;
}

const RATING =
  /^(?:strong )?(?:buy|sell)$|^(?:hold|neutral|overweight|underweight|outperform|underperform|equal[- ]weight|accumulate|reduce|kaufen|halten|verkaufen|买入|買入|持有|中性|卖出|賣出|增持|减持|減持)$/iu;
const FACTORS = /impact|effect|influence|contribution|auswirkung|einfluss|beitrag|影响|影響|贡献/iu;
const TOTAL = /total|sum\b|summe|gesamt|合计|合計|总计/iu;
const LONGEST_CELL = 20_000;
const LONGEST_HEAD = 200;
const LONGEST_TITLE = 90;

/** What a table is about, by its head and its first column. */
export function kindOf(table: DraftTable): TableKind {
  const { head, rows } = table;
  if (
    rows.length >= 2 &&
    rows.length <= 8 &&
    head.length === 2 &&
    rows.every((row) => RATING.test(plainText(row[0] as string)))
  ) {
    return rows.every((row) => wholeFigure(row[1] as string, 'en')?.unit === '%') ? 'ratings' : 'other';
  }
  if (head.length === 2) {
    const metrics = rows.filter(
      (row) =>
        (row[0] as string).length <= 120 && metricsOfLabel(plainText(row[0] as string)).length > 0 && /\d/.test(row[1] as string),
    ).length;
    if (metrics >= 2 && metrics >= rows.length / 2) return 'keyMetrics';
  }
  return head.slice(1).some((cell) => cell.length <= LONGEST_HEAD && FACTORS.test(cell)) ? 'factors' : 'other';
}

/** Makes exhibits of the tables of one draft; ids are given once. */
export class Exhibits {
  readonly entries: TableExhibit[] = [];
  readonly #context: ImportContext;
  readonly #ids = new Ids();

  constructor(context: ImportContext) {
    this.#context = context;
  }

  /** The exhibit for a table; undefined when a cell is longer than an exhibit can hold. */
  add(table: DraftTable): TableExhibit | undefined {
    const { words } = this.#context;
    if (
      table.head.some((cell) => cell.length > LONGEST_HEAD) ||
      table.rows.some((row) => row.some((cell) => cell.length > LONGEST_CELL))
    )
      return undefined;
    const kind = kindOf(table);
    const head = table.head.map(plainText);
    const title =
      kind === 'keyMetrics' ? words.keyMetrics : kind === 'ratings' ? words.ratingDistribution : titleOf(head, words.table);
    const id = this.#ids.take(
      kind === 'keyMetrics' ? 'keyMetrics' : kind === 'ratings' ? 'ratingDistribution' : camelCase(head[0] as string, 'table'),
    );
    const shares: { rating: string; share: string }[] = [];
    const rows = table.rows.map((row) => {
      const cells = row.map(
        (cell, column): Cell => (column === 0 ? undefined : this.#fact(kind, row, column, table.head)) ?? plainText(cell),
      );
      const share = cells[1];
      if (kind === 'ratings' && typeof share === 'object')
        shares.push({ rating: plainText(row[0] as string), share: share.fact });
      return cells;
    });
    const exhibit: ExhibitEntry = {
      title: escapeStart(escapeInline(title)),
      table: { columns: columnsOf(head), rows, ...stylesOf(table) },
    };
    const complete = kind === 'ratings' && shares.length === table.rows.length;
    const entry: TableExhibit = {
      id,
      kind,
      exhibit,
      ...(complete ? { distribution: { owner: 'consensus', rows: shares } } : {}),
    };
    this.entries.push(entry);
    return entry;
  }

  /** The fact that a cell prints, when the whole cell is a figure whose meaning its row and column tell. */
  #fact(kind: TableKind, row: readonly string[], column: number, head: readonly string[]): { readonly fact: string } | undefined {
    const { facts, language } = this.#context;
    const figure = wholeFigure(row[column] as string, language);
    const label = plainText(row[0] as string);
    const over = plainText(head[column] as string);
    if (!figure || label === '' || label.length > 120 || over.length > 120) return undefined;
    if (kind === 'keyMetrics' && column === 1) {
      const metric = fitting(label, figure);
      if (metric?.id === 'targetRange') return this.#range(label, row[column] as string);
      return cellOf(
        facts.claim({
          stem: metric?.id ?? camelCase(label, 'metric'),
          label,
          figure,
          owner: metric?.owner,
          sources: [],
          direct: true,
        }),
      );
    }
    if (kind === 'ratings')
      return cellOf(
        facts.claim({
          stem: `rating${upper(camelCase(label, 'Share'))}`,
          label,
          figure,
          owner: 'consensus',
          sources: [],
          direct: true,
        }),
      );
    if (figure.unit === '') return undefined;
    if (kind === 'factors')
      return cellOf(
        facts.claim({
          stem: `impact${upper(camelCase(label, 'Factor'))}`,
          label: `${label}: ${over}`,
          figure,
          sources: [],
          direct: true,
        }),
      );
    const byRow = fitting(label, figure);
    const byColumn = byRow ? undefined : fitting(over, figure);
    const metric = byRow ?? byColumn;
    if (!metric) return undefined;
    const other = byRow ? over : label;
    const period = byRow && /(?:19|20)\d\d/.test(other) && other.length <= 20 ? other : undefined;
    return cellOf(
      facts.claim({
        stem: period === undefined ? `${metric.id}${upper(camelCase(other, ''))}` : metric.id,
        label: [byRow ? label : over, other].filter((text) => text !== '').join(', '),
        figure,
        owner: metric.owner,
        period,
        sources: [],
        direct: false,
      }),
    );
  }

  /** A range of targets is two facts; the cell prints the draft's own words. */
  #range(label: string, cell: string): undefined {
    const { facts, language } = this.#context;
    for (const { claim } of claimsIn(`${label}: ${plainText(cell)}`, [], { language }, '')) facts.claim({ ...claim, label });
    return undefined;
  }
}

/** Rows that the draft sets in bold. */
function stylesOf({ rows }: DraftTable): { readonly styles?: { row: number; style: 'total' | 'highlight' }[] } {
  const styles = rows.flatMap(([label = ''], row) =>
    /^\*\*[^*]{1,120}\*\*$/.test(label) ? [{ row, style: TOTAL.test(label) ? ('total' as const) : ('highlight' as const) }] : [],
  );
  return styles.length > 0 && styles.length < rows.length ? { styles } : {};
}

/** Heads name the columns themselves where each has a name of its own. */
function columnsOf(head: readonly string[]): NonNullable<NonNullable<ExhibitEntry['table']>['columns']> {
  if (new Set(head).size === head.length && !head.includes('')) return [...head];
  const keys = new Ids();
  return head.map((title, i) => ({ key: keys.take(camelCase(title, `column${i + 1}`)), title }));
}

function cellOf(id: string | undefined): { readonly fact: string } | undefined {
  return id === undefined ? undefined : { fact: id };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function fitting(label: string, figure: Figure): Metric | undefined {
  return metricsOfLabel(label).find(({ kind }) => fits(kind, figure.unit));
}

/** The figure that a cell is, from its first character to its last. */
function wholeFigure(cell: string, language: ImportContext['language']): Figure | undefined {
  const text = plainText(cell);
  if (text.length > 60) return undefined;
  const [figure, more] = figuresIn(text, language);
  return figure && !more && figure.start === 0 && figure.end === text.length ? figure : undefined;
}

/** The table's own head as a title. */
function titleOf(head: readonly string[], fallback: string): string {
  const [first = '', ...others] = head.filter((cell) => cell !== '');
  const whole = `${first}: ${others.join(', ')}`;
  if (first === '') return fallback;
  return others.length === 0 || whole.length > LONGEST_TITLE ? first : whole;
}
