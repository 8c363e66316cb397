import type { Box } from '../read-back/matrix.ts';
import { area, joinedAll } from './boxes.ts';
import type { PaintedRun } from './painted-page.ts';
import type { SurveyedPage, SurveyedPdf } from './survey.ts';

/** Words that a reader sees. */
export function seenRuns({ runs }: SurveyedPage): readonly PaintedRun[] {
  return runs.filter(({ seen, text }) => seen && text.trim() !== '');
}

/** A slide: wider than high. */
export function isSlide({ width, height }: SurveyedPage): boolean {
  return width > height;
}

/** Shares of a page: what covers so much is its ground; where heads and feet stand that have no tags. */
const GROUND = 0.8;
const EDGE = 0.1;
/** Points: lines that stand alike on pages. */
const ALIKE = 2;

/** The body of a file: what is neither head nor foot nor ground, page by page. */
export class Body {
  readonly #file: SurveyedPdf;
  readonly #boxes = new Map<number, readonly Box[]>();
  readonly #frames = new Map<string, Box | undefined>();
  #furniture: ReadonlySet<string> | undefined;

  constructor(file: SurveyedPdf) {
    this.#file = file;
  }

  /** What stands in the body of a page. */
  boxesOn(page: SurveyedPage): readonly Box[] {
    const known = this.#boxes.get(page.number);
    if (known) return known;
    const belongs = (mark: number | undefined): boolean => !this.#file.tagged || mark !== undefined;
    const words = seenRuns(page).filter((run) => belongs(run.mark) && (this.#file.tagged || !this.#repeats(page, run)));
    const ground = GROUND * page.width * page.height;
    const fills = page.fills.filter(({ mark, box, colour }) => belongs(mark) && area(box) < ground && !isWhite(colour));
    const rest = [...page.lines, ...page.images].filter(({ mark, box }) => belongs(mark) && area(box) < ground);
    const boxes = [...words, ...fills, ...rest].map(({ box }) => box);
    this.#boxes.set(page.number, boxes);
    return boxes;
  }

  /** Around the bodies of all pages of the same size. */
  frameOf({ width, height }: SurveyedPage): Box | undefined {
    const key = `${Math.round(width)} ${Math.round(height)}`;
    if (this.#frames.has(key)) return this.#frames.get(key);
    const alike = this.#file.pages.filter(
      (page) => Math.round(page.width) === Math.round(width) && Math.round(page.height) === Math.round(height),
    );
    const frame = joinedAll(alike.flatMap((page) => this.boxesOn(page)));
    this.#frames.set(key, frame);
    return frame;
  }

  /** A line near the edge that stands at the same height on most pages: a running head or foot of a file without tags. */
  #repeats(page: SurveyedPage, run: PaintedRun): boolean {
    this.#furniture ??= repeatedHeights(this.#file.pages);
    return isAtEdge(page, run) && this.#furniture.has(heightOf(run));
  }
}

function repeatedHeights(pages: readonly SurveyedPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const heights = new Set(
      seenRuns(page)
        .filter((run) => isAtEdge(page, run))
        .map(heightOf),
    );
    for (const height of heights) counts.set(height, (counts.get(height) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([height, count]) => (count > 1 && count * 2 > pages.length ? [height] : [])));
}

function isAtEdge({ height }: SurveyedPage, { baseline }: PaintedRun): boolean {
  return baseline < EDGE * height || baseline > (1 - EDGE) * height;
}

function heightOf({ baseline }: PaintedRun): string {
  return String(Math.round(baseline / ALIKE));
}

function isWhite(colour: readonly number[] | undefined): boolean {
  return colour?.every((part) => part > 250) ?? false;
}
