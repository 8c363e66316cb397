import type { Claim } from '../claims/claim.ts';
import type { NoteSource } from '../note/note.ts';
import type { CheckSettings } from '../rule.ts';
import { marketKindOf, topicsOf } from './topics.ts';

/** What the age of a source is measured by. */
export type AgeKind = 'price' | 'rating' | 'target' | 'consensus' | 'multiple' | 'market' | 'reported';

/** Greatest ages in days; of prices in trading days, with every weekday counted as one. */
const DEFAULT_AGES: Readonly<Record<AgeKind, number>> = {
  price: 1,
  rating: 7,
  target: 7,
  consensus: 31,
  multiple: 7,
  market: 30,
  reported: 400,
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
    /(?:previous|prior|historical|average of|past|previousTarget|durchschnitt|historisch|历史|歷史|过去|過去)/iu.test(label)
  )
    return undefined;
  if (market === 'target' && owner === 'house') return undefined;
  if (market !== undefined) return market;
  if (owner === 'house' || owner === 'company') return undefined;
  // A forecast out of a page on ratings is what analysts thought on its day.
  if (estimate && metric !== undefined && sources.some(({ title }) => isOnRatings(title))) return 'rating';
  if (owner === 'consensus') return 'consensus';
  return !estimate && metric !== undefined && period === undefined ? 'reported' : undefined;
}

function isOnRatings(title: string): boolean {
  const topics = topicsOf(title);
  return topics.has('rating') || topics.has('target');
}

/** The greatest age that is allowed: as the settings say by metric, then by kind, then for all; else as is usual. */
export function limitOf(kind: AgeKind, metric: string | undefined, { ages }: CheckSettings): number {
  return (metric === undefined ? undefined : ages[metric]) ?? ages[kind] ?? ages.default ?? DEFAULT_AGES[kind];
}
