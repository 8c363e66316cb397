import { type ErrorKind, EXIT_CODES } from '../shared/errors.ts';

/** From what nobody foresaw to what the author mends. */
const WORST: readonly ErrorKind[] = ['internal', 'interrupted', 'print', 'unavailable', 'report', 'findings', 'usage'];

/** The exit code of the worst of several failures; 0 when there is none. */
export function exitCodeOf(kinds: readonly ErrorKind[]): number {
  const worst = WORST.find((kind) => kinds.includes(kind));
  return worst === undefined ? 0 : EXIT_CODES[worst];
}
