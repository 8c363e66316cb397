import * as z from 'zod';
import { cellSchema, rowSchema } from './data.ts';
import { label } from './text.ts';

export const columnSchema = z.strictObject({
  key: z.string(),
  title: z.string().max(200).default(''),
  kind: z.enum(['text', 'number']).optional().describe('Found from the cells when absent.'),
  unit: label.optional().describe('Printed in the head.'),
  decimals: z.int().min(0).max(8).optional(),
  estimate: z.boolean().default(false).describe('A column of estimates: tinted, and divided from actuals.'),
  group: label.optional().describe('Columns with the same group share a head.'),
  align: z.enum(['left', 'right', 'center']).optional(),
});

export const tableSchema = z.strictObject({
  columns: z
    .array(z.union([z.string(), columnSchema]))
    .min(1)
    .optional(),
  rows: z.array(rowSchema.or(z.array(cellSchema))).optional(),
  styles: z
    .array(z.strictObject({ row: z.int().min(0), style: z.enum(['total', 'growth', 'section', 'highlight']) }))
    .default([])
    .describe('Rows set apart, counted from 0.'),
});
