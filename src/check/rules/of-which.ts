import { allowed } from '../arithmetic/allowed.ts';
import { middle, plus, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { between } from '../arithmetic/sentences.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

const OF_WHICH =
  /(?<!\p{L})(?:of which|of (?:this|that|these|them)|thereof|(?:with)?in (?:this|that|the same|the) (?:group|total|figure|number|amount)|davon|darunter|hiervon|innerhalb (?:dieser|davon)|split into|made up of|consisting of|comprising|contributed)(?!\p{L})|其中|当中|當中|包括/iu;
/** What may hold negative parts, so that one part can be more than all. */
const NET =
  /(?<!\p{L})(?:net|change|increase|decrease|growth|grew|up|wuchs\p{L}*|rose|fell|added|profit|income|earnings|result|loss|ebitd?a?|cash ?flow|contribution|gain|return|veränderung|anstieg|rückgang|ergebnis|gewinn|überschuss|beitrag|stieg\p{L}*)(?!\p{L})|净|淨|增加|减少|減少|增长|增長|利润|利潤|收益|贡献|貢獻|现金流|現金流/iu;
const NET_METRICS = new Set([
  'netIncome',
  'operatingProfit',
  'ebitda',
  'pretaxProfit',
  'freeCashFlow',
  'operatingCashFlow',
  'growth',
  'change',
]);

export const ofWhich: Rule = {
  id: 'of-which',
  group: 'arithmetic',
  severity: 'error',
  about: 'The parts that a text lists of an amount are not more than the amount, and where they are all of it they add up to it.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nErlöse: 4,13 Mrd. € im Halbjahr. Davon stammen 3,05 Mrd. € aus der Instandhaltung, 0,84 Mrd. € aus dem Neugeschäft und 0,30 Mrd. € aus dem militärischen Geschäft.',
        why: 'Die Teile ergeben 4,19.',
      },
      {
        text: '# Halden\n\nInstalled base: 2,140 systems, of which 1,310 in the US, 480 in Europe and 450 in Asia.',
        why: 'The parts are more than the whole.',
      },
      {
        text: '# Halden\n\nEurope had 1,340 MW of new capacity under construction at the end of 2025 in eleven countries. Of that total, 1,430 MW is onshore wind, the rest is solar.',
        why: 'A part, in the next sentence, that is more than its whole.',
      },
      { text: '# 海登\n\n公司年末在建产能1340兆瓦。其中1430兆瓦为陆上风电。', why: '部分大于整体。' },
    ],
    silent: [
      {
        text: '# Halden\n\nInstalled base: 2,140 systems, of which 1,310 in the US and 480 in Europe.',
        why: 'The rest is not named.',
      },
      {
        text: '# Halden\n\nEurope had 1,430 MW of new capacity under construction. Of that total, 1,340 MW is onshore wind. The United States had 2,900 MW.',
        why: 'A part, and another whole.',
      },
      {
        text: '# Halden\n\nRevenue was $8.34bn, of which tutoring $5.62bn, tests $1.38bn and books $1.34bn.',
        why: 'They add up.',
      },
    ],
  },
  *check({ claims }) {
    const prose = claims.filter(({ role, range }) => role !== 'cell' && range === undefined);
    for (const [at, whole] of prose.entries()) {
      const first = prose[at + 1];
      if (first === undefined || first.span !== whole.span || first.unit !== whole.unit || first.unit === 'x') continue;
      const lead = between(whole, first);
      // Rates and years before stand between the whole and its parts; they are other claims, so that only words are here.
      const isNext = first.sentence !== whole.sentence;
      if (
        (isNext ? !opens(first) : lead.length > 90) ||
        lead.length > 160 ||
        !OF_WHICH.test(lead) ||
        /respectively|分别/iu.test(lead)
      )
        continue;
      const parts = partsFrom(prose, at + 1);
      yield* first.unit === '%' ? ofShares(whole, parts) : judge(whole, parts);
      if (parts.length === 1 || parts.length === 0) yield* single(whole, first);
    }
    for (const [at, first] of prose.entries()) {
      const before = prose.slice(Math.max(0, at - 4), at).filter((each) => each.span === first.span);
      const lead = before.length === 0 ? '' : between(before.at(-1), first);
      if (before.length < 2 || lead.length > 60 || !OF_WHICH.test(lead)) continue;
      if (before.at(-1)?.unit === first.unit) continue;
      const whole = before.findLast(
        (each) => each.unit === first.unit && each.motion !== 'from' && each.unit !== '%' && each.unit !== 'x',
      );
      if (whole !== undefined && whole !== before.at(-1)) yield* judge(whole, partsFrom(prose, at));
    }
  },
};

/** A sentence that begins by saying that it is of what was told last: "Of that total, …", "Davon …", 其中… */
function opens({ span, sentence, start }: Claim): boolean {
  return new RegExp(String.raw`^\s*(?:${OF_WHICH.source})`, 'iu').test(span.text.slice(sentence, start));
}

/** The numbers of one list in a sentence, all of one unit. */
function partsFrom(prose: readonly Claim[], start: number): readonly Claim[] {
  const first = prose[start] as Claim;
  const parts = [first];
  for (const claim of prose.slice(start + 1, start + 12)) {
    const last = parts.at(-1) as Claim;
    if (claim.span !== first.span || claim.sentence !== first.sentence) break;
    if (claim.unit !== first.unit || claim.motion !== undefined) return [];
    if (!/^[^.;；。]{0,60}$/u.test(between(last, claim))) break;
    parts.push(claim);
  }
  return parts;
}

/** Shares of the same whole as the share that they are a part of, as it mostly is. */
function* ofShares(whole: Claim, parts: readonly Claim[]): Generator<Noticed> {
  const last = parts.at(-1);
  if (parts.length < 2 || last === undefined || NET.test(leadTo(whole)) || parts.some(({ value }) => value <= 0)) return;
  const sum = parts.map(allowed).reduce(plus);
  // Shares of the part make 100% at most, and mostly all of it.
  if (sum.low <= allowed(whole).high || sum.high >= 97 || middle(sum) > whole.value * 1.6) return;
  yield {
    severity: 'warning',
    message: `The parts add up to ${like(middle(sum), whole)}; the whole is ${whole.text}.`,
    mend: 'Correct the part that is wrong, or the whole, or say what the shares of the parts are measured by.',
    place: last.place(),
  };
}

/** One part alone that is more than its whole. */
function* single(whole: Claim, part: Claim): Generator<Noticed> {
  if (whole.unit === '%' || whole.value <= 0 || whole.motion === 'by' || part.motion !== undefined) return;
  if ((part.sentence !== whole.sentence && !opens(part)) || NET.test(leadTo(whole)) || NET_METRICS.has(whole.metric ?? ''))
    return;
  if (allowed(part).low <= allowed(whole).high || part.value > whole.value * 3) return;
  if (part.period !== undefined && whole.period !== undefined && part.period.key !== whole.period.key) return;
  const isSame = counterOf(whole) !== '' && counterOf(whole) === counterOf(part);
  yield {
    ...(isSame || whole.metric === 'revenue' ? {} : { severity: 'warning' as const }),
    message: `${part.text} is told as a part of ${whole.text}.`,
    mend: 'Correct the part or the whole.',
    place: part.place(),
  };
}

/** What is counted: the word right behind the number. */
function counterOf({ span, end, unit }: Claim): string {
  return unit === ''
    ? (/^\s?(\p{Script=Han}|\p{L}{3,}|[kMGT]?Wh?p?(?!\p{L})|[kM]?t(?!\p{L})|m²|km)/u
        .exec(span.text.slice(end, end + 20))?.[1]
        ?.toLowerCase() ?? '')
    : '';
}

function leadTo({ span, sentence, start }: Claim): string {
  return span.text.slice(Math.max(sentence, start - 30), start);
}

function* judge(whole: Claim, parts: readonly Claim[]): Generator<Noticed> {
  const last = parts.at(-1);
  if (parts.length < 2 || last === undefined || whole.value <= 0 || parts.some(({ value }) => value <= 0)) return;
  const sum = parts.map(allowed).reduce(plus);
  if (touch(sum, allowed(whole))) return;
  const isComplete = /(?:and|und|sowie|及|和|以及)\s?[^,，、]{0,40}$/iu.test(between(parts.at(-2), last));
  const near = Math.abs(middle(sum) / whole.value - 1) < 0.06 && isComplete && parts.length > 2;
  if (sum.low <= allowed(whole).high && !near) return;
  if (middle(sum) > whole.value * 1.5) return;
  const made = like(middle(sum), whole);
  yield {
    message: `The parts add up to ${made}; the whole is ${whole.text}.`,
    mend: 'Correct the part that is wrong, or the whole.',
    place: last.place(),
  };
}
