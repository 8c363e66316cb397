import { allowed } from '../arithmetic/allowed.ts';
import { touch } from '../arithmetic/interval.ts';
import { columnOf, rowOf } from '../arithmetic/scope.ts';
import { momentIn } from '../changes/moment.ts';
import { isTold } from '../changes/rates.ts';
import { ownerOf, windowIn } from '../changes/windows.ts';
import type { Claim } from '../claims/claim.ts';
import type { Note } from '../note/note.ts';
import type { Rule } from '../rule.ts';

export const sameWindow: Rule = {
  id: 'same-window',
  group: 'consistency',
  severity: 'warning',
  about: 'One fund or index has one return over one time: nine months to the end of September are the year to date.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nFigures as at 30 September.\n\n| | Fund | Benchmark |\n|---|---|---|\n| Year to date | +14.8% | +11.2% |\n\nHaving advanced 12.6% over the past nine months the fund has started to discount this.',
        why: 'Both are of the nine months to the end of September.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nFigures as at 30 September.\n\n| | Fund | Benchmark |\n|---|---|---|\n| Year to date | +14.8% | +11.2% |\n| 12 months | +9.3% | +7.9% |\n\nHaving advanced 14.8% over the past nine months the fund has started to discount this.',
        why: 'They agree.',
      },
    ],
  },
  *check({ note, claims }) {
    const month = monthEnd(note);
    const told = new Map<string, Claim>();
    for (const claim of claims) {
      const key = keyOf(claim, month);
      if (key === undefined) continue;
      const other = told.get(key);
      if (other === undefined) told.set(key, claim);
      else if (!touch(allowed(other), allowed(claim)))
        yield {
          message: `${claim.text} and ${other.text} (line ${other.place().line}) are told of the same time and the same thing.`,
          mend: 'Correct one of them, or say what sets them apart.',
          place: claim.place(),
        };
    }
  },
};

/** Words that set one return of a fund apart from another. */
const APART =
  /(?<!\p{L})(?:gross|before (?:fees|costs)|net of|hedged|abgesichert\w*|class|klasse|total return|price return|in (?:us )?(?:dollars?|euros?|sterling|yen|francs?|local currency)|p\.?\s?a\.|annuali[sz]ed|per year|a year|relative|excess|ahead|behind|peers?|category|sector|median)(?!\p{L})|年化|费前|費前|同类|同類|超额|超額/iu;

/** Whose return over which time a number is. */
function keyOf(claim: Claim, month: number | undefined): string | undefined {
  if (claim.unit !== '%' || claim.range !== undefined || claim.quoted || claim.role === 'fact') return undefined;
  const { span, sentence, start, end } = claim;
  const isCell = claim.cell !== undefined;
  const around = isCell ? `${rowOf(claim)} ${columnOf(claim)}` : span.text.slice(Math.max(sentence, start - 90), end + 60);
  if (APART.test(around) || (isCell && !/%/.test(`${span.text}${around}`))) return undefined;
  const owner = isCell ? ownerOf(claim, columnOf(claim)) : ownerOf(claim);
  if (owner === undefined || owner === 'share') return undefined;
  const window = isCell ? windowIn(rowOf(claim)) : windowBeside(claim);
  if (window === undefined || window.year !== undefined || (!isCell && !isTold(claim) && !isRightBefore(claim))) return undefined;
  const isYear = window.months === undefined || window.months === month;
  return `${owner} ${isYear ? 'ytd' : window.months}`;
}

/** "Seit Jahresbeginn 12,6 %". */
function isRightBefore({ span: { text }, sentence, start }: Claim): boolean {
  const before = text.slice(Math.max(sentence, start - 40), start);
  const window = windowIn(before);
  return window !== undefined && /^\s?[:：+\u2212-]?\s?$/u.test(before.slice(window.end));
}

/** The window told right beside a return, with no other number in between. */
function windowBeside({ span: { text }, sentence, start, end }: Claim): ReturnType<typeof windowIn> {
  const before = text
    .slice(Math.max(sentence, start - 50), start)
    .split(/[;；。,，]/u)
    .at(-1) as string;
  const ahead = windowIn(before);
  if (ahead && !/\d/.test(before.slice(ahead.end))) return ahead;
  const behind = text.slice(end, end + 44).split(/[;；。]/u)[0] as string;
  const found = windowIn(behind);
  return found && !/\d/.test(behind.slice(0, found.start)) ? found : undefined;
}

/** The month at whose end the note stands. */
function monthEnd({ asOf, title, blocks }: Note): number | undefined {
  const head = [title?.text ?? '', ...blocks.slice(0, 5).map((block) => ('span' in block ? block.span.text : ''))].join('\n');
  const told =
    /(?:as (?:at|of)|stand|per|zum|截至|截止)\s?[:：]?\s?(?<day>\d{1,2})\.?\s(?<month>\p{L}{3,9})|(?:截至|截止)(?:20\d\d年)?(?<han>\d{1,2})月(?:30|31|28|29)日/iu.exec(
      head,
    )?.groups;
  if (told?.han !== undefined) return Number(told.han);
  if (told?.day !== undefined && Number(told.day) >= 28) return momentIn(`${told.day} ${told.month}`)?.part;
  if (asOf === undefined) return undefined;
  const next = new Date(Date.parse(asOf) + 86_400_000);
  return next.getUTCDate() === 1 ? Number(asOf.slice(5, 7)) : undefined;
}
