import { allowed } from '../arithmetic/allowed.ts';
import { growth, middle, over, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { isElsewhere } from '../arithmetic/scope.ts';
import { between, bySentence } from '../arithmetic/sentences.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** What leads from a multiple to the amount of which it is: "10.5x our 2026 EBITDA of", "dem 10,5-Fachen des EBITDA von". */
const OF_AMOUNT =
  /^\s?[^,;:，；。()（）\d]{0,40}(?:(?:FY|CY)?\s?'?(?:20)?\d\d(?:\/\d\d)?[EeF]?)?[^,;:，；。()（）\d]{0,40}(?:\s(?:of|at|von|in\sHöhe\svon|the|its|our|reported|adjusted|underlying|trailing|forward|last\syear['’]s)\s)(?:about\s|around\s|some\s|rund\s|etwa\s)?$/iu;
const COMPARED =
  /(?<!\p{L})(?:against|versus|vs|than|compared|after|from|up|down|before|despite|while|with|plus|minus|gegenüber|nach|statt|während|verglichen|zuvor)(?!\p{L})/iu;
/** What leads from the amount to its multiple. */
const IS =
  /^[^;；\d]{0,60}(?:(?<!\p{L})(?:is|are|was|were|be|equals?|equal\sto|represents?|makes?|puts?|gives?|or|i\.e\.|that\sis|which\sis|entspricht|entsprechen|entsprach|ist|sind|beträgt|liegt|das\ssind|also|oder)(?!\p{L})|[,(=（，])[^;；\d]{0,24}$/iu;
/** What stands between an amount and its multiple without being another number: a day, a year, the mark of a source. */
const TIMES =
  /\[[^\]]{1,12}\]|(?<=(?<!\p{L})(?:in|of|on|our|for|by|at|auf|unser\p{L}*|im|für|per|zum|ende|end|anfang|mitte|\p{L}+\sende|jan\p{L}*|feb\p{L}*|mar\p{L}*|märz|apr\p{L}*|may|mai|jun\p{L}*|jul\p{L}*|aug\p{L}*|sep\p{L}*|o[ck]t\p{L}*|nov\p{L}*|de[cz]\p{L}*)\s)(?:19|20)\d\d(?:\/\d\d)?[AEe]?(?![\d\p{L}])|\d{1,2}\.?\s(?=(?:jan|feb|mar|mär|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\p{L}*\s)|(?:FY|CY)\d\d[AE]?|(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日|末|底)?/giu;
/** What opens a clause whose amount comes before its multiple: "On EBITDA of 218m that is 8.5x", "Auf das EBITDA von". */
const ON_AMOUNT =
  /(?:^\s?|[,;:，；。.(（]\s?|(?<!\p{L})(?:and|or|und|sowie)\s)(?:(?:based\s)?on|against|relative\sto|auf|bezogen\sauf|gemessen\sam?|按|按照|以|基于|基於|对应|對應|相对|相對)\s?[^,;:，；。\d]{0,70}$/iu;
const OF_DEBT =
  /(?<!\p{L})(?:lever\p{L}*|debt|net\scash|cover\p{L}*|verschuld\p{L}*|\p{L}*schulden)(?!\p{L})|杠杆|槓桿|负债|負債|覆盖/iu;
/** What is divided by an amount of a kind to make the multiple that a share trades on. */
const VALUED_BY: Readonly<Record<string, readonly string[]>> = {
  ebitda: ['enterpriseValue'],
  operatingProfit: ['enterpriseValue'],
  revenue: ['enterpriseValue', 'marketCap'],
  netIncome: ['marketCap'],
  eps: ['price', 'targetPrice'],
  bvps: ['price', 'targetPrice'],
};
const TRADES =
  /(?<!\p{L})(?:trad(?:es?|ing)|change\shands|changes\shands|sells?|valued|priced|shares?|stock|units|aktien?|titel|papier|notiert|gehandelt|bewertet)(?!\p{L})|股价|股價/iu;
const OF_ANOTHER_PRICE =
  /(?<!\p{L})(?:target|apply|applying|applied|objective|fair\svalue|bull|bear|case|scenario|peers?|sector|average|mean|median|once|peak(?:ed)?|then|ago|would|could|offer|bid|kursziel|vergleichs\p{L}*|durchschnitt\p{L}*|damals|wäre|würde|szenario)(?!\p{L})|目标|目標|给予|給予|可比|当时|當時/iu;
/** Printed multiples are computed from amounts with more digits. */
const PLAY = 0.006;
const REACH = 90;

export const ratioInProse: Rule = {
  id: 'ratio-in-prose',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A sentence that calls one amount a multiple of another ("net debt of 1.2bn is 2.4x EBITDA of 500m") must divide rightly.',
  examples: {
    fires: [
      { text: '# Halden\n\nNet debt of $1.2bn is 2.9x EBITDA of $500m.', why: 'It is 2.4x.' },
      {
        text: '# Halden\n\nDer Unternehmenswert von 6,0 Mrd. EUR entspricht dem 10,5-Fachen des EBITDA 2026e von 500 Mio. EUR.',
        why: 'Es ist das 12-Fache.',
      },
      {
        text: '# Halden\n\nShare price: $50.00. The stock trades at 15.2x our 2026E EPS of $4.00.',
        why: 'It is 12.5x.',
      },
      {
        text: '# Halden\n\nAdding net debt of 284 we arrive at an enterprise value of €1,849m. On the EBITDA of €218m that we expect for 2025 this is 7.2x.',
        why: 'It is 8.5x; the amount stands before its multiple.',
      },
      {
        text: '# Halden\n\nWir kommen auf einen Unternehmenswert von 1.849 Mio. €. Auf das für 2025 erwartete EBITDA von 218 Mio. € entspricht das dem 7,2-Fachen.',
        why: 'Es ist das 8,5-Fache.',
      },
      {
        text: '# Halden\n\nNet debt was $140m at the end of March 2025, or 2.6x the FY25 EBITDA of $540m.',
        why: 'It is 0.26x: one of the two is off by a power of ten.',
      },
    ],
    silent: [
      { text: '# Halden\n\nNet debt of $1.2bn is 2.4x EBITDA of $500m, against a covenant of 3.5x.', why: 'It is right.' },
      {
        text: '# Halden\n\nShare price: $50.00. Our target of $62 is 15.5x 2026E EPS of $4.00.',
        why: 'A multiple of the target.',
      },
      {
        text: '# Halden\n\nThe enterprise value is €1,849m. On the EBITDA of €218m that we expect for 2025 this is 8.5x; on EBITDA of €218m net leverage is 1.3x.',
        why: 'Both are right, and leverage is no multiple of the enterprise.',
      },
    ],
  },
  *check({ claims }) {
    const prices = claims
      .filter((claim) => claim.metric === 'price' && claim.range === undefined && claim.motion !== 'from' && !isElsewhere(claim))
      .slice(0, 6);
    for (const sentence of bySentence(claims)) {
      for (const [at, ratio] of sentence.entries()) {
        const part = ratio.unit === '%' ? shareOf(ratio, sentence) : undefined;
        if (part) yield part;
        const behind = ratio.unit === 'x' ? onAmount(ratio, sentence, claims) : undefined;
        if (behind) yield behind;
        const base = sentence[at + 1];
        if (behind || ratio.unit !== 'x' || ratio.range !== undefined || ratio.quoted || !base || !isAmount(base)) continue;
        if (ratio.motion === 'from' || ratio.motion === 'by') continue;
        const lead = between(ratio, base);
        if (lead.length > REACH || !OF_AMOUNT.test(lead) || COMPARED.test(lead)) continue;
        const found = judge(ratio, base, sentence, prices);
        if (found) yield found;
      }
    }
  },
};

function judge(ratio: Claim, base: Claim, sentence: readonly Claim[], prices: readonly Claim[]): Noticed | undefined {
  const amounts = sentence.filter((each) => each !== base && isAmount(each) && each.unit === base.unit);
  const shares = base.scale === 0 ? prices.filter(({ unit }) => unit === base.unit) : [];
  if ([...amounts, ...shares].some((amount) => touch(widened(over(allowed(amount), allowed(base))), allowed(ratio))))
    return undefined;
  const before = amounts.filter((each) => each.end <= ratio.start && each.scale > 3 === base.scale > 3).at(-1);
  if (
    before &&
    ratio.start - before.end < REACH &&
    IS.test(between(before, ratio).replace(TIMES, '')) &&
    before.motion !== 'from'
  )
    return told(ratio, before, base);
  const words = ratio.span.text.slice(ratio.sentence, base.end + 40);
  const [price] = shares;
  return price !== undefined && before === undefined && TRADES.test(words) && !OF_ANOTHER_PRICE.test(words)
    ? told(ratio, price, base)
    : undefined;
}

/** "On EBITDA of 218m that is 7.2x": the amount comes first, and what is divided by it is the value that the note prints. */
function onAmount(ratio: Claim, sentence: readonly Claim[], claims: readonly Claim[]): Noticed | undefined {
  if (ratio.range !== undefined || ratio.quoted || ratio.motion === 'from' || ratio.motion === 'by' || isElsewhere(ratio))
    return undefined;
  const before = sentence.filter(({ end, unit }) => end <= ratio.start && unit !== '%');
  const base = before.at(-1);
  if (base === undefined || !isAmount(base) || ratio.start - base.end > REACH) return undefined;
  const { text } = ratio.span;
  const lead = text.slice(Math.max(base.sentence, base.start - REACH), base.start).replace(TIMES, '');
  // What the first of two amounts is, the second one is as well: "auf das für 2026 erwartete von".
  const kind = base.metric ?? before.findLast(({ metric }) => metric !== undefined)?.metric;
  const metrics = VALUED_BY[kind ?? ''];
  if (metrics === undefined || !ON_AMOUNT.test(lead)) return undefined;
  const words = `${lead} ${text.slice(base.end, ratio.start)}`;
  if (OF_DEBT.test(words) || OF_ANOTHER_PRICE.test(words) || COMPARED.test(text.slice(base.end, ratio.start))) return undefined;
  const values = claims.filter(
    (each) =>
      metrics.includes(each.metric ?? '') &&
      each.unit === base.unit &&
      each.range === undefined &&
      each.motion !== 'from' &&
      each.cell === undefined,
  );
  if (values.some((each) => touch(widened(over(allowed(each), allowed(base))), allowed(ratio)))) return undefined;
  const own = values.filter(({ metric, span }) => metric !== 'targetPrice' && (span === ratio.span || metric !== 'price'));
  const [value] = own.length > 0 ? own.toReversed() : values.filter(({ metric }) => metric === 'price');
  if (value === undefined || new Set(own.map(({ value: amount }) => amount)).size > 1) return undefined;
  const off = ratio.value / middle(over(allowed(value), allowed(base)));
  if (off > FURTHEST || off < 1 / FURTHEST) return undefined;
  return { ...told(ratio, value, base), ...(value.span === ratio.span ? {} : { severity: 'warning' as const }) };
}

/** Words that make a percentage the ratio of the two amounts of its sentence. */
const RATIO_BEFORE =
  /(?:margin|yield|return|ratio|(?<!(?:growth|interest|discount|run|exchange|inflation|coupon|policy)\s)rate|marge|rendite|quote|率|比)\s?(?:(?:of|at|is|was|reached|came\sto|von|bei|auf|lag\sbei|beträgt|betrug|damit|also|为|為|达|達|约|約)\s?){0,3}(?:about\s|around\s|some\s|rund\s|etwa\s)?$/iu;
const RATIO_BEHIND =
  /^\s?(?:(?:ebitda?|operating|gross|net|profit|initial|passing)[-\s])?(?:margin|yield|cap\srate|marge|rendite)(?!\p{L})|^\s?(?:of|vom|des)\s(?:its\s|the\s|group\s|total\s)?(?:revenues?|sales|turnover|umsatz(?:es)?)(?!\p{L})/iu;
const OF_PROFIT: Readonly<Record<string, string>> = {
  grossMargin: 'grossProfit',
  ebitdaMargin: 'ebitda',
  operatingMargin: 'operatingProfit',
  netMargin: 'netIncome',
  fcfMargin: 'freeCashFlow',
};
/** Words that make a percentage the distance of the two amounts of its sentence. */
const APART =
  /(?:discount|premium|abschlag|aufschlag|折价|折價|折让|折讓|溢价|溢價)\s?(?:(?:of|is|was|von|为|為|约|約|达|達)\s?){0,2}(?:about\s|around\s|some\s|rund\s|etwa\s)?$/iu;
/** A ratio further than this from what the amounts make is of something else. */
const FURTHEST = 1.6;

/** "Rent of 11.0m on a value of 250m is a yield of 4.4%": the smaller of two amounts over the larger. */
function shareOf(ratio: Claim, sentence: readonly Claim[]): Noticed | undefined {
  const { text } = ratio.span;
  if (ratio.range !== undefined || ratio.quoted || ratio.value <= 0 || ratio.motion === 'from' || ratio.motion === 'by')
    return undefined;
  const before = text.slice(Math.max(ratio.sentence, ratio.start - 40), ratio.start);
  const isApart = APART.test(before);
  if (!isApart && !RATIO_BEFORE.test(before) && !RATIO_BEHIND.test(text.slice(ratio.end, ratio.end + 40))) return undefined;
  const amounts = sentence.filter(isAmount);
  const [a, b, third] = amounts;
  if (!a || !b || third || a.unit !== b.unit || a.motion === 'from' || b.motion === 'from' || a.value <= 0 || b.value <= 0)
    return undefined;
  const [part, whole] = a.value < b.value ? [a, b] : [b, a];
  if (
    part.scale < 3 !== isApart ||
    Math.abs(ratio.start - part.start) > 2 * REACH ||
    Math.abs(ratio.start - whole.start) > 2 * REACH
  )
    return undefined;
  const profit = OF_PROFIT[ratio.metric ?? ''];
  // The margin of one profit is not that of another, and named ratios are judged by their names.
  if (profit !== undefined && (part.metric !== profit || (whole.metric === 'revenue' && whole.subject === part.subject)))
    return undefined;
  const made = over(allowed(part), allowed(whole));
  // A premium is counted on the smaller of the two.
  if (isApart && touch(growth(allowed(part), allowed(whole)), allowed(ratio))) return undefined;
  const percent = isApart
    ? { low: (1 - made.high) * 100, high: (1 - made.low) * 100 }
    : { low: made.low * 100, high: made.high * 100 };
  const off = ratio.value / middle(percent);
  if (touch(percent, allowed(ratio)) || off > FURTHEST || off < 1 / FURTHEST) return undefined;
  const right = like(middle(percent), ratio);
  return {
    severity: 'warning',
    message: `${part.text} ${isApart ? 'against' : 'of'} ${whole.text} is ${right}, not ${ratio.text}.`,
    mend: `Correct it to ${right}, or one of the two amounts.`,
    place: ratio.place(),
  };
}

function isAmount({ unit, range }: Claim): boolean {
  return unit.length === 3 && range === undefined;
}

function widened({ low, high }: Interval): Interval {
  return { low: low * (1 - PLAY), high: high * (1 + PLAY) };
}

function told(ratio: Claim, amount: Claim, base: Claim): Noticed {
  const words = like(middle(over(allowed(amount), allowed(base))), ratio);
  return {
    message: `${amount.text} is told as ${ratio.text} of ${base.text}; it is ${words}.`,
    mend: `Correct it to ${words}, or one of the two amounts.`,
    place: ratio.place(),
  };
}
