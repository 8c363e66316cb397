import * as z from 'zod';
import { date, label } from './text.ts';

/** A warning that may stand. An error cannot be overridden. */
export const overrideSchema = z.strictObject({
  rule: label.describe('Id of the rule, as `tearsheet check` shows it.'),
  place: z
    .union([z.int().positive(), z.string().trim().min(1).max(500)])
    .optional()
    .describe('A line, a path like facts.price, or words of the note; every finding of the rule when absent.'),
  person: label.describe('Who answers for it.'),
  reason: z.string().trim().min(1).max(2000).describe('Why it may stand; kept in the manifest.'),
  date: date.optional(),
});
