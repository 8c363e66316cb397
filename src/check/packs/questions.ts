import type { PackReport } from './pack.ts';

/** A span of time, by which a rating says how far it looks. */
const HORIZON = /month|year|monat|jahr|个月|個月|年/iu;

/** The rating is one of the brand's, and each of those says how far it looks. */
export function definesRatings({ data, brand }: PackReport): boolean {
  const { ratings } = brand;
  const used = data.rating?.current.toLowerCase();
  return ratings.some(({ name }) => name.toLowerCase() === used) && ratings.some(({ meaning }) => HORIZON.test(meaning));
}

export function recommends({ rates, targets, data }: PackReport): boolean {
  return rates || targets || data.scenarios.length > 0;
}

export function explainsTarget({ data }: PackReport): boolean {
  return data.target?.method !== undefined;
}

/** Distribution of the house's own ratings, in two buckets or more. */
export function hasOwnDistribution({ data }: PackReport): boolean {
  return data.ratingDistribution?.owner === 'house' && data.ratingDistribution.rows.length >= 2;
}

export function saysBankingShares({ data }: PackReport): boolean {
  return data.ratingDistribution?.rows.every(({ bankingShare }) => bankingShare !== undefined) ?? false;
}

/** Of the last quarter's end, or of the one before while that is less than 15 days ago. */
export function isOfLastQuarter({ data }: PackReport): boolean {
  const asOf = data.ratingDistribution?.asOf;
  if (asOf === undefined || data.date === undefined) return asOf !== undefined;
  const [last, before] = quarterEnds(data.date.slice(0, 10));
  const days = (Date.parse(data.date.slice(0, 10)) - Date.parse(last)) / 86_400_000;
  return asOf === last || (days < 15 && asOf === before);
}

/** The two quarter ends before a day, ISO. */
function quarterEnds(day: string): readonly [string, string] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const quarter = Math.floor((month - 1) / 3);
  const end = (at: number) => new Date(Date.UTC(year, at * 3, 0)).toISOString().slice(0, 10);
  return [end(quarter), end(quarter - 1)];
}

/** Rated for a year or more. */
export function isRatedLong({ rates, data }: PackReport): boolean {
  const since = data.rating?.since;
  if (!rates || since === undefined || data.date === undefined) return false;
  return Date.parse(data.date.slice(0, 10)) - Date.parse(since) >= 365 * 86_400_000;
}

export function hasPriceChart({ report, answers }: PackReport): boolean {
  return (
    answers.ratingsHistory !== undefined ||
    report.exhibits.some(({ content }) => content.kind === 'chart' && content.spec['type'] === 'price-target')
  );
}

export function hasSensitivity({ report, data }: PackReport): boolean {
  const priced = data.scenarios.filter(({ price }) => price !== undefined).length;
  return (
    priced >= 2 ||
    report.exhibits.some(
      ({ content, id, title }) =>
        (content.kind === 'chart' && content.spec['type'] === 'sensitivity') ||
        /sensitiv|敏感性/iu.test(`${id} ${title.expanded.text}`),
    )
  );
}

/** Authors who certify; all when nobody is marked. */
export function certifying({ data }: PackReport): readonly string[] {
  const marked = data.authors.filter(({ certifies }) => certifies);
  return (marked.length > 0 ? marked : data.authors).map(({ name }) => name);
}

export function isCertified(note: PackReport): boolean {
  const by = note.answers.certification?.by ?? [];
  const names = certifying(note);
  return names.length > 0 && names.every((name) => by.includes(name));
}

export function hasEntity({ data, brand }: PackReport): boolean {
  return brand.legal.entity !== undefined || data.authors.some(({ entity }) => entity !== undefined);
}
