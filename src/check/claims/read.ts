import type { Note } from '../note/note.ts';
import type { Claim } from './claim.ts';

/** Every number of a note as a claim, in the order of reading. */
export function claimsOf(_note: Note): readonly Claim[] {
  return [];
}
