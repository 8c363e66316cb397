import { streamBody, type UpdatedObject } from '../update/append.ts';
import type { LinePiece } from './line.ts';
import { lineFont } from './line-font.ts';

/** Where the objects of a copy's line stand. */
export interface FormPlace {
  /** Number of the form that the pages paint. */
  readonly form: number;
  /** First number that no object has. */
  readonly free: number;
  /** As it is written: `[0 -3 509 9]`. */
  readonly box: string;
}

/**
 * The form of a copy with its font. The id stands in the dictionary, in the marks and in the words: a program that rewrites the file keeps one
 * of them.
 * @see ISO 32000-1 §8.10
 */
export function formObjects(
  pieces: readonly LinePiece[],
  copyId: string,
  { form, free, box }: FormPlace,
): readonly UpdatedObject[] {
  const { objects, shown } = lineFont(pieces, free);
  const painted = `/TsCopy <</TsCopyId /${copyId}>> BDC\n${shown}\nEMC`;
  const entries = `/Type/XObject/Subtype/Form/BBox${box}/TsCopyId /${copyId}/Resources<</Font<</F ${free} 0 R>>>>`;
  return [{ number: form, body: streamBody(entries, Buffer.from(painted, 'latin1')) }, ...objects];
}
