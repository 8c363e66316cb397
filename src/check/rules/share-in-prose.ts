import { allowed } from '../arithmetic/allowed.ts';
import { middle, over, plus, scaled, touch } from '../arithmetic/interval.ts';
import { few, like } from '../arithmetic/print.ts';
import { between, bySentence, wordsOf } from '../arithmetic/sentences.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Between a rate and the whole that it is of. */
const OF =
  /^\s?(?:of|der|des|von|vom)\s(?:[\p{L}-]{1,20}\s){0,4}$|^\s(?:unsere[rs]|ihre[rs]|seine[rs]|diese[rs]|der|des)\s(?:[\p{L}-]{1,30}\s){1,3}(?:von|in höhe von)\s$/iu;
/** Between an amount and the share that it is said to be. */
const IS =
  /(?<!\p{L})(?:is|are|was|were|makes|equals|equates|covers|represents|corresponds|entspricht|entsprechen|sind|ist|war|waren|macht|deckt|decken)(?!\p{L})/iu;
const THAT_IS =
  /(?:^|[\s,，])(?:or|i\.e\.|that is|equal to|which is|worth|also|das sind|mithin|somit|namely|about)\s(?:about\s|rund\s|some\s)?$|即(?:约|約)?$/iu;
const PART_BEFORE =
  /^[\s,，(（]*(?:or|equal to|which is|representing|accounting for|making up|equivalent to|that is|i\.e\.|also|das sind|entspricht)?\s?(?:about\s|rund\s)?$/iu;
const HAN_OF = /(?:占|佔|完成|达到?|達到?|相当于|相當於)(?:[\p{Script=Han}]{0,12})$/u;
const REST = /(?<!\p{L})(?:other|others|rest|remainder|remaining|übrige|sonstige|rest)(?!\p{L})|其他|其餘|其余/iu;
const OF_WHOLE =
  /(?:make up|makes? up|account(?:s|ed)? for|contribut\w+|represent\w*|splits?|entf(?:allen|ielen)|beitrag|占|佔)|%\sof\s(?:group\s|total\s)?(?:sales|revenue|the total|assets|net assets|income|output|volume|umsatz|capital)|%\sdes\s(?:konzern)?umsatzes/iu;

export const shareInProse: Rule = {
  id: 'share-in-prose',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A share that a sentence states beside its part and its whole must be what they make, and the shares of a whole that a sentence lists to the rest must add up to 100%.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nJewellery makes up 72.8% of sales, watches 15.2% and other businesses 13.6%.',
        why: 'They add up to 101.6%.',
      },
      { text: '# 海登\n\n两融余额在年末达到108.4亿元，占全市场2.52万亿元的4.3%。', why: '应为0.43%。' },
      {
        text: '# Halden\n\nDas Eigenkapital macht 38 % der Bilanzsumme von 12,9 Mrd. € aus, also 4,1 Mrd. €, und deckt die langfristigen Werte der Gesellschaft.',
        why: '38 % sind 4,9 Mrd. €.',
      },
    ],
    silent: [
      { text: '# Halden\n\nJewellery makes up 72.8% of sales, watches 15.2% and other businesses 12.0%.', why: 'They add up.' },
      { text: '# Halden\n\nServices are 30% of revenue of $400 million, or $120 million.', why: 'It is right.' },
    ],
  },
  *check({ claims }) {
    for (const sentence of bySentence(claims)) {
      const wrong = shareOf(sentence) ?? restOf(sentence);
      if (wrong) yield wrong;
    }
  },
};

function shareOf(sentence: readonly Claim[]): Noticed | undefined {
  for (const [at, share] of sentence.entries()) {
    if (share.unit !== '%' || share.range !== undefined) continue;
    const next = sentence[at + 1];
    const [earlier, before] = [sentence[at - 2], sentence[at - 1]];
    let triple: { part: Claim; whole: Claim } | undefined;
    if (next && next.range === undefined && next.unit !== '%' && OF.test(between(share, next))) {
      const after = sentence[at + 2];
      if (after && after.unit === next.unit && THAT_IS.test(between(next, after).replace(/^\s(?:aus|of|in)/iu, '')))
        triple = { part: after, whole: next };
      else if (before && before.unit === next.unit && PART_BEFORE.test(between(before, share)))
        triple = { part: before, whole: next };
      else {
        const found = amountOf(sentence, at, next);
        if (found) return found;
      }
    } else if (
      earlier &&
      before &&
      before.unit === earlier.unit &&
      before.unit !== '%' &&
      before.range === undefined &&
      /^(?:元|港元|美元)?的$/u.test(between(before, share)) &&
      HAN_OF.test(between(earlier, before))
    )
      triple = { part: earlier, whole: before };
    if (triple === undefined || triple.part.range !== undefined) continue;
    const made = scaled(over(allowed(triple.part), allowed(triple.whole)), 100);
    if (!Number.isFinite(made.low) || touch(made, allowed(share))) continue;
    const words = like(middle(made), share);
    return {
      message: `${triple.part.text} of ${triple.whole.text} are ${words}, not ${share.text}.`,
      mend: `Correct the share to ${words}, or one of the two amounts.`,
      place: share.place(),
    };
  }
  return undefined;
}

/** "458 after nine months are 76% of our estimate of 590": the one amount of the sentence that may be the part. */
function amountOf(sentence: readonly Claim[], at: number, whole: Claim): Noticed | undefined {
  const share = sentence[at] as Claim;
  const parts = sentence.slice(0, at).filter((each) => each.unit === whole.unit && each.range === undefined);
  const [part] = parts;
  if (
    part === undefined ||
    parts.length > 1 ||
    share.metric === 'growth' ||
    share.qualifier !== undefined ||
    share.start - part.end > 70
  )
    return undefined;
  if (!IS.test(between(part, share))) return undefined;
  const made = scaled(over(allowed(part), allowed(whole)), 100);
  if (!Number.isFinite(made.low) || touch(made, allowed(share)) || middle(made) > 100) return undefined;
  const words = like(middle(made), share);
  return {
    severity: 'warning',
    message: `${part.text} of ${whole.text} are ${words}, not ${share.text}.`,
    mend: `Correct the share to ${words}, or one of the two amounts.`,
    place: part.place(),
  };
}

function restOf(sentence: readonly Claim[]): Noticed | undefined {
  const words = wordsOf(sentence);
  if (!REST.test(words) || !OF_WHOLE.test(words)) return undefined;
  const shares = sentence.filter(
    ({ unit, range, metric, motion, value }) =>
      unit === '%' && range === undefined && metric !== 'growth' && motion !== 'from' && motion !== 'by' && value > 0,
  );
  const last = shares.at(-1);
  if (shares.length < 3 || shares.length !== sentence.length || last === undefined || !REST.test(between(shares.at(-2), last)))
    return undefined;
  const sum = shares.map(({ interval }) => interval).reduce(plus);
  const off = middle(sum);
  if ((sum.low <= 100.0001 && sum.high >= 99.9999) || off < 90 || off > 115) return undefined;
  return {
    message: `The shares add up to ${few(off)}%, with the rest counted, and not to 100%.`,
    mend: 'Correct the share that is wrong.',
    place: last.place(),
  };
}
