import type { Claim } from '../claims/claim.ts';
import { nameWords, subjectBefore } from '../claims/subject.ts';
import type { Note } from '../note/note.ts';
import { isFiller } from './filler.ts';
import type { Series } from './series.ts';

const EMPTY: ReadonlySet<string> = new Set();

/** Most series that a sentence is held against: those of the tables nearest to it. */
const MOST = 200;

/** The series of the tables nearest to a block. Series come in the order of their tables. */
export function nearestSeries(series: readonly Series[], block: number): readonly Series[] {
  if (series.length <= MOST) return series;
  let [at, high] = [0, series.length];
  while (at < high) {
    const middle = (at + high) >> 1;
    if ((series[middle] as Series).table > block) high = middle;
    else at = middle + 1;
  }
  return series.slice(Math.max(0, at - MOST / 2), at + MOST / 2);
}

/** What may be joined to a German name that tells of its change: "Umsatzwachstum", not "Umsatzrendite". */
const JOINED = /^(?:s|es|n|en)?(?:wachstums?|anstiegs?|rückgangs?|plus|zuwachs|steigerung)?(?!\p{L})/iu;

const MULTIPLIED =
  /(?:[x×]|(?<!(?<![\d.,])(?:19|20)\d|(?<![\p{L}\d])(?:[QH]|FY\d|FY20\d))\d)\s?(?:(?:FY|CY)?\s?(?<!\d)(?:20)?\d\d[AE]?\s)?$/u;

const SHARE_OF =
  /(?:%|per\scent|percent|prozent)\s(?:of|der|des|vom|von)\s(?:\p{L}{1,12}\s){0,2}$|[占佔](?:公司|集团|集團|全部|总|總)?$/iu;

/** Where a label is named in a text, last and as itself: not "cloud revenue" for "revenue". -1 where it is not. */
export function lastNamed(text: string, { name }: Pick<Series, 'name'>, names: ReadonlySet<string> = EMPTY): number {
  if (name.length < 2) return -1;
  const small = text.toLowerCase();
  const at = small.lastIndexOf(name);
  if (at === -1) return -1;
  if (/\p{Script=Latin}/u.test(name) && (/\p{L}$/u.test(small.slice(0, at)) || !JOINED.test(small.slice(at + name.length))))
    return -1;
  // "8.2x FY26E EBITDA" is a multiple, "2025 revenue" is not.
  if (MULTIPLIED.test(text.slice(Math.max(0, at - 12), at))) return -1;
  // "24.8% of revenue, up from 21.9%" is of a part of it.
  if (SHARE_OF.test(text.slice(Math.max(0, at - 30), at))) return -1;
  return subjectBefore(text.slice(0, at), names) === '' ? at : -1;
}

/** Words above a table that name no series. */
const GENERAL =
  /^(?:quarter(?:ly)?|month(?:ly|-end)?|annual|yearly|weekly|daily|visible|oldest|newest|first|figures?|table|exhibit|source|million|billion|thousand|units?|total|latest|recent|history|following|above|below|development|selected|years?|series|data|overview|summary|results?|performance|financials?|forecasts?|estimates?|valuation|share|group|company|market|numbers?|growth|change|average|übersicht|quartal|entwicklung|jahre?|werte|angaben|prognosen)$/u;

/** The names of a series: its label, or where it has none the nouns of what stands above its table. */
export function namesIn({ name, about }: Series): readonly string[] {
  // "C1 cash cost" is the cash cost.
  const bare = name.replace(/^[a-z]{1,3}\d\s?(?=[\p{L}]{2})/u, '');
  if (name !== '') return bare === name ? [name] : [name, bare];
  return [...new Set(about.match(/\p{Script=Latin}{5,}/gu) ?? [])].filter((word) => !GENERAL.test(word));
}

/** Words of the title, which may be the issuer's name. */
export function namesOf({ title }: Note): ReadonlySet<string> {
  return new Set(nameWords(title?.text ?? ''));
}

/** The rows that a rate is told of: the label that is named last before it, with nothing else in between. */
export function rowsNamed(
  rate: Claim,
  claims: readonly Claim[],
  series: readonly Series[],
  names: ReadonlySet<string>,
): readonly Series[] {
  const { text } = rate.span;
  const start = Math.max(rate.sentence, rate.start - 130);
  const before = text.slice(start, rate.start);
  const found = series
    .filter(({ points }) => points.every(({ claim }) => claim.unit !== '%' && claim.unit !== 'x'))
    .flatMap((each) => namesIn(each).map((name) => ({ each, name, at: lastNamed(before, { name }, names) })))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => b.at - a.at || b.name.length - a.name.length);
  const [best] = found;
  if (best === undefined) return [];
  const from = start + best.at + best.name.length;
  const others = claimsBetween(claims, rate, from);
  if (others.some(({ unit }) => unit !== '%')) return [];
  const rest = others.reduceRight(
    (words, { start: a, end: b }) => words.slice(0, a - from) + words.slice(b - from),
    text.slice(from, rate.start),
  );
  const said = rest
    .replace(/^\p{L}{1,10}/u, '')
    .replace(/(?<!\p{L})(?:and|but|while|yet|whereas|und|aber|während)(?!\p{L})/giu, ' ');
  return isFiller(said) ? found.filter(({ name, at }) => at === best.at && name === best.name).map(({ each }) => each) : [];
}

function claimsBetween(claims: readonly Claim[], rate: Claim, from: number): readonly Claim[] {
  const found: Claim[] = [];
  for (let at = rate.id - 1; at >= 0; at--) {
    const each = claims[at] as Claim;
    if (each.span !== rate.span || each.start < from) break;
    found.unshift(each);
  }
  return found;
}

/** The same digits, in the unit of the table or in that of the text. */
export function isSameValue(cell: Claim, { value, scale, unit, text }: Claim): boolean {
  if ((cell.text.match(/\d/g)?.length ?? 0) < 2) return false;
  // The label of a row may hold the sign of per cent.
  if (cell.unit === '%' ? unit !== '%' : unit === '%' && !/%/.test(cell.label)) return false;
  if (unit === '%' && cell.unit === '' && cell.value === value) return true;
  if (cell.text === text) return true;
  const close = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.abs(b);
  return close(cell.value, value) || close(cell.value, value / 10 ** scale);
}
