import { sentencesOf } from './sentences.ts';
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
  readonly line: number;
  readonly gap: number;
}

function entryHeight(entry: Entry, setting: ColumnSetting): number {
  const { width, size, line, gap } = setting;
  // Titles are a little wider than the text's own type.
  return (lineCount(wordsOf(entry.title ?? ''), width / 1.08, size) + lineCount(wordsOf(entry.html), width, size)) * line + gap;
}

/** Cuts a line of text into parts that fit a height: between sentences, or between words where a sentence alone is too long. */
function parts(entry: Entry, setting: ColumnSetting, height: number): Entry[] {
  if (entryHeight(entry, setting) <= height) return [entry];
  const out: Entry[] = [];
  let html = '';
  const room = (text: string): boolean => entryHeight({ ...entry, html: text }, setting) <= height;
  const pieces = sentencesOf(entry.html).flatMap((sentence) => (room(sentence) || /[<&]/.test(sentence) ? [sentence] : sentence.split(/(?<=\s)/)));
  for (const piece of pieces) {
    if (html !== '' && !room(html + piece)) {
      out.push({ ...entry, title: out.length === 0 ? entry.title : undefined, html, anchor: out.length === 0 ? entry.anchor : undefined });
      html = '';
    }
    html += piece;
  }
  return [...out, { ...entry, title: out.length === 0 ? entry.title : undefined, html, anchor: out.length === 0 ? entry.anchor : undefined }];
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
  const step = setting.line;
  for (let height = Math.ceil(total / setting.columns); height <= setting.height; height += step) {
    const pieces = last.flatMap((entry) => (entryHeight(entry, setting) > height && height > 12 * step ? parts(entry, setting, height) : [entry]));
    const even = fill(pieces, setting, height);
    if (even.length <= setting.columns) {
      slides[slides.length - 1] = even;
      break;
    }
  }
  return slides;
}
