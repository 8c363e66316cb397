const QUARTER = 15 * 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** True for a name that `Intl` knows: "Europe/Berlin", "UTC". */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format)
    formats.set(
      zone,
      (format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' })),
    );
  return format;
}

/** Milliseconds that a zone is ahead of UTC at a moment. Zones change on the quarter of an hour. */
export function offsetAt(moment: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const quarter = Math.floor(moment / QUARTER);
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const name = formatOf(zone)
    .formatToParts(quarter * QUARTER)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign, hours, minutes, seconds] = /^GMT([+-])(\d+):?(\d+)?:?(\d+)?$/.exec(name ?? '') ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
  const offset = (sign === '-' ? -1 : 1) * size * 1000;
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/**
 * The moment of a wall time in a zone, as DuckDB takes it: a time that a clock shows twice is the second one,
 * a time that it skips counts as if the clock had not been put forward.
 */
export function momentOf(wall: number, zone: string): number {
  const after = offsetAt(wall + 86_400_000, zone);
  const late = wall - after;
  return offsetAt(late, zone) === after ? late : wall - offsetAt(wall - 86_400_000, zone);
}
