import { few } from '../arithmetic/print.ts';
import { between, bySentence } from '../arithmetic/sentences.ts';
import { wayWordsIn } from '../changes/way-words.ts';
import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

const MEAN =
  /(?<!\p{L})(?:average[sd]?|averaging|mean|median|midpoint|durchschnitt(?:lich\w*)?|im (?:mittel|schnitt)|mittelwert)(?!\p{L})|平均|均值|中位/iu;
const RANGE_WORDS = /(?<!\p{L})(?:guidance|prognose|range|between|low|spanne|zwischen)(?!\p{L})|区间|區間|范围|範圍|介于|介於/iu;

export const rangeOrder: Rule = {
  id: 'range-order',
  group: 'arithmetic',
  severity: 'error',
  about: 'A range begins with its lower end, and a mean lies within the range that it is the mean of.',
  examples: {
    fires: [
      { text: '# Halden\n\nThe target price range is $225.00 - $140.00.', why: 'The ends are swapped.' },
      { text: '# Halden\n\nPeers trade between 5.1x and 9.8x, on average at 10.4x.', why: 'The mean lies outside.' },
      { text: '# Halden\n\nWe expect 1,640 to 1,520 units to be made in the second half.', why: 'The ends are swapped.' },
      { text: '# 海登\n\n机构预测的目标价区间为25.00元至17.50元。', why: '两端颠倒。' },
    ],
    silent: [
      {
        text: '# Halden\n\nThe target price range is $140.00 - $225.00. Peers trade between 5.1x and 9.8x, on average at 7.4x.',
        why: 'Both are in order.',
      },
      {
        text: '# Halden\n\nThe share fell from $225 to $140; losses were between -4% and -2%.',
        why: 'A fall is no range, and −4 is less than −2.',
      },
    ],
  },
  *check({ claims }) {
    for (const claim of claims) {
      const { range } = claim;
      if (range === undefined || claim.value < 0) continue;
      const [from, to] = [range.from, range.to];
      const isDash = /\d\s?[-–—~～]\s?[^\d\s]{0,4}\d/u.test(claim.text);
      const before = claim.span.text.slice(Math.max(claim.sentence, claim.start - 60), claim.start);
      if (
        from.low > to.high &&
        (RANGE_WORDS.test(`${before} ${claim.label}`) ||
          (isDash &&
            (claim.metric !== undefined || claim.scale > 0 || claim.unit.length === 3) &&
            claim.unit !== '%' &&
            claim.unit !== 'x'))
      )
        yield {
          message: `The range ${claim.text} begins with its higher end.`,
          mend: 'Turn the ends, or correct the one that is wrong.',
          place: claim.place(),
        };
    }
    for (const claim of claims) {
      if (!isForecastRange(claim)) continue;
      yield {
        severity: 'warning',
        message: `The range ${claim.text} begins with its higher end.`,
        mend: 'Turn the ends, or correct the one that is wrong.',
        place: claim.place(),
      };
    }
    for (const sentence of bySentence(claims)) {
      for (const [at, low] of sentence.entries()) {
        const high = sentence[at + 1];
        if (high === undefined || low.range !== undefined || high.range !== undefined || low.value <= 0) continue;
        // "between 4.8 and 4.2 billion": the first is in the unit of the second.
        const factor = low.unit === '' && low.scale === 0 && high.unit !== '' ? 10 ** high.scale : 1;
        if (low.unit !== high.unit && factor === 1 && high.scale !== 0) continue;
        if (low.unit !== high.unit && low.unit !== '') continue;
        if (
          !/(?:between|zwischen|介于|介於)\s?$/iu.test(low.span.text.slice(Math.max(low.sentence, low.start - 12), low.start)) ||
          !/^\s?(?:and|und|和|至|与|與|到)\s?$/iu.test(between(low, high)) ||
          low.interval.low * factor <= high.interval.high
        )
          continue;
        yield {
          message: `"Between ${low.text} and ${high.text}" begins with the higher end.`,
          mend: 'Turn the ends, or correct the one that is wrong.',
          place: low.place(),
        };
      }
      for (const [at, mean] of sentence.entries()) {
        const behind = sentence[at + 1];
        if (
          mean.range === undefined &&
          behind?.range !== undefined &&
          behind.unit === mean.unit &&
          MEAN.test(between(sentence[at - 1], mean).slice(-36)) &&
          /区间|區間|range|spanne/iu.test(between(mean, behind)) &&
          behind.start - mean.end < 30
        ) {
          if (mean.interval.high < behind.interval.low || mean.interval.low > behind.interval.high)
            yield {
              message: `The mean ${mean.text} lies outside of the range ${behind.text} behind it.`,
              mend: 'Correct the mean, or an end of the range.',
              place: mean.place(),
            };
          continue;
        }
        const before = sentence[at - 1];
        if (mean.range !== undefined || !MEAN.test(between(before, mean).slice(-36)) || before === undefined) continue;
        const ends = before.range ?? endsBefore(sentence, at);
        if (ends === undefined || !isOfUnit(mean, before.unit) || mean.start - before.end > 60) continue;
        const [low, high] = [Math.min(ends.from.low, ends.to.low), Math.max(ends.from.high, ends.to.high)];
        if (mean.interval.high >= low && mean.interval.low <= high) continue;
        yield {
          message: `The mean ${mean.text} lies outside of the range of ${few(low)} to ${few(high)} before it.`,
          mend: 'Correct the mean, or an end of the range.',
          place: mean.place(),
        };
      }
    }
  },
};

/** "We expect 1,640 to 1,520 units": what is expected runs from its lower to its higher end, where nothing tells a fall. */
function isForecastRange({ range, estimate, text, value, cell, span, sentence, start }: Claim): boolean {
  if (range === undefined || !estimate || cell !== undefined || value < 0 || range.from.low <= range.to.high) return false;
  // Behind the number before it.
  const before = span.text
    .slice(Math.max(sentence, start - 60), start)
    .split(/\d/u)
    .at(-1) as string;
  return (
    /\d[.,]\d{3}\s(?:to|bis|-|–)\s\d{1,3}[.,]\d{3}(?!\d)/u.test(text) &&
    !RANGE_WORDS.test(before) &&
    wayWordsIn(before).length === 0 &&
    !/(?:(?<!\p{L})(?:from|von|vs\.?|against)\s\S{0,3}$|[由从從自]$)/iu.test(before)
  );
}

/** Of a unit, or bare behind a number that has it: "138 to 149bp, on average 151". */
function isOfUnit({ unit, scale }: Claim, other: string): boolean {
  return unit === other || (unit === '' && scale === 0 && other !== '%' && other.length < 3);
}

/** "between A and B", as two claims. */
function endsBefore(sentence: Parameters<typeof bySentence>[0], at: number) {
  const [a, b] = [sentence[at - 2], sentence[at - 1]];
  if (a === undefined || b === undefined || a.unit !== b.unit) return undefined;
  const words = a.span.text.slice(Math.max(a.sentence, a.start - 16), a.start);
  return /(?:between|zwischen|介于|介於)\s?$/iu.test(words) ? { from: a.interval, to: b.interval } : undefined;
}
