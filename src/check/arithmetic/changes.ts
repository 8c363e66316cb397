import type { Claim } from '../claims/claim.ts';
import { lastDirection, saysChange } from '../claims/motion.ts';
import { bySentence } from './sentences.ts';

/** A change as a sentence tells it: from one number to another, and by how much. */
export interface Change {
  readonly from: Claim;
  readonly to: Claim;
  /** The rate or the difference that is told of it. */
  readonly by: Claim | undefined;
  /** Which way the words point. */
  readonly direction: -1 | 0 | 1;
  /** The words of the change, from the clause before to behind the last number. */
  readonly words: string;
}

/** Words between a rate and the number from which it is measured. */
const MEASURED =
  /^\s?(?:above|below|higher than|lower than|more than|less than|over|under|up on|down on|ahead of|short of|über|unter|mehr als|weniger als)(?!\p{L})/iu;

/** German tells the way at the end: "ist von 248 auf 229 gestiegen". */
function participle(behind: string): -1 | 0 | 1 {
  const found =
    /^[^.,;]{0,20}\s(gestiegen|gewachsen|geklettert|angehoben|erhöht|gefallen|gesunken|zurückgegangen|gesenkt|verringert)(?!\p{L})/iu.exec(
      behind,
    )?.[1];
  return found === undefined ? 0 : /^(?:gestiegen|gewachsen|geklettert|angehoben|erhöht)$/iu.test(found) ? 1 : -1;
}

/** How far apart the numbers of one change may stand, in characters. */
const REACH = 90;

/** Also a cell may tell a change in words. */
function tellsChange({ role, motion }: Claim): boolean {
  return role !== 'cell' || motion !== undefined;
}

/** The changes of a note by its claims: five rules ask for them. */
const known = new WeakMap<readonly Claim[], readonly Change[]>();

/** The changes that prose tells with both ends. Claims come in the order of reading. */
export function changesIn(claims: readonly Claim[]): readonly Change[] {
  let changes = known.get(claims);
  if (changes === undefined) known.set(claims, (changes = readChanges(claims)));
  return changes;
}

function readChanges(claims: readonly Claim[]): readonly Change[] {
  const changes: Change[] = [];
  for (const sentence of bySentence(claims, tellsChange)) {
    for (const from of sentence) {
      if (from.range !== undefined) continue;
      const to =
        from.motion === 'from' ? partnerOf(from, sentence) : (inBrackets(from, sentence) ?? measuredFrom(from, sentence));
      if (to === undefined) continue;
      const [first, last] = from.start < to.start ? [from, to] : [to, from];
      const by = rateOf(first, last, sentence);
      const { text } = from.span;
      const start = clauseStart(text, Math.min(first.start, by?.start ?? first.start), from.sentence);
      const before = text.slice(start, first.start);
      const between = text.slice(first.end, last.start);
      const behind = by !== undefined && by.start > last.end ? text.slice(last.end, by.end) : text.slice(last.end, last.end + 2);
      const direction =
        lastDirection(between) ||
        lastDirection(before) ||
        lastDirection(behind) ||
        participle(text.slice(last.end, last.end + 36));
      changes.push({ from, to, by, direction, words: text.slice(start, Math.max(last.end, by?.end ?? 0)) });
    }
  }
  return changes;
}

/** "14.3 billion, up 34.9% (10.6 billion)": a number alone in brackets behind a rate is where the change starts. */
function inBrackets(from: Claim, sentence: readonly Claim[]): Claim | undefined {
  const { text } = from.span;
  if (
    !/[(（](?:(?:FY|Q[1-4]|H[12]|PY|prev(?:ious|\.)?|prior(?: year)?|last year|year[- ]ago|Vj\.?|Vorjahr|20\d\d年?|去年|上年)[\s:：]{0,2}){0,2}$/iu.test(
      text.slice(Math.max(0, from.start - 22), from.start),
    )
  )
    return undefined;
  if (!/^\s?[^\d()（）%]{0,6}[)）]/u.test(text.slice(from.end, from.end + 8))) return undefined;
  const at = sentence.indexOf(from);
  const rate = sentence[at - 1];
  if (
    rate?.unit !== '%' ||
    from.unit === '%' ||
    from.start - rate.end > 12 ||
    !(rate.metric === 'growth' || rate.signed || isTold(rate))
  )
    return undefined;
  return sentence
    .slice(0, at - 1)
    .findLast((each) => isAlike(each, from) && each.range === undefined && rate.start - each.end <= 40);
}

/** "Spot stands at 88.50, 22% above the 64.50 of April": measured from the second number. */
function measuredFrom(from: Claim, sentence: readonly Claim[]): Claim | undefined {
  const at = sentence.indexOf(from);
  const rate = sentence[at - 1];
  if (rate?.unit !== '%' || from.unit === '%' || rate.range !== undefined) return undefined;
  // What stands in brackets is an aside.
  const to = sentence
    .slice(0, at - 1)
    .findLast((each) => isAlike(each, from) && each.range === undefined && depthOf(each) === depthOf(rate));
  if (to === undefined) return undefined;
  const { text } = from.span;
  if (rate.start - to.end > 50 || from.start - rate.end > 70) return undefined;
  return MEASURED.test(text.slice(rate.end, rate.end + 16)) ? to : undefined;
}

/** Whether a number stands in brackets. */
function depthOf({ span: { text }, start, sentence }: Claim): number {
  const before = text.slice(sentence, start);
  return Math.max(before.lastIndexOf('('), before.lastIndexOf('（')) > Math.max(before.lastIndexOf(')'), before.lastIndexOf('）'))
    ? 1
    : 0;
}

function partnerOf(from: Claim, sentence: readonly Claim[]): Claim | undefined {
  const alike = sentence.filter(
    (each) => each !== from && each.range === undefined && each.motion !== 'from' && each.motion !== 'by' && isAlike(each, from),
  );
  const behind = alike.find((each) => each.start >= from.end && each.start - from.end <= 40 && each.motion === 'to');
  // What stands in brackets is held against what stands before them.
  if (behind && depthOf(behind) >= depthOf(from)) return behind;
  return alike.findLast(
    (each) => each.end <= from.start && from.start - each.end <= REACH && !hasFromBetween(each, from, sentence),
  );
}

function hasFromBetween(a: Claim, b: Claim, sentence: readonly Claim[]): boolean {
  return sentence.some((each) => each !== b && each.motion === 'from' && each.start >= a.end && each.end <= b.start);
}

function isAlike(a: Claim, b: Claim): boolean {
  if (a.unit !== b.unit) return false;
  if (a.metric !== undefined && b.metric !== undefined && a.metric !== b.metric) return false;
  if (a.unit.length === 3 && (Math.abs(a.value) > 20 * Math.abs(b.value) || Math.abs(b.value) > 20 * Math.abs(a.value)))
    return false;
  // Numbers without a unit are of one kind only when they are of one size.
  return a.unit !== '' || (Math.abs(a.value) < 30 * Math.abs(b.value) && Math.abs(b.value) < 30 * Math.abs(a.value));
}

/** The rate that stands before, between or right behind the two numbers. */
function rateOf(first: Claim, last: Claim, sentence: readonly Claim[]): Claim | undefined {
  const percent = first.unit === '%' || first.unit === 'pp';
  if (first.unit === 'bp') return undefined;
  const isTarget = [first, last].some(({ metric }) => metric === 'targetPrice' || metric === 'averageTarget');
  const isRate = (each: Claim) =>
    each !== first &&
    each !== last &&
    each.range === undefined &&
    each.motion !== 'from' &&
    !(each.start >= last.end && MEASURED.test(each.span.text.slice(each.end, each.end + 16))) &&
    !(isTarget && /[升涨漲]幅/u.test(each.span.text.slice(Math.max(0, each.start - 6), each.start))) &&
    (percent
      ? each.unit === 'pp' ||
        each.unit === 'bp' ||
        (each.unit === '%' &&
          (each.motion === 'by' ||
            /(?:an? (?:fall|rise|gain|drop|decline|increase)|anstieg|rückgang|plus|minus)\s(?:of|um|von)\s$|(?:下跌|下降|上升|提高|提升|增加|减少|減少|回落|上涨|上漲|扩大|收窄)(?:了|约|約)?$|,\s(?:up|down)\s$/iu.test(
              each.span.text.slice(Math.max(0, each.start - 30), each.start),
            )))
      : each.unit === '%') &&
    (each.metric === 'growth' ||
      each.metric === 'change' ||
      (each.metric === undefined && isTold(each)) ||
      each.motion === 'by' ||
      (each.metric !== undefined && each.metric === first.metric) ||
      each.signed);
  const { text } = first.span;
  const before = sentence.findLast(
    (each) =>
      isRate(each) &&
      each.end <= first.start &&
      each.start >= clauseStart(text, first.start, first.sentence) &&
      first.start - each.end <= 60 &&
      !/[;；]|，其中/u.test(text.slice(each.end, first.start)),
  );
  const between = sentence.find((each) => isRate(each) && each.start >= first.end && each.end <= last.start);
  const behind = sentence.find(
    (each) =>
      isRate(each) &&
      each.start >= last.end &&
      each.start - last.end <= 45 &&
      /^(?:\s(?:in|for|im|für)\s\S{2,8})?[\s,)），(（]*(?:(?:a|an|or|i\.e\.|that is|up|down|an? (?:\p{L}{3,9} )?(?:rise|fall|increase|gain|drop|decline|improvement) of|ein (?:plus|minus|anstieg|rückgang) (?:von|um)|also|das sind|升幅(?:为|為)?|跌幅(?:为|為)?|增幅(?:为|為)?|降幅(?:为|為)?|by|um|同比增长|同比增長|同比下降|同比增|下跌|提高|提升|回落|收窄|扩大|擴大|增长|增長|下降|上升|增加|减少|減少|increase of|growth of|plus|minus|mehr|weniger|about|around|rund|约|約)[\s]?){0,3}$/iu.test(
        text.slice(last.end, each.start),
      ),
  );
  return (
    between ??
    (behind && (before === undefined || behind.signed || /[(（]/.test(text.slice(last.end, behind.start)))
      ? behind
      : undefined) ??
    before ??
    behind
  );
}

/** A word of change stands right beside a rate. */
function isTold({ span: { text }, start, end }: Claim): boolean {
  return (
    saysChange(text.slice(Math.max(0, start - 24), start)) ||
    /^\s?(?:higher|lower|above|below|over|under|ahead|growth|increase|decrease|rise|fall|über|unter|mehr|weniger|höher|niedriger|的?增长|的?增長|的?下降)/iu.test(
      text.slice(end, end + 16),
    )
  );
}

/** Where the clause begins in which a number stands. */
function clauseStart(text: string, at: number, sentence: number): number {
  const before = text.slice(sentence, at);
  const cut = Math.max(
    before.lastIndexOf('; '),
    before.lastIndexOf('；'),
    before.lastIndexOf(' while '),
    before.lastIndexOf(' and '),
    before.lastIndexOf('，而'),
    before.lastIndexOf(' während '),
  );
  return sentence + Math.max(0, cut, before.length - 110);
}
