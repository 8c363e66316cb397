import type { BodyParts } from './body.ts';

/** Slides of a report: one message each. */
export function slidesView(_parts: BodyParts): readonly unknown[] {
  return [];
}
