import { word } from '../../locale/locale.ts';
import type { Exhibit, Report } from '../../resolve/report.ts';
import { escapeHtml } from '../escape.ts';
import type { ProseHtml } from '../prose-html.ts';
import { estimateSlides, figureSlides, type Heading, ratingSlides, riskSlides, scenarioSlides } from './case-slides.ts';
import { bodyTableSlides, exhibitSlides } from './exhibit-slides.ts';
import { CONTENT } from './grid.ts';
import { fitsBeside, fitsStrip, pointSlides, toldFurther } from './points.ts';
import type { Block, Point, Section } from './sections.ts';
import type { Slide } from './slide.ts';
import { textWidth, wordsOf } from './text-fit.ts';

/** A note says much; its author's own slides may say a little more at once. */
const MOST_POINTS = { note: 4, deck: 6 } as const;
const MOST_TAKEAWAYS = 4;

/** Blocks of the report's own data that make slides. */
const DATA_BLOCKS = ['scenarios', 'risks', 'ratings', 'estimates', 'key-data'] as const;
type DataBlock = (typeof DATA_BLOCKS)[number];

export function isDataBlock(name: string): name is DataBlock {
  return (DATA_BLOCKS as readonly string[]).includes(name);
}

export function dataSlides(
  name: DataBlock,
  heading: Heading,
  report: Report,
  prose: ProseHtml,
  takeaways: readonly Point[] = [],
): Slide[] {
  switch (name) {
    case 'scenarios':
      return scenarioSlides(report, prose, heading);
    case 'risks':
      return riskSlides(report, prose, heading);
    case 'ratings':
      return ratingSlides(report, heading, takeaways);
    case 'estimates':
      return estimateSlides(report, heading);
    case 'key-data':
      return figureSlides(report, heading);
  }
}

/** Leaves four columns to takeaways: pictures that a page would not give its whole width. */
function hasRoomBeside(exhibit: Exhibit): boolean {
  if (exhibit.content.kind === 'table') return ['side', 'half'].includes(exhibit.width);
  return !['full', 'wide'].includes(exhibit.width);
}

/** What of a section can have takeaways beside it, by the place of the block. */
function hosts(blocks: readonly Block[]): number[] {
  return blocks.flatMap((block, i) =>
    (block.kind === 'exhibit' && hasRoomBeside(block.exhibit)) || (block.kind === 'named' && block.name === 'ratings') ? [i] : [],
  );
}

/**
 * Says which points stand beside which picture: beside the one they name, else the one they lead to, else the one they follow,
 * else any of the section that has room. The rest is for slides of text.
 */
function seatPoints(blocks: readonly Block[]): {
  readonly beside: ReadonlyMap<number, readonly Point[]>;
  readonly rest: readonly Point[];
} {
  const seats = hosts(blocks);
  const beside = new Map(seats.map((seat) => [seat, [] as Point[]]));
  const rest: Point[] = [];
  const points = blocks.flatMap((block, i) => (block.kind === 'point' ? [{ point: block.point, i }] : []));
  // A callout reads well on a slide of its own, so points are seated first.
  for (const { point, i } of [
    ...points.filter(({ point }) => point.style === 'point'),
    ...points.filter(({ point }) => point.style === 'callout'),
  ]) {
    const named = seats.filter((seat) => {
      const host = blocks[seat] as Block;
      return host.kind === 'exhibit' && point.exhibits.includes(host.exhibit.id);
    });
    const after = seats.filter((seat) => seat > i);
    const before = seats.filter((seat) => seat < i).reverse();
    const order = [
      ...named,
      ...(point.style === 'callout' ? [...before, ...after] : [...after.slice(0, 1), ...before, ...after.slice(1)]),
    ];
    const seat = order.find((candidate) => {
      const taken = beside.get(candidate) as Point[];
      return taken.length < MOST_TAKEAWAYS && fitsBeside([...taken, point]);
    });
    if (seat === undefined) rest.push(point);
    else beside.get(seat)?.push(point);
  }
  const told = [...beside].map(([seat, points]) => [seat, toldFurther(points, (longer) => fitsBeside(longer, 0.7))] as const);
  return { beside: new Map(told), rest };
}

/** A section's slides: what it says, then its exhibits and blocks in order. */
export function sectionSlides(section: Section, report: Report, prose: ProseHtml): Slide[] {
  const { blocks } = section;
  const title = section.title ?? prose.inline(report.prose.get('title'));
  const { beside, rest } = seatPoints(blocks);
  const makers = blocks.filter(
    (block) => block.kind === 'exhibit' || block.kind === 'table' || (block.kind === 'named' && isDataBlock(block.name)),
  );
  const alone = makers.length === 1 && rest.length === 0;
  const eyebrow = textWidth(wordsOf(title), 14) <= CONTENT ? title : undefined;
  const strip = stripFor(blocks, beside, rest);
  const points = rest.filter((point) => point.style === 'point' && point !== strip?.point);
  const slides: Slide[] =
    points.length > 0
      ? pointSlides(points, report.data.kind === 'deck' ? MOST_POINTS.deck : MOST_POINTS.note).map(
          (text, i): Slide => ({ kind: 'text', title, continued: i > 0, text }),
        )
      : [];
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'exhibit')
      slides.push(
        ...exhibitSlides(
          block.exhibit,
          { takeaways: beside.get(i) ?? [], strip: strip?.at === i ? strip.point : undefined },
          eyebrow,
          report,
          prose,
        ),
      );
    else if (block.kind === 'table') slides.push(...bodyTableSlides(block.table, { title }, report, prose));
    else if (block.kind === 'named' && isDataBlock(block.name)) {
      const heading: Heading =
        alone && section.title !== undefined
          ? { title }
          : { title: '', eyebrow: section.title === undefined ? undefined : eyebrow };
      slides.push(...dataSlides(block.name, heading, report, prose, beside.get(i)));
    }
  }
  slides.push(
    ...calloutSlides(
      rest.filter((point) => point.style === 'callout'),
      title,
      report,
    ),
  );
  if (slides.length === 0 && section.title !== undefined) return [{ kind: 'divider', title, number: undefined, agenda: [] }];
  return slides;
}

/** A single point left over stands as a strip under the section's first picture of full width, when it is short. */
function stripFor(
  blocks: readonly Block[],
  beside: ReadonlyMap<number, readonly Point[]>,
  rest: readonly Point[],
): { readonly at: number; readonly point: Point } | undefined {
  const [point, ...others] = rest.filter(({ style }) => style === 'point');
  if (!point || others.length > 0 || !fitsStrip(point)) return undefined;
  const at = blocks.findIndex((block, i) => block.kind === 'exhibit' && (beside.get(i)?.length ?? 0) === 0);
  return at < 0 ? undefined : { at, point };
}

/** Callouts that found no room beside a picture: each on a slide under its own title. */
function calloutSlides(callouts: readonly Point[], title: string, report: Report): Slide[] {
  return callouts.flatMap((callout) =>
    pointSlides([{ ...callout, lead: undefined }], 1).map(
      (text, i): Slide => ({
        kind: 'text',
        title: callout.lead || `${title}: ${escapeHtml(word(report.locale, 'notes'))}`,
        eyebrow: title,
        continued: i > 0,
        text,
      }),
    ),
  );
}
