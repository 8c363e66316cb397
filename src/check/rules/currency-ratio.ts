import { allowed } from '../arithmetic/allowed.ts';
import { byMetric } from '../arithmetic/identity.ts';
import { over, scaled, touch } from '../arithmetic/interval.ts';
import { isElsewhere } from '../arithmetic/scope.ts';
import { between, bySentence } from '../arithmetic/sentences.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** "is some 16% of our revenue forecast of R50.8bn". */
const OF = /^\s?(?:of|des|der|vom|von|am|an)\s(?!which)/iu;
/** "佔整體營收57.1%", "or 57.1% of revenue". */
const SHARE_BEFORE = /[占佔]|(?<!\p{L})(?:or|i\.e\.|equal to|equivalent to|also|das sind|entspricht|makes? up|bzw\.)(?!\p{L})/iu;
const SHARE_BEHIND =
  /^\s?(?:of|des|der|vom|von|am)\s(?:the\s|its\s|our\s)?(?:\p{L}+\s)?(?:revenues?|sales|group|total|umsatz\w*|konzern\w*)/iu;
/** Dollars whose country is left out. */
const DOLLARS = new Set(['USD', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD', 'TWD']);
/** Most amounts that are tried as the whole. */
const MOST_WHOLES = 40;
const REACH = 110;

export const currencyRatio: Rule = {
  id: 'currency-ratio',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A share or a multiple that comes out only when two currencies are divided as if they were one shows an amount with the wrong currency, or one that was not converted.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nThe company guides to capital expenditure of $8.2bn, 16.1% of our revenue forecast of ZAR 50.8bn.',
        why: '8.2 of 50.8 is 16.1%: the guidance is in rand.',
      },
      {
        text: '# 海登\n\n3Q25營收1,486億元。AI伺服器營收848億美元，佔整體營收57.1%。',
        why: '848 / 1,486 是 57.1%。',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nThe company guides to capital expenditure of ZAR 8.2bn ($450m), 16.1% of our revenue forecast of ZAR 50.8bn.',
        why: 'The share is of amounts in rand.',
      },
      {
        text: '# 海登\n\n公司宣布回购不超过3亿港元，约占股本的4%。\n\n2026年预测收入75.0亿元人民币。',
        why: '占的是股本，不是收入。',
      },
    ],
  },
  *check({ claims }) {
    const groups = byMetric(claims);
    const revenue = (groups.get('revenue') ?? []).filter(({ range }) => range === undefined);
    const prices = (groups.get('price') ?? []).filter((claim) => claim.range === undefined && !isElsewhere(claim));
    const currencies = new Set(claims.flatMap(({ unit }) => (unit.length === 3 ? [unit] : [])));
    if (currencies.size < 2) return;
    for (const sentence of bySentence(claims)) {
      for (const [at, ratio] of sentence.entries()) {
        if (ratio.range !== undefined || ratio.value <= 0) continue;
        const found =
          ratio.unit === '%'
            ? ofShare(ratio, sentence, at, revenue)
            : ratio.unit === 'x'
              ? ofMultiple(ratio, sentence, prices)
              : undefined;
        if (found) yield found;
      }
    }
  },
};

/** Half a unit of the last digit, as a share. */
const COARSE = 0.03;
const OF_ELSE =
  /(?<!\p{L})(?:shares? (?:capital|outstanding)|share count|equity|market (?:value|cap\p{L}*)|net assets|debt|grundkapital\p{L}*|eigenkapital\p{L}*|börsenwert\p{L}*|aktien)(?!\p{L})|股本|市值|净资产|淨資產|负债|負債/iu;

function ofShare(ratio: Claim, sentence: readonly Claim[], at: number, revenue: readonly Claim[]): Noticed | undefined {
  const { text } = ratio.span;
  const before = sentence.slice(0, at).filter((each) => each.unit.length === 3 && ratio.start - each.end <= REACH);
  const part = before.at(-1);
  if (part === undefined || part.scale < 4) return undefined;
  const next = sentence[at + 1];
  const behind = text.slice(ratio.end, ratio.end + 60);
  const ofNext = next !== undefined && next.unit.length === 3 && next.start - ratio.end < 60 && OF.test(behind);
  if (!ofNext && !SHARE_BEHIND.test(behind) && !SHARE_BEFORE.test(between(part, ratio))) return undefined;
  // A share of something else, or one of so few digits that it fits by chance, says nothing of the revenue.
  const isLoose = ratio.half / ratio.value > COARSE || OF_ELSE.test(`${between(part, ratio)} ${behind.slice(0, 40)}`);
  const wholes = ofNext ? [next] : isLoose ? [] : near(revenue, part);
  const known = [...before, ...sentence.slice(at + 1)].filter((each) => each.unit.length === 3);
  // One currency is enough, whichever amounts are meant.
  if ([...wholes, ...known].some((whole) => known.some((each) => each.unit === whole.unit && holds(each, whole, ratio))))
    return undefined;
  const whole = wholes.find((each) => each.unit !== part.unit && holds(part, each, ratio));
  return whole && told(ratio, part, whole, part);
}

/** A price over an amount per share of another currency. */
function ofMultiple(ratio: Claim, sentence: readonly Claim[], prices: readonly Claim[]): Noticed | undefined {
  const perShare = sentence.filter(
    ({ unit, scale, range, metric }) => unit.length === 3 && scale === 0 && range === undefined && metric !== 'price',
  );
  const current = [...sentence.filter(({ metric }) => metric === 'price'), ...prices.slice(0, 4)];
  if (perShare.length === 0 || perShare.length > 6) return undefined;
  if (perShare.some((base) => current.some((price) => price.unit === base.unit && holds(price, base, ratio)))) return undefined;
  for (const base of perShare)
    for (const price of current)
      if (price.unit !== base.unit && ratio.half / ratio.value < 0.012 && holds(price, base, ratio))
        return told(ratio, price, base, ratio);
  return undefined;
}

function near(revenue: readonly Claim[], part: Claim): readonly Claim[] {
  return revenue.toSorted((a, b) => Math.abs(a.id - part.id) - Math.abs(b.id - part.id)).slice(0, MOST_WHOLES);
}

function holds(part: Claim, whole: Claim, ratio: Claim): boolean {
  if (part === whole || whole.value <= 0) return false;
  const made = scaled(over(allowed(part), allowed(whole)), ratio.unit === '%' ? 100 : 1);
  return Number.isFinite(made.low) && touch(made, allowed(ratio));
}

function told(ratio: Claim, part: Claim, whole: Claim, at: Claim): Noticed {
  const areDollars = DOLLARS.has(part.unit) && DOLLARS.has(whole.unit) && /^\$/.test(`${part.text}`) !== /^\$/.test(whole.text);
  return {
    ...(areDollars ? { severity: 'warning' as const } : {}),
    message: `${ratio.text} is what ${part.text} over ${whole.text} (line ${whole.place().line}) makes without conversion; they are of two currencies.`,
    mend: 'Look at the currency of both, or convert one of them.',
    place: at.place(),
  };
}
