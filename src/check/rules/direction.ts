import { type Change, changesIn } from '../arithmetic/changes.ts';
import { directionOf, lastDirection } from '../claims/motion.ts';
import type { Noticed, Rule } from '../rule.ts';

export const direction: Rule = {
  id: 'direction',
  group: 'arithmetic',
  severity: 'error',
  about: 'Words that say up or down must agree with the two numbers beside them: nothing rises from 412 to 398.',
  examples: {
    fires: [
      { text: '# Halden\n\nGross bad loans declined from 1.92% to 2.07% of advances.', why: 'They rose.' },
      { text: '# Halden\n\n- Net debt to EBITDA of 5.2x, down from 4.8x a year ago', why: 'It went up.' },
      { text: '# Halden\n\nWir heben unser Kursziel auf 62,00 € (vorher 66,00 €).', why: 'Das Ziel sinkt.' },
    ],
    silent: [
      {
        text: '# Halden\n\nGross bad loans declined from 2.07% to 1.92% of advances; revenue rose to $42bn from $40bn.',
        why: 'Both agree.',
      },
      {
        text: '# Halden\n\nThe net loss narrowed from $42m to $12m, and the loss ratio improved to 61% from 63%.',
        why: 'A loss that narrows and a ratio that improves fall.',
      },
    ],
  },
  *check({ claims }) {
    for (const change of changesIn(claims)) {
      const noticed = judge(change);
      if (noticed) yield noticed;
    }
  },
};

/** Words of worth, which say better or worse and not up or down; losses and deficits go the other way. */
const OF_WORTH =
  /improv|better|worse|deteriorat|(?<!\p{L})eas(?:e|ed|ing)|verbesser|verschlechter|改善|恶化|惡化|优化|優化|loss|deficit|verlust|亏损|虧損|discount|headwind|cut (?:its|the) (?:loss|debt)/iu;
/** A slower rise still rises. */
const OF_RATES = /(?:rise|increase|growth|decline|fall|drop)\s(?:in|of)\s(?!\d)|rückgang des|anstieg des/iu;

function judge(change: Change): Noticed | undefined {
  return rateAgainst(change) ?? wordsAgainst(change);
}

/** "From 7.9 down to 7.1, an increase of 10%". */
function rateAgainst({ from, to, by }: Change): Noticed | undefined {
  if (by === undefined || by.signed || from.value <= 0 || to.value <= 0 || by.start < Math.max(from.end, to.end))
    return undefined;
  const told =
    lastDirection(by.span.text.slice(Math.max(by.sentence, by.start - 14), by.start)) ||
    directionOf(/^\s?\p{L}{4,12}/u.exec(by.span.text.slice(by.end, by.end + 14))?.[0] ?? '');
  const real = to.interval.low > from.interval.high ? 1 : to.interval.high < from.interval.low ? -1 : 0;
  if (
    told === 0 ||
    real === 0 ||
    told === real ||
    OF_WORTH.test(by.span.text.slice(Math.max(by.sentence, by.start - 60), by.end))
  )
    return undefined;
  return {
    message: `${by.text} is told as ${told > 0 ? 'a rise' : 'a fall'}, but from ${from.text} to ${to.text} the number goes ${real > 0 ? 'up' : 'down'}.`,
    mend: 'Turn the word, or the two numbers.',
    place: by.place(),
  };
}

function wordsAgainst({ from, to, direction: way, words }: Change): Noticed | undefined {
  if (way === 0 || from.value < 0 || to.value < 0 || OF_WORTH.test(words) || OF_RATES.test(words)) return undefined;
  if (from.interval.low <= to.interval.high && to.interval.low <= from.interval.high) return undefined;
  // "Fell 7%, against 4% the year before": the numbers are the changes themselves.
  const first = from.start < to.start ? from : to;
  if (
    first.unit === '%' &&
    directionOf(first.span.text.slice(Math.max(0, first.start - 14), first.start)) !== 0 &&
    first.motion !== 'from'
  )
    return undefined;
  const real = to.value > from.value ? 1 : -1;
  if (real === way) return undefined;
  return {
    message: `The words say ${way > 0 ? 'up' : 'down'}, but from ${from.text} to ${to.text} the number goes ${real > 0 ? 'up' : 'down'}.`,
    mend: 'Turn the words, or the two numbers.',
    place: to.place(),
  };
}
