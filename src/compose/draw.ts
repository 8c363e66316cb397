import { drawFigure } from '../chart/draw.ts';
import type { Figure } from '../chart/figure.ts';
import { chartTheme } from '../chart/theme.ts';
import type { Exhibit, Report } from '../resolve/report.ts';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import { codeFrame } from '../shared/frame.ts';
import type { Run } from '../shared/run.ts';
import { plainText } from '../prose/prose.ts';
import { exhibitWidth, PAGES } from './geometry.ts';

/** On a slide a chart fills the stage beside nothing: 16:9 at 1280 px leaves this much. */
export const SLIDE_STAGE = { width: 1136, height: 452 } as const;

/** Height of a chart by its width, when the report does not say. */
function defaultHeight(exhibit: Exhibit, width: number): number {
  const ratio = { side: 0.62, half: 0.62, main: 0.46, full: 0.36, wide: 0.45 }[exhibit.width];
  return Math.round(width * ratio);
}

/**
 * Draws every chart of a report at the size of its place.
 * @throws TearsheetError `chart.*` with the exhibit's place, all of them at once
 */
export async function drawExhibits(report: Report, run: Run, template?: string): Promise<ReadonlyMap<string, Figure>> {
  const slides = (template ?? report.data.template ?? report.data.kind) === 'deck';
  const theme = chartTheme(report.brand);
  const figures = new Map<string, Figure>();
  const problems: Problem[] = [];
  const words = (text: Exhibit['title']): string => plainText(text, report.sourceIds, (id) => id);
  for (const exhibit of report.exhibits) {
    if (exhibit.content.kind !== 'chart') continue;
    run.signal.throwIfAborted();
    const width = slides ? SLIDE_STAGE.width : exhibitWidth(exhibit.width, PAGES[report.page]);
    try {
      const { figure, warnings } = await drawFigure(
        {
          id: exhibit.id,
          spec: exhibit.content.spec,
          rows: exhibit.content.rows,
          width,
          height: slides ? SLIDE_STAGE.height : (exhibit.height ?? defaultHeight(exhibit, width)),
          title: words(exhibit.title),
          subtitle: exhibit.subtitle ? words(exhibit.subtitle) : undefined,
          alt: exhibit.alt,
          language: report.language,
        },
        theme,
      );
      figures.set(exhibit.id, figure);
      for (const warning of warnings) run.diagnostics.push({ rule: 'chart-warning', severity: 'warning', message: `Exhibit "${exhibit.id}": ${warning}`, place: exhibit.place });
    } catch (error) {
      if (!(error instanceof TearsheetError) || error.kind === 'interrupted') throw error;
      for (const problem of error.problems) problems.push({ ...problem, message: `Exhibit "${exhibit.id}": ${problem.message}`, place: exhibit.place, frame: codeFrame(report.text, exhibit.place) });
    }
  }
  if (problems.length > 0) throw new TearsheetError('report', problems);
  return figures;
}
