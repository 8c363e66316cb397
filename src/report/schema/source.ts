import * as z from 'zod';
import { date, dateOrDateTime, label, prose, sourceId } from './text.ts';

/** Where facts come from: the register that `[id]` cites. Printed numbers follow the order here. */
export const sourceSchema = z.strictObject({
  id: sourceId,
  publisher: label,
  title: label.optional(),
  date: date.optional().describe('When it was published.'),
  retrieved: dateOrDateTime.optional(),
  locator: z
    .union([z.url({ protocol: /^https?$/ }), label])
    .optional()
    .describe('Address, page, table or database key.'),
  reliability: z
    .enum(['A', 'B', 'C'])
    .optional()
    .describe('A: primary; B: reputable secondary; C: doubtful, marked as such in print.'),
  note: prose.optional(),
});
