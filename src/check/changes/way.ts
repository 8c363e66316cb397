import type { Claim } from '../claims/claim.ts';
import { isRateUnit } from './bases.ts';
import type { Change } from './changes.ts';
import { isFiller } from './filler.ts';
import { type Sense, type WayWord, wayWordsIn, withoutWays } from './way-words.ts';

/** Which way the words of a change point. */
export interface Way {
  readonly sense: Sense;
  readonly word: string;
}

/** Particles and adverbs that stand beside a word of change and mean nothing by themselves. */
const BESIDE =
  /(?<!\p{L})(?:off|out|in|away|back|sich|weiter|wieder|deutlich|leicht|kräftig|stark|spürbar|moderat|aus|ein|ab|an|zu|auf|worked|drawn|paid|run|edged|ticked|inched|moved|nudged|brought|came|went|slightly|markedly|sharply|modestly|once more|forward|wurden?|worden|werden)(?!\p{L})|进一步|進一步|有所|明显|明顯|显著|顯著|小幅|大幅|略有|略|持续|持續|继续|繼續|环比|同比|逐步|快速|再/giu;
/** "A further decline in the expense ratio to": the noun of a change names what changes. */
const OF_NOUN = /^\s(?:in|of|der|des|bei)\s(?:the\s|its\s|our\s)?(?:[\p{L}/-]{2,16}\s){1,4}(?:to|auf)\s$/iu;

/** What the words around the two numbers of a change say of its way; undefined where they say nothing surely. */
export function wayOf({ from, to, rates, isSecond, sentence }: Change): Way | undefined {
  const [first, last] = from.start < to.start ? [from, to] : [to, from];
  const { text } = first.span;
  const names = [from.label, to.label];
  const inside = sentence.filter(({ start, end }) => start >= first.end && end <= last.start);
  if (inside.every(({ unit }) => isRateUnit(unit) && unit !== first.unit)) {
    const gaps = stretches(text, [first, ...inside, last]);
    const found = last === from ? gaps.toReversed() : gaps;
    const gap = found.find((words) => wayWordsIn(words).length > 0);
    if (gap !== undefined) return sure(gap, names);
  }
  const next = sentence.find(({ start }) => start >= last.end);
  const behind = text.slice(last.end, Math.min(last.end + 30, next?.start ?? text.length)).split(/[.;；。!?]/u)[0] as string;
  const after = wayWordsIn(behind)[0];
  if (
    after &&
    !/(?<!\p{L})(?:(?:of|in|for|on|by)\s|(?:at|with|on|bei|mit)\s(?:an?\s|the\s|eine[mrn]?\s)?)$/iu.test(
      behind.slice(0, after.start),
    ) &&
    isNear(behind.slice(0, after.start), names)
  )
    return { sense: after.sense, word: after.text };
  return wayBefore({ from, to, rates, isSecond, sentence });
}

/** What the words before both numbers of a change say of its way. */
export function wayBefore({
  from,
  to,
  rates,
  isSecond,
  sentence,
}: Pick<Change, 'from' | 'to' | 'rates' | 'isSecond' | 'sentence'>): Way | undefined {
  if (isSecond) return undefined;
  const [first] = from.start < to.start ? [from, to] : [to, from];
  const { text } = first.span;
  const names = [from.label, to.label];
  // The size of the change may stand between its word and its numbers: "widened by 45 bp this month, to 345".
  const before = sentence.findLast((each) => each.end <= first.start && !rates.includes(each));
  const start = Math.max(first.sentence, first.start - 80, before?.end ?? 0);
  const lead = rates
    .filter((rate) => rate.start >= start && rate.end <= first.start)
    .reduce((rest, rate) => rest.replace(rate.text, ''), text.slice(start, first.start));
  const word = wayWordsIn(lead).at(-1);
  // "Grew 5% after 3%": the numbers are changes themselves.
  if (word === undefined || (first.unit === '%' && first.motion === undefined && /^\s?$/.test(lead.slice(word.end))))
    return undefined;
  const rest = lead.slice(word.end);
  return isNear(rest, names) || OF_NOUN.test(rest) || isNamedFirst(lead, word)
    ? { sense: word.sense, word: word.text }
    : undefined;
}

function stretches(text: string, claims: readonly Claim[]): readonly string[] {
  return claims.slice(1).map((claim, at) => text.slice((claims[at] as Claim).end, claim.start));
}

/** The way that a stretch of text tells which says nothing else. */
function sure(gap: string, names: readonly string[]): Way | undefined {
  const words = wayWordsIn(gap);
  const last = words.at(-1);
  if (last === undefined || new Set(words.map(({ sense }) => sense)).size > 1) return undefined;
  return isFiller(plain(gap), names) || /^\s?(?:from|vs\.?|on|against)\s$/iu.test(gap.slice(last.end))
    ? { sense: last.sense, word: last.text }
    : undefined;
}

function isNear(gap: string, names: readonly string[]): boolean {
  return isFiller(plain(gap), names);
}

/** "The inventories were run down further: 684 after 617". */
function isNamedFirst(lead: string, { end }: WayWord): boolean {
  return /^[^,.;:：]{0,16}[:：]\s?$/u.test(lead.slice(end));
}

function plain(gap: string): string {
  return withoutWays(gap).replace(BESIDE, ' ');
}
