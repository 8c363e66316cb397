import type { ProseHelper } from '../helper.ts';
import { compare, delta, trend } from './changes.ts';
import { CONDITIONS } from './conditions.ts';
import { count, fact, param, position, ref, row } from './values.ts';
import { list, ordinal, plural } from './words.ts';

/** All that prose can say, by name. */
export const HELPERS: ReadonlyMap<string, ProseHelper> = new Map(
  [fact, ref, param, row, position, count, trend, delta, compare, list, ordinal, plural, ...CONDITIONS].map((helper) => [
    helper.name,
    helper,
  ]),
);
