import { word } from '../../locale/locale.ts';
import type { Report } from '../../resolve/report.ts';
import { ratingDistribution } from '../view/panels.ts';

type Row = 'below' | 'above' | 'top' | 'under';
const ROWS: Readonly<Record<Mark['name'], readonly Row[]>> = {
  low: ['below'],
  high: ['below', 'above'],
  mean: ['below', 'above', 'top'],
  price: ['above', 'top', 'under'],
};
/** Percent of the line that a mark's words take. */
const WORDS = 24;

/** A mark on the line from the lowest to the highest target. */
interface Mark {
  readonly name: 'low' | 'mean' | 'high' | 'price';
  readonly label: string;
  readonly text: string;
  /** Percent of the line. */
  readonly at: string;
  /** Where its words stand, so that no two marks that are close write over each other. */
  readonly row: Row;
}

/** Ratings as one bar, targets as one line with the price on it. */
export interface RatingsPicture {
  readonly title: string;
  readonly rows: NonNullable<ReturnType<typeof ratingDistribution>>['rows'];
  readonly range: { readonly title: string; readonly marks: readonly Mark[] } | undefined;
}

export function ratingsPicture(report: Report): RatingsPicture | undefined {
  const distribution = ratingDistribution(report);
  if (!distribution) return undefined;
  return { title: distribution.title, rows: distribution.rows, range: rangeLine(report) };
}

const ORDER: readonly Mark['name'][] = ['low', 'high', 'mean', 'price'];

function rangeLine({ data, facts, locale }: Report): RatingsPicture['range'] {
  const range = data.targetRange;
  const low = range && facts.get(range.low);
  const high = range && facts.get(range.high);
  if (!range || !low || !high) return undefined;
  const names = { low: range.low, mean: range.mean, high: range.high, price: data.price } as const;
  const values = (['low', 'mean', 'high', 'price'] as const).flatMap((name) => {
    const fact = names[name] === undefined ? undefined : facts.get(names[name]);
    return fact ? [{ name, label: word(locale, name), text: fact.text, value: fact.value }] : [];
  });
  const from = Math.min(...values.map(({ value }) => value));
  const span = Math.max(...values.map(({ value }) => value)) - from || 1;
  const placed: { at: number; row: Row }[] = [];
  const marks = [...values]
    .sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name))
    .map(({ value, ...mark }): Mark => {
      const at = ((value - from) / span) * 100;
      const row =
        ROWS[mark.name].find((each) => placed.every((other) => other.row !== each || Math.abs(other.at - at) >= WORDS)) ??
        (ROWS[mark.name].at(-1) as Row);
      placed.push({ at, row });
      return { ...mark, at: at.toFixed(2), row };
    });
  return { title: word(locale, 'targetRange'), marks };
}
