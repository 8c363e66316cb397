import * as z from 'zod';
import { label } from './text.ts';

/** A person who answers for the report. */
export const authorSchema = z.strictObject({
  name: label,
  role: label.optional().describe('Job title.'),
  email: z.email().optional(),
  phone: label.optional(),
  entity: label.optional().describe('The legal entity the person works for.'),
  certifies: z.boolean().default(false).describe('Certifies the views (marked AC).'),
});
