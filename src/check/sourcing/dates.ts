import { dateIn, type FoundDate } from '../../report/import/dates.ts';

/** More days than these stand in no sentence of a note. */
const MOST = 40;

/** All whole days named in a text, in the order of reading. */
export function datesIn(text: string): readonly FoundDate[] {
  const found: FoundDate[] = [];
  let from = 0;
  while (found.length < MOST) {
    const next = dateIn(text.slice(from, from + 4000));
    if (next === undefined) break;
    found.push({ ...next, start: from + next.start, end: from + next.end });
    from += next.end;
  }
  return found;
}
