import { formatDate } from '../../locale/dates.ts';
import { dateIn } from '../../report/import/dates.ts';
import type { Claim } from '../claims/claim.ts';
import type { NoteSource } from '../note/note.ts';
import type { CheckContext, Noticed, Rule } from '../rule.ts';
import { type AgeKind, ageKindOf, limitOf } from '../sourcing/ages.ts';
import { datesIn } from '../sourcing/dates.ts';
import { daysBetween, isDay, tradingDaysBetween } from '../sourcing/days.ts';
import { sourcesOfFact } from '../sourcing/register.ts';
import { sentenceOf } from '../sourcing/sentence.ts';
import { marketKindOf } from '../sourcing/topics.ts';
import { yearlessDatesIn } from '../sourcing/yearless.ts';

const WORDS: Readonly<Record<AgeKind, string>> = {
  price: 'a price or what follows from it',
  rating: 'ratings or what analysts expect',
  target: 'targets',
  consensus: 'a consensus',
  multiple: 'a multiple',
  market: 'market data',
  reported: 'reported figures without a period',
  other: 'other figures',
};

export const staleSource: Rule = {
  id: 'stale-source',
  group: 'sourcing',
  severity: 'warning',
  about:
    'A price ages in a day, ratings, targets and multiples in a week, a consensus of forecasts in a month, accounts in a year. A source is held against the day of the note by what it is cited for; a number that says its own day is no finding, unless the source is older than that day. The settings give other ages by metric.',
  examples: {
    fires: [
      {
        text: 'As of 2026-01-14\n\nThe share price is $41.20.[1]\n\n[1] Bloomberg - Closing prices (2026-01-09)',
        why: 'Friday to Wednesday are three trading days.',
      },
      {
        text: 'Stand: 14.01.2026\n\nDas durchschnittliche Kursziel liegt bei 48 €.[1]\n\n[1] FactSet - Konsens (02.01.2026)',
        why: 'Targets of twelve days ago.',
      },
      {
        text: 'As of 2026-03-12\n\nThe share price is £14.20 (close of 11 March 2026).[1]\n\n[1] Quotewell - Closing prices (2025-10-21)',
        why: 'A page of October cannot hold a close of March.',
      },
      {
        text: '日期：2025年7月24日\n\n截至7月23日，镀膜玻璃价格为每平方米11.0元[1]。\n\n[1] 玻璃资讯 - 价格周报 (2022-08-19)',
        why: '三年前的来源没有当日价格。',
      },
    ],
    silent: [
      {
        text: 'As of 2026-01-12\n\nThe share price is $41.20 [1], after sales of $4.1 billion in 2024 [2].\n\n[1] Bloomberg - Closing prices (2026-01-09)\n[2] Halden Marine - Annual report 2024 (2025-02-27)',
        why: "Friday's close on a Monday, and a year that does not change any more.",
      },
      {
        text: 'As of 2026-03-12\n\nThe share price was £14.20 on 10 March 2026 [1]; the meeting is on 12 May 2026 [2].\n\n[1] Quotewell - Closing prices (2026-03-10)\n[2] Halden Marine - Annual report 2025 (2026-02-27)',
        why: 'A price of the day of its source, and a day to come.',
      },
    ],
  },
  *check(context) {
    const { note, claims } = context;
    const { asOf } = note;
    if (!isDay(asOf)) return;
    const byId = new Map(note.sources.map((source) => [source.id, source]));
    const found = new Map<string, Stale[]>();
    for (const claim of claims) {
      const ids = new Set([...claim.citations, ...sourcesOfFact(note, claim)]);
      const sources = [...ids].flatMap((id) => byId.get(id) ?? []);
      const stale = staleness(claim, sources, asOf, context);
      if (!stale) continue;
      const key = `${stale.source.id} ${stale.kind} ${stale.limit}`;
      (found.get(key) ?? found.set(key, []).get(key))?.push(stale);
    }
    for (const group of found.values()) yield told(group, asOf);
    yield* olderThanDay(context, byId, asOf);
  },
};

interface Stale {
  readonly claim: Claim;
  readonly source: NoteSource;
  readonly kind: AgeKind;
  readonly day: string;
  readonly limit: number;
}

function staleness(
  claim: Claim,
  sources: readonly NoteSource[],
  asOf: string,
  { note, settings }: CheckContext,
): Stale | undefined {
  const fact = claim.fact === undefined ? undefined : note.report?.facts.get(claim.fact);
  // A fact of a report that says its day, or is worked out from others, speaks for itself.
  if (fact !== undefined && (fact.asOf !== undefined || fact.origin.kind === 'formula' || fact.missing !== undefined))
    return undefined;
  // So does one that stands beside its day.
  if (dateIn(sentenceOf(claim)) !== undefined) return undefined;
  const owned = fact?.owner === undefined ? claim : { ...claim, owner: fact.owner };
  const kind = ageKindOf(owned, sources, Number(asOf.slice(0, 4)));
  if (kind === undefined) return undefined;
  // As fresh as the newest of what it cites.
  const newest = sources
    .flatMap((source) => {
      const day = latest(source);
      return day === undefined ? [] : [{ source, day }];
    })
    .sort((a, b) => (a.day < b.day ? 1 : -1))[0];
  if (!newest || sources.some((source) => latest(source) === undefined)) return undefined;
  const limit = limitOf(kind, claim.metric, settings);
  const age = kind === 'price' ? tradingDaysBetween(newest.day, asOf) : daysBetween(newest.day, asOf);
  return age > limit ? { claim, ...newest, kind, limit } : undefined;
}

/** Words for what is seen on a day and not before. */
const SEEN =
  /(?<!\p{L})(?:price|closed?|closing|close of|quote|trad(?:es|ed|ing) at|as (?:of|at)|schluss\p{L}*|kurs|stand|per)(?!\p{L})|价|價|截至|收盘|收盤|收于|收於/iu;
/** A page may be dated a few days before what it is updated with, in days. */
const PLAY = 4;

/** A number that its sentence dates, out of a source that is older than that day: it cannot stand there. */
function* olderThanDay({ claims }: CheckContext, byId: ReadonlyMap<string, NoteSource>, asOf: string): Generator<Noticed> {
  const told = new Set<string>();
  for (const claim of claims) {
    if (claim.citations.length === 0 || claim.estimate || claim.cell !== undefined) continue;
    if (claim.unit === '' && claim.metric === undefined) continue;
    const words = sentenceOf(claim);
    const days = [...datesIn(words).map(({ iso }) => iso), ...yearlessDatesIn(words, asOf).map(({ days: [iso] }) => iso)];
    const [day] = days.toSorted();
    if (day === undefined || day > asOf || (marketKindOf(claim) === undefined && !SEEN.test(words))) continue;
    const sources = claim.citations.flatMap((id) => byId.get(id) ?? []);
    const known = sources.map(latest);
    const newest = known
      .filter((each) => each !== undefined)
      .toSorted()
      .at(-1);
    if (newest === undefined || known.includes(undefined) || daysBetween(newest, day) < PLAY) continue;
    const source = sources[known.indexOf(newest)] as NoteSource;
    if (told.has(source.id)) continue;
    told.add(source.id);
    yield {
      message: `${claim.text.trim()} is told of ${formatDate(day, 'en')}, but the source "${source.id}" (${source.publisher}) is of ${formatDate(newest, 'en')} and cannot hold it.`,
      mend: 'Cite the source of that day, or give the day of the source.',
      place: claim.place(),
    };
  }
}

/** The day on which a source was published, or read after that. */
function latest({ date, retrieved }: NoteSource): string | undefined {
  return [date, retrieved].filter(isDay).sort().at(-1);
}

function told(group: readonly Stale[], asOf: string): Noticed {
  const [{ claim, source, kind, day, limit }] = group as readonly [Stale];
  const unit = kind === 'price' ? 'trading day' : 'day';
  const age = kind === 'price' ? tradingDaysBetween(day, asOf) : daysBetween(day, asOf);
  const others = group.length > 1 ? ` and ${group.length - 1} more` : '';
  return {
    message: `The source "${source.id}" (${source.publisher}) is of ${formatDate(day, 'en')}, ${count(age, unit)} before the note (${formatDate(asOf, 'en')}), and is cited for ${WORDS[kind]}: ${claim.text.trim()}${others}. Allowed ${limit === 1 ? 'is' : 'are'} ${count(limit, unit)}.`,
    mend: 'Take a newer state of it, or say at the number of which day it is.',
    place: claim.place(),
  };
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
