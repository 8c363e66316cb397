import { allowed } from '../arithmetic/allowed.ts';
import { middle, over, times, touch } from '../arithmetic/interval.ts';
import { counts, perWhat } from '../arithmetic/per-unit.ts';
import { like } from '../arithmetic/print.ts';
import { between } from '../arithmetic/sentences.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** A number, its price of one and their product stand within this many characters. */
const REACH = 170;
/** Rounded by the writer. */
const ROUNDED = 0.012;
const TIMES =
  /^[\p{L}\s).²³]{0,24}\s?(?:×|✕|\*|⋅)\s?$|^[\p{L}\s).]{0,24}\s(?:x|times|multiplied by|mal)\s$|^[\p{Script=Han}]{0,4}乘以?$/iu;
const DIVIDED =
  /^[\p{L}\s).]{0,24}\s?(?:÷|\s\/\s)\s?$|^[\p{L}\s).]{0,24}\s(?:divided by|over|geteilt durch)\s$|^[\p{Script=Han}]{0,4}除以$/iu;
const MAKES =
  /^[\p{L}\s)²³.]{0,28}\s?=\s?$|^[\p{L}\s),]{0,28}\s?(?:(?<!\p{L})(?:gives?|makes?|equals?|is|are|comes to|that is|i\.e\.|ergibt|ergeben|sind|macht|also)(?!\p{L}))[\p{L}\s]{0,16}$|^[\p{Script=Han}]{0,6}[,，]?(?:得出?|即|等于|等於|为|為|约|約)[\p{Script=Han}]{0,4}$/iu;

export const product: Rule = {
  id: 'product',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A number of things times the price of one is their worth: land by the square metre, patients by the price of a treatment, profit by the share. A power of ten is lost most easily here.',
  examples: {
    fires: [
      {
        text: '# 海登置业\n\n年内新增土地6宗，总建面70.0万平方米，土地款84.0亿元，平均楼面价1,200元/平方米。',
        why: '84.0亿元除以70.0万平方米是12,000元。',
      },
      {
        text: '# Halden\n\nNet income was $72.9m; on 135.0m diluted shares that is $0.59 per share.',
        why: 'It is 0.54.',
      },
      {
        text: '# Halden\n\nNet income of $54.2m on 49.7m diluted shares comes to $1.19 a share. Excluding a gain of $2.8m it would be $1.03.',
        why: 'It is 1.09; the gain is of the next sentence.',
      },
      {
        text: '# Halden\n\nNon-GAAP net income was $231m, or $2.40 per share on 96.2m diluted shares; on the same count GAAP net income of $146m translates into $1.62 per share.',
        why: 'It is 1.52.',
      },
      { text: '# Halden\n\nValuation: 1,150m shares × £3.18 = £4,657m.', why: 'It is 3,657.' },
    ],
    silent: [
      {
        text: '# 海登置业\n\n年内新增土地6宗，总建面70.0万平方米，土地款84.0亿元，平均楼面价12,000元/平方米。',
        why: '相符。',
      },
      { text: '# Halden\n\nNet income was $72.9m; on 135.0m diluted shares that is $0.54 per share.', why: 'It agrees.' },
      {
        text: '# 海登\n\n目标价按汇率折算：21.40×0.85÷0.92=19.77港元。',
        why: '三个数的算式，不只是后两个。',
      },
      {
        text: '# Halden\n\nThe company bought back 2.1m shares at $31.40 a share and paid $40m of dividends.',
        why: 'The dividends are another thing.',
      },
    ],
  },
  *check({ claims }) {
    const bySpan = Map.groupBy(
      claims.filter(({ cell }) => cell === undefined),
      ({ span }) => span,
    );
    for (const list of bySpan.values()) {
      yield* formulas(list);
      yield* pricesOfOne(list);
      yield* valuesOfShares(list);
    }
  },
};

/** "1,150m shares × £3.18 = £3,657m". */
function* formulas(list: readonly Claim[]): Generator<Noticed> {
  for (const [at, a] of list.entries()) {
    const [b, c] = [list[at + 1], list[at + 2]];
    if (!b || !c || [a, b, c].some(({ range }) => range !== undefined)) continue;
    const sign = between(a, b);
    const isTimes = TIMES.test(sign);
    if (!(isTimes || DIVIDED.test(sign)) || !MAKES.test(between(b, c)) || isOfLongerFormula(a)) continue;
    const plain = isTimes ? times(allowed(a), allowed(b)) : over(allowed(a), allowed(b));
    const share = (claim: Claim) => (claim.unit === '%' ? 0.01 : 1);
    const factor = (share(a) * (isTimes ? share(b) : 1 / share(b))) / share(c);
    const made = { low: plain.low * factor, high: plain.high * factor };
    if (!Number.isFinite(made.low) || touch(widened(made), allowed(c)) || isScaled(made, c, [a, b])) continue;
    yield told(c, `${a.text} and ${b.text}`, made);
  }
}

/** "21.40 × 0.85 ÷ 0.92 = 19.77": what is before the two takes part as well. */
function isOfLongerFormula({ span: { text }, start }: Claim): boolean {
  return /(?:[×✕⋅÷+]|[\p{L}\d)%）]\s?[*/−–-]|(?:times|divided by|mal|plus|minus|乘以?|除以|加|减|減))\s?[(（]?\s?(?:\p{Sc}|[A-Z]{3})?\s?$/u.test(
    text.slice(Math.max(0, start - 16), start),
  );
}

/** A note may count in millions without saying so in each place. */
function isScaled(made: Interval, { value, scale }: Claim, parts: readonly Claim[]): boolean {
  if (scale !== 0 && parts.every((part) => part.scale !== 0 || part.unit === '%')) return false;
  return [1e3, 1e4, 1e6, 1e8, 1e9].some((factor) =>
    [factor, 1 / factor].some((each) => Math.abs((middle(made) * each) / value - 1) < ROUNDED),
  );
}

/** Count, price of one and product in one stretch of words. */
function* pricesOfOne(list: readonly Claim[]): Generator<Noticed> {
  for (const price of list) {
    const thing = perWhat(price);
    if (thing === undefined || isChange(price)) continue;
    const around = list.filter((each) => each !== price && Math.abs(each.start - price.start) < REACH);
    const counted = around.filter((each) => counts(each, thing) && isOfOneSentence([each, price]));
    const [count] = counted;
    const totals = around.filter(
      (each) =>
        each.unit === price.unit &&
        each.range === undefined &&
        perWhat(each) === undefined &&
        each.scale > 2 &&
        each.value > 3 * price.value,
    );
    if (count === undefined || counted.length > 1 || totals.length === 0 || (isOfShares(thing) && isMoved(count))) continue;
    const makes = (total: Claim) => over(allowed(total), allowed(count));
    const leading = totalBefore(price, totals, list);
    if (leading !== undefined && isOfOneSentence([price, count, leading])) {
      if (!touch(widened(makes(leading)), allowed(price)))
        yield {
          ...told(price, `${leading.text} over ${count.text}`, makes(leading)),
          ...(powerOff(price, makes(leading)) === undefined ? { severity: 'warning' as const } : {}),
        };
      continue;
    }
    // Another price of one beside them may be what they make.
    const prices = around.filter((each) => each.unit === price.unit && each.scale === price.scale && each.value < count.value);
    if (totals.some((total) => [price, ...prices].some((each) => touch(widened(makes(total)), allowed(each))))) continue;
    if (around.some((each) => perWhat(each) === thing)) continue;
    // An amount of the whole that is a power of ten away, or the only one.
    const shifted = totals.find((total) => powerOff(price, makes(total)) !== undefined);
    const own = totals.filter((each) => isOfOneSentence([price, count, each]));
    const total = shifted ?? (totals.length === 1 ? totals[0] : own.length === 1 ? own[0] : undefined);
    if (total === undefined || (shifted === undefined && !isOfOneSentence([price, count, total]))) continue;
    yield {
      ...told(price, `${total.text} over ${count.text}`, makes(total)),
      ...(shifted === undefined && !isTold(price, total, count) ? { severity: 'warning' as const } : {}),
    };
  }
}

const BECOMES =
  /^[\s,]*(?:(?:which|this|that)\s)?(?:(?:then|also|would|will)\s)?(?:translates?\s(?:in)?to|equals?|(?:is|are)\sequal\sto|comes?\sto|works?\sout\sat|amounts?\sto|corresponds?\sto|makes?|gives?|entspr(?:icht|echen)|ergibt|ergeben|sind\sdas|macht|相当于|相當於|折合|对应|對應|合)\s?$/iu;

/** "On the same count net income of $146m translates into $1.62 a share": the amount right before, of which a verb makes the price of one. */
function totalBefore(price: Claim, totals: readonly Claim[], list: readonly Claim[]): Claim | undefined {
  const before = list.findLast((each) => each.end <= price.start);
  return before !== undefined && totals.includes(before) && BECOMES.test(between(before, price)) ? before : undefined;
}

function isOfShares(thing: string): boolean {
  return /^(?:shar|unit|aktie?|ads|股)$/u.test(thing);
}

const VALUE =
  /(?<!\p{L})(?:worth|value|valued|valuation|price\sof|fair\svalue|wert|kurs\svon|bewertet)(?!\p{L})[^\d]{0,24}$|(?:价值|價值|合理|对应|對應)[^\d]{0,8}$/iu;
const OF_MORE =
  /(?<!\p{L})(?:plus|minus|net\scash|net\sdebt|discount\p{L}*|premium|weighted|average|zuzüglich|abzüglich|abschlag|aufschlag)(?!\p{L})|加上|折让|溢价|净现金/iu;
/** Values of a share are rounded further than a product of amounts. */
const VALUE_ROUNDED = 0.018;

/** "Earnings fall to €5.60 and the market pays 14x. The shares would then be worth €78.4." */
function* valuesOfShares(list: readonly Claim[]): Generator<Noticed> {
  for (const value of list) {
    const { text } = value.span;
    if (
      value.unit.length !== 3 ||
      value.scale !== 0 ||
      value.range !== undefined ||
      value.metric === 'eps' ||
      value.metric === 'price'
    )
      continue;
    if (!VALUE.test(text.slice(Math.max(value.sentence, value.start - 60), value.start))) continue;
    const before = list.filter((each) => each.end <= value.start && value.start - each.end < REACH && each.range === undefined);
    const multiples = before.filter(({ unit }) => unit === 'x');
    const bases = before.filter(({ metric, unit }) => (metric === 'eps' || metric === 'bvps') && unit === value.unit);
    const [multiple, base] = [multiples.at(-1), bases.at(-1)];
    if (
      multiple === undefined ||
      base === undefined ||
      OF_MORE.test(text.slice(Math.min(multiple.start, base.start), value.start))
    )
      continue;
    const fits = multiples.some((each) =>
      bases.some((one) => touch(widened(times(allowed(each), allowed(one)), VALUE_ROUNDED), allowed(value))),
    );
    if (fits) continue;
    yield { ...told(value, `${multiple.text} and ${base.text}`, times(allowed(multiple), allowed(base))), severity: 'warning' };
  }
}

/** The price of one is what moves, or the words tell a purchase: then the amounts beside it are of other things. */
function isChange({ motion, span: { text }, start, sentence }: Claim): boolean {
  return (
    motion === 'from' ||
    motion === 'by' ||
    /(?<!\p{L})(?:each|every|adds?|costs?|worth|move|moves|sensitiv\p{L}*)(?!\p{L})/iu.test(
      text.slice(Math.max(sentence, start - 60), start),
    )
  );
}

const MOVED =
  /(?<!\p{L})(?:bought|buy(?:s|ing)?|repurchas\p{L}*|sold|sell(?:s|ing)?|issued?|issuing|add|adds|new|zurückgekauft\p{L}*|verkauf\p{L}*|neue)(?!\p{L})|回购|回購|增发|增發|减持|減持/iu;

function isMoved({ span: { text }, sentence, start, end }: Claim): boolean {
  return MOVED.test(text.slice(Math.max(sentence, start - 50), end + 20));
}

function isOfOneSentence(claims: readonly Claim[]): boolean {
  const [first] = claims;
  const { text } = (first as Claim).span;
  const [from, to] = [Math.min(...claims.map(({ start }) => start)), Math.max(...claims.map(({ end }) => end))];
  return !/(?:(?<!(?:Mio|Mrd|Tsd|approx|ca|bzw|vs))\.\s|[。!?])/u.test(text.slice(from, to));
}

/** "on 135.0m diluted shares $0.59": the words tie the price to the count. */
function isTold(price: Claim, total: Claim, count: Claim): boolean {
  const ordered = [total, count, price].toSorted((a, b) => a.start - b.start);
  const [first, , last] = ordered as [Claim, Claim, Claim];
  return (
    last.end - first.start < 110 && [total.metric, price.metric].some((metric) => metric === 'netIncome' || metric === 'eps')
  );
}

/** By which power of ten a price is away from what is made; undefined when by none. */
function powerOff(claim: Claim, made: Interval): number | undefined {
  const ratio = claim.value / middle(made);
  const power = Math.round(Math.log10(ratio));
  return power !== 0 && Math.abs(power) < 5 && Math.abs(ratio / 10 ** power - 1) < 0.006 ? power : undefined;
}

function widened({ low, high }: Interval, by = ROUNDED): Interval {
  return { low: low - Math.abs(low) * by, high: high + Math.abs(high) * by };
}

function told(claim: Claim, parts: string, made: Interval): Noticed {
  const words = like(middle(made), claim);
  const power = powerOff(claim, made);
  return {
    message: `${claim.text} is printed, but ${parts} make ${words}.`,
    mend: power === undefined ? `Correct it to ${words}, or what it is made of.` : `It is off by a power of ten: ${words} fits.`,
    place: claim.place(),
  };
}
