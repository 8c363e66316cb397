import type { Place } from '../../shared/place.ts';

/** From the beginning of the first place to the end of the last. */
export function across(places: readonly Place[]): Place {
  const [first] = places as readonly [Place];
  const last = places.reduce((latest, place) =>
    (place.endLine ?? place.line) >= (latest.endLine ?? latest.line) ? place : latest,
  );
  return {
    ...first,
    endLine: last.endLine ?? last.line,
    endColumn: last.endColumn ?? last.column,
  };
}
