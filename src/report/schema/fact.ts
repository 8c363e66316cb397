import * as z from 'zod';
import { dateOrDateTime, id, label, prose, sourceIds } from './text.ts';

/** Who a number comes from. */
export const ownerSchema = z.enum(['reported', 'company', 'consensus', 'house']);

/**
 * A named number. `value` is in the fact's unit, unscaled: 387.2 billion dollars is `387.2e9` with unit USD.
 * Percentages are written as printed: 13.8 with unit "%".
 */
export const factSchema = z.strictObject({
  label: label.optional().describe('What the number is: "Market value".'),
  value: z
    .union([z.number(), z.tuple([z.number(), z.number()])])
    .optional()
    .describe('A number, or [low, high] for a range.'),
  formula: z
    .string()
    .max(500)
    .optional()
    .describe('Over other facts: "target / price - 1". Gives a ratio; with unit "%" it is printed times 100.'),
  from: z
    .strictObject({
      dataset: id,
      column: z.string(),
      where: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      take: z.enum(['first', 'last', 'only', 'sum', 'mean', 'min', 'max', 'count']).default('only'),
    })
    .optional()
    .describe('Looked up in a dataset.'),
  unit: z
    .string()
    .max(12)
    .default('')
    .describe('ISO 4217 code, "%", "pp", "bp", "x", "shares", or a word; empty for a bare number.'),
  scale: z.enum(['none', 'k', 'mn', 'bn', 'tn']).optional().describe('Printed in thousands, millions, billions or trillions.'),
  decimals: z.int().min(0).max(8).optional(),
  sign: z.boolean().default(false).describe('Print a plus before positive values.'),
  qualifier: z.enum(['over', 'under', 'about', 'up-to', 'at-least']).optional(),
  display: label.optional().describe('Printed as written here instead of being formatted; used for imported drafts.'),
  period: z
    .union([label, z.number().transform(String)])
    .optional()
    .describe('"FY2026", "trailing 12 months", 2026.'),
  asOf: dateOrDateTime.optional(),
  basis: label.optional().describe('"GAAP", "adjusted", "TTM".'),
  owner: ownerSchema.optional(),
  source: sourceIds.optional().describe('Ids of sources.'),
  previous: id.optional().describe('The fact that it is compared with: the period before.'),
  yearAgo: id.optional().describe('The same a year before.'),
  note: prose.optional(),
});

/** A number alone is a fact without unit. */
export const factEntrySchema = z.union([z.number(), factSchema]);
