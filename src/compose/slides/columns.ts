import { partsThatFit } from './sentences.ts';
import { lineCount, wordsOf } from './text-fit.ts';

/** An entry of small print. */
export interface Entry {
  readonly title: string | undefined;
  readonly html: string;
  readonly anchor: string | undefined;
}

/** How small print is set: columns on a slide, px. */
export interface ColumnSetting {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly size: number;
}

/** Line and space between entries by the size of the type, as in the style sheet. */
const LEADING = 1.38;
const GAP = 0.8;

function entryHeight(entry: Entry, setting: ColumnSetting): number {
  const { width, size } = setting;
  // Titles are a little wider than the text's own type.
  return (
    (lineCount(wordsOf(entry.title ?? ''), width / 1.08, size) + lineCount(wordsOf(entry.html), width, size)) * size * LEADING +
    size * GAP
  );
}

/** An entry in parts that fit a height; the title stands over the first. */
function parts(entry: Entry, setting: ColumnSetting, height: number): Entry[] {
  return partsThatFit(entry.html, (html) => entryHeight({ ...entry, html }, setting) <= height).map((html, i) =>
    i === 0 ? { ...entry, html } : { title: undefined, html, anchor: undefined },
  );
}

function fill(entries: readonly Entry[], setting: ColumnSetting, height: number): Entry[][] {
  const columns: Entry[][] = [[]];
  let used = 0;
  for (const entry of entries) {
    const high = entryHeight(entry, setting);
    if (used > 0 && used + high > height) {
      columns.push([]);
      used = 0;
    }
    columns.at(-1)?.push(entry);
    used += high;
  }
  return columns;
}

/** Entries → slides → columns → entries. The columns of the last slide are made even, so that no slide is full on the left only. */
export function flowColumns(entries: readonly Entry[], setting: ColumnSetting): readonly (readonly (readonly Entry[])[])[] {
  const fitting = entries.flatMap((entry) => parts(entry, setting, setting.height));
  if (fitting.length === 0) return [];
  const columns = fill(fitting, setting, setting.height);
  const slides: Entry[][][] = [];
  for (let i = 0; i < columns.length; i += setting.columns) slides.push(columns.slice(i, i + setting.columns));
  const last = (slides.at(-1) as Entry[][]).flat();
  const total = last.reduce((sum, entry) => sum + entryHeight(entry, setting), 0);
  const step = setting.size * LEADING;
  for (let height = Math.ceil(total / setting.columns); height <= setting.height; height += step) {
    const pieces = last.flatMap((entry) =>
      entryHeight(entry, setting) > height && height > 12 * step ? parts(entry, setting, height) : [entry],
    );
    const even = fill(pieces, setting, height);
    if (even.length <= setting.columns) {
      slides[slides.length - 1] = even;
      break;
    }
  }
  return slides;
}

/** Small print at the largest of some sizes that needs no more slides than the smallest. */
export function setColumns(
  entries: readonly Entry[],
  place: Omit<ColumnSetting, 'size'>,
  sizes: readonly number[],
): { readonly size: number; readonly slides: ReturnType<typeof flowColumns> } {
  const tried = sizes.map((size) => ({ size, slides: flowColumns(entries, { ...place, size }) }));
  const least = tried.at(-1) as (typeof tried)[number];
  return tried.find(({ slides }) => slides.length <= least.slides.length) ?? least;
}
