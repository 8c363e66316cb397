import { formatDate } from '../locale/dates.ts';
import { word } from '../locale/locale.ts';
import type { Report } from '../resolve/report.ts';
import type { BodyParts } from './body.ts';
import { ProseHtml } from './prose-html.ts';
import { CONTENT } from './slides/grid.ts';
import { chartSizes, planSlides } from './slides/plan.ts';
import type { PointSlide } from './slides/points.ts';
import type { Point } from './slides/sections.ts';
import type { Slide } from './slides/slide.ts';
import { lineCount, wordsOf } from './slides/text-fit.ts';
import { runningWords } from './view/masthead.ts';

/** Size of every chart of a report that is printed as slides; the charts are enlarged on the page. */
export function slideChartSizes(report: Report): ReturnType<typeof chartSizes> {
  return chartSizes(planSlides(report, new ProseHtml(report, { bySource: new Map() })));
}

/** Sizes of a title: a sentence of two lines at most, and what to do with one that is longer. */
const TITLES = [
  { name: '', size: 28, lines: 2 },
  { name: 'long', size: 23, lines: 3 },
  { name: 'very-long', size: 18, lines: 4 },
  { name: 'longest', size: 13, lines: 6 },
] as const;
const COVER_TITLES = [
  { name: '', size: 54, lines: 3 },
  { name: 'long', size: 42, lines: 4 },
  { name: 'very-long', size: 30, lines: 6 },
  { name: 'longest', size: 20, lines: 10 },
] as const;

/** Bold headings are as much wider than text. */
const BOLD = 1.1;

function titleSize(html: string, sizes: typeof TITLES | typeof COVER_TITLES, width: number): string {
  return (sizes.find(({ size, lines }) => lineCount(wordsOf(html), width / BOLD, size) <= lines) ?? sizes[3]).name;
}

/** Slides of a report, with the words of their foot: one message each. */
export function slidesView(parts: BodyParts): readonly unknown[] {
  const { report, figures, prose } = parts;
  const slides = planSlides(report, prose);
  const { data, language, locale } = report;
  const words = runningWords(report, wordsOf(prose.inline(report.prose.get('title'))));
  const date = data.date ? formatDate(data.date, language) : undefined;
  return slides.map((slide, i) => ({
    ...slide,
    ...spoken(slide),
    ...pictures(slide, figures),
    continuedWord: 'continued' in slide && slide.continued ? word(locale, 'continued') : undefined,
    titleSize:
      slide.kind === 'cover'
        ? coverSize(report, prose)
        : titleSize(
            slide.title,
            TITLES,
            slide.kind === 'divider' ? 900 : CONTENT - ('continued' in slide && slide.continued ? 130 : 0),
          ),
    foot: { house: words.footLeft, title: words.headLeft, date, number: i + 1, total: slides.length },
  }));
}

function coverSize(report: Report, prose: ProseHtml): string {
  return titleSize(prose.inline(report.prose.get('headline') ?? report.prose.get('title')), COVER_TITLES, 980);
}

/** A point's line as a paragraph, so that it is read as one; lists inside it follow. */
function asBlocks(point: Point): Point {
  const block = point.html.search(/<(?:p|ul|ol|pre|blockquote|table)\b/);
  const line = block < 0 ? point.html : point.html.slice(0, block);
  return { ...point, html: `${line.trim() === '' ? '' : `<p>${line.trim()}</p>`}${block < 0 ? '' : point.html.slice(block)}` };
}

function spoken(slide: Slide): { readonly text?: PointSlide; readonly takeaways?: readonly Point[] } {
  return {
    ...('text' in slide && slide.text ? { text: { ...slide.text, points: slide.text.points.map(asBlocks) } } : {}),
    ...('takeaways' in slide ? { takeaways: slide.takeaways.map(asBlocks) } : {}),
  };
}

function pictures(slide: Slide, figures: BodyParts['figures']): { readonly picture?: string; readonly insetPicture?: string } {
  if (slide.kind === 'exhibit') return { picture: slide.table ?? figures.get(slide.exhibit.id)?.svg ?? slide.view.content };
  if (slide.kind === 'key-points' && slide.inset) return { insetPicture: figures.get(slide.inset.exhibit.id)?.svg ?? '' };
  return {};
}
