import * as z from 'zod';
import { ownerSchema } from './fact.ts';
import { date, id, label, prose, sourceId } from './text.ts';

/** The recommendation. */
export const ratingSchema = z.strictObject({
  current: label,
  previous: label.optional(),
  since: date.optional(),
  owner: ownerSchema.default('house'),
  note: label.optional().describe('"58 analysts".'),
});

/** The price target; amounts are facts. */
export const targetSchema = z.strictObject({
  current: id,
  previous: id.optional(),
  horizon: label.optional().describe('"12 months".'),
  owner: ownerSchema.default('house'),
  method: prose.optional(),
});

/** One case of the scenario cards. */
export const scenarioSchema = z.strictObject({
  case: z.enum(['bear', 'base', 'bull']),
  name: label.optional(),
  assumption: prose,
  method: prose.optional().describe('Value = multiple × basis.'),
  price: id.optional(),
  upside: id.optional(),
  probability: id.optional(),
});

/** Old and new estimates. */
export const estimateChangeSchema = z.strictObject({
  label,
  new: id,
  old: id.optional(),
  consensus: id.optional(),
});

export const riskSchema = z.strictObject({
  title: label,
  text: prose,
  direction: z.enum(['up', 'down']).default('down'),
});

/** Shares of buy, hold and sell. The owner matters: a consensus is not the house's own distribution. */
export const ratingDistributionSchema = z.strictObject({
  owner: z.enum(['consensus', 'house']),
  rows: z.array(z.strictObject({ rating: label, share: id, bankingShare: id.optional() })).min(1),
  asOf: date.optional(),
  count: z.int().positive().optional(),
  source: z.array(sourceId).optional(),
});
