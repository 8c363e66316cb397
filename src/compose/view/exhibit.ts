import type { Figure } from '../../chart/figure.ts';
import { formatDate } from '../../locale/dates.ts';
import { word } from '../../locale/locale.ts';
import { plainText } from '../../prose/prose.ts';
import type { Exhibit, Report } from '../../resolve/report.ts';
import { escapeHtml } from '../escape.ts';
import type { ProseHtml } from '../prose-html.ts';
import { TableMarkup } from './table.ts';
import { planTable } from './table-plan.ts';

/** Everything the exhibit partial prints. */
export function exhibitView(exhibit: Exhibit, figure: Pick<Figure, 'svg'> | undefined, report: Report, prose: ProseHtml) {
  const { locale } = report;
  return {
    id: exhibit.id,
    number: `${word(locale, 'exhibit')} ${exhibit.number}`,
    width: placeOf(exhibit, report),
    title: prose.inline(exhibit.title),
    subtitle: exhibit.subtitle ? prose.inline(exhibit.subtitle) : undefined,
    content: contentHtml(exhibit, figure, report, prose),
    notes: notesHtml(exhibit, prose),
    source: sourceLine(exhibit, report, prose),
  };
}

function contentHtml(exhibit: Exhibit, figure: Pick<Figure, 'svg'> | undefined, report: Report, prose: ProseHtml): string {
  switch (exhibit.content.kind) {
    case 'chart':
      return figure?.svg ?? '';
    case 'image':
      return `<img src="${exhibit.content.dataUri}" alt="${escapeHtml(exhibit.alt ?? plainText(exhibit.title, report.sourceIds, (id) => id))}">`;
    case 'table':
      return new TableMarkup(exhibit.content.table, prose, report).planned(
        planTable(exhibit, exhibit.content.table, report),
        `${word(report.locale, 'exhibit')} ${exhibit.number}: ${plainText(exhibit.title, report.sourceIds, (id) => id)}`,
      );
  }
}

/** Classes of the place: its width, and whether the exhibit runs on over pages. */
function placeOf(exhibit: Exhibit, report: Report): string {
  if (exhibit.content.kind !== 'table') return exhibit.width;
  const { place, flows, long } = planTable(exhibit, exhibit.content.table, report);
  return [place, flows ? 'flows' : '', long ? 'long-table' : ''].filter(Boolean).join(' ');
}

/** The author's notes, then what the marks of a table mean. */
function notesHtml({ content, notes }: Exhibit, prose: ProseHtml): string | undefined {
  const legend = content.kind === 'table' ? content.table.legend : [];
  const parts = [...(notes ? [prose.inline(notes)] : []), ...(legend.length > 0 ? [`${escapeHtml(legend.join('; '))}.`] : [])];
  return parts.length > 0 ? parts.join(' ') : undefined;
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
