import { dateIn } from '../../report/import/dates.ts';
import { datesIn } from './dates.ts';
import { daysBetween, isDay } from './days.ts';

/** A day that is told without its year, and the whole days that it can be. */
export interface DayOfSome {
  /** ISO days, the nearest to the note first. */
  readonly days: readonly [string, ...string[]];
  readonly start: number;
  readonly end: number;
}

const MONTH = String.raw`(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)`;
const YEARLESS = new RegExp(
  String.raw`(?<![\d\p{L}.,])\d{1,2}(?:\.|st|nd|rd|th)?\s${MONTH}(?!\p{L})\.?(?!,?\s?(?:19|20)\d\d)|(?<!\p{L})${MONTH}\.?\s\d{1,2}(?:st|nd|rd|th)?(?![\d.%]|,?\s?(?:19|20)\d\d)|(?<![\d年])\d{1,2}月\d{1,2}日`,
  'giu',
);
/** Further from the note than this, in days, a day is told with its year. */
const FAR = 330;

/** The days of a text that are told without a year, in the years around the note. */
export function yearlessDatesIn(text: string, asOf: string | undefined): readonly DayOfSome[] {
  if (!isDay(asOf)) return [];
  const told = datesIn(text);
  return [...text.matchAll(YEARLESS)].flatMap(({ 0: words, index: start }): DayOfSome[] => {
    const end = start + words.length;
    if (told.some((each) => each.start < end && start < each.end)) return [];
    const year = Number(asOf.slice(0, 4));
    const [first, ...others] = [year - 1, year, year + 1]
      .flatMap((each) => dateIn(/月/u.test(words) ? `${each}年${words}` : `${words.replace(/\.$/u, '')} ${each}`)?.iso ?? [])
      .filter((iso) => Math.abs(daysBetween(asOf, iso)) < FAR)
      .toSorted((a, b) => Math.abs(daysBetween(asOf, a)) - Math.abs(daysBetween(asOf, b)));
    return first === undefined ? [] : [{ days: [first, ...others], start, end }];
  });
}
