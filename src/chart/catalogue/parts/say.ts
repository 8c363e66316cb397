import type { CatalogueInput } from '../types.ts';
import { endsOf, extremesOf, type TimeSeries } from './series.ts';
import type { DateStep } from './time.ts';

/** Series that are told one by one. */
const MOST_TOLD = 3;

/**
 * Sentences on lines: of each the first and last value, lowest and highest, in the reader's language.
 * @param value writes a value with its unit
 */
export function sayCourses(
  series: readonly TimeSeries[],
  {
    input: { words, text },
    value,
    step,
  }: {
    readonly input: Pick<CatalogueInput<unknown>, 'words' | 'text'>;
    readonly value: (value: number) => string;
    readonly step: DateStep;
  },
): string {
  const sentences = series.slice(0, MOST_TOLD).flatMap((each) => {
    const said = (at: number): [string, string] => [value(each.values[at] as number), text.date(each.times[at] as number, step)];
    const { first, last } = endsOf(each);
    if (first === -1) return [];
    const { lowest, highest } = extremesOf(each);
    const course =
      first === last
        ? words.single(...said(first))
        : words.both(words.trend(...said(first), ...said(last)), words.range(...said(lowest), ...said(highest)));
    return [words.sentence(each.name === '' ? upper(course) : words.named(each.name, course))];
  });
  if (series.length > MOST_TOLD) sentences.push(words.sentence(words.moreSeries(series.length - MOST_TOLD)));
  return sentences.length === 0 ? words.sentence(words.noData) : sentences.join(words.space);
}

/** "2024 100 (…), 2025 120 (…)": values by name, lowest and highest among them; for categories. */
export function sayCategories(
  values: readonly { readonly name: string; readonly value: number }[],
  {
    input: { words },
    value,
    most = 6,
  }: {
    readonly input: Pick<CatalogueInput<unknown>, 'words'>;
    readonly value: (value: number) => string;
    /** Categories that are told one by one; of more, lowest and highest. */
    readonly most?: number;
  },
): string {
  const told = values.filter((each) => Number.isFinite(each.value));
  const [first] = told;
  if (first === undefined) return words.sentence(words.noData);
  if (told.length <= most) return words.sentence(upper(words.list(told.map((each) => `${each.name} ${value(each.value)}`))));
  const lowest = told.reduce((best, each) => (each.value < best.value ? each : best), first);
  const highest = told.reduce((best, each) => (each.value > best.value ? each : best), first);
  return words.sentence(upper(words.range(value(lowest.value), lowest.name, value(highest.value), highest.name)));
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
