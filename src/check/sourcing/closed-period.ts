import type { Period } from '../claims/claim.ts';
import type { Note } from '../note/note.ts';
import { spansOf } from '../note/note.ts';
import { isDay, plusDays } from './days.ts';

/** Days after the end of a period within which its numbers are usually still to come. */
const REPORTING_DAYS = { year: 120, half: 90, quarter: 75, month: 45, day: 0 } as const;
const FISCAL =
  /(?<!\p{L})(?:fiscal[-\s](?:years?|quarters?|half|halves|months?|periods?|first|second|third|fourth|[qh]\d|['’]?(?:19|20)?\d\d)|FY\s?'?\d|GJ\s?\d|geschäftsjahr|(?:financial )?year (?:to|ended|ending))(?!\p{L})|财年|財年|20\d\d\/\d\d(?!\d)/iu;

/** When the periods of a note end, on the safe side where its fiscal year is not known. */
export class PeriodEnds {
  readonly #month: number | undefined;
  readonly #mayBeFiscal: boolean;

  constructor(note: Note) {
    const data = note.report?.data;
    this.#month =
      data?.fiscalYearEnd ??
      (data?.issuer?.fiscalYearEnd === undefined ? undefined : Number(data.issuer.fiscalYearEnd.slice(0, 2)));
    this.#mayBeFiscal = this.#month === undefined ? speaksOfFiscalYears(note) : this.#month !== 12;
  }

  /** The last ISO day that a period can have; undefined for what has no end, such as a window. */
  of({ kind, year, part, fiscal, key }: Period): string | undefined {
    if (kind === 'day') return isDay(key) ? key : undefined;
    if (year === undefined) return undefined;
    // Fiscal 2025 ends as late as the summer of 2026, where it is named by the year in which it begins.
    const isFiscal = (fiscal || this.#mayBeFiscal) && this.#month !== 12;
    if (kind === 'year')
      return isFiscal ? lastOf(year + 1, this.#month === undefined || this.#month > 6 ? 6 : this.#month) : lastOf(year, 12);
    if (part === undefined) return undefined;
    const month = kind === 'quarter' ? part * 3 : kind === 'half' ? part * 6 : kind === 'month' ? part : undefined;
    if (month === undefined || month > 12) return undefined;
    return isFiscal && kind !== 'month' ? lastOf(year + 1, Math.min(month, 6)) : lastOf(year, month);
  }

  /** The day by which its numbers are out. */
  reported(period: Period): string | undefined {
    const end = this.of(period);
    return end === undefined || period.kind === 'window' ? undefined : plusDays(end, REPORTING_DAYS[period.kind]);
  }
}

function speaksOfFiscalYears(note: Note): boolean {
  for (const { span } of spansOf(note)) if (FISCAL.test(span.text)) return true;
  return false;
}

function lastOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
