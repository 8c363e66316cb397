import type { CellTexts } from './cell-text.ts';
import type { ChartInput } from './figure.ts';
import type { ReadColumn, Reading } from './reading.ts';
import { type Series, seriesOf } from './series.ts';
import { type ChartWords, chartWords } from './words/words.ts';

/** What a screen reader reads in one breath, about. */
export const MOST_CHARACTERS = 400;
/** Categories that are read out one by one. */
const MOST_LISTED = 6;
const CLOUDS = new Set(['point', 'circle', 'square']);

/**
 * Words for those who cannot see the chart: its kind and message, what stands on the axes, and of each series the first,
 * last, lowest and highest value. The author's own text wins. Never throws; about 400 characters at most.
 */
export function chartAlt(input: ChartInput, reading: Reading, texts: CellTexts): string {
  if (input.alt !== undefined && input.alt.trim() !== '') return input.alt.trim();
  const words = chartWords(input.language);
  const kind = words.kinds[reading.mark] ?? words.chart;
  const description = typeof input.spec.description === 'string' ? input.spec.description : '';
  const message = input.title || titleOf(input.spec.title) || description || kind;
  const sentences = [words.named(kind, words.sentence(clip(message, 160)))];
  if (input.subtitle) sentences.push(words.sentence(clip(input.subtitle, 100)));
  const room = MOST_CHARACTERS - sentences.join(' ').length;
  sentences.push(...dataSentences(reading, texts, input.language, words, room, input.subtitle === undefined));
  return sentences.join(words.space);
}

/** What a chart of the catalogue says of itself, behind the exhibit's message. The author's own text wins. */
export function toldAlt(input: ChartInput, told: string): string {
  if (input.alt !== undefined && input.alt.trim() !== '') return input.alt.trim();
  const words = chartWords(input.language);
  const message = [input.title, input.subtitle].filter((text) => text !== undefined && text !== '') as string[];
  return [...message.map((text) => words.sentence(clip(text, 160))), told].join(words.space);
}

function dataSentences(
  reading: Reading,
  say: CellTexts,
  language: string,
  words: ChartWords,
  room: number,
  withAxes: boolean,
): readonly string[] {
  const text = (column: ReadColumn, row: Series['rows'][number]) => clip(say.get(column.key)?.(row[column.key]) ?? '', 40);
  const numbers = reading.columns.filter((column) => column.kind === 'number' && (column.role === 'x' || column.role === 'y'));
  if (CLOUDS.has(reading.mark) && numbers.length === 2) {
    const spans = [...numbers]
      .sort((a, b) => a.role.localeCompare(b.role))
      .map((column) => {
        const { lowest, highest } = extremes({ name: '', value: column, by: [], rows: reading.rows });
        return lowest && highest
          ? words.span(clip(column.title, 50), text(column, lowest), text(column, highest))
          : clip(column.title, 50);
      });
    return [words.sentence(words.points(new Intl.NumberFormat(language).format(reading.rows.length), spans))];
  }
  const series = seriesOf(reading);
  const [first] = series;
  if (first === undefined) return [];
  const sentences: string[] = [];
  let left = room;
  if (withAxes && first.by.length > 0) {
    const axes = words.sentence(
      words.axes(clip(first.value.title, 60), first.by.map((column) => clip(column.title, 40)).join(' / ')),
    );
    sentences.push(axes);
    left -= axes.length + 1;
  }
  let said = 0;
  for (const each of series) {
    const summary = summaryOf(each, text, words);
    if (summary === undefined) continue;
    const sentence = words.sentence(each.name === '' ? capital(summary) : words.named(clip(each.name, 40), summary));
    if (sentence.length + 20 > left && said > 0) return [...sentences, words.sentence(words.moreSeries(series.length - said))];
    sentences.push(sentence);
    left -= sentence.length + 1;
    said += 1;
  }
  return sentences;
}

type Text = (column: ReadColumn, row: Series['rows'][number]) => string;

/** Few categories one by one; else first to last where the other axis has an order, lowest and highest always. */
function summaryOf(series: Series, text: Text, words: ChartWords): string | undefined {
  const { value, by } = series;
  const { lowest, highest, points } = extremes(series);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || !lowest || !highest) return undefined;
  const at = (row: Series['rows'][number]) => by.map((column) => text(column, row)).join(', ');
  const pair = (row: Series['rows'][number]) => (by.length === 0 ? text(value, row) : words.single(text(value, row), at(row)));
  if (points.length === 1) return pair(first);
  if (by.length === 0) return words.span(value.title, text(value, lowest), text(value, highest));
  const ordered = by.length === 1 && (by[0]?.kind !== 'text' || by[0].ordered);
  if (!ordered && by.length === 1 && points.length <= MOST_LISTED)
    return words.list(points.map((row) => `${at(row)} ${text(value, row)}`));
  const range = words.range(text(value, lowest), at(lowest), text(value, highest), at(highest));
  return ordered ? words.both(words.trend(text(value, first), at(first), text(value, last), at(last)), range) : range;
}

function extremes({ rows, value }: Series) {
  const of = (row: Series['rows'][number]) => row[value.key] as number;
  const points = rows.filter((row) => Number.isFinite(row[value.key]));
  const pick = (better: (a: number, b: number) => boolean) =>
    points.reduce<(typeof points)[number] | undefined>(
      (best, row) => (best === undefined || better(of(row), of(best)) ? row : best),
      undefined,
    );
  return { points, lowest: pick((a, b) => a < b), highest: pick((a, b) => a > b) };
}

function titleOf(title: unknown): string {
  const text = typeof title === 'object' && title !== null && 'text' in title ? title.text : title;
  return Array.isArray(text) ? text.join(' ') : typeof text === 'string' ? text : '';
}

function clip(text: string, most: number): string {
  return text.length > most
    ? `${text
        .slice(0, most - 1)
        .toWellFormed()
        .trimEnd()}…`
    : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
