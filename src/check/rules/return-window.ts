import { few } from '../arithmetic/print.ts';
import { columnOf, rowOf } from '../arithmetic/scope.ts';
import type { Claim } from '../claims/claim.ts';
import type { Note } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

const SINCE =
  /(?:since (?:the )?(?:beginning|start) of|since the start of|so far (?:in|this)|year[- ]to[- ]date in|ytd|seit (?:jahres)?(?:beginn|anfang)(?: (?:des jahres )?)?|seit anfang)\s?(20\d\d)?|(?:自)?(20\d\d)年(?:年)?初(?:以来|至今)|今年以来/iu;
const YEAR_WINDOW =
  /52-?\s?week|one[- ]year|12[- ]month|past year|over the (?:last|past) (?:12 months|year)|52[- ]wochen|letzten zwölf monat|过去一年|近一年|52周|52週/iu;
/** Start dates this near must imply prices this near. */
const DAYS = 15;
const NEAR = 0.15;

interface Window {
  readonly claim: Claim;
  /** ISO day of its start, about. */
  readonly start: number;
  readonly year: number | undefined;
}

export const returnWindow: Rule = {
  id: 'return-window',
  group: 'arithmetic',
  severity: 'error',
  about:
    'Returns to the same price from days that lie near each other must come from prices near each other; and "since the beginning of" names the year in which the note is written.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nDate: 14 January 2026\n\n| Metric | Value |\n|---|---|\n| 52-week gain | +107.31% |\n\nThe share has gained 7.21% since the beginning of 2025.',
        why: 'Both begin within two weeks, at half and at nearly the full price.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nDate: 14 January 2026\n\n| Metric | Value |\n|---|---|\n| 52-week gain | +107.31% |\n\nThe share has gained 7.21% since the beginning of 2026.',
        why: 'A year apart.',
      },
      {
        text: '# Halden\n\nDate: 30 June 2026\n\nThe 52-week return is 40%; since the beginning of 2026 it is 5%.',
        why: 'Half a year apart.',
      },
    ],
  },
  *check({ note, claims }) {
    if (note.asOf === undefined) return;
    const windows = claims.flatMap((claim) => windowOf(claim, note) ?? []);
    for (const [at, one] of windows.entries()) {
      for (const other of windows.slice(at + 1)) {
        const found = judge(one, other, note);
        if (found) {
          yield found;
          break;
        }
      }
    }
    for (const { claim, year } of windows) {
      const written = Number(note.asOf.slice(0, 4));
      if (
        year !== undefined &&
        year < written &&
        /(?:beginning|start|anfang|jahresbeginn|年初)/iu.test(
          claim.span.text.slice(Math.max(claim.sentence, claim.start - 60), claim.end + 60),
        )
      )
        yield {
          severity: 'warning',
          message: `"Since the beginning of ${year}" is written in a note of ${note.asOf}.`,
          mend: `Say whether ${written} is meant; then the base is the last close of ${written - 1}.`,
          place: claim.place(),
        };
    }
  },
};

function windowOf(claim: Claim, note: Note): Window | undefined {
  if (
    claim.quoted ||
    claim.unit !== '%' ||
    claim.range !== undefined ||
    (claim.metric !== 'return52' && claim.metric !== 'returnYtd' && claim.metric !== 'growth' && claim.metric !== undefined)
  )
    return undefined;
  // A start value beside it in its row is no return.
  if (claim.cell !== undefined && !/%/.test(`${claim.span.text}${columnOf(claim)}${rowOf(claim)}`)) return undefined;
  const now = Date.parse(note.asOf as string);
  const label = rowOf(claim);
  const words = `${label} ${claim.span.text.slice(Math.max(claim.sentence, claim.start - 60), claim.end + 50)}`;
  if (
    claim.metric === 'return52' ||
    (claim.metric !== 'growth' && YEAR_WINDOW.test(words) && /return|gain|perform|share|stock|kurs|aktie|股|涨|漲/iu.test(words))
  )
    return { claim, start: now - 365 * 86_400_000, year: undefined };
  const behind = SINCE.exec(claim.span.text.slice(claim.end, claim.end + 50));
  const before = claim.span.text.slice(Math.max(claim.sentence, claim.start - 60), claim.start);
  const ahead = SINCE.exec(label === '' ? before : label);
  // The words stand right beside the rate, no other number in between.
  const since =
    behind !== null && !/[\d;；。]/.test(claim.span.text.slice(claim.end, claim.end + behind.index))
      ? behind
      : ahead !== null && (label !== '' || !/\d/.test(before.slice(ahead.index + ahead[0].length)))
        ? ahead
        : null;
  if (since === null || (claim.of !== undefined && claim.of !== 'price')) return undefined;
  const year = since[1] ?? since[2];
  const begins = Number(year ?? (note.asOf as string).slice(0, 4));
  return { claim, start: Date.UTC(begins - 1, 11, 31), year: year === undefined ? undefined : begins };
}

function judge(one: Window, other: Window, note: Note): Noticed | undefined {
  if (Math.abs(one.start - other.start) > DAYS * 86_400_000) return undefined;
  const price = (window: Window) => 100 / (1 + window.claim.value / 100);
  const [a, b] = [price(one), price(other)];
  if (Math.abs(a / b - 1) <= NEAR) return undefined;
  const apart = Math.round(Math.abs(one.start - other.start) / 86_400_000);
  return {
    message: `${one.claim.text} (line ${one.claim.place().line}) and ${other.claim.text} begin ${apart} days apart, but from ${few(a)} and from ${few(b)} of today's 100: the two cannot both hold on ${note.asOf}.`,
    mend:
      other.year === undefined
        ? 'Correct one of the two returns.'
        : `Perhaps the year is meant to be ${note.asOf?.slice(0, 4)}. Correct the year or the return.`,
    place: other.claim.place(),
  };
}
