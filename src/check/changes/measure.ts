import { allowed } from '../arithmetic/allowed.ts';
import { growth, minus, scaled, touch } from '../arithmetic/interval.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import { type Change, changesIn, isAlike, isLevel } from './changes.ts';
import { isYearly } from './years.ts';

/** A rate or difference that is not what its two numbers make. */
export interface Misstated {
  readonly change: Change;
  readonly rate: Claim;
  readonly made: Interval;
}

/** Rates on another base than the two numbers. */
const OTHER_BASE =
  /constant[- ](?:currency|exchange)|at constant|organically|(?:organic|comparable|underlying|adjusted|core)\s(?:\p{L}+\s)?(?:growth|basis|terms|increase|rise|decline|rate)|like[- ]for[- ]like|excluding|(?<!\p{L})ex[- ]|adjusted for|pro[- ]forma|currency[- ]adjusted|in local currenc|währungsbereinigt|flächenbereinigt|organisch|(?<!\p{L})(?:um\s\S+\s)?bereinigt(?!\p{L})|vergleichbar|in lokaler währung|按固定汇率|固定匯率|剔除|可比|內生|内生|扣非/iu;

/** Whether a rate is told on another basis than the numbers as printed. */
export function isOtherBase({ span: { text }, sentence, start, end }: Claim): boolean {
  return OTHER_BASE.test(text.slice(Math.max(sentence, start - 45), end + 40));
}

/** What two numbers make in the unit of a rate; undefined where they make none. */
export function madeOf(from: Claim, to: Claim, { unit }: Pick<Claim, 'unit'>): Interval | undefined {
  const [a, b] = [allowed(from), allowed(to)];
  if (from.unit === '%' || from.unit === 'pp' || from.unit === 'bp') {
    const points = from.unit === 'bp' ? scaled(minus(b, a), 0.01) : minus(b, a);
    if (unit === 'pp') return points;
    if (unit === 'bp') return scaled(points, 100);
  }
  if (unit !== '%' && (unit === from.unit || unit === to.unit)) return minus(b, a);
  if (unit !== '%') return undefined;
  const rate = growth(a, b);
  // A change of sign has no rate.
  return from.value <= 0 || to.value < 0 || !Number.isFinite(rate.low) ? undefined : rate;
}

/** Whether a rate says what two numbers make; which way is another rule's. */
export function holds(rate: Claim, from: Claim, to: Claim): boolean {
  const made = madeOf(from, to, rate);
  const stated = allowed(rate);
  if (made === undefined) return true;
  return touch(stated, made) || touch(scaled(stated, -1), made);
}

/** The rates and differences of a note that their numbers do not make. */
export function misstatedIn(claims: readonly Claim[]): readonly Misstated[] {
  const found: Misstated[] = [];
  const changes = changesIn(claims).filter(({ rates }) => rates.length > 0);
  const right = new Set(changes.flatMap((change) => change.rates.filter((rate) => holdsFor(rate, change))));
  const told = new Set<Claim>();
  for (const change of changes) {
    if (change.rates.some((rate) => right.has(rate) && holdsFor(rate, change))) continue;
    const rate = change.rates.find((each) => !right.has(each) && !told.has(each));
    const made = rate && madeOf(change.from, change.to, rate);
    if (rate === undefined || made === undefined || rate.value === 0 || isOfAnother(rate, change)) continue;
    told.add(rate);
    found.push({ change, rate, made });
  }
  return found;
}

function holdsFor(rate: Claim, { from, to, isEither }: Change): boolean {
  return holds(rate, from, to) || (isEither && holds(rate, to, from));
}

/** Numbers further away than this are of something else, in characters. */
const NEAR = 400;

/** Told on another basis, per year, or of two other numbers of the sentence. */
function isOfAnother(rate: Claim, { from, to, kind, sentence }: Change): boolean {
  if (isOtherBase(rate) || isYearly(rate) || from.quoted !== to.quoted) return true;
  // "1.9% above consensus of 54.1" can be of nothing else.
  if (kind === 'other') return false;
  const alike = sentence.filter(
    (each) => each.id !== rate.id && Math.abs(each.start - rate.start) < NEAR && isLevel(each, false) && isAlike(each, from),
  );
  return alike.some((a) =>
    alike.some((b) => a !== b && !(isOf(a, from) && isOf(b, to)) && !(isOf(a, to) && isOf(b, from)) && fits(rate, a, b)),
  );
}

function isOf(a: Claim, b: Claim): boolean {
  return a.id === b.id;
}

function fits(rate: Claim, a: Claim, b: Claim): boolean {
  return madeOf(a, b, rate) !== undefined && holds(rate, a, b);
}
