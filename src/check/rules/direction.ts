import { isAbove } from '../arithmetic/interval.ts';
import { type Change, changesIn } from '../changes/changes.ts';
import { holds } from '../changes/measure.ts';
import { wayBefore, wayOf } from '../changes/way.ts';
import { worthOf } from '../changes/worth.ts';
import type { Claim } from '../claims/claim.ts';
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
      {
        text: '# Halden\n\nDas bereinigte FFO fiel von 98,2 Mio. € auf 103,3 Mio. €, ein Plus von 5,2 %.',
        why: 'Es fiel nicht.',
      },
      { text: '# 海登\n\n存货68.4亿元，较年初61.7亿元进一步去化。', why: '存货在增加。' },
      { text: '# Halden\n\nThe cost/income ratio improved to 58.2% after 56.4%.', why: 'A higher ratio of cost is worse.' },
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
      {
        text: '# Halden\n\nProfit of $116m was up 11.4% (2024: $104m) but 2.9% below the $119m of the second quarter.',
        why: 'Each base has its own words.',
      },
    ],
  },
  *check({ claims }) {
    for (const change of changesIn(claims)) {
      const noticed = change.kind === 'other' ? compared(change) : told(change);
      if (noticed) yield noticed;
    }
  },
};

/** Which way a number went, where its digits leave no doubt. */
function realWay(from: Claim, to: Claim): -1 | 0 | 1 {
  return isAbove(to, from) ? 1 : isAbove(from, to) ? -1 : 0;
}

/** "1.4% above the 46.00 of June" of a number that lies below it. */
function compared(change: Change): Noticed | undefined {
  const { from, to, way, rates } = change;
  const real = realWay(from, to);
  if (real === 0 || real === way || way === 0 || from.value <= 0 || to.value <= 0) return undefined;
  // A rate that does not fit either is told by the rule of rates.
  const isSure = rates.length > 0 ? rates.some((rate) => holds(rate, from, to)) : isOnlyPair(change);
  if (!isSure) return undefined;
  return {
    message: `The words say ${way > 0 ? 'above' : 'below'}, but ${to.text} lies ${real > 0 ? 'above' : 'below'} ${from.text}.`,
    mend: 'Turn the words, or the two numbers.',
    place: to.place(),
  };
}

/** Two numbers of a kind in their sentence, which nothing else can be compared with. */
function isOnlyPair({ from, to, sentence }: Change): boolean {
  return sentence.filter((each) => each.unit === from.unit).length === 2 && to.start < from.start;
}

/** "Fell from 98.2 to 103.3, a plus of 5.2%": the words behind are right, and those before say the opposite. */
function turned(change: Change, right: string, real: -1 | 1): Noticed | undefined {
  const { from, to } = change;
  const before = from.motion === 'from' && from.start < to.start ? wayBefore(change) : undefined;
  if (before === undefined || before.word === right || before.sense !== (real > 0 ? 'down' : 'up')) return undefined;
  return {
    severity: 'warning',
    message: `"${before.word}" and "${right}" are both said of the change from ${from.text} to ${to.text}.`,
    mend: 'Turn the word that is wrong.',
    place: to.place(),
  };
}

function told(change: Change): Noticed | undefined {
  const { from, to, isEither } = change;
  const real = realWay(from, to);
  if (real === 0 || from.value < 0 || to.value < 0 || isEither || from.quoted !== to.quoted) return undefined;
  const way = wayOf(change);
  if (way === undefined) return undefined;
  const isWorth = way.sense === 'better' || way.sense === 'worse';
  const said = isWorth ? (way.sense === 'better' ? 1 : -1) * worthOf(to) : way.sense === 'up' ? 1 : -1;
  if (said === real) return turned(change, way.word, real);
  if (said === 0) return undefined;
  return {
    message: `"${way.word}" is said of the change from ${from.text} to ${to.text}, but the number goes ${real > 0 ? 'up' : 'down'}.`,
    mend: 'Turn the words, or the two numbers.',
    place: to.place(),
    ...(isWorth || change.kind === 'aside' ? { severity: 'warning' as const } : {}),
  };
}
