import { byMetric } from '../arithmetic/identity.ts';
import { type Grade, gradesOf, leastReturnOf } from '../call/grades.ts';
import { coversSeveral, isOnDebt } from '../call/scope.ts';
import type { Claim } from '../claims/claim.ts';
import type { CheckContext, Noticed, Rule } from '../rule.ts';

/** A share that is to be sold has no more to gain than this, in per cent. */
const MOST_OF_SELL = 10;

export const oneRating: Rule = {
  id: 'one-rating',
  group: 'consistency',
  severity: 'warning',
  about:
    'A note gives its share one rating, the same at its head and in its conclusion, and one that its target price bears out: a Buy whose target lies below the price, or a Sell with much to gain, has lost one of the two.',
  examples: {
    fires: [
      {
        text: '# Halden (HALD SS)\n\nBuy | Price SEK 84 | Target SEK 105\n\nRates hold.\n\n## Conclusion\n\nThe shares are dear after the rally, and we maintain our Hold rating.',
        why: 'Buy at the head, Hold at the end.',
      },
      {
        text: '# 海登航运\n\n投资评级：买入（维持）\n\n运价上涨。\n\n## 结论\n\n估值已反映运价上涨，给予中性评级。',
        why: 'In Chinese.',
      },
      {
        text: '# Nordhalde\n\nEinstufung: Kaufen | Kurs 50,00 € | Kursziel 45,00 € | Potenzial -10,0 %\n\nDie Preise fallen.',
        why: 'The target lies below the price.',
      },
    ],
    silent: [
      {
        text: '# Halden (HALD SS)\n\nBuy (from Hold) | Price SEK 84 | Target SEK 105\n\nWe upgrade from Hold to Buy. We would go back to Hold if rates fell. Of 23 brokers 15 say Buy and 8 Hold.',
        why: 'The old rating, a supposed one and those of others.',
      },
    ],
  },
  *check({ note, claims }) {
    if (coversSeveral(note) || isOnDebt(note)) return;
    const [first, ...others] = gradesOf(note);
    // Two ratings in one line are of two papers.
    if (first === undefined || others.some(({ grade, place }) => grade !== first.grade && place.line === first.place.line))
      return;
    const other = others.find(({ grade }) => grade !== first.grade);
    if (other)
      yield {
        message: `The rating is "${other.text}" here and "${first.text}" in line ${first.place.line}.`,
        mend: 'Give the share one rating, or say that it changes and from what.',
        place: other.place,
      };
    else yield* againstUpside(first.grade, first.text, claims, leastReturnOf(note, first.text));
  },
};

function* againstUpside(
  grade: Grade,
  text: string,
  claims: CheckContext['claims'],
  least: number | undefined,
): Generator<Noticed> {
  const upside = (byMetric(claims).get('upside') ?? []).find(isOwn);
  if (upside === undefined) return;
  const isAgainst = grade === 'buy' ? upside.interval.high < 0 : grade === 'sell' && upside.interval.low > MOST_OF_SELL;
  // A dividend may make up what the price lacks.
  const dividend = Math.max(0, ...claims.flatMap(({ metric, value }) => (metric === 'dividendYield' ? [value] : [])));
  if (!isAgainst && grade === 'buy' && least !== undefined && upside.interval.high + dividend < least)
    yield {
      message: `The rating is "${text}", for which the note asks for ${least}% at least, and the upside ${upside.text}.`,
      mend: 'Mend the rating or the target, or say why they go apart.',
      place: upside.place(),
    };
  if (isAgainst)
    yield {
      message: `The rating is "${text}", and the upside ${upside.text}.`,
      mend: 'Mend the rating or the target, or say why they go apart.',
      place: upside.place(),
    };
}

/** "Downside 14%" is told without its sign; the currency of the field before it is no subject. */
function isOwn({ motion, range, quoted, subject, label }: Claim): boolean {
  return (
    motion === undefined &&
    range === undefined &&
    !quoted &&
    /^(?:[港美]?元)?$/u.test(subject) &&
    !/downside|abwärts|下跌|下行/iu.test(label)
  );
}
