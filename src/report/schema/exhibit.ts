import * as z from 'zod';
import { cellSchema, rowSchema } from './data.ts';
import { dateOrDateTime, id, label, prose, sourceId } from './text.ts';

/** How wide on the 12-column grid: side 4, half 6, main 8, full 12, wide a landscape page of its own. */
export const widthSchema = z.enum(['side', 'half', 'main', 'full', 'wide']);

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

const tableSchema = z.strictObject({
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

/** A numbered chart, table or picture. Exactly one of chart, table, image. */
export const exhibitSchema = z.strictObject({
  title: prose.describe('The finding as a sentence.'),
  subtitle: prose.optional().describe('Metric, unit, period.'),
  width: widthSchema.default('main'),
  height: z.number().min(60).max(900).optional().describe('CSS px of the picture.'),
  chart: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('A Vega-Lite spec; its data comes from `data`, `rows` or inline values.'),
  table: tableSchema.optional(),
  image: z.string().optional().describe('PNG, JPEG or SVG in the workspace.'),
  data: id.optional().describe('A dataset.'),
  rows: z.array(rowSchema).optional(),
  alt: label.optional(),
  asOf: dateOrDateTime.optional(),
  notes: prose.optional(),
  source: z
    .union([prose, z.array(sourceId)])
    .optional()
    .describe('Ids of sources, or the words of the source line.'),
});
