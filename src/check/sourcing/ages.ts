import type { Claim } from '../claims/claim.ts';
import type { NoteSource } from '../note/note.ts';
import type { CheckSettings } from '../rule.ts';
import { marketKindOf, topicsOf } from './topics.ts';

/** What the age of a source is measured by. */
export type AgeKind = 'price' | 'rating' | 'target' | 'consensus' | 'multiple' | 'market' | 'reported' | 'other';

/** Greatest ages in days; of prices in trading days, with every weekday counted as one. */
const DEFAULT_AGES: Readonly<Record<AgeKind, number>> = {
  price: 1,
  rating: 7,
  target: 7,
  consensus: 31,
  multiple: 7,
  market: 30,
  reported: 400,
  other: Number.POSITIVE_INFINITY,
};

/** What kind of number a claim is, for the age of its source; undefined when no age is too great. */
export function ageKindOf(claim: Claim, sources: readonly NoteSource[], year: number): AgeKind | undefined {
  const { owner, estimate, period, metric, label } = claim;
  const market = marketKindOf(claim);
  // What is told of a closed year, of a month or of a day of its own does not age.
  const isPast =
    period?.kind === 'day' ||
    (period !== undefined && !estimate && (period.year === undefined ? period.kind !== 'window' : period.year < year)) ||
    (market !== undefined && !estimate && /^(?:month|quarter|half)$/.test(period?.kind ?? ''));
  if (
    isPast ||
    metric === 'previousTarget' ||
    /(?:previous|prior|historical|past|former|historisch|bisherig|历史|歷史|过去|過去)/iu.test(label)
  )
    return undefined;
  if (owner === 'house' && (market === 'target' || metric === 'upside')) return undefined;
  if (market !== undefined) return market;
  if (owner === 'house' || owner === 'company') return undefined;
  // A forecast out of a page on ratings is what analysts thought on its day.
  if (estimate && metric !== undefined && sources.some(({ title }) => isOnRatings(title))) return 'rating';
  if (owner === 'consensus') return 'consensus';
  if (metric === undefined) return undefined;
  return !estimate && period === undefined ? 'reported' : 'other';
}

function isOnRatings(title: string): boolean {
  const topics = topicsOf(title);
  return topics.has('rating') || topics.has('target');
}

/** The greatest age that is allowed: as the settings say by metric or kind, as is usual, and else as they say for all others. */
export function limitOf(kind: AgeKind, metric: string | undefined, { ages }: CheckSettings): number {
  const said = (metric === undefined ? undefined : ages[metric]) ?? ages[kind];
  return said ?? (kind === 'other' ? (ages.default ?? DEFAULT_AGES.other) : DEFAULT_AGES[kind]);
}
