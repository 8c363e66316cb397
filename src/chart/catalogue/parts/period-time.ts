/** A fiscal period in time. */
export interface PeriodTime {
  /** Month in which it begins, or of its date, since the year 0. */
  readonly month: number;
  /** Periods of one form follow each other: years, halves, quarters, dates. */
  readonly form: 'year' | 'half' | 'quarter' | 'date';
}

/** Behind a period: reported, expected. */
const END = '\\s?[aAeEfF]?$';
const YEAR = new RegExp(`^(?:FY\\s?)?(\\d{4})${END}`);
const SHORT_YEAR = new RegExp(`^FY\\s?['’]?(\\d\\d)${END}`);
const DATE = /^(\d{4})-(\d\d)(?:-\d\d)?/;
/** 1Q26, Q1 2026, 2026Q1; H for halves. */
const PART_FIRST = new RegExp(`^(?:([1-4])([QH])|([QH])([1-4]))[\\s/-]?(?:FY)?['’]?(\\d{4}|\\d\\d)${END}`);
const YEAR_FIRST = new RegExp(`^(\\d{4})[\\s/-]?([QH])([1-4])${END}`);

/** What a period's name says of its time; undefined for a name that says nothing. */
export function periodTime(period: string): PeriodTime | undefined {
  const year = YEAR.exec(period)?.[1] ?? SHORT_YEAR.exec(period)?.[1];
  if (year !== undefined) return { month: fullYear(year) * 12, form: 'year' };
  const [, dateYear, month] = DATE.exec(period) ?? [];
  if (dateYear !== undefined) return { month: Number(dateYear) * 12 + Number(month) - 1, form: 'date' };
  const first = PART_FIRST.exec(period);
  if (first !== null) return partOf(first[5] ?? '', first[2] ?? first[3] ?? '', first[1] ?? first[4] ?? '');
  const last = YEAR_FIRST.exec(period);
  return last === null ? undefined : partOf(last[1] ?? '', last[2] ?? '', last[3] ?? '');
}

function partOf(year: string, letter: string, part: string): PeriodTime | undefined {
  const isHalf = letter === 'H';
  if (isHalf && Number(part) > 2) return undefined;
  return { month: fullYear(year) * 12 + (Number(part) - 1) * (isHalf ? 6 : 3), form: isHalf ? 'half' : 'quarter' };
}

function fullYear(digits: string): number {
  return Number(digits) + (digits.length === 4 ? 0 : 2000);
}

/**
 * Years or dates in order, with those that are missing between them: 2020, 2023, 2024 with 2021 and 2022. As they are where they are
 * evenly apart, where more would be missing than is there, and where they are no months apart.
 */
export function withMissing(periods: readonly string[]): { readonly all: readonly string[]; readonly even: boolean } {
  const times = periods.map(periodTime);
  const months = times.map((time) => time?.month ?? Number.NaN);
  const steps = months.slice(1).map((month, at) => month - (months[at] ?? 0));
  const [form] = times.map((time) => time?.form);
  if (steps.length < 2 || times.some((time) => time?.form !== form) || !steps.every((step) => step > 0))
    return { all: periods, even: true };
  const least = Math.min(...steps);
  if (steps.every((step) => step === least)) return { all: periods, even: true };
  const count = ((months.at(-1) ?? 0) - (months[0] ?? 0)) / least + 1;
  if (count > periods.length * 2 || steps.some((step) => step % least !== 0)) return { all: periods, even: false };
  const all = periods.flatMap((period, at) => {
    const missing = Math.max(0, (steps[at] ?? least) / least - 1);
    return [period, ...Array.from({ length: missing }, (_, index) => later(period, (index + 1) * least))];
  });
  return { all, even: true };
}

/** The period so many months on, as the one given is written. */
function later(period: string, months: number): string {
  const date = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(period);
  if (date === null)
    return period.replace(/(\d{4}|\d\d).*$/, (_, year: string) => String(Number(year) + months / 12).padStart(year.length, '0'));
  const [, year, month, day] = date.map(Number) as [number, number, number, number];
  const next = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
  if (Number.isNaN(day)) return next;
  const lastOf = (ahead: number) => new Date(Date.UTC(year, month + ahead, 0)).getUTCDate();
  return `${next}-${String(day === lastOf(0) ? lastOf(months) : Math.min(day, lastOf(months))).padStart(2, '0')}`;
}
