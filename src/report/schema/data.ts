import * as z from 'zod';
import { dateOrDateTime, id, label, sourceIds } from './text.ts';

/** A value in an inline table; `{ fact: id }` prints or plots a fact, `in` scales it for a chart. */
export const cellSchema = z.union([
  z.string().max(20_000),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({
    fact: id,
    in: z.enum(['none', 'k', 'mn', 'bn', 'tn']).optional(),
    part: z.enum(['low', 'high', 'mid']).optional().describe('Which end of a range.'),
  }),
]);

export const rowSchema = z.record(z.string(), cellSchema);

/** A parameter lets one report serve many issuers, periods or funds. */
export const parameterSchema = z.strictObject({
  label: label.optional(),
  type: z.enum(['string', 'number', 'boolean', 'date']).default('string'),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  choices: z.array(z.union([z.string(), z.number()])).optional(),
});

/** Condition on a column; `{ param: name }` takes a parameter's value. */
export const conditionSchema = z.union([z.string(), z.number(), z.boolean(), z.strictObject({ param: id })]);

/** Rows that exhibits and facts draw on: inline, or a CSV file of the workspace. */
export const datasetSchema = z.strictObject({
  rows: z.array(rowSchema).optional(),
  file: z.string().optional().describe('CSV file, relative to the report.'),
  columns: z
    .record(z.string(), z.enum(['string', 'number', 'date', 'boolean']))
    .optional()
    .describe('Types; others are taken as text.'),
  where: z.record(z.string(), conditionSchema).optional().describe('Rows to keep.'),
  sort: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Columns to sort by; "-name" for descending.'),
  limit: z.int().positive().optional(),
  asOf: dateOrDateTime.optional(),
  source: sourceIds.optional(),
});
