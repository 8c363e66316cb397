import * as z from 'zod';
import { id, scale } from './text.ts';

/** A value in an inline table; `{ fact: id }` prints or plots a fact, `in` scales it for a chart. */
export const cellSchema = z.union([
  z.string().max(20_000),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({
    fact: id,
    in: scale.optional(),
    part: z.enum(['low', 'high', 'mid']).optional().describe('Which end of a range.'),
  }),
]);

export const rowSchema = z.record(z.string(), cellSchema);
