import { allowed } from '../arithmetic/allowed.ts';
import { middle, minus, plus, touch } from '../arithmetic/interval.ts';
import { isPlausible } from '../arithmetic/plausible.ts';
import { like } from '../arithmetic/print.ts';
import { between, bySentence } from '../arithmetic/sentences.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

const LESS =
  /(?<!\p{L})(?:less|minus|net of|after (?:deducting|subtracting)|abzüglich|minus|nach abzug von)(?!\p{L})|减去?|減去?|扣除/iu;
const ADD = /(?<!\p{L})(?:plus|add(?:ing)?|zuzüglich)(?!\p{L})|加上?/iu;
const MAKES =
  /(?<!\p{L})(?:leav(?:e|es|ing)|gives?|giving|makes?|making|equals?|comes to|results? in|or|hence|so|that is|i\.e\.|ergib(?:t|en)|ergeben|also|das sind|verbleib\w+|bleib(?:t|en))(?!\p{L})|得出?|即|等于|等於|为|為|剩/iu;

export const equation: Rule = {
  id: 'equation',
  group: 'arithmetic',
  severity: 'error',
  about: 'A sentence that computes ("412 less 268 leaves 144") must compute rightly.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nEBITDA of $412 million less capital expenditure of $268 million, tax of $49 million and interest of $15 million leaves free cash flow of $110 million.',
        why: 'It leaves 80.',
      },
      {
        text: '# Halden\n\nDie Finanzschulden von 4,4 Mrd. € abzüglich liquider Mittel von 1,1 Mrd. € ergeben Nettoschulden von 3,6 Mrd. €.',
        why: 'Es sind 3,3.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nEBITDA of $412 million less capital expenditure of $268 million, tax of $49 million and interest of $15 million leaves free cash flow of $80 million.',
        why: 'It is right.',
      },
      {
        text: '# Halden\n\nThe fund has $412 million, less than the $500 million that makes it viable.',
        why: 'Nothing is computed.',
      },
    ],
  },
  *check({ claims }) {
    for (const sentence of bySentence(claims)) {
      const found = judge(sentence.filter((claim) => claim.range === undefined && !isAside(claim)));
      if (found) yield found;
    }
  },
};

/** "合计4.48元（第一季1.31元）": what brackets hold behind a number is no part of the sum. */
function isAside({ span, sentence, start, end }: Claim): boolean {
  const open = Math.max(span.text.lastIndexOf('(', start), span.text.lastIndexOf('（', start));
  if (open < sentence || /[)）]/u.test(span.text.slice(open, start))) return false;
  return /[)）]/u.test(span.text.slice(end, end + 60)) && /\d/.test(span.text.slice(sentence, open));
}

function judge(sentence: readonly Claim[]): Noticed | undefined {
  const [first, ...rest] = sentence;
  if (first === undefined || rest.length < 2) return undefined;
  for (const [start, opening] of sentence.entries()) {
    let sum: Interval = allowed(opening);
    let sign: 1 | -1 | 0 = 0;
    let last = opening;
    let parts = 1;
    for (const claim of sentence.slice(start + 1)) {
      const words = between(last, claim);
      if (words.length > 70 || claim.unit !== opening.unit || /[;；]/.test(words)) break;
      if (parts > 1 && MAKES.test(words) && !LESS.test(words)) {
        if (touch(sum, allowed(claim)) || !isPlausible(allowed(claim), sum)) return undefined;
        const made = like(middle(sum), claim);
        return {
          message: `The sentence computes ${claim.text}; its numbers make ${made}.`,
          mend: `Correct it to ${made}, or one of the numbers before it.`,
          place: claim.place(),
        };
      }
      if (LESS.test(words) && !/less than|weniger als/iu.test(words)) sign = -1;
      else if (ADD.test(words)) sign = 1;
      else if (sign === 0) break;
      sum = sign < 0 ? minus(sum, allowed(claim)) : plus(sum, allowed(claim));
      parts += 1;
      last = claim;
    }
  }
  return undefined;
}
