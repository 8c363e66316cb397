import { formatDate } from '../../locale/dates.ts';
import type { Claim, Period } from '../claims/claim.ts';
import { periodOfLabel } from '../claims/periods.ts';
import type { Span } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { PeriodEnds } from '../sourcing/closed-period.ts';
import { isDay } from '../sourcing/days.ts';
import { aheadOf, namesOwner } from '../sourcing/projection.ts';
import { isPrinted } from '../sourcing/sentence.ts';
import { isExpectedFor } from '../sourcing/tied-period.ts';

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
    ],
  },
  *check({ note, claims }) {
    const { asOf } = note;
    if (!isDay(asOf)) return;
    const ends = new PeriodEnds(note);
    const told = new Set<string>();
    const owned = new Map<Span, boolean>();
    const isOwnedText = (span: Span): boolean => {
      if (!owned.has(span)) owned.set(span, namesOwner(span.text));
      return owned.get(span) === true;
    };
    for (const claim of claims) {
      const { period, role, quoted, block, cell } = claim;
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
  },
};

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
