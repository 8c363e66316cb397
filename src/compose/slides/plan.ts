import { word } from '../../locale/locale.ts';
import type { Exhibit, Report } from '../../resolve/report.ts';
import { escapeHtml } from '../escape.ts';
import type { ProseHtml } from '../prose-html.ts';
import { disclosureList, sourceList } from '../view/back-matter.ts';
import { callBox } from '../view/call-box.ts';
import { exhibitView } from '../view/exhibit.ts';
import { type ColumnSetting, type Entry, setColumns } from './columns.ts';
import { exhibitSlides } from './exhibit-slides.ts';
import { BESIDE, CONTENT, ENLARGED, INSET, STAGE } from './grid.ts';
import { pointSlides } from './points.ts';
import { dataSlides, sectionSlides } from './section-slides.ts';
import { type Point, readSections } from './sections.ts';
import { leadIn } from './sentences.ts';
import type { Slide } from './slide.ts';
import { sourceEntry } from './source-entry.ts';
import { lineCount, textWidth, wordsOf } from './text-fit.ts';

/** A deck from this length on shows where in its story the reader is. */
const LONG_FROM = 13;
/** Dividers are worth their slide when sections have as many slides on average; before that one agenda says it all. */
const DIVIDED_FROM = 3;
const AGENDA = { width: 940, size: 19, line: 26, air: 23, current: 36 } as const;
const DIVIDER_HEIGHT = 580;

/** A chart that its author made flat grows in height by this much at most. */
const MOST_GROWTH = 2.1;

const CALL_SIZES = [23, 20, 17, 14] as const;
/** Width of one of the two columns of the call box. */
const CALL_WIDTH = 136;

const SOURCES = { columns: 2, width: 540, height: STAGE.height, sizes: [16, 15, 14, 13, 12] } as const;
const DISCLOSURES = { columns: 3, width: 352, height: STAGE.height, sizes: [14, 13, 12, 11.5] } as const;

/**
 * Every slide of a report in order: cover, key points, key figures, the body's sections, cases that the body did not place,
 * sources, disclosures. Depends on the report alone, so that charts can be drawn at the size of their place.
 */
export function planSlides(report: Report, prose: ProseHtml): readonly Slide[] {
  const sections = readSections(report, prose);
  const placed = new Set(
    sections.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'named' ? [block.name] : []))),
  );
  const left = (name: 'scenarios' | 'risks' | 'ratings' | 'estimates' | 'key-data'): Slide[] =>
    placed.has(name) ? [] : dataSlides(name, undefined, report, prose);
  const front = [{ kind: 'cover' } as const, ...frontSlides(report, prose), ...left('key-data'), ...left('estimates')];
  const parts = sections.map((section) => ({ title: section.title, slides: sectionSlides(section, report, prose) }));
  const unplaced = report.exhibits
    .filter((exhibit) => !exhibit.placed)
    .flatMap((exhibit) => exhibitSlides(exhibit, {}, undefined, report, prose));
  const after = [...unplaced, ...left('scenarios'), ...left('ratings'), ...left('risks')];
  const back = backSlides(report, prose);
  const count = front.length + parts.reduce((sum, part) => sum + part.slides.length, 0) + after.length + back.length;
  if (count < LONG_FROM) return [...front, ...parts.flatMap((part) => part.slides), ...after, ...back];
  const titled = parts.filter((part) => part.title !== undefined);
  if (titled.reduce((sum, part) => sum + part.slides.length, 0) >= titled.length * DIVIDED_FROM)
    return [...front, ...divided(parts), ...after, ...back];
  return [...front, ...agenda(parts, front.length + 1, report), ...parts.flatMap((part) => part.slides), ...after, ...back];
}

/** One slide that lists the sections' messages with their pages; none when they are too few or too long to list. */
function agenda(
  parts: readonly { readonly title: string | undefined; readonly slides: readonly Slide[] }[],
  before: number,
  report: Report,
): Slide[] {
  let page = before + 1;
  const sections = parts.flatMap(({ title, slides }) => {
    const entry = title === undefined || slides.length === 0 ? [] : [{ title, page }];
    page += slides.length;
    return entry;
  });
  if (
    sections.length < 3 ||
    !fitsAgenda(
      sections.map(({ title }) => title),
      STAGE.height,
    )
  )
    return [];
  return [{ kind: 'agenda', title: escapeHtml(word(report.locale, 'contents')), sections }];
}

/** Whether the list of sections stands on one slide, one of them set large. */
function fitsAgenda(titles: readonly string[], height: number): boolean {
  return (
    titles.reduce<number>(
      (sum, title) => sum + lineCount(wordsOf(title), AGENDA.width, AGENDA.size) * AGENDA.line + AGENDA.air,
      AGENDA.current,
    ) <= height
  );
}

/** A divider before every section of several slides; it shows where in the story the reader is. */
function divided(parts: readonly { readonly title: string | undefined; readonly slides: readonly Slide[] }[]): Slide[] {
  const named = parts.filter((part) => part.title !== undefined).map((part, i) => ({ ...part, number: i + 1 }));
  return parts.flatMap((part) => {
    const own = named.find((entry) => entry.slides === part.slides);
    if (!own || part.slides.length < 2) return part.slides;
    const agenda = !fitsAgenda(
      named.map(({ title }) => title as string),
      DIVIDER_HEIGHT,
    )
      ? []
      : named.map(({ number, title }) => ({ number, title: title as string, current: number === own.number }));
    return [{ kind: 'divider', title: part.title as string, number: own.number, agenda } as const, ...part.slides];
  });
}

function frontSlides(report: Report, prose: ProseHtml): Slide[] {
  const call = callBox(report);
  const points = report.data.deck.map((_, i): Point => {
    const { lead, rest } = leadIn(prose.inline(report.prose.get(`deck.${i}`)));
    return { style: 'point', lead, html: rest, exhibits: [] };
  });
  const front = report.exhibits.find((exhibit) => exhibit.id === report.data.frontExhibit);
  const inset = front && call && isInset(front) && call.figures.length <= 4 ? front : undefined;
  const texts = points.length > 0 ? pointSlides(points, 5, call ? BESIDE.picture : CONTENT) : [undefined];
  const title = escapeHtml(word(report.locale, 'keyPoints'));
  const slides: Slide[] =
    points.length === 0 && !call
      ? []
      : texts.map((text, i) => ({
          kind: 'key-points',
          title,
          continued: i > 0,
          text,
          callBox: i === 0 ? call : undefined,
          callSize: CALL_SIZES.find((size) => call?.figures.every((figure) => textWidth(figure.text, size) <= CALL_WIDTH)) ?? 14,
          inset: i === 0 && inset ? { exhibit: inset, view: exhibitView(inset, undefined, report, prose) } : undefined,
        }));
  return front && !inset ? [...slides, ...exhibitSlides(front, {}, undefined, report, prose)] : slides;
}

function isInset(exhibit: Exhibit): boolean {
  return exhibit.content.kind === 'chart' && exhibit.width === 'side' && insetHeight(exhibit) <= INSET.height;
}

function backSlides(report: Report, prose: ProseHtml): Slide[] {
  const sources = sourceList(report, { bySource: new Map() }, prose).map((source) => sourceEntry(source));
  const disclosures = disclosureList(report, prose).map(
    ({ title, html }): Entry => ({ title: escapeHtml(title), html, anchor: undefined }),
  );
  const slides = (
    name: 'sources' | 'disclosures',
    entries: readonly Entry[],
    { sizes, ...place }: Omit<ColumnSetting, 'size'> & { readonly sizes: readonly number[] },
  ): Slide[] => {
    const { size, slides: pages } = setColumns(entries, place, sizes);
    return pages.map((columns, i) => ({
      kind: 'small-print',
      name,
      title: escapeHtml(word(report.locale, name)),
      continued: i > 0,
      columns,
      size,
      first: i === 0,
    }));
  };
  return [...slides('sources', sources, SOURCES), ...slides('disclosures', disclosures, DISCLOSURES)];
}

/** Height on the slide of a chart whose author thought of a flat one: it is not blown up to fill what it has no use for. */
function chartHeight(exhibit: Exhibit, room: number): number {
  return Math.min(room, exhibit.height === undefined ? Number.POSITIVE_INFINITY : exhibit.height * MOST_GROWTH * ENLARGED.stage);
}

function insetHeight(exhibit: Exhibit): number {
  return (exhibit.height ?? INSET.height) * ENLARGED.inset;
}

/** Where a chart is drawn: px of the drawing, which the page enlarges. */
export function chartSizes(slides: readonly Slide[]): ReadonlyMap<string, { readonly width: number; readonly height: number }> {
  const sizes = new Map<string, { readonly width: number; readonly height: number }>();
  const add = (exhibit: Exhibit, width: number, height: number, scale: number): void => {
    sizes.set(exhibit.id, { width: Math.round(width / scale), height: Math.round(height / scale) });
  };
  for (const slide of slides) {
    if (slide.kind === 'exhibit')
      add(
        slide.exhibit,
        slide.layout === 'full' ? CONTENT : BESIDE.picture,
        chartHeight(slide.exhibit, slide.pictureHeight),
        ENLARGED.stage,
      );
    else if (slide.kind === 'key-points' && slide.inset)
      add(slide.inset.exhibit, INSET.width, insetHeight(slide.inset.exhibit), ENLARGED.inset);
  }
  return sizes;
}
