import { allowed } from '../arithmetic/allowed.ts';
import { growth, middle, touch } from '../arithmetic/interval.ts';
import { few, like } from '../arithmetic/print.ts';
import { rowOf } from '../arithmetic/scope.ts';
import { windowIn } from '../changes/windows.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

export const windowPrices: Rule = {
  id: 'window-prices',
  group: 'arithmetic',
  severity: 'error',
  about:
    'The return of some months must lead from the price that the note prints for their start to the price of today, and not from below the lowest or above the highest price of the year.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nDate: 14 November 2025\n\nShare price: $5.60. Performance: one month -3.4%, six months +40.0%.\n\nSix months ago the share price was $5.00.',
        why: '5.60 / 5.00 − 1 is 12%.',
      },
      {
        text: '# Halden\n\nDate: 14 November 2025\n\nShare price: $5.60. 52-week high: $5.95. 52-week low: $4.50.\n\nPerformance: six months +40.0%.',
        why: 'It would have begun at 4.00.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nDate: 14 November 2025\n\nShare price: $5.60. 52-week high: $5.95. 52-week low: $4.10. Performance: one month -3.4%, six months +12.0%.\n\nSix months ago the share price was $5.00.',
        why: 'It fits.',
      },
    ],
  },
  *check({ claims }) {
    const prices = claims.filter(
      (each) => each.metric === 'price' && each.motion !== 'from' && each.range === undefined && each.subject === '',
    );
    const [now] = prices;
    if (now === undefined || prices.some(({ value, unit }) => value !== now.value || unit !== now.unit)) return;
    const starts = claims.flatMap((claim) => startOf(claim, now)).slice(0, MOST);
    const band = bandOf(claims, now);
    const [high, low] = [only(claims, 'high52', now) ?? band?.high, only(claims, 'low52', now) ?? band?.low];
    for (const rate of claims) {
      if (rate.unit !== '%' || rate.range !== undefined || rate.quoted) continue;
      const months = monthsOf(rate);
      const start = starts.find((each) => (months !== undefined && each.months === months) || isSince(each.claim, rate));
      if (start) {
        const made = growth(allowed(start.claim), allowed(now));
        if (!touch(allowed(rate), made))
          yield noticed(rate, `From ${start.claim.text} to ${now.text} are ${like(middle(made), rate)}, not ${rate.text}.`);
        continue;
      }
      if (months === undefined || months > 12 || !isOfShare(rate)) continue;
      const began = now.value / (1 + rate.value / 100);
      // A return with dividends begins a little lower than the price did.
      if (low !== undefined && began < low.value * 0.92)
        yield noticed(
          rate,
          `${rate.text} in ${months} months to ${now.text} would have begun at ${few(began)}, below the lowest of the year, ${low.text}.`,
        );
      else if (high !== undefined && began > high.value * 1.02)
        yield noticed(
          rate,
          `${rate.text} in ${months} months to ${now.text} would have begun at ${few(began)}, above the highest of the year, ${high.text}.`,
        );
    }
  },
};

/** Most prices of the past that a note prints. */
const MOST = 24;

interface Start {
  readonly claim: Claim;
  readonly months: number;
}

const AGO = /(?:ago|earlier|vor\s[^\d.;]{3,24}|前)[^\d.;；。]{0,40}$/iu;
const SHARE = /(?<!\p{L})(?:shares?|stock|price|aktie|kurs|titel|ads)(?!\p{L})|股价|股價/iu;

/** A price that the note prints for some months ago. */
function startOf(claim: Claim, now: Claim): readonly Start[] {
  const { span, sentence, start } = claim;
  if (claim.unit !== now.unit || claim.range !== undefined || claim.cell !== undefined) return [];
  const before = span.text.slice(Math.max(sentence, start - 60), start);
  const cut = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('，')) + 1);
  const lead = windowIn(cut) ? cut : before;
  const months = AGO.test(lead) ? windowIn(lead)?.months : undefined;
  return months === undefined || !SHARE.test(span.text.slice(sentence, start)) ? [] : [{ claim, months }];
}

/** The months that a return is told of: right before it, or in the label of its row. */
function monthsOf(rate: Claim): number | undefined {
  const { span, sentence, start, cell, block } = rate;
  if (cell !== undefined) {
    const label = block?.kind === 'table' ? (block.rows[cell.row]?.[0]?.text ?? '') : '';
    return SHARE.test(label) ? windowIn(label)?.months : undefined;
  }
  const before = span.text
    .slice(Math.max(sentence, start - 24), start)
    .split(/[,，、;；|]/u)
    .at(-1) as string;
  const window = windowIn(before);
  return window !== undefined &&
    window.months !== undefined &&
    /^\s?(?:months?|performance|return|:|：)?\s?[+\u2212-]?$/iu.test(before.slice(window.end))
    ? window.months
    : undefined;
}

/** "Since then it has gained 21.8%" right behind a price of the past. */
function isSince(start: Claim, rate: Claim): boolean {
  if (start.span !== rate.span || rate.start < start.end || rate.start - start.end > 90) return false;
  return /(?:since then|since|seither|seitdem|此后|此後|至今)[^\d.]{0,50}$/iu.test(rate.span.text.slice(start.end, rate.start));
}

function isOfShare({ span: { text }, sentence, start }: Claim): boolean {
  const words = text.slice(Math.max(0, sentence - 40), start);
  return (
    (SHARE.test(words) || /performance|表现|表現|wertentwicklung/iu.test(words)) &&
    !/relative|index|benchmark|指数|指數/iu.test(words)
  );
}

interface End {
  readonly value: number;
  readonly text: string;
}

/** "52-week range $37.10–$47.20", "52周高／低位：5.95／4.10". */
function bandOf(claims: readonly Claim[], { unit }: Claim): { readonly high: End; readonly low: End } | undefined {
  for (const [at, claim] of claims.entries()) {
    const { span, sentence, start, range } = claim;
    const lead = `${claim.cell === undefined ? span.text.slice(Math.max(sentence, start - 30), start) : rowOf(claim)}`;
    if (!/(?:52|twelve|12)[-\s]?(?:weeks?|months?|wochen|monats|周|週)[^\d]{0,16}$/iu.test(lead)) continue;
    const ends = range ? [middle(range.from), middle(range.to)] : [claim.value, claims[at + 1]?.value ?? Number.NaN];
    const isPair =
      range !== undefined ||
      (/range|spanne|high|hoch|高|区间/iu.test(lead) &&
        /^.{0,8}[／/|–-]\s?\S{0,4}$/u.test(span.text.slice(claim.end, claims[at + 1]?.start ?? 0)));
    if (!isPair || ends.some((end) => !Number.isFinite(end)) || (claim.unit !== unit && claim.unit !== '')) continue;
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    if (low > 0 && high / low < 30) return { high: { value: high, text: few(high) }, low: { value: low, text: few(low) } };
  }
  return undefined;
}

function only(claims: readonly Claim[], metric: string, now: Claim): Claim | undefined {
  const found = claims.filter(
    (each) => each.metric === metric && each.unit === now.unit && each.subject === '' && each.range === undefined,
  );
  return found.length === 1 ? found[0] : undefined;
}

function noticed(rate: Claim, message: string): Noticed {
  return { message, mend: 'Correct the return, or the price.', place: rate.place() };
}
