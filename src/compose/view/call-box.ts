import type { Fact } from '../../data/fact.ts';
import { formatDate } from '../../locale/dates.ts';
import { word } from '../../locale/locale.ts';
import { formatNumber } from '../../locale/numbers.ts';
import type { Report } from '../../resolve/report.ts';
import { changed } from './panels.ts';

/** One figure of the call box. */
export interface CallFigure {
  readonly label: string;
  readonly text: string;
  /** The value before, when it changed. */
  readonly was: string | undefined;
  /** Steps from the period before and from a year ago, with arrows. */
  readonly changes?: readonly string[];
  /** Class for a value too long for the usual size: half of the side column holds eight digits of it. */
  readonly size?: 'mid' | 'small' | undefined;
}

export interface CallBox {
  readonly owner: string;
  readonly rating: string | undefined;
  readonly previousRating: string | undefined;
  readonly since: string | undefined;
  readonly figures: readonly CallFigure[];
}

/** "price, 14 Jan 2026": a price without its date says nothing (MAR 2016/958 art. 4(1)(g)). */
function dated(label: string, fact: Fact, language: string): string {
  return fact.asOf ? `${label}, ${formatDate(fact.asOf, language)}` : label;
}

/** A word of ours among others: nouns keep their capital in German. */
function inLine(text: string, language: string): string {
  return language.split('-')[0] === 'de' ? text : text.toLocaleLowerCase(language);
}

/** What the house or the consensus calls for; undefined when the report makes no call. */
export function callBox(report: Report): CallBox | undefined {
  const { data, facts, locale, language } = report;
  const { rating, target } = data;
  const get = (id: string | undefined): Fact | undefined => (id === undefined ? undefined : facts.get(id));
  const price = get(data.price);
  const goal = get(target?.current);
  if (!rating && !price && !goal && data.callBox.length === 0) return undefined;
  const figures: CallFigure[] = [];
  if (goal) {
    const previous = get(target?.previous);
    figures.push({
      label: [target?.owner === 'consensus' ? word(locale, 'meanTarget') : word(locale, 'target'), target?.horizon]
        .filter(Boolean)
        .join(', '),
      text: goal.tableText,
      was: previous && previous.tableText !== goal.tableText ? previous.tableText : undefined,
    });
  }
  const change =
    get(data.upside)?.value ?? (price && price.value !== 0 && goal ? (goal.value / price.value - 1) * 100 : undefined);
  if (change !== undefined && (Number.isFinite(change) || data.upside !== undefined)) {
    const text = get(data.upside)?.text ?? formatNumber(change, { unit: '%', sign: true }, locale);
    figures.push({ label: word(locale, change < 0 ? 'downside' : 'upside'), text, was: undefined });
  }
  if (price)
    figures.push({
      label: dated(inLine(word(locale, 'price'), language), price, language),
      text: price.tableText,
      was: undefined,
      ...changed(price, report),
    });
  for (const id of data.callBox) {
    const fact = get(id);
    if (fact) figures.push({ label: fact.label, text: fact.tableText, was: undefined, ...changed(fact, report) });
  }
  const owner = rating?.owner ?? target?.owner ?? 'house';
  return {
    owner: [owner === 'consensus' ? word(locale, 'consensus') : rating ? word(locale, 'rating') : undefined, rating?.note]
      .filter(Boolean)
      .join(', '),
    rating: rating?.current,
    previousRating: rating?.previous,
    since: rating?.since ? `${word(locale, 'since')} ${formatDate(rating.since, language)}` : undefined,
    figures: figures.map((figure) => ({
      ...figure,
      size: figure.text.length > 11 ? ('small' as const) : figure.text.length > 8 ? ('mid' as const) : undefined,
    })),
  };
}
