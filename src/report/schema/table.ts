import * as z from 'zod';
import { cellSchema, rowSchema } from './data.ts';
import { id, label } from './text.ts';

export const ROW_STYLES = ['total', 'subtotal', 'growth', 'section', 'highlight'] as const;
export const SUMMARIES = ['total', 'mean', 'median', 'min', 'max'] as const;

const scale = z.enum(['none', 'k', 'wan', 'mn', 'yi', 'bn', 'tn']);
const unit = z.string().trim().min(1).max(40);
const decimals = z.int().min(0).max(8);
const missing = z.enum(['NM', 'NA', 'nil']);
const sign = z.string().trim().min(1).max(3);

/** A mark at the numbers that meet a condition. Exactly one of above, below, top, bottom. */
const markSchema = z.strictObject({
  above: z.number().optional().describe('Numbers greater than this, as the data counts them.'),
  below: z.number().optional().describe('Numbers smaller than this.'),
  top: z.int().positive().max(100).optional().describe('The so many greatest of the column.'),
  bottom: z.int().positive().max(100).optional().describe('The so many smallest.'),
  mark: sign.optional().describe('Sign before the number: "▲". Bold type when absent.'),
});

/** A small line in each cell: the cell holds the numbers, or a dataset holds them by key. */
const sparklineSchema = z.union([
  z.literal(true),
  z.strictObject({
    dataset: id,
    by: z.string().describe('Column of that dataset that holds the key.'),
    value: z.string().describe('Column of that dataset that holds the numbers, in their order.'),
    key: z.string().optional().describe("Column of this table that holds the key; the table's first when absent."),
  }),
]);

export const columnSchema = z.strictObject({
  key: z.string(),
  title: z.string().max(200).optional().describe("Head; the dataset's title of the column when absent, else its key."),
  kind: z.enum(['text', 'number']).optional().describe('Found from the cells when absent.'),
  unit: label.optional().describe('Printed in the head: ISO 4217 code, %, x, bp or any words.'),
  units: z
    .enum(['head', 'cells'])
    .default('head')
    .describe('cells: the unit stands at each number, as the language writes it: $12.50, 13.8%, 22.8×.'),
  scale: scale.optional().describe("In what the numbers are counted; as the dataset's column says when absent."),
  in: scale.optional().describe('In what they are printed; as they are counted when absent.'),
  decimals: decimals.optional().describe('The same for the whole column; as many as its numbers need, two at most, when absent.'),
  sign: z.boolean().default(false).describe('Print a plus before positive numbers.'),
  missing: missing.optional().describe('What stands where there is no number; wins over that of the table.'),
  estimate: z.boolean().default(false).describe('A column of estimates: tinted, and divided from actuals.'),
  group: label.optional().describe('Columns with the same group share a head.'),
  align: z.enum(['left', 'right', 'center']).optional(),
  marks: z.array(markSchema).max(8).default([]).describe('Signs or bold type at numbers that meet a condition.'),
  best: z.enum(['high', 'low']).optional().describe('Which end is good: the best number stands bold, the worst in italics.'),
  shade: z.boolean().default(false).describe('A tint that grows darker with the number.'),
  bar: z.boolean().default(false).describe('A bar behind each number, from zero.'),
  sparkline: sparklineSchema.optional().describe('A small line: of the numbers in the cell ("3; 4; 6") or of a dataset by key.'),
  computed: z.boolean().default(true).describe('Whether growth and summary rows reckon with it.'),
});

const conditionSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])).min(1)]);

/** Rows set apart or written in a unit of their own: one by its number, or all that meet a condition. */
const rowStyleSchema = z.strictObject({
  row: z.int().min(0).optional().describe('Counted from 0.'),
  where: z.record(z.string(), conditionSchema).optional().describe('Rows whose columns hold these values: `{ type: total }`.'),
  style: z.enum(ROW_STYLES).optional(),
  unit: unit.optional().describe('%, pp, bp and x stand at each number, other units behind the name of the row.'),
  in: scale.optional(),
  decimals: decimals.optional(),
  sign: z.boolean().optional(),
});

export const tableSchema = z.strictObject({
  columns: z
    .array(z.union([z.string(), columnSchema]))
    .min(1)
    .optional()
    .describe('All columns of the rows when absent.'),
  rows: z.array(rowSchema.or(z.array(cellSchema))).optional(),
  styles: z.array(rowStyleSchema).default([]).describe('Rows set apart; of several that apply, the later wins.'),
  styleColumn: z.string().optional().describe('A column that names the style of each row; it is not printed by itself.'),
  unitColumn: z.string().optional().describe('A column that names the unit of each row; it is not printed by itself.'),
  heads: z.int().min(1).max(4).default(1).describe('How many first columns name the row; repeated when the columns are split.'),
  growth: z
    .strictObject({
      of: z.array(z.string()).min(1).describe('First cells of the rows that get a growth row behind them.'),
      title: label.optional(),
      decimals: decimals.default(1),
    })
    .optional()
    .describe('Growth on the column before, in percent; NM where the base is not positive.'),
  summary: z.array(z.enum(SUMMARIES)).max(5).default([]).describe('Rows at the foot, computed by column.'),
  missing: missing.optional().describe('What stands where a column of numbers has none; nothing when absent.'),
  legend: z.boolean().default(true).describe('Say under the table what NM, NA, – and the marks in it mean.'),
});

export type ColumnData = z.output<typeof columnSchema>;
export type TableData = z.output<typeof tableSchema>;
