import * as z from 'zod';
import { conditionSchema } from './dataset.ts';
import { dateOrDateTime, id, label, missing, prose, scale, sourceIds } from './text.ts';

/** Who a number comes from. */
export const ownerSchema = z.enum(['reported', 'company', 'consensus', 'house']);

/**
 * A named number. `value` is in the fact's unit, unscaled: 387.2 billion dollars is `387.2e9` with unit USD.
 * Percentages are written as printed: 13.8 with unit "%". Exactly one origin: value, formula, from, sql.
 */
export const factSchema = z.strictObject({
  label: label.optional().describe('What the number is: "Market value".'),
  value: z
    .union([z.number(), z.tuple([z.number(), z.number()]), missing])
    .optional()
    .describe('A number, [low, high] for a range, or NM (not meaningful), NA (not available), nil.'),
  formula: z
    .string()
    .max(500)
    .optional()
    .describe(
      'Over other facts: "target / price - 1". Gives a ratio; with unit "%" it is printed times 100. Units are checked: USD and CNY do not add up, nor do a percentage and a multiple.',
    ),
  from: z
    .strictObject({
      dataset: id,
      column: z.string(),
      where: z.record(z.string(), conditionSchema).optional(),
      take: z.enum(['first', 'last', 'only', 'sum', 'mean', 'min', 'max', 'count']).default('only'),
    })
    .optional()
    .describe('Looked up in a dataset.'),
  sql: z
    .string()
    .max(20_000)
    .optional()
    .describe('A SELECT over the datasets that gives one row of one column; parameters as $name.'),
  unit: z
    .string()
    .trim()
    .max(20)
    .optional()
    .describe(
      'ISO 4217 code, "%", "pp", "bp", "x", a compound like USD/MWh or CNY/USD, or a word; "" for a bare number. Only a look-up may leave it out, when the column has one.',
    ),
  scale: scale
    .optional()
    .describe('Printed in thousands, 萬, millions, 億, billions or trillions; value counts ones all the same.'),
  decimals: z
    .int()
    .min(0)
    .max(8)
    .optional()
    .describe('Absent: those of the currency (none for JPY), one for scaled amounts, percentages and multiples.'),
  sign: z.boolean().default(false).describe('Print a plus before positive values.'),
  qualifier: z.enum(['over', 'under', 'about', 'up-to', 'at-least']).optional(),
  display: label.optional().describe('Printed as written here instead of being formatted; used for imported drafts.'),
  meaningful: z
    .string()
    .max(500)
    .optional()
    .describe(
      'A condition over facts without which NM is printed: "eps > 0". Has > >= < <=, && and ||; percentages are ratios in it as in a formula: "margin > 0.05".',
    ),
  missing: missing.optional().describe('What a look-up prints that finds nothing; an error when absent.'),
  previous: id.optional().describe('The fact of the period before; key data and {{delta}} print the change.'),
  yearAgo: id.optional().describe('The fact of a year ago.'),
  period: z
    .union([label, z.number().transform(String)])
    .optional()
    .describe('"FY2026", "trailing 12 months", 2026.'),
  asOf: dateOrDateTime.optional(),
  basis: label.optional().describe('"GAAP", "adjusted", "TTM".'),
  owner: ownerSchema.optional(),
  source: sourceIds.optional().describe('Ids of sources.'),
  note: prose.optional(),
});

/** A number alone is read, so that it can be told what it lacks: the unit. */
export const factEntrySchema = z.union([z.number().meta({ not: {}, description: 'Refused: a fact needs a unit.' }), factSchema]);
