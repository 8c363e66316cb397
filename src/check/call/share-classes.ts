import type { Note } from '../note/note.ts';

const CLASSES =
  /(?<!\p{L})(?:ADRs?|ADSs?|GDRs?)(?!\p{L})|depositary|hinterlegungsschein|存托|存託|A\/H|(?<!\p{L})[AH]股|class\s[AB](?!\p{L})|[ABN]-(?:shares?|aktien?)|dual[- ]list|preference shares|vorzugsaktie|partizipationsschein/iu;

/** The company has papers with prices of their own: of which of them a number is, its words may leave open. */
export function hasShareClasses({ text }: Note): boolean {
  return CLASSES.test(text);
}
