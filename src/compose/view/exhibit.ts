import type { Figure } from '../../chart/figure.ts';
import { formatDate } from '../../locale/dates.ts';
import { word } from '../../locale/locale.ts';
import type { Exhibit, Report, Table, TableColumn } from '../../resolve/report.ts';
import { escapeHtml } from '../escape.ts';
import { exhibitWidth, PAGES } from '../geometry.ts';
import type { ProseHtml } from '../prose-html.ts';
import { breaks, MANY_COLUMNS, TABLE_CLASS, type TableFit, tableFit } from './table-fit.ts';

/** Everything the exhibit partial prints. */
export function exhibitView(exhibit: Exhibit, figure: Pick<Figure, 'svg'> | undefined, report: Report, prose: ProseHtml) {
  const { locale } = report;
  return {
    id: exhibit.id,
    number: `${word(locale, 'exhibit')} ${exhibit.number}`,
    width: exhibit.width,
    title: prose.inline(exhibit.title),
    subtitle: exhibit.subtitle ? prose.inline(exhibit.subtitle) : undefined,
    content: contentHtml(exhibit, figure, report, prose),
    notes: exhibit.notes ? prose.inline(exhibit.notes) : undefined,
    source: sourceLine(exhibit, report, prose),
  };
}

/** How the table of an exhibit stands in its place; undefined when it shows no table. */
export function exhibitFit({ content, width }: Exhibit, { data, page }: Report): TableFit | undefined {
  if (content.kind !== 'table') return undefined;
  // A factsheet has no side column: its main width is the page's.
  const place = data.kind === 'factsheet' && width === 'main' ? 'full' : width;
  const columns = content.table.columns.map((column, i) => [
    `${column.title} ${column.unit ?? ''}`,
    ...content.table.rows.map(({ cells }) => cells[i]?.text ?? ''),
  ]);
  return tableFit(
    columns.map((texts, i) => ({ texts, whole: content.table.columns[i]?.kind === 'number' })),
    exhibitWidth(place, PAGES[page]),
  );
}

function contentHtml(exhibit: Exhibit, figure: Pick<Figure, 'svg'> | undefined, report: Report, prose: ProseHtml): string {
  switch (exhibit.content.kind) {
    case 'chart':
      return figure?.svg ?? '';
    case 'image':
      return `<img src="${exhibit.content.dataUri}" alt="${escapeHtml(exhibit.alt ?? exhibit.title.expanded.text)}">`;
    case 'table':
      return tableHtml(exhibit.content.table, prose, exhibitFit(exhibit, report));
  }
}

/** "Source: Sina Finance, 4 Jan 2026. As of 14 Jan 2026." */
function sourceLine(exhibit: Exhibit, report: Report, prose: ProseHtml): string | undefined {
  const { locale, language, sources } = report;
  const asOf = exhibit.asOf ? `${word(locale, 'asOf')} ${formatDate(exhibit.asOf, language)}` : undefined;
  const words = exhibit.sourceLine
    ? prose.inline(exhibit.sourceLine)
    : exhibit.sources
        .flatMap((id) => sources.find((source) => source.id === id) ?? [])
        .map(
          (source) =>
            `<a href="#source-${source.number}">${escapeHtml(source.publisher)}</a>${source.date ? `, ${escapeHtml(formatDate(source.date, language))}` : ''}`,
        )
        .join('; ');
  if (words === '') return asOf && escapeHtml(asOf[0]?.toLocaleUpperCase(language) + asOf.slice(1));
  return `${escapeHtml(word(locale, 'source'))}: ${words}${asOf ? `; ${escapeHtml(asOf)}` : ''}`;
}

function classes(column: TableColumn, index: number, columns: readonly TableColumn[], text: string): string {
  const divider = column.estimate && index > 0 && !columns[index - 1]?.estimate;
  const names = [
    column.align === 'right' ? 'number' : column.align === 'center' ? 'center' : '',
    column.estimate ? 'estimate' : '',
    divider ? 'divider' : '',
    breaks(text, column.kind === 'number') ? 'long' : '',
  ].filter(Boolean);
  return names.length > 0 ? ` class="${names.join(' ')}"` : '';
}

/** A table with row heads, group heads, the rule between actuals and estimates, and no empty cell (PDF/UA drops those). */
export function tableHtml(
  { columns, rows }: Table,
  prose: ProseHtml,
  fit: TableFit = columns.length > MANY_COLUMNS ? 'tight' : 'fits',
): string {
  const grouped = columns.some((column) => column.group !== undefined);
  const groups: { title: string | undefined; span: number }[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last && last.title === column.group && column.group !== undefined) last.span++;
    else groups.push({ title: column.group, span: 1 });
  }
  const groupRow = grouped
    ? `<tr>${groups.map(({ title, span }) => `<th scope="colgroup" colspan="${span}"${title ? ` class="group${breaks(title, false) ? ' long' : ''}"` : ''}>${title ? escapeHtml(title) : '&nbsp;'}</th>`).join('')}</tr>`
    : '';
  const head = columns
    .map((column, i) => {
      const unit = column.unit ? ` <span class="unit">${escapeHtml(column.unit)}</span>` : '';
      return `<th scope="col"${classes(column, i, columns, `${column.title} ${column.unit ?? ''}`)}>${escapeHtml(column.title) || (unit ? '' : '&nbsp;')}${unit}</th>`;
    })
    .join('');
  const body = rows
    .map(({ cells, style }) => {
      const row = cells
        .map((cell, i) => {
          const column = columns[i] as TableColumn;
          const html = (cell.prose ? prose.inline(cell.prose) : escapeHtml(cell.text)) || '&nbsp;';
          return i === 0
            ? `<th scope="row"${classes(column, i, columns, cell.text)}>${html}</th>`
            : `<td${classes(column, i, columns, cell.text)}>${html}</td>`;
        })
        .join('');
      return `<tr${style === 'plain' ? '' : ` class="${style}"`}>${row}</tr>`;
    })
    .join('');
  const titled = grouped || columns.some((column) => column.title !== '' || column.unit !== undefined);
  return `<table${TABLE_CLASS[fit]}>${titled ? `<thead>${groupRow}<tr>${head}</tr></thead>` : ''}<tbody>${body}</tbody></table>`;
}
