/**
 * Private-use characters that stand in expanded prose for what must not be taken for Markdown: `OPEN index CLOSE` is a
 * printed value, `PLACE_OPEN index PLACE_CLOSE` notes where in the source the following text comes from.
 */
export const OPEN = '\uE000';
export const CLOSE = '\uE001';
export const PLACE_OPEN = '\uE002';
export const PLACE_CLOSE = '\uE003';

const ALL = /[\uE000-\uE004]/g;

/** Removes our marks from text that a person wrote, so that nobody can forge them. */
export function withoutMarks(text: string): string {
  return ALL.test(text) ? text.replace(ALL, '\uFFFD') : text;
}
