import { catalogueName } from '../chart/catalogue/name.ts';
import type { ChartProblem, Figure } from '../chart/figure.ts';
import type { ChartRoom } from '../chart/room.ts';
import { chartTheme } from '../chart/theme.ts';
import { plainText } from '../prose/prose.ts';
import type { Exhibit, Report } from '../resolve/report.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import type { Run } from '../shared/run.ts';
import { exhibitWidth, PAGES } from './geometry.ts';
import { slideChartSizes } from './slides.ts';

/** Height of a chart by its width, when the report does not say; a chart of the catalogue knows what suits it. */
function defaultHeight(exhibit: Exhibit, spec: Readonly<Record<string, unknown>>, width: number): number | undefined {
  if (catalogueName(spec) !== undefined) return undefined;
  const ratio = { side: 0.62, half: 0.62, main: 0.46, full: 0.36, wide: 0.45 }[exhibit.width];
  return Math.round(width * ratio);
}

/**
 * Draws every chart of a report at the size of its place.
 * @throws TearsheetError `chart.*` with the exhibit's place, all of them at once
 */
export async function drawExhibits(
  report: Report,
  room: ChartRoom,
  run: Run,
  template?: string,
): Promise<ReadonlyMap<string, Figure>> {
  const slides = (template ?? report.data.template ?? report.data.kind) === 'deck' ? slideChartSizes(report) : undefined;
  const theme = chartTheme(report.brand);
  const { language, numbers, house } = report.locale;
  const figures = new Map<string, Figure>();
  const problems: Problem[] = [];
  const words = (text: Exhibit['title']): string => plainText(text, report.sourceIds, (id) => id);
  const draw = async (exhibit: Exhibit): Promise<void> => {
    if (exhibit.content.kind !== 'chart') return;
    const onSlide = slides?.get(exhibit.id);
    // A deck shows what its slides have room for.
    if (slides && !onSlide) return;
    const width = onSlide?.width ?? exhibitWidth(exhibit.width, PAGES[report.page]);
    try {
      const { figure, warnings, notes } = await room.draw(
        {
          id: exhibit.id,
          spec: exhibit.content.spec,
          rows: exhibit.content.rows,
          more: exhibit.content.more,
          width,
          height: onSlide?.height ?? exhibit.height ?? defaultHeight(exhibit, exhibit.content.spec, width),
          title: words(exhibit.title),
          subtitle: exhibit.subtitle ? words(exhibit.subtitle) : undefined,
          alt: exhibit.alt,
          language: report.language,
          locale: { language, numbers, house },
        },
        theme,
      );
      figures.set(exhibit.id, figure);
      for (const warning of warnings)
        run.diagnostics.push({
          rule: 'chart-warning',
          severity: 'warning',
          message: `Exhibit "${exhibit.id}": ${warning}`,
          place: exhibit.place,
        });
      for (const note of notes)
        run.diagnostics.push({
          rule: 'chart-note',
          severity: 'info',
          message: `Exhibit "${exhibit.id}": ${note}`,
          place: exhibit.place,
        });
    } catch (error) {
      if (!(error instanceof TearsheetError) || error.kind !== 'report') throw error;
      for (const { path, ...problem } of error.problems as readonly ChartProblem[]) {
        const place = path === undefined ? exhibit.place : report.locate(['exhibits', exhibit.id, 'chart', ...path]);
        problems.push({
          ...problem,
          message: `Exhibit "${exhibit.id}": ${problem.message}`,
          place,
          frame: codeFrame(report.text, place),
        });
      }
    }
  };
  await Promise.all(report.exhibits.map(draw));
  run.signal.throwIfAborted();
  if (problems.length > 0) throw new TearsheetError('report', problems);
  return figures;
}
