import type { Claim, Interval } from '../claims/claim.ts';
import { allowed } from './allowed.ts';
import { gap, middle, scaled, touch } from './interval.ts';
import { inSameTable, isElsewhere, isOfNow, nearness, sameTime } from './scope.ts';

/** One number that others make. */
export interface Identity {
  /** "upside = target / price − 1". */
  readonly formula: string;
  readonly result: string;
  /** Metrics of the parts; alternatives by `|`. */
  readonly parts: readonly string[];
  /** What the parts make, in the units of the result. */
  compute(parts: readonly Interval[]): Interval;
  /** Parts may stand anywhere in the note: all that it prints of them are tried. */
  readonly anywhere?: boolean;
  /** A metric that makes the result more surely: where the note prints it, this one is not asked. */
  readonly unless?: string;
  /** Share by which both may differ beyond what is printed. */
  readonly play?: number;
  /** Whether it can be asked of a claim. */
  /** Printed without its minus where its name says down. */
  mirrored?(claim: Claim): boolean;
  applies?(claim: Claim, parts: readonly Claim[]): boolean;
}

export interface Broken {
  readonly identity: Identity;
  readonly claim: Claim;
  readonly parts: readonly Claim[];
  readonly computed: Interval;
  /** The parts stand elsewhere in the note, and no value of theirs that it prints makes the claim. */
  readonly isFar?: boolean;
}

/** Most combinations of parts that are tried for one claim. */
const MOST_TRIES = 64;

/** Parts from elsewhere that make so many times the claim are of something else. */
const FURTHEST = 5;

/** Claims by metric. */
export type ByMetric = ReadonlyMap<string, readonly Claim[]>;

export function byMetric(claims: readonly Claim[]): ByMetric {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.metric === undefined) continue;
    const group = groups.get(claim.metric);
    if (group === undefined) groups.set(claim.metric, [claim]);
    else group.push(claim);
  }
  return groups;
}

/** The claims of an identity that no combination of parts explains, with the nearest one. */
export function brokenBy(identity: Identity, groups: ByMetric): readonly Broken[] {
  if (identity.unless !== undefined && groups.has(identity.unless)) return [];
  const broken: Broken[] = [];
  /** Sentences in which one value of the metric is explained: the others beside it are of another basis. */
  const explained = new Set<string>();
  const asked = (groups.get(identity.result) ?? []).filter(
    (claim) =>
      claim.range === undefined &&
      !claim.quoted &&
      claim.motion !== 'by' &&
      claim.period?.key !== 'before' &&
      !isElsewhere(claim),
  );
  for (const claim of asked) {
    const found = tryAll(identity, claim, groups);
    if (found) broken.push(found);
    else if (claim.cell === undefined && identity.parts.every((part) => part.split('|').some((metric) => groups.has(metric))))
      explained.add(sentenceOf(claim));
  }
  return broken.filter(
    (found) => (found.claim.cell !== undefined || !explained.has(sentenceOf(found.claim))) && !makesAnother(found, groups),
  );
}

/** Amounts of a period that make another value of the metric are the parts of that one. */
function makesAnother({ identity, claim, parts }: Broken, groups: ByMetric): boolean {
  if (parts.every(isOfNow)) return false;
  const computed = identity.compute(parts.map(allowed));
  return nearestTo(groups.get(identity.result) ?? [], claim).some(
    (other) =>
      other !== claim &&
      other.subject === claim.subject &&
      other.unit === claim.unit &&
      !touch(allowed(other), allowed(claim)) &&
      parts.some((part) => nearness(part, other) <= nearness(part, claim)) &&
      touch(allowed(other), computed),
  );
}

/** Amounts of a period belong together where they stand together or name one period; those of the moment hold for the whole note. */
function belongs(part: Claim, claim: Claim): boolean {
  if (isOfNow(part) || inSameTable(part, claim) || part.span === claim.span || inSameList(part, claim)) return true;
  return part.period !== undefined && part.period.year !== undefined && part.period.key === claim.period?.key;
}

function inSameList({ block: a }: Claim, { block: b }: Claim): boolean {
  return a?.kind === 'item' && b?.kind === 'item' && a.list === b.list;
}

function sentenceOf({ block, sentence, period }: Claim): string {
  return `${block?.index ?? -1} ${sentence} ${period?.key ?? ''}`;
}

function tryAll(identity: Identity, claim: Claim, groups: ByMetric): Broken | undefined {
  const choices = identity.parts.map((part) => candidates(part, claim, groups));
  if (choices.some((list) => list.length === 0)) return identity.anywhere ? tryAnywhere(identity, claim, groups) : undefined;
  let nearest: Broken | undefined;
  let tries = 0;
  for (const parts of combinations(choices)) {
    if (tries++ > MOST_TRIES) break;
    if (!agree([claim, ...parts]) || !together(parts) || identity.applies?.(claim, parts) === false) continue;
    const computed = inPowerOf(claim, parts, identity.compute(parts.map(allowed)));
    if (isOpen(claim, parts, computed)) continue;
    const plain = allowed(claim);
    const mine = identity.mirrored?.(claim) ? { low: -plain.high, high: -plain.low } : plain;
    if (!Number.isFinite(computed.low) || !Number.isFinite(computed.high)) return undefined;
    const play = Math.abs(claim.value) * (identity.play ?? 0);
    if (touch({ low: mine.low - play, high: mine.high + play }, computed)) return undefined;
    if (nearest === undefined || gap(mine, computed) < gap(allowed(nearest.claim), nearest.computed))
      nearest = { identity, claim, parts, computed };
  }
  // Without a year it may be of any year that the note prints.
  if (nearest !== undefined && isLoose(claim) && fitsSomeYear(identity, claim, groups)) return undefined;
  return nearest;
}

const POWERS = [3, 6, 8, 9, -3, -6, -8, -9];
/** Of a table in millions whose prices are in pence. */
const HUNDREDTHS = /(?<!\p{L})(?:pence|GBp|GBX|ZAc|ILA|cents?|c)(?!\p{L})|\d\s?p(?!\p{L})|[(（]p[)）]/u;

/** A table that does not say in each cell whether it counts in millions leaves the power of ten open: the one that comes nearest is meant. */
function inPowerOf(claim: Claim, parts: readonly Claim[], computed: Interval): Interval {
  const all = [claim, ...parts];
  // Pence and cents beside pounds and dollars.
  const inHundredths = all.some(({ cell, metric, unit }) => cell !== undefined && unit === '' && PER_SHARE.has(metric ?? ''));
  if (inHundredths && parts.some(({ metric }) => metric === 'price')) {
    const ratio = Math.abs(middle(computed) / claim.value);
    for (const power of [2, -2]) if (Math.abs(Math.log10(ratio) + power) < CLOSE) return scaled(computed, 10 ** power);
  }
  if (!all.some(isBare)) return computed;
  const [size, made] = [Math.abs(claim.value), Math.abs(middle(computed))];
  if (size === 0 || made === 0) return computed;
  const far = (power: number) => Math.abs(Math.log10(made / size) + power);
  const isHundredth =
    claim.block?.kind === 'table' && claim.block.rows.some((row) => row.some(({ text }) => HUNDREDTHS.test(text)));
  const power = [...POWERS, ...(isHundredth ? [2, -2, 4, -4] : [])].reduce(
    (best, each) => (far(each) < far(best) ? each : best),
    0,
  );
  return power === 0 || far(power) > CLOSE ? computed : scaled(computed, 10 ** power);
}

/** What no power of ten brings near to it is counted in something that the table does not say. */
function isOpen(claim: Claim, parts: readonly Claim[], computed: Interval): boolean {
  const off = Math.abs(Math.log10(Math.abs(middle(computed) / claim.value)));
  return off > OPEN && [claim, ...parts].some(isBare);
}

/** In powers of ten. */
const OPEN = 2.5;

/** A power of ten that is meant leaves less than this to explain, in powers of ten. */
const CLOSE = 0.5;

/** An amount of a table whose cell does not say its power of ten. */
function isBare({ cell, scale, metric, unit }: Claim): boolean {
  return cell !== undefined && scale === 0 && unit !== '%' && unit !== 'x' && !PER_SHARE.has(metric ?? '');
}

const PER_SHARE = new Set(['price', 'targetPrice', 'averageTarget', 'eps', 'dps', 'bvps', 'ffops']);

/** In prose a year counts for a number only when it stands right beside it. */
function isLoose({ cell, period, span, start, end }: Claim): boolean {
  return (
    cell === undefined && (period === undefined || !span.text.slice(Math.max(0, start - 26), end + 26).includes(period.text))
  );
}

function fitsSomeYear(identity: Identity, claim: Claim, groups: ByMetric): boolean {
  let tries = 0;
  for (const parts of combinations(ofAnyTime(identity, claim, groups))) {
    if (tries++ > 4 * MOST_TRIES) return false;
    if (!agree(parts)) continue;
    const computed = inPowerOf(claim, parts, identity.compute(parts.map(allowed)));
    const play = Math.abs(claim.value) * (identity.play ?? 0);
    const { low, high } = allowed(claim);
    if (touch({ low: low - play, high: high + play }, computed)) return true;
  }
  return false;
}

function ofAnyTime(identity: Identity, claim: Claim, groups: ByMetric): readonly (readonly Claim[])[] {
  return identity.parts.map((part) =>
    part
      .split('|')
      .flatMap((metric) => nearestTo(groups.get(metric) ?? [], claim))
      .filter((each) => each !== claim && each.subject === claim.subject && each.range === undefined && each.motion !== 'by')
      .slice(0, 16),
  );
}

/** The nearest of all combinations where none makes the claim, so that no reading of time helps. */
function tryAnywhere(identity: Identity, claim: Claim, groups: ByMetric): Broken | undefined {
  if (fitsSomeYear(identity, claim, groups)) return undefined;
  const close = ofAnyTime(identity, claim, groups).map((list) =>
    list.filter((each) => !isElsewhere(each)).toSorted((a, b) => Math.abs(a.id - claim.id) - Math.abs(b.id - claim.id)),
  );
  const parts = close.map(([first]) => first);
  if (!parts.every((part) => part !== undefined) || !agree([claim, ...parts]) || identity.applies?.(claim, parts) === false)
    return undefined;
  const computed = inPowerOf(claim, parts, identity.compute(parts.map(allowed)));
  const off = Math.abs(middle(computed) / claim.value);
  return off > 1 / FURTHEST && off < FURTHEST ? { identity, claim, parts, computed, isFar: true } : undefined;
}

/** The claims that may be a part, those of the same table, sentence or paragraph before all others. */
function candidates(part: string, claim: Claim, groups: ByMetric): readonly Claim[] {
  const all = part
    .split('|')
    .flatMap((metric) => nearestTo(groups.get(metric) ?? [], claim))
    .filter(
      (each) =>
        each !== claim &&
        each.subject === claim.subject &&
        each.range === undefined &&
        each.motion !== 'by' &&
        !isElsewhere(each) &&
        sameTime(claim, each) &&
        belongs(each, claim),
    );
  const inTable = all.filter((each) => inSameTable(each, claim) && nearness(each, claim) === 0);
  if (inTable.length > 0) return inTable;
  const nearestFirst = all.toSorted((a, b) => nearness(a, claim) - nearness(b, claim));
  return nearestFirst.slice(0, 8);
}

/** Most claims of a metric that are looked at on either side of one: a note has fewer, a book has more. */
const WINDOW = 120;

/** The claims of a metric that stand nearest to one; claims come in the order of reading. */
export function nearestTo(list: readonly Claim[], { id }: Claim, window = WINDOW): readonly Claim[] {
  if (list.length <= 2 * window) return list;
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Claim).id < id) low = middle + 1;
    else high = middle;
  }
  // The first ones are the masthead's.
  return [...list.slice(0, 8), ...list.slice(Math.max(8, low - window), low + window)];
}

/** Money of one currency only. */
function agree(parts: readonly Claim[]): boolean {
  const currencies = new Set(parts.flatMap(({ unit }) => (unit.length === 3 ? [unit] : [])));
  return currencies.size < 2;
}

/** Parts of one time. */
function together(parts: readonly Claim[]): boolean {
  return parts.every((one, at) => parts.slice(at + 1).every((other) => sameTime(one, other)));
}

function* combinations(choices: readonly (readonly Claim[])[]): Generator<readonly Claim[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const claim of first) for (const others of combinations(rest)) yield [claim, ...others];
}
