import { BESIDE, PICTURE_HEIGHT, STAGE, STRIP } from './grid.ts';
import type { Point } from './sections.ts';
import { partsThatFit } from './sentences.ts';
import { lineCount, wordsOf } from './text-fit.ts';

/** Type of a text slide: size and line in px, widths of lead-in and text, air of a row. */
interface Setting {
  readonly name: 'statement' | 'grand' | 'large' | 'regular' | 'dense' | 'small';
  readonly size: number;
  readonly line: number;
  readonly air: number;
}

const SETTINGS: readonly Setting[] = [
  { name: 'statement', size: 31, line: 42, air: 96 },
  { name: 'grand', size: 26, line: 37, air: 56 },
  { name: 'large', size: 22, line: 31, air: 48 },
  { name: 'regular', size: 19, line: 27, air: 40 },
  { name: 'dense', size: 16, line: 23, air: 28 },
  { name: 'small', size: 14, line: 20, air: 20 },
];
const LEAD = { width: 264, gap: 40 } as const;

/** Points of a slide and how large they are set. */
export interface PointSlide {
  readonly setting: Setting['name'];
  readonly columns: boolean;
  readonly points: readonly Point[];
}

function rowHeight(point: Point, setting: Setting, columns: boolean, width: number): number {
  const lead = point.lead === undefined ? 0 : lineCount(wordsOf(point.lead), columns ? LEAD.width : width, setting.size);
  const text = lineCount(wordsOf(point.html), columns ? width - LEAD.width - LEAD.gap : width - 32, setting.size);
  return (columns ? Math.max(lead, text) : lead + text) * setting.line + setting.air;
}

function height(points: readonly Point[], setting: Setting, columns: boolean, width: number): number {
  return points.reduce((sum, point) => sum + rowHeight(point, setting, columns, width), 0);
}

/** A point too long for a slide of its own, broken between sentences. */
function broken(point: Point, width: number): Point[] {
  const small = SETTINGS.at(-1) as Setting;
  return partsThatFit(
    point.html,
    (html) => rowHeight({ ...point, html }, small, point.lead !== undefined, width) <= STAGE.height,
  ).map((html) => ({ ...point, html }));
}

/**
 * Points over as few slides as hold them, evenly, at the largest type that fits each; nothing is left out.
 * @param most points on one slide
 */
export function pointSlides(points: readonly Point[], most: number, width: number = STAGE.width): readonly PointSlide[] {
  const all = points.flatMap((point) => broken(point, width));
  const dense = SETTINGS.find((setting) => setting.name === 'dense') as Setting;
  const small = SETTINGS.at(-1) as Setting;
  const groups: Point[][] = [];
  const count = Math.max(1, Math.ceil(all.length / most));
  const even = Math.ceil(all.length / count);
  for (const point of all) {
    const group = groups.at(-1);
    const columns = [...(group ?? []), point].every((entry) => entry.lead !== undefined);
    if (!group || group.length >= even || height([...group, point], dense, columns, width) > STAGE.height) groups.push([point]);
    else group.push(point);
  }
  return groups.map((said) => {
    const columns =
      width >= STAGE.width && said.length > 1 && said.every((point) => point.lead !== undefined && point.lead !== '');
    const large = SETTINGS.find((setting) => setting.name === 'large') as Setting;
    const group = toldFurther(said, (points) => height(points, large, columns, width) <= STAGE.height * 0.75);
    const largest = width < STAGE.width ? 2 : group.length === 1 ? 0 : 1;
    const setting = SETTINGS.slice(largest).find((entry) => height(group, entry, columns, width) <= STAGE.height) ?? small;
    return { setting: setting.name, columns, points: group };
  });
}

/** At most so many sentences of a paragraph stand on a slide. */
const MOST_SENTENCES = 3;

/** Points with the sentences that follow theirs, in turn, as long as there is room. */
export function toldFurther(points: readonly Point[], fits: (points: readonly Point[]) => boolean): Point[] {
  let told = [...points];
  for (let round = 1; round < MOST_SENTENCES; round++) {
    for (const i of points.keys()) {
      const next = told[i]?.more?.[0];
      if (next === undefined) continue;
      const longer = told.map((point, j) =>
        j === i ? { ...point, html: point.html + next, more: point.more?.slice(1) ?? [] } : point,
      );
      if (fits(longer)) told = longer;
      else told = told.map((point, j) => (j === i ? { ...point, more: [] } : point));
    }
  }
  return told;
}

const TAKEAWAY = { size: 16, line: 23, air: 20, callout: 36, calloutAir: 28 } as const;

/** Height of a point in the column beside a picture. */
function takeawayHeight(point: Point): number {
  const width = BESIDE.text - (point.style === 'callout' ? TAKEAWAY.callout : 0);
  return (
    (lineCount(wordsOf(point.lead ?? ''), width, TAKEAWAY.size) + lineCount(wordsOf(point.html), width, TAKEAWAY.size)) *
      TAKEAWAY.line +
    TAKEAWAY.air +
    (point.style === 'callout' ? TAKEAWAY.calloutAir : 0)
  );
}

/** Whether points stand in the column beside a picture; a share below 1 leaves air. */
export function fitsBeside(points: readonly Point[], share = 1): boolean {
  return points.reduce((sum, point) => sum + takeawayHeight(point), 0) <= PICTURE_HEIGHT * share;
}

/** Whether a point is short enough for a strip under a picture. */
export function fitsStrip(point: Point): boolean {
  return lineCount(wordsOf(`${point.lead ?? ''} ${point.html}`), STRIP.width, STRIP.size) <= STRIP.lines;
}
