const DAY = 86_400_000;

function dayOf(iso: string): number {
  return Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / DAY;
}

/** A whole ISO day, so that it can be reckoned with. */
export function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && Number.isFinite(dayOf(text));
}

/** Days from one ISO day to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return dayOf(to) - dayOf(from);
}

/** Weekdays after one ISO day, up to and with another: Friday to Monday is 1, and so is Friday to Sunday's Monday paper. */
export function tradingDaysBetween(from: string, to: string): number {
  const [start, end] = [dayOf(from), dayOf(to)];
  if (end <= start) return 0;
  const weeks = Math.floor((end - start) / 7);
  let count = weeks * 5;
  for (let day = start + weeks * 7 + 1; day <= end; day++) if (isWeekday(day)) count++;
  return count;
}

/** 1 January 1970 was a Thursday. */
function isWeekday(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6;
}

/** Adds days to an ISO day. */
export function plusDays(iso: string, days: number): string {
  return new Date((dayOf(iso) + days) * DAY).toISOString().slice(0, 10);
}
