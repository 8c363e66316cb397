import { formatDate } from '../../locale/dates.ts';
import type { Claim, Period } from '../claims/claim.ts';
import { periodOfLabel, periodsIn } from '../claims/periods.ts';
import type { Span } from '../note/note.ts';
import type { CheckContext, Noticed, Rule } from '../rule.ts';
import { PeriodEnds } from '../sourcing/closed-period.ts';
import { isDay, plusDays } from '../sourcing/days.ts';
import { expectedIn } from '../sourcing/overdue.ts';
import { aheadOf, namesOwner } from '../sourcing/projection.ts';
import { isPrinted } from '../sourcing/sentence.ts';
import { isExpectedFor } from '../sourcing/tied-period.ts';
import { lookAt } from '../words/look.ts';
import { isQuoted } from '../words/quoted.ts';

const RESULT = /(?<!\p{L})(?:actual|reported|result|ist|berichtet)(?!\p{L})|实际|實際|已披露/iu;

export const projectionForClosedPeriod: Rule = {
  id: 'projection-for-closed-period',
  group: 'sourcing',
  severity: 'error',
  about:
    'What is told as expected for a period that has ended is an old forecast in new words: by now there is a result. An error once its results are out (120 days after a year, 75 after a quarter); before that a warning, unless the note says who expects it.',
  examples: {
    fires: [
      {
        text: 'Report of 2026-01-14\n\n[1] News - Review (2026-01-14)\n\nThe retail business is projected to reach $92 billion in 2024.[1]',
        why: 'The results of 2024 are long out.',
      },
      {
        text: '截至 2026-01-14\n\n国际业务收入预计将达到920亿美元（2025年）。',
        why: 'The year has ended, and nobody is named who expects it.',
      },
      {
        text: '# Halden\n16 September 2025\n\nThe financial year ends in March. The next event is the April–June quarter, for which we expect operating profit of about ¥11bn.',
        why: 'These months are over, whatever the fiscal year calls them.',
      },
      {
        text: '# Halden\n24 April 2025\n\nFiscal year ends 30 June.\n\n| $m | Q3 FY25 | Q2 FY25 |\n|---|---|---|\n| Revenue | 486.2 | 471.5 |\n| Operating income | 115.1 | 107.9 |\n| Net income | 92.9 | 87.2 |\n\nWe expect Q2 FY25 revenue to come in at around $470m.',
        why: 'The note gives the results of that quarter and of the next.',
      },
      {
        text: '# Halden Instruments: Q3 FY25, the mix does the work\n\n24 April 2025. Fiscal year ends 30 June.\n\nWe expect Q2 FY25 sales to come in at around $470m.',
        why: 'The results of a later quarter are told.',
      },
    ],
    silent: [
      {
        text: 'As of 2026-01-14\n\nWe expect revenue of $92 billion in 2025; results are due on 20 February. In 2024 it was expected to reach $80 billion and came in at $78 billion.',
        why: 'A preview by the house, and a forecast that is told as past.',
      },
      {
        text: 'Stand: 14.01.2026\n\nDie Marge dürfte 2026 auf 3,5 % steigen, nach 1,2 % im Jahr 2025.',
        why: 'The closed year is the base of what is expected.',
      },
      {
        text: '# Halden\n24 April 2025\n\nFiscal year ends 30 June.\n\n| $m | Q3 FY25 | Q2 FY25 |\n|---|---|---|\n| Revenue | 486.2 | 471.5 |\n| Operating income | 115.1 | 107.9 |\n| Net income | 92.9 | 87.2 |\n\nWe expect Q4 FY25 revenue to come in at around $500m; the next event is the April–June quarter.',
        why: 'The quarter that runs.',
      },
    ],
  },
  *check({ note, claims }) {
    const { asOf } = note;
    if (!isDay(asOf)) return;
    const ends = new PeriodEnds(note);
    const told = new Set<string>();
    const latest = resultsOf(note);
    const owned = new Map<Span, boolean>();
    const isOwnedText = (span: Span): boolean => {
      if (!owned.has(span)) owned.set(span, namesOwner(span.text));
      return owned.get(span) === true;
    };
    for (const claim of claims) {
      const { period, role, quoted, block, cell } = claim;
      if (latest && isBefore(period, latest) && role !== 'cell' && !quoted && !isPrinted(claim)) {
        const ahead = aheadOf(claim);
        if (ahead && isExpectedFor(claim, ahead) && !told.has(`${block?.index} ${period?.key}`)) {
          told.add(`${block?.index} ${period?.key}`);
          yield ofEarlier(claim, ahead.words, latest);
          continue;
        }
      }
      const end = period && ends.of(period);
      if (!period || end === undefined || end >= asOf || isPrinted(claim) || quoted || role === 'title') continue;
      const isOut = (ends.reported(period) ?? asOf) < asOf;
      if (role === 'cell') {
        const column = `${block?.index} ${period.key} ${cell?.column}`;
        if (!isOut || !isMarked(claim, period) || told.has(column)) continue;
        told.add(column);
        yield inTable(period, end, asOf, claim);
        continue;
      }
      const ahead = aheadOf(claim);
      if (!ahead || !isExpectedFor(claim, ahead) || claim.metric === 'dps') continue;
      const isOwned = claim.owner !== undefined || isOwnedText(claim.span);
      if (!isOut && isOwned) continue;
      // A paragraph says it once for a period.
      const key = `${block?.index} ${period.key}`;
      if (told.has(key)) continue;
      told.add(key);
      yield inText(claim, { period, words: ahead.words, end, asOf, isProven: isOut && !isOwned });
    }
    yield* inSentences({ note, claims }, asOf, ends, told);
  },
};

const PREVIEW = /(?<!\p{L})(?:preview|ahead of|before|outlook|vorschau|ausblick|vor den)(?!\p{L})|前瞻|展望/iu;

/** The quarter or half whose results a note tells by its title. */
function resultsOf({ title }: CheckContext['note']): Period | undefined {
  if (title === undefined || PREVIEW.test(title.text)) return undefined;
  const [found, second] = periodsIn(title.text).filter(({ period: { kind } }) => kind === 'quarter' || kind === 'half');
  return found === undefined || second !== undefined || found.estimate || found.period.year === undefined
    ? undefined
    : found.period;
}

/** An earlier quarter of the years by which the title counts. */
function isBefore(period: Period | undefined, { kind, year, part, fiscal }: Period): period is Period {
  if (period === undefined || period.kind !== kind || period.year === undefined || period.part === undefined) return false;
  return period.fiscal === fiscal && period.year * 4 + period.part < (year ?? 0) * 4 + (part ?? 0);
}

function ofEarlier(claim: Claim, words: string, latest: Period): Noticed {
  return {
    severity: 'warning',
    message: `${claim.text.trim()} is told as "${words}" for ${claim.period?.text}; the note tells the results of ${latest.text}, which comes later.`,
    mend: 'Put in the result, or the period that is meant.',
    place: claim.place(),
  };
}

const RESULTS: ReadonlySet<string> = new Set(
  'revenue netIncome operatingProfit ebitda grossProfit eps operatingMargin grossMargin netMargin'.split(' '),
);

/** Quarters and halves of which the note itself gives several results. */
function reportedIn(claims: readonly Claim[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { period, estimate, metric, of } of claims)
    if (period && (period.kind === 'quarter' || period.kind === 'half') && !estimate && RESULTS.has(of ?? metric ?? ''))
      counts.set(period.key, (counts.get(period.key) ?? 0) + 1);
  return new Set([...counts].flatMap(([key, count]) => (count >= 3 ? [key] : [])));
}

/** Quarters of the calendar that have ended and stand in tables with several numbers of any kind, none of them an estimate. */
function shownIn(claims: readonly Claim[], asOf: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { period, estimate, cell } of claims) {
    if (cell === undefined || estimate || period?.kind !== 'quarter' || period.fiscal || period.year === undefined) continue;
    const end = `${period.year}-${String((period.part ?? 4) * 3).padStart(2, '0')}-31`;
    if (end < asOf) counts.set(period.key, (counts.get(period.key) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([key, count]) => (count >= 3 ? [key] : [])));
}

/** Whether the note itself gives results of a later time: then the one before it is over, whenever a fiscal year ends. */
function isPassed({ kind, year, part, key }: Period, known: ReadonlySet<string>): boolean {
  if (year === undefined || (kind !== 'year' && !known.has(key))) return false;
  return [...known].some((each) => {
    const [, laterYear, sign, later] = /^(\d{4})-([QH])(\d)$/u.exec(each) ?? [];
    if (laterYear === undefined) return false;
    if (kind === 'year') return Number(laterYear) > year;
    return (kind === 'quarter' ? 'Q' : 'H') === sign && Number(laterYear) * 10 + Number(later) > year * 10 + (part ?? 0);
  });
}

/** A year that is named by two, as 2024/25, may end in autumn. */
function outBy(period: Period, ends: PeriodEnds, asOf: string): string {
  const day = ends.reported(period) ?? asOf;
  return /\//.test(period.text) && period.kind === 'year' ? plusDays(day, 100) : day;
}

/** Expectations that hang on no number, or on one that is not tied to its time. */
function* inSentences(
  { note, claims }: Pick<CheckContext, 'note' | 'claims'>,
  asOf: string,
  ends: PeriodEnds,
  told: Set<string>,
): Generator<Noticed> {
  const known = reportedIn(claims);
  const shown = shownIn(claims, asOf);
  yield* lookAt(note, ['paragraph', 'item', 'field'], ({ text, start, span, block }) => {
    for (const { period, words, at, start: from, end: to } of expectedIn(text, Number(asOf.slice(0, 4)))) {
      const end = ends.of(period);
      const key = `${block?.index} ${period.key}`;
      const isOut = end !== undefined && end < asOf && (outBy(period, ends, asOf) < asOf || known.has(period.key));
      const isOver = isPassed(period, period.kind === 'year' ? new Set([...known, ...shown]) : known);
      if (!(isOut || isOver) || told.has(key) || isQuoted(text, at)) continue;
      told.add(key);
      const when =
        isOut && end !== undefined
          ? `which ended by ${formatDate(end, 'en')}, before the note (${formatDate(asOf, 'en')})`
          : 'and the note itself gives the results of a later time';
      return {
        severity: 'warning',
        message: `"${words}" is said of ${period.text}, ${when}.`,
        mend: 'Put in what came of it, or tell the forecast as past, with its day and its owner.',
        place: span.place(start + from, start + to),
      };
    }
    return undefined;
  });
}

/** A column is marked as an estimate of that very period, as `2024E`, and stands beside no column that says what came of it. */
function isMarked({ estimate, block }: Claim, { text, kind, key }: Period): boolean {
  const heads = block?.kind === 'table' ? block.head.map((head) => head.text) : [];
  const isCompared = heads.some((head) => {
    const other = periodOfLabel(head);
    return (other?.period.key === key && !other.estimate) || RESULT.test(head);
  });
  return estimate && !isCompared && kind === 'year' && /(?:\d\s?[EF]|est\.?|预测|預測|预计|預計)\)?$/iu.test(text);
}

function inTable({ text }: Period, end: string, asOf: string, claim: Claim): Noticed {
  return {
    severity: 'warning',
    message: `"${text}" is marked as an estimate; the period ended by ${formatDate(end, 'en')}, and on the day of the note (${formatDate(asOf, 'en')}) its results are out.`,
    mend: 'Put in what was reported, or say of which day the estimates are.',
    place: claim.place(),
  };
}

function inText(
  claim: Claim,
  { period, words, end, asOf, isProven }: { period: Period; words: string; end: string; asOf: string; isProven: boolean },
): Noticed {
  return {
    ...(isProven ? {} : { severity: 'warning' as const }),
    message: `${claim.text.trim()} is told as "${words}" for ${period.text}, which ended by ${formatDate(end, 'en')}, before the note (${formatDate(asOf, 'en')}).`,
    mend: isProven
      ? 'Put in the result, or tell the forecast as past, with its day and its owner.'
      : 'Put in the result if it is out; else say who expects it and when it is due.',
    place: claim.place(),
  };
}
