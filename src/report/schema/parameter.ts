import * as z from 'zod';
import { id, label } from './text.ts';

export const PARAMETER_TYPES = ['string', 'number', 'boolean', 'date', 'period'] as const;

/** A parameter lets one report serve many issuers, periods or funds. */
export const parameterSchema = z.strictObject({
  label: label.optional(),
  type: z
    .enum(PARAMETER_TYPES)
    .default('string')
    .describe(
      'A period takes words: "last month", 2026-Q3, FY26, 2026-W46. A date takes a day, a month, today or yesterday. Words are seen from the date of the report; from today when it has none or takes it from a parameter.',
    ),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  choices: z
    .union([
      z.array(z.union([z.string(), z.number()])).min(1),
      z.strictObject({
        dataset: id.describe('One that does not need this parameter.'),
        column: z.string(),
        label: z
          .string()
          .optional()
          .describe('A column with the words of each choice; prose prints them as {{param "name_label"}}.'),
      }),
    ])
    .optional()
    .describe('Values allowed: a list, or the column of a dataset.'),
});
