import { sparklineSvg } from '../../chart/catalogue/parts/sparkline-svg.ts';
import { paletteOf } from '../../chart/palette.ts';
import { word } from '../../locale/locale.ts';
import { formatDigits } from '../../locale/numbers.ts';
import type { CellLook, Report, Table, TableCell, TableColumn, TableRow } from '../../resolve/report.ts';
import { escapeHtml } from '../escape.ts';
import type { ProseHtml } from '../prose-html.ts';
import { type ColumnDigits, columnDigits, tailReader } from './table-digits.ts';
import { breaks, MANY_COLUMNS, TABLE_CLASS, type TableFit } from './table-fit.ts';
import type { TablePlan } from './table-plan.ts';

/** Size of a small line, CSS px. */
const LINE = { width: 56, height: 14 } as const;

/** A part of a table as markup: some of its rows and columns. */
export interface TablePart {
  /** First row and the row after the last; all when absent. */
  readonly rows?: readonly [number, number];
  /** Indices; all when absent. */
  readonly columns?: readonly number[];
  /** Ems that the first columns are given before the others share what is left. */
  readonly names?: readonly number[];
  readonly fit?: TableFit;
}

/** A table of an exhibit as markup. How its digits align is found from all rows, whichever are asked for. */
export class TableMarkup {
  readonly #table: Table;
  readonly #prose: ProseHtml;
  readonly #report: Report;
  readonly #digits: readonly (ColumnDigits | undefined)[];
  readonly #tailOf: ReturnType<typeof tailReader>;
  readonly #classes: readonly (readonly [plain: string, long: string])[];
  readonly #titled: boolean;
  /** Prose is set once: setting it notes its citations. */
  readonly #set = new Map<TableCell, string>();

  constructor(table: Table, prose: ProseHtml, report: Report) {
    this.#table = table;
    this.#prose = prose;
    this.#report = report;
    this.#digits = columnDigits(table, report.locale);
    this.#tailOf = tailReader(report.locale);
    this.#classes = table.columns.map((column, i) => {
      const names = classNames(column, i, table.columns, this.#digits[i]);
      return [attribute(names), attribute([...names, 'long'])];
    });
    this.#titled = table.columns.some(({ title, unit, group }) => title !== '' || unit !== undefined || group !== undefined);
  }

  /** One table; it has row heads, group heads, the rule between actuals and estimates, and no empty cell (PDF/UA drops those). */
  html({ rows = [0, this.#table.rows.length], columns = this.#all(), names = [], fit }: TablePart = {}): string {
    const size = fit ?? (columns.length > MANY_COLUMNS ? 'tight' : 'fits');
    return `<table${TABLE_CLASS[size]}${this.#room(columns)}>${namesHtml(names)}${this.#head(columns)}<tbody>${this.#rows(rows, columns)}</tbody></table>`;
  }

  /** The table as its plan cuts it: panels of columns below each other, a long one in tables that begin with a page. */
  planned(plan: TablePlan, name: string): string {
    return plan.panels
      .map((columns, k) => {
        const again =
          k === 0
            ? ''
            : `<p class="table-continued">${escapeHtml(name)} <span>(${escapeHtml(word(this.#report.locale, 'continued'))})</span></p>`;
        const long = plan.long?.[k];
        return (
          again + (long ? this.#long(columns, plan.fit, long, name) : this.html({ columns, names: plan.names, fit: plan.fit }))
        );
      })
      .join('');
  }

  /** Words of the cells of each row, as they stand in the markup. */
  cellsHtml(row: number): string[] {
    return (this.#table.rows[row] as TableRow).cells.map((cell, i) => this.#content(cell, i));
  }

  #long(
    columns: readonly number[],
    fit: TableFit,
    { widths, tables }: NonNullable<TablePlan['long']>[number],
    name: string,
  ): string {
    const head = `<colgroup>${widths.map((share) => `<col style="width:${share}%">`).join('')}</colgroup>${this.#head(columns)}`;
    const names = TABLE_CLASS[fit === 'fits' ? 'tight' : fit].replace('class="', 'class="paged ');
    const { locale } = this.#report;
    const count = (value: number): string => formatDigits(value, { unit: '', decimals: 0 }, locale);
    return tables
      .map((pages) => {
        const [from] = pages[0] as readonly [number, number];
        const [, to] = pages.at(-1) as readonly [number, number];
        const part = word(locale, 'tableRows', { from: count(from + 1), to: count(to), n: count(this.#table.rows.length) });
        const body = pages.map((rows) => `<tbody>${this.#rows(rows, columns)}</tbody>`).join('');
        return `<table${names}${this.#room(columns)} aria-label="${escapeHtml(`${name}, ${part}`)}">${head}${body}</table>`;
      })
      .join('');
  }

  #all(): number[] {
    return this.#table.columns.map((_, i) => i);
  }

  /** What hangs behind the digits needs room at the edge of its column. */
  #room(columns: readonly number[]): string {
    const room = Math.max(0, ...columns.map((i) => this.#digits[i]?.room ?? 0));
    return room === 0 ? '' : ` style="--hang:${Math.round(room * 100) / 100}em"`;
  }

  #head(columns: readonly number[]): string {
    if (!this.#titled) return '';
    const own = columns.map((i) => this.#table.columns[i] as TableColumn);
    const groupRow = own.some(({ group }) => group !== undefined) ? groupRowHtml(own) : '';
    const heads = own.map((column, k) => {
      const unit = column.unit ? ` <span class="unit">${escapeHtml(column.unit)}</span>` : '';
      const kind = this.#class(columns[k] as number, `${column.title} ${column.unit ?? ''}`);
      return `<th scope="col"${kind}>${escapeHtml(column.title) || (unit ? '' : '&nbsp;')}${unit}</th>`;
    });
    return `<thead>${groupRow}<tr>${heads.join('')}</tr></thead>`;
  }

  #class(column: number, text: string): string {
    const [plain, long] = this.#classes[column] as readonly [string, string];
    return breaks(text, this.#table.columns[column]?.kind === 'number') ? long : plain;
  }

  #rows([from, to]: readonly [number, number], columns: readonly number[]): string {
    let out = '';
    for (let r = from; r < to; r++) {
      const { cells, style, unit } = this.#table.rows[r] as TableRow;
      out += style === 'plain' ? '<tr>' : `<tr class="${style}">`;
      for (const i of columns) {
        const cell = cells[i] as TableCell;
        const rowUnit = i === 0 && unit !== undefined ? ` <span class="unit">${escapeHtml(unit)}</span>` : '';
        const attributes = this.#class(i, cell.text) + this.#filling(cell, i) + shadeStyle(cell.look);
        const content = this.#content(cell, i) || '&nbsp;';
        out +=
          i < this.#table.heads ? `<th scope="row"${attributes}>${content}${rowUnit}</th>` : `<td${attributes}>${content}</td>`;
      }
      out += '</tr>';
    }
    return out;
  }

  #content(cell: TableCell, column: number): string {
    if (cell.prose) {
      let html = this.#set.get(cell);
      if (html === undefined) this.#set.set(cell, (html = this.#prose.inline(cell.prose)));
      return html;
    }
    const { look } = cell;
    if (look === undefined) return this.#digitsHtml(cell, column);
    if (look.series !== undefined) return this.#line(look.series);
    let html = this.#digitsHtml(cell, column);
    if (look.emphasis !== undefined) html = look.emphasis === 'bold' ? `<b>${html}</b>` : `<em>${html}</em>`;
    if (look.sign !== undefined) html = `<span class="sign">${escapeHtml(look.sign)}</span> ${html}`;
    return look.bar === undefined ? html : `${barHtml(look.bar)}<span class="over">${html}</span>`;
  }

  /** The digits, and behind them what hangs beyond their column. */
  #digitsHtml(cell: TableCell, column: number): string {
    const digits = this.#digits[column];
    if (digits === undefined || !digits.hangs || cell.missing !== undefined) return escapeHtml(cell.text);
    const tail = this.#tailOf(cell.text);
    return tail === undefined || tail.suffix === ''
      ? escapeHtml(cell.text)
      : `${escapeHtml(tail.body)}<span class="hang">${escapeHtml(tail.suffix)}</span>`;
  }

  /** What a shorter fraction lacks: set unseen behind it, it brings the decimal marks under each other in any face. */
  #filling(cell: TableCell, column: number): string {
    const digits = this.#digits[column];
    if (digits === undefined || digits.fraction === '' || cell.text === '') return '';
    const length = cell.missing === undefined ? this.#tailOf(cell.text)?.fraction.length : digits.usual;
    const rest = length === undefined ? '' : digits.fraction.slice(length);
    return rest === '' ? '' : ` data-fill="${escapeHtml(rest)}"`;
  }

  #line(series: readonly number[]): string {
    const { locale, brand } = this.#report;
    const print = (value: number): string => formatDigits(value, { unit: '' }, locale);
    const sorted = series.toSorted((a, b) => a - b);
    const alt = word(locale, 'lineFrom', {
      first: print(series[0] as number),
      last: print(series.at(-1) as number),
      low: print(sorted[0] as number),
      high: print(sorted.at(-1) as number),
    });
    return sparklineSvg(series, { ...LINE, palette: paletteOf(brand), alt });
  }
}

function namesHtml(ems: readonly number[]): string {
  const width = (em: number): string => `width:calc(${Math.round(em * 100) / 100}em + 2*var(--cell))`;
  return ems.length === 0 ? '' : `<colgroup>${ems.map((em) => `<col style="${width(em)}">`).join('')}</colgroup>`;
}

/** Heads above the heads: one for neighbours of a group. The rule between actuals and estimates runs through them. */
function groupRowHtml(columns: readonly TableColumn[]): string {
  const groups: { title: string | undefined; span: number; estimate: boolean; divider: boolean }[] = [];
  for (const [i, { group, estimate }] of columns.entries()) {
    const last = groups.at(-1);
    if (last && last.title === group && group !== undefined) {
      last.span++;
      last.estimate &&= estimate;
    } else groups.push({ title: group, span: 1, estimate, divider: estimate && i > 0 && !columns[i - 1]?.estimate });
  }
  const heads = groups.map(({ title, span, estimate, divider }) => {
    const names = [
      title === undefined ? '' : 'group',
      estimate ? 'estimate' : '',
      divider ? 'divider' : '',
      breaks(title ?? '', false) ? 'long' : '',
    ].filter(Boolean);
    return `<th scope="colgroup" colspan="${span}"${attribute(names)}>${title === undefined ? '&nbsp;' : escapeHtml(title)}</th>`;
  });
  return `<tr>${heads.join('')}</tr>`;
}

function classNames(
  column: TableColumn,
  index: number,
  columns: readonly TableColumn[],
  digits: ColumnDigits | undefined,
): string[] {
  const divider = column.estimate && index > 0 && !columns[index - 1]?.estimate;
  return [
    column.align === 'right' ? 'number' : column.align === 'center' ? 'center' : '',
    column.kind === 'sparkline' ? 'line' : '',
    digits?.hangs ? 'hanging' : '',
    column.estimate ? 'estimate' : '',
    divider ? 'divider' : '',
  ].filter(Boolean);
}

function attribute(names: readonly string[]): string {
  return names.length > 0 ? ` class="${names.join(' ')}"` : '';
}

/** The tint of a number among those of its column: light enough for the words on it. */
function shadeStyle(look: CellLook | undefined): string {
  if (look?.shade === undefined) return '';
  return ` style="background:color-mix(in srgb,var(--primary) ${Math.round(look.shade * 34)}%,var(--background))"`;
}

function barHtml({ from, to }: NonNullable<CellLook['bar']>): string {
  const share = (part: number): number => Math.round(part * 1000) / 1000;
  return `<span class="bar" style="--from:${share(from)};--share:${share(to - from)}"></span>`;
}
