import { bySentence } from '../arithmetic/sentences.ts';
import type { Claim } from '../claims/claim.ts';
import { ASIDE_TIME, type Base, baseOf, isRateUnit } from './bases.ts';
import { isFiller } from './filler.ts';
import { isStep, ratesOf } from './rates.ts';
import { yearOf } from './years.ts';

/** A change as a sentence tells it: from one number to another, and by how much. */
export interface Change {
  readonly from: Claim;
  readonly to: Claim;
  /** Rates and differences that the words tie to it, the surest first. */
  readonly rates: readonly Claim[];
  /** `time`: the same thing before and after; `other`: two things held against each other; `aside`: the base stands in bare brackets. */
  readonly kind: Base['kind'];
  /** What a comparison says of `to`: 1 above `from`, -1 below it. */
  readonly way: -1 | 0 | 1;
  /** Nothing says which of the two came first. */
  readonly isEither: boolean;
  /** Another change before it in the sentence has the same end, and takes the words before that. */
  readonly isSecond: boolean;
  /** The claims of its sentence. */
  readonly sentence: readonly Claim[];
}

/** How far apart the numbers of one change may stand, in characters. */
const REACH = 110;
/** How far behind its start the end of a change may stand: "from 3.75 in the second quarter of 2024 to 4.21". */
const AHEAD = 90;

/** Also a cell may tell a change in words. */
function tellsChange({ role, motion }: Claim): boolean {
  return role !== 'cell' || motion !== undefined;
}

/** The changes of a note by its claims: several rules ask for them. */
const known = new WeakMap<readonly Claim[], readonly Change[]>();

/** The changes that prose tells with both ends. Claims come in the order of reading. */
export function changesIn(claims: readonly Claim[]): readonly Change[] {
  let changes = known.get(claims);
  if (changes === undefined) known.set(claims, (changes = bySentence(claims, tellsChange).flatMap(changesOf)));
  return changes;
}

function changesOf(told: readonly Claim[]): readonly Change[] {
  const sentence = told.map((claim, at) => withPoints(withUnitBefore(withUnitBehind(claim, told[at + 1]), told[at - 1]), told));
  const bases = new Map<Claim, Base>();
  sentence.forEach((claim, at) => {
    const base = isLevel(claim, true) ? baseOf(claim, sentence[at - 1]) : undefined;
    if (base) bases.set(claim, base);
  });
  const changes: Change[] = [];
  const add = (one: Claim, other: Claim, { kind, way, isEither }: Omit<Base, 'claim'>) => {
    const order = isEither ? orderOf(one, other) : 1;
    const [from, to] = order < 0 ? [other, one] : [one, other];
    const isSecond = changes.some((each) => each.to.id === to.id);
    changes.push({ from, to, kind, way, isEither: order === 0, isSecond, rates: ratesOf(from, to, sentence), sentence });
  };
  for (const [claim, base] of bases) {
    const to = partnerOf(base, sentence, bases);
    if (to !== undefined) add(base.kind === 'other' ? exact(claim) : claim, to, base);
  }
  for (const [at, to] of sentence.entries()) {
    const from = sentence[at - 1];
    if (from && !bases.has(from) && !bases.has(to) && !changes.some((each) => each.to === to) && isBecoming(from, to))
      add(from, to, { kind: 'time', way: 0, isEither: false });
  }
  for (const rate of sentence) {
    const [one, other] = spreadOf(rate, sentence) ?? [];
    if (one && other && !changes.some(({ rates }) => rates.includes(rate)))
      changes.push({ from: one, to: other, kind: 'other', way: 0, isEither: true, isSecond: false, rates: [rate], sentence });
  }
  return changes;
}

/** The earlier of two numbers by their quarters or months: 1 when it is the first, -1 when it is the other, 0 when nothing tells. */
function orderOf(first: Claim, second: Claim): -1 | 0 | 1 {
  const [one, other] = [first.period, second.period];
  if (one?.part !== undefined && other?.part !== undefined && one.kind === other.kind && one.year === other.year)
    return one.part === other.part ? 0 : one.part < other.part ? 1 : -1;
  const [a, b] = [yearOf(first), yearOf(second)];
  return a === undefined || b === undefined || a === b ? 0 : a < b ? 1 : -1;
}

const SPREAD =
  /(?:spread|gap|difference|lead|outperformance|underperformance|excess return|vorsprung|rückstand|abstand|differenz|mehrrendite|利差|息差|价差|價差|超额(?:收益)?|超額(?:收益)?|跑赢|跑贏|跑输|跑輸|领先|領先|落后|落後)\s?(?:of|von|is|was|beträgt|为|為|达|達|约|約|[:：])?\s?$/iu;
const AHEAD_OF = /^\s?(?:ahead|behind|better|worse|more|less|voraus|besser|schlechter)(?!\p{L})/iu;

/** "The fund 6.4%, the index 4.1%, a lead of 2.3 points": the difference of the two percentages right before it. */
function spreadOf(rate: Claim, sentence: readonly Claim[]): readonly [Claim, Claim] | undefined {
  if ((rate.unit !== 'pp' && rate.unit !== 'bp') || rate.range !== undefined) return undefined;
  const { text } = rate.span;
  const at = sentence.indexOf(rate);
  const [one, other] = [sentence[at - 2], sentence[at - 1]];
  if (!one || !other || one.unit !== '%' || other.unit !== '%' || one.range || other.range || sentence[at - 3]?.unit === '%')
    return undefined;
  if (rate.start - other.end > 40 || other.start - one.end > 50) return undefined;
  const isSpread = SPREAD.test(text.slice(other.end, rate.start)) || AHEAD_OF.test(text.slice(rate.end, rate.end + 12));
  return isSpread ? [one, other] : undefined;
}

/** "2.3 points ahead", in a sentence of percentages. */
function withPoints(claim: Claim, sentence: readonly Claim[]): Claim {
  if (claim.unit !== '' || claim.scale !== 0) return claim;
  const word = /^\s?(?:points?|punkte?n?|个点|個點)(?!\p{Script=Latin})/iu.exec(claim.span.text.slice(claim.end, claim.end + 9));
  return word && sentence.some(({ unit }) => unit === '%') ? { ...claim, unit: 'pp', end: claim.end + word[0].length } : claim;
}

/** "From 121 to 145 basis points": the unit that is written once holds for both. */
function withUnitBehind(claim: Claim, next: Claim | undefined): Claim {
  if (claim.motion !== 'from' || claim.unit !== '' || claim.scale !== 0 || next?.motion !== 'to' || next.unit === '')
    return claim;
  if (
    !/^\s?(?:to|auf|bis|[\p{Script=Han}]{0,4}[至到])\s?(?:\p{Sc}|[A-Z]{3})?\s?$/u.test(
      claim.span.text.slice(claim.end, next.start),
    )
  )
    return claim;
  return inUnitOf(claim, next);
}

/** "To 356 million (Vj. 338)", "12.3% from 11.1": likewise where it stands with the first. */
function withUnitBefore(claim: Claim, before: Claim | undefined): Claim {
  if (claim.unit !== '' || claim.scale !== 0 || before === undefined || (before.unit === '' && before.scale === 0)) return claim;
  if (before.range !== undefined || claim.range !== undefined || claim.signed || before.unit === 'x') return claim;
  const gap = claim.span.text.slice(before.end, claim.start);
  if (!ASIDE_TIME.test(gap) && !/^\s(?:from|after|nach|vs\.?|against|gegenüber)\s$/iu.test(gap)) return claim;
  const ratio = (claim.value * 10 ** before.scale) / before.value;
  return ratio > 0.2 && ratio < 5 ? inUnitOf(claim, before) : claim;
}

function inUnitOf(claim: Claim, { unit, scale }: Claim): Claim {
  const factor = 10 ** scale;
  const { low, high } = claim.interval;
  return {
    ...claim,
    unit,
    scale,
    value: claim.value * factor,
    half: claim.half * factor,
    interval: { low: low * factor, high: high * factor },
  };
}

/** "9.1% above the 90,000": the word belongs to the rate, and the number is as it is printed. */
function exact(claim: Claim): Claim {
  return claim.qualifier === 'over' || claim.qualifier === 'under' ? { ...claim, qualifier: undefined } : claim;
}

/** "Revenue of 412 million should become 701 million": a verb of change leads from one number to the next. */
function isBecoming(from: Claim, to: Claim): boolean {
  if (to.motion !== 'to' && !/becom\w+\s$/iu.test(to.span.text.slice(from.end, to.start))) return false;
  if (!isLevel(from, false) || !isLevel(to, false) || !isAlike(from, to) || to.start - from.end > AHEAD) return false;
  const [start, end] = [yearOf(from), yearOf(to)];
  // "2024年约1,180亿元，我们预计2030年达到3,050亿元".
  if (start !== undefined && end !== undefined && start < end && isFiller(to.span.text.slice(from.end, to.start))) return true;
  return /(?<!\p{L})(?:becom\w+|grew|grow|grows|rose|rises?|fell|falls?|declined|increased|shrank|expanded|climbed|dropped|widened|narrowed|went|moved|turned)\s(?:\p{L}+\s)?(?:to\s|into\s)?$/iu.test(
    to.span.text.slice(from.end, to.start),
  );
}

/** A number that something stands at, and not by which it changed. */
export function isLevel(claim: Claim, isBase: boolean): boolean {
  if (claim.range !== undefined || claim.motion === 'by' || claim.unit === 'pp') return false;
  if (claim.motion === 'to' || isBase) return true;
  if (claim.unit === '%') return claim.metric !== 'growth' && !isStep(claim) && !claim.signed;
  return !(claim.signed && claim.text.startsWith('+')) && !isStep(claim);
}

function partnerOf(base: Base, sentence: readonly Claim[], bases: ReadonlyMap<Claim, Base>): Claim | undefined {
  const from = base.claim;
  const alike = sentence.filter((each) => each !== from && !bases.has(each) && isLevel(each, false) && isAlike(each, from));
  const ahead = (each: Claim) => each.start >= from.end && each.start - from.end <= AHEAD;
  const now = base.isFirst === true ? alike.find((each) => ahead(each) && isNow(each)) : undefined;
  if (now) return now;
  const before = alike.findLast((each) => each.end <= from.start && from.start - each.end <= REACH);
  // "To 8.6% in 2Q from 9.1%, while another returned to 2.8%".
  const isTied = before !== undefined && isTo(before) && isFiller(from.span.text.slice(before.end, from.start));
  if (base.kind === 'time' && depthOf(from) === 0 && !isTied) {
    const behind = alike.find((each) => ahead(each) && (isTo(each) || isEnd(each)));
    if (behind && depthOf(behind) === 0) return behind;
  }
  if (before) return depthOf(before) <= depthOf(from) ? before : undefined;
  const later = base.kind === 'time' ? alike.find((each) => ahead(each) && isNow(each)) : undefined;
  if (later) return later;
  // "Against 4.10% for Treasuries the 12.18% of Colombia": said first, held against what follows.
  return base.kind === 'time' && /^\s{0,2}(?:\p{L}+\s){0,3}$/u.test(from.span.text.slice(from.sentence, from.start).slice(-24))
    ? alike.find((each) => ahead(each) && depthOf(each) === 0)
    : undefined;
}

/** "增至2024年的7.01亿元": a time may stand between. */
function isTo({ motion, span: { text }, start }: Claim): boolean {
  return (
    motion === 'to' ||
    /[至到](?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[末底]?的?$/u.test(text.slice(Math.max(0, start - 16), start))
  );
}

/** "Now it is 2.9%", "Ende Juni waren es". */
function isNow({ span: { text }, start, sentence }: Claim): boolean {
  return /(?:(?<!\p{L})(?:today|now|currently|at present|this year|heute|jetzt|inzwischen|aktuell|derzeit|sind es|waren es|it is|it was|they are)(?!\p{L})|目前|现在|現在|如今|今年|最新|现为|現為)[^\d.;；。]{0,30}$/iu.test(
    text.slice(Math.max(sentence, start - 50), start),
  );
}

/** "Opened with 412.0 and ended at 456.4". */
function isEnd({ span: { text }, start, sentence }: Claim): boolean {
  return /(?<!\p{L})(?:end(?:ed|s)|clos(?:ed|es)|finish(?:ed|es)|stands|stood)\s(?:\S{1,12}\s){0,2}(?:with|at|on)\s(?:an?\s)?$/iu.test(
    text.slice(Math.max(sentence, start - 40), start),
  );
}

/** Whether a number stands in brackets. */
function depthOf({ span: { text }, start, sentence }: Claim): number {
  const before = text.slice(sentence, start);
  return Math.max(before.lastIndexOf('('), before.lastIndexOf('（')) > Math.max(before.lastIndexOf(')'), before.lastIndexOf('）'))
    ? 1
    : 0;
}

/** What is counted, where the words right behind a number say it by a sign. */
const COUNTED =
  /^\s?(M?G?k?Wh?p?|[kKM]?t|boe\/d|bbl\/d|oz|sqm|辆|輛|份|吨|噸|股|台|套|户|戶|人|家|座|平方米|万吨|GW|days?|weeks?|months?|Tage|Wochen|天|周)(?![\p{Script=Latin}\d/])/u;

/** Whether two numbers can be the two ends of one change. */
export function isAlike(a: Claim, b: Claim): boolean {
  if (a.unit !== b.unit && !isBareOf(a, b) && !isBareOf(b, a)) return false;
  if (a.metric !== undefined && b.metric !== undefined && a.metric !== b.metric) return false;
  if (isRateUnit(a.unit)) return true;
  const [one, two] = [countedOf(a), countedOf(b)];
  if (one !== undefined && two !== undefined && one !== two) return false;
  const most = a.unit === '' || a.unit === 'x' ? 30 : 20;
  return Math.abs(a.value) <= most * Math.abs(b.value) && Math.abs(b.value) <= most * Math.abs(a.value);
}

/** "INR 12.3bn, up from 10.5bn": the currency is written once. */
function isBareOf(a: Claim, b: Claim): boolean {
  return a.unit === '' && b.unit.length === 3 && a.scale === b.scale && a.scale > 0;
}

function countedOf({ span: { text }, end }: Claim): string | undefined {
  return COUNTED.exec(text.slice(end, end + 12))?.[1];
}
