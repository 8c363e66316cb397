import * as z from 'zod';
import { id, label } from './text.ts';

/** A parameter lets one report serve many issuers, periods or funds. */
export const parameterSchema = z.strictObject({
  label: label.optional(),
  type: z
    .enum(['string', 'number', 'boolean', 'date', 'period'])
    .default('string')
    .describe('A period takes words: "last month", 2026-Q3, FY26, 2026-W46.'),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  choices: z
    .union([
      z.array(z.union([z.string(), z.number()])),
      z.strictObject({
        dataset: id,
        column: z.string(),
        label: z.string().optional().describe('A column with the words of each choice.'),
      }),
    ])
    .optional()
    .describe('Values allowed: a list, or the column of a dataset.'),
});
