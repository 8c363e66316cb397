import * as z from 'zod';
import { rowSchema } from './data.ts';
import { tableSchema } from './table.ts';
import { dateOrDateTime, id, label, prose, sourceId } from './text.ts';

/** How wide on the 12-column grid: side 4, half 6, main 8, full 12, wide a landscape page of its own. */
export const widthSchema = z.enum(['side', 'half', 'main', 'full', 'wide']);

/** A numbered chart, table or picture. Exactly one of chart, table, image. */
export const exhibitSchema = z.strictObject({
  title: prose.describe('The finding as a sentence.'),
  subtitle: prose.optional().describe('Metric, unit, period.'),
  width: widthSchema.optional().describe('main when absent; a table that needs more room takes full or wide.'),
  height: z.number().min(60).max(900).optional().describe('CSS px of the picture.'),
  chart: z
    .union([z.string().max(80), z.record(z.string(), z.unknown())])
    .optional()
    .describe(
      'A chart of the catalogue by its name, or `{ type: name, …options }`, or a Vega-Lite spec; its rows come from `data` or `rows`.',
    ),
  table: tableSchema.optional(),
  image: z.string().optional().describe('PNG, JPEG or SVG in the workspace.'),
  data: id.optional().describe('A dataset.'),
  with: z.record(id, id).optional().describe('Further datasets of a chart by the role they play: `{ targets: target-history }`.'),
  rows: z.array(rowSchema).optional(),
  alt: label.optional(),
  asOf: dateOrDateTime.optional(),
  notes: prose.optional(),
  source: z
    .union([prose, z.array(sourceId)])
    .optional()
    .describe('Ids of sources, or the words of the source line.'),
});
