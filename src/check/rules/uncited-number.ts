import type { Place } from '../../shared/place.ts';
import type { Claim } from '../claims/claim.ts';
import { type Note, type NoteBlock, spansOf } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { isSourceLine } from '../sourcing/attribution.ts';
import { halfCitedLists } from '../sourcing/lists.ts';
import { across } from '../sourcing/places.ts';
import { Sourced } from '../sourcing/sourced.ts';
import { isOwnWork } from '../sourcing/voice.ts';

/** Most numbers that a message lists. */
const MOST_SHOWN = 3;

export const uncitedNumber: Rule = {
  id: 'uncited-number',
  group: 'sourcing',
  severity: 'warning',
  about:
    'A number without a source cannot be checked. A citation covers its line or paragraph, a source line its table; what the house itself expects or works out, and what restates a cited number, needs none. A list of which only the last bullet cites is told by citation-scope. Only a hint where the house speaks as "we" or the register has the issuer\'s own documents: what is not cited is then taken as theirs.',
  examples: {
    fires: [
      {
        text: 'Revenue rose 4% in 2025.[1]\n\nThe operating margin reached 9.1%.\n\n[1] Halden Marine - Annual report 2025 (2026-02-27)',
        why: 'The second paragraph cites nothing.',
      },
      {
        text: '收入增长4%。[1]\n\n公司毛利率为38.5%。\n\n[1] 海登航运 - 2025年年报 (2026-02-27)',
        why: 'The margin has no source.',
      },
    ],
    silent: [
      {
        text: 'Revenue rose 4% in 2025.[1]\n\nAt 4%, growth is back. We expect 6% in 2026, which implies sales of $2.1 billion.\n\n[1] Halden Marine - Annual report 2025 (2026-02-27)',
        why: 'A number that was cited, one of the house, one that is worked out.',
      },
      {
        text: 'Der Umsatz stieg um 4 %.[1]\n\n| Kennzahl | 2025 |\n|---|---|\n| Bruttomarge | 38,5 % |\n\nQuelle: Halden Marine\n\n[1] Halden Marine - Geschäftsbericht 2025 (27.02.2026)',
        why: 'The table has its source line.',
      },
    ],
  },
  *check(context) {
    const { note, claims } = context;
    const sourced = new Sourced(context);
    const bare = claims.filter((claim) => sourced.lacks(claim));
    if (bare.length === 0) return;
    const told = new Set(halfCitedLists(context, sourced).flatMap(({ bare: items }) => items.map(({ index }) => index)));
    const left = bare.filter(({ block }) => !told.has((block as NoteBlock).index));
    if (!isCiting(note)) yield* isHouseStyle(note) ? [] : inCitelessNote(note, left);
    else if (isOwnWork(note)) yield* asHint(left);
    else
      for (const group of Map.groupBy(left, ({ block }) => block).values())
        yield group[0]?.role === 'cell' ? ofTable(note, group) : ofText(group);
  },
};

function ofText(claims: readonly Claim[]): Noticed {
  return {
    message: `${shown(claims)} ${claims.length > 1 ? 'stand' : 'stands'} here without a source.`,
    mend: 'Cite the source behind the number, or say that it is an estimate or calculation of ours.',
    place: placeOf(claims),
  };
}

function ofTable(note: Note, claims: readonly Claim[]): Noticed {
  const rows = new Set(claims.map(({ cell }) => cell?.row)).size;
  const [{ block }] = claims as readonly [Claim];
  const exhibit = block?.kind === 'table' ? block.exhibit : undefined;
  const whole = exhibit === undefined ? 'This table' : `The table of the exhibit "${exhibit}"`;
  return {
    message: `${whole} has numbers in ${rows === 1 ? 'one row' : `${rows} rows`} and names no source: ${shown(claims)}.`,
    mend:
      note.report === undefined
        ? 'Write a line "Source: …" under the table, or cite in its rows.'
        : exhibit === undefined
          ? 'Cite in its rows, or make it an exhibit with a source.'
          : 'Name the source of the exhibit or of its dataset.',
    place: placeOf(claims),
  };
}

/** Readers take what a house does not cite as its own or the issuer's: told once, for the author. */
function asHint(claims: readonly Claim[]): readonly Noticed[] {
  const [first] = claims;
  if (!first) return [];
  const lines = linesOf(claims);
  const where = lines.length === 1 ? 'here' : `in ${lines.length} lines (${few(lines.map(String))})`;
  return [
    {
      severity: 'info',
      message: `Numbers stand ${where} without a source: ${shown(claims)}. Readers take them as ours or the issuer's.`,
      mend: 'Cite those that come from elsewhere.',
      place: first.place(),
    },
  ];
}

/** A note that cites nothing at all is told so once; tables of a report alone are no note. */
function inCitelessNote(note: Note, bare: readonly Claim[]): readonly Noticed[] {
  const claims = bare.filter(({ role }) => note.report === undefined || role !== 'cell');
  const [first] = claims;
  if (!first) return [];
  const lines = linesOf(claims).length;
  const whole = note.sources.length === 0 ? 'The note names no source' : 'The note lists sources and cites none of them';
  return [
    {
      ...(isOwnWork(note) ? { severity: 'info' as const } : {}),
      message: `${whole}; ${lines === 1 ? 'one line carries' : `${lines} lines carry`} numbers: ${shown(claims)}.`,
      mend: 'List the sources and cite each behind what it is for: "… rose 4% [1]."',
      place: first.place(),
    },
  ];
}

/** From the first claim to the last, each text asked for its places once: that takes as long as the text. */
function placeOf(claims: readonly Claim[]): Place {
  return across(
    [...Map.groupBy(claims, ({ span }) => span)].map(([span, group]) => span.place(group[0]?.start, group.at(-1)?.end)),
  );
}

function linesOf(claims: readonly Claim[]): readonly number[] {
  const starts = new Map(claims.toReversed().map(({ span, start }) => [span, start]));
  return [...new Set([...starts].map(([span, start]) => span.place(start, start + 1).line))].sort((a, b) => a - b);
}

function isCiting(note: Note): boolean {
  if (note.report !== undefined && [...note.report.facts.values()].some(({ sources }) => sources.length > 0)) return true;
  for (const { span } of spansOf(note)) if (span.citations.length > 0) return true;
  return false;
}

/** Houses that write "Source: …" under tables and charts and cite nothing in their text. */
function isHouseStyle(note: Note): boolean {
  for (const { span } of spansOf(note)) if (isSourceLine(span.text)) return true;
  return false;
}

function shown(claims: readonly Claim[]): string {
  return few([...new Set(claims.map(({ text }) => text.trim()))]);
}

function few(texts: readonly string[]): string {
  const more = texts.length - MOST_SHOWN;
  if (more > 0) return `${texts.slice(0, MOST_SHOWN).join(', ')} and ${more} more`;
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
