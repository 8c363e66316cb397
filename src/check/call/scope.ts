import { type Note, spansOf, type TableBlock } from '../note/note.ts';
import { isRatingCell } from './ratings.ts';

const SECTOR =
  /(?<![A-Za-zÀ-ɏ])(?:sector|industry|strategy|weekly|daily|morning|macro|universe|top (?:picks|calls)|basket|branchen?\w*|sektor\w*|strategie|wochen\w*|morgen\w*)(?![A-Za-zÀ-ɏ])|行业|行業|策略|晨会|晨會|晨报|晨報|周报|週報|日报|日報|宏观|宏觀/iu;
/** Notes on debt name the paper by coupon and year. */
const DEBT =
  /(?<![A-Za-zÀ-ɏ])(?:credit (?:note|research|update)|bonds?|(?:senior|secured|unsecured|subordinated) notes|notes due|loan|anleihen?|kreditanalyse)(?![A-Za-zÀ-ɏ])|债券|債券|信用(?:分析|点评|研究)/iu;
/** Rows with a rating from which on a table is one of several companies. */
const SEVERAL = 3;
/** A longer table is one of data. */
const MOST_ROWS = 200;

/** Whether a note is about a market, a sector or several companies, not about one share. */
export function coversSeveral(note: Note): boolean {
  if (SECTOR.test(headOf(note))) return true;
  return note.blocks.some((block) => block.kind === 'table' && block.rows.length <= MOST_ROWS && ratedRows(block) >= SEVERAL);
}

/** Whether a note is about bonds or loans. */
export function isOnDebt(note: Note): boolean {
  return DEBT.test(`${headOf(note)} ${firstWords(note)}`);
}

function headOf({ title, report }: Note): string {
  return `${title?.text ?? ''} ${report?.data.noteType ?? ''}`;
}

function firstWords(note: Note): string {
  for (const { span, block } of spansOf(note)) if (block?.kind === 'paragraph') return span.text.slice(0, 120);
  return '';
}

/** Rows that name something and rate it. */
function ratedRows({ rows }: TableBlock): number {
  return rows.filter(
    (row) => row.length > 2 && !isRatingCell(row[0]?.text ?? '') && row.slice(1).some(({ text }) => isRatingCell(text)),
  ).length;
}
