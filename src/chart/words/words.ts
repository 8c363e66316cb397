import { de } from './de.ts';
import { en } from './en.ts';
import { memoizeByLanguage } from './language.ts';
import { simplified } from './simplified.ts';
import { zhHant } from './zh-hant.ts';

/** The phrases of alternative texts in one language. */
export interface ChartWords {
  /** Kind of chart by Vega-Lite mark. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Kind of any other chart. */
  readonly chart: string;
  /** Stands in an empty frame. */
  readonly noData: string;
  readonly axes: (value: string, by: string) => string;
  readonly trend: (first: string, from: string, last: string, to: string) => string;
  readonly range: (lowest: string, lowestAt: string, highest: string, highestAt: string) => string;
  readonly single: (value: string, at: string) => string;
  readonly named: (name: string, text: string) => string;
  readonly points: (count: string, axes: readonly string[]) => string;
  readonly span: (title: string, lowest: string, highest: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly both: (first: string, second: string) => string;
  readonly moreSeries: (count: number) => string;
  /** Between sentences. */
  readonly space: string;
  readonly sentence: (text: string) => string;
}

/** Words by language, English where a language has none. */
export const chartWords = memoizeByLanguage((language: string): ChartWords => {
  if (language.startsWith('de')) return de;
  if (language.startsWith('zh-Hans')) return simplified(zhHant, ['sentence']);
  if (language.startsWith('zh')) return zhHant;
  return en;
});
