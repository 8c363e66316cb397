import { memoizeByLanguage } from './language.ts';
import { simplified } from './simplified.ts';

/** Labels and sentences of the chart of price and target, and of small multiples. */
export interface PriceWords {
  readonly price: string;
  readonly target: string;
  readonly date: string;
  readonly rating: string;
  /** "Target USD 103 since 4 Mar 2026 (Buy), +12% against the last price" */
  readonly standing: (target: string, since: string, rating: string, change: string) => string;
  /** "5 targets, lowest …, highest …" */
  readonly targets: (count: string, range: string) => string;
  readonly panels: (count: string) => string;
  readonly measure: string;
  readonly first: string;
  readonly last: string;
}

const en: PriceWords = {
  price: 'Price',
  target: 'Target',
  date: 'Date',
  rating: 'Rating',
  standing: (target, since, rating, change) =>
    `Target ${target} since ${since}${rating === '' ? '' : ` (${rating})`}${change === '' ? '' : `, ${change} against the last price`}`,
  targets: (count, range) => `${count} targets, ${range}`,
  panels: (count) => `${count} panels`,
  measure: 'Measure',
  first: 'First',
  last: 'Last',
};

const de: PriceWords = {
  price: 'Kurs',
  target: 'Kursziel',
  date: 'Datum',
  rating: 'Einstufung',
  standing: (target, since, rating, change) =>
    `Kursziel ${target} seit ${since}${rating === '' ? '' : ` (${rating})`}${change === '' ? '' : `, ${change} gegenüber dem letzten Kurs`}`,
  targets: (count, range) => `${count} Kursziele, ${range}`,
  panels: (count) => `${count} Felder`,
  measure: 'Kennzahl',
  first: 'Erster Wert',
  last: 'Letzter Wert',
};

const zh: PriceWords = {
  price: '股價',
  target: '目標價',
  date: '日期',
  rating: '評級',
  standing: (target, since, rating, change) =>
    `目標價${target}，自${since}起${rating === '' ? '' : `（${rating}）`}${change === '' ? '' : `，較最新股價${change}`}`,
  targets: (count, range) => `共${count}個目標價，${range}`,
  panels: (count) => `共${count}幅小圖`,
  measure: '指標',
  first: '首值',
  last: '末值',
};

/** Words by language, English where a language has none. */
export const priceWords = memoizeByLanguage((language): PriceWords => {
  if (language.startsWith('de')) return de;
  if (language.startsWith('zh-Hans')) return simplified(zh);
  return language.startsWith('zh') ? zh : en;
});
