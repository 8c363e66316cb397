import { allowed } from '../arithmetic/allowed.ts';
import { middle, over, times, touch } from '../arithmetic/interval.ts';
import { few, like } from '../arithmetic/print.ts';
import { between, bySentence } from '../arithmetic/sentences.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import { type ExchangeRate, exchangeRatesIn, isExchangeRate } from '../claims/exchange-rates.ts';
import { spansOf } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Two amounts of one sentence further apart than this are two things, in characters. */
const REACH = 130;
/** Rates move between the day of the note and that of an amount. */
const PLAY = 0.02;
const OTHER_DAYS = 0.12;
/** A rate so near to one is the same both ways. */
const NEAR_ONE = 0.06;
/** "按1美元兑7.20元人民币折算", "converted at 1.29", "zum Kurs von 0,934": the rate that is used stands between the two. */
const AT_RATE =
  /[,，(（]?\s?(?:[按以][^，。；]{2,30}?(?:折算|换算|換算|计算|計算|折合|计|計)(?:为|為|成)?|(?:converted |translated |calculated )?at (?:a |an |the )?(?:(?:exchange |average )?rate of )?[^,;()]{1,24}|(?:umgerechnet )?zum (?:durchschnitts)?kurs von [^;()]{1,24})/giu;
const SAME =
  /^\s?[,，(（]?\s?(?:or|i\.e\.|that is|which is|equal to|equivalent to|equals?|about|=|also|das sind|bzw\.|beziehungsweise|entspricht|entsprechend|umgerechnet|即|约合|約合|折合|折|合|相当于|相當於)?\s?(?:about|around|some|roughly|rund|etwa|约|約)?\s?$/iu;

export const conversion: Rule = {
  id: 'conversion',
  group: 'arithmetic',
  severity: 'error',
  about:
    'An amount that is told in two currencies must agree with the rate that the note prints; dividing by a rate where it must be multiplied is the common slip.',
  examples: {
    fires: [
      {
        text: '# 海登\n\n公司签订三年供货框架，总金额15.0亿美元，按1美元兑7.20元人民币折算为98.0亿元。',
        why: '应为108亿元。',
      },
      {
        text: '# 海登\n\n总金额15亿美元，按1美元兑7.20元人民币折算约98亿元。',
        why: '应约108亿元，“约”不能差一成。',
      },
      {
        text: '# Halden\n\nRates: GBP/USD 1.29. The target is valued at £3.16bn, or $2.45bn.',
        why: '3.16 × 1.29 is 4.08; the note has divided.',
      },
      {
        text: '# Halden\n\nDie Anleihe über 300 Mio. GBP steht beim Kurs von 0,86 GBP je Euro mit 258 Mio. EUR in der Bilanz.',
        why: '300 / 0,86 sind 348,8.',
      },
    ],
    silent: [
      { text: '# Halden\n\nRates: GBP/USD 1.29. The target is valued at £3.16bn, or $4.08bn.', why: 'It agrees.' },
      {
        text: '# Halden\n\nRates: GBP/USD 1.29. The target is valued at £3.16bn; its American arm sold $2.61bn last year.',
        why: 'Two amounts.',
      },
    ],
  },
  *check({ note, claims }) {
    const rates = new Map<string, ExchangeRate[]>();
    for (const { span } of spansOf(note))
      for (const rate of exchangeRatesIn(span.text, note.language)) {
        for (const key of [`${rate.base} ${rate.quote}`, `${rate.quote} ${rate.base}`]) {
          const list = rates.get(key);
          if (list === undefined) rates.set(key, [rate]);
          else if (list.length < 8) list.push(rate);
        }
      }
    if (rates.size === 0) return;
    for (const all of bySentence(claims, ({ cell, unit }) => cell === undefined && unit.length === 3)) {
      const currencies = new Set(all.map(({ unit }) => unit));
      if (currencies.size < 2) continue;
      // The two sides of a rate are no amounts: "1港元兌0.92元".
      const sentence = all.filter(
        ({ scale, span, start, end }) => scale > 3 || !isExchangeRate(span.text, start, end, note.language),
      );
      for (const [at, claim] of sentence.entries()) {
        const before = sentence.slice(0, at).filter((each) => each.unit !== claim.unit && claim.start - each.end <= REACH);
        const found = judge(claim, before, rates);
        if (found) {
          yield found;
          break;
        }
      }
    }
  },
};

function judge(claim: Claim, others: readonly Claim[], rates: ReadonlyMap<string, readonly ExchangeRate[]>): Noticed | undefined {
  const pairs = others.flatMap((other) =>
    (rates.get(`${other.unit} ${claim.unit}`) ?? []).map((rate) => ({
      other,
      rate,
      made: converted(other, rate),
      turned: converted(other, rate, true),
    })),
  );
  // At a rate that stands between the two, "about" means rounded and no more.
  const isStated = (other: Claim, { text }: ExchangeRate) => {
    const gap = between(other, claim);
    return gap.includes(text) && gap.replace(AT_RATE, ' ') !== gap;
  };
  if (pairs.some(({ other, rate, made }) => fits(isStated(other, rate) ? exact(claim) : claim, made))) return undefined;
  for (const { other, rate, made, turned } of pairs) {
    if (Math.abs(middle(rate.value) - 1) > NEAR_ONE && touch(turned, allowed(claim)) && sameDigits(claim, turned))
      return told(
        claim,
        other,
        rate,
        made,
        `It looks as if the rate was used the wrong way round. Correct it to ${like(middle(made), claim)}.`,
      );
    const gap = between(other, claim);
    const words = gap.replace(AT_RATE, ' ');
    const isOwn = isStated(other, rate);
    if (!SAME.test(words) || isWhole(claim) !== isWhole(other)) continue;
    const power = Math.round(Math.log10(claim.value / middle(made)));
    if (power !== 0 && Math.abs(claim.value / middle(made) / 10 ** power - 1) < PLAY)
      return told(claim, other, rate, made, `It is off by a power of ten: ${like(middle(made), claim)} fits.`);
    // Rates of other days differ by less.
    if (isOwn || (words.trim() !== '' && !fits(claim, made, OTHER_DAYS)))
      return {
        ...told(claim, other, rate, made, `Correct it to ${like(middle(made), claim)}, or say at which rate.`),
        severity: 'warning',
      };
  }
  return undefined;
}

function exact(claim: Claim): Claim {
  return claim.qualifier === 'about' ? { ...claim, qualifier: undefined } : claim;
}

/** Counted in millions, and not per share. */
function isWhole({ scale }: Claim): boolean {
  return scale > 3;
}

/** What an amount makes in the other currency of a rate. */
function converted({ unit, interval }: Claim, { base, value }: ExchangeRate, turned = false): Interval {
  return (unit === base) === turned ? over(interval, value) : times(interval, value);
}

function fits(claim: Claim, made: Interval, by = PLAY): boolean {
  const { low, high } = allowed(claim);
  const play = Math.abs(claim.value) * by;
  return touch({ low: low - play, high: high + play }, made);
}

function sameDigits(claim: Claim, computed: Interval): boolean {
  return Math.abs(middle(computed) / claim.value - 1) < 0.006;
}

function told(claim: Claim, other: Claim, rate: ExchangeRate, made: Interval, mend: string): Noticed {
  return {
    message: `${other.text} at ${rate.text} are ${claim.unit} ${few(middle(made))}, not ${claim.text}.`,
    mend,
    place: claim.place(),
  };
}
