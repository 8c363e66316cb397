import * as z from 'zod';
import { rowSchema } from './data.ts';
import { dateOrDateTime, id, label, scale, sourceIds, zone } from './text.ts';

export const COLUMN_TYPES = ['string', 'number', 'integer', 'boolean', 'date', 'datetime'] as const;
const columnTypeSchema = z.enum(COLUMN_TYPES);

/** What a column holds; checked on every load. */
export const datasetColumnSchema = z.union([
  columnTypeSchema,
  z.strictObject({
    type: columnTypeSchema,
    unit: z.string().max(20).optional().describe('ISO 4217 code, "%", "x", … as of a fact.'),
    scale: scale.optional().describe('In what the column is counted.'),
    nullable: z.boolean().default(true).describe('False: a missing value is an error.'),
    title: label.optional().describe('Head of the column in tables.'),
    format: z.string().max(40).optional().describe('How dates are written: "%d.%m.%Y".'),
  }),
]);

/** Condition on a column; `{ param: name }` takes a parameter's value, and of a period all its days. */
export const conditionSchema = z.union([z.string(), z.number(), z.boolean(), z.strictObject({ param: id })]);

/** Rows that exhibits, facts and other datasets draw on. Exactly one origin: rows, file, sql, postgres with query, url. */
export const datasetSchema = z.strictObject({
  rows: z.array(rowSchema).optional().describe('Inline.'),
  file: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe('CSV, TSV, JSON, NDJSON or Parquet in the workspace, relative to the report; globs are read as one.'),
  sql: z.string().max(20_000).optional().describe('A SELECT over other datasets by their names; parameters as $name.'),
  postgres: id.optional().describe('A connection of the workspace settings.'),
  query: z.string().max(20_000).optional().describe('The SELECT for PostgreSQL; parameters as $name.'),
  url: z
    .string()
    .max(2_000)
    .optional()
    .describe('JSON or CSV by HTTP, from a host that the workspace settings name; parameters as {name}.'),
  credentials: id.optional().describe('Credentials of the workspace settings, sent with the request.'),
  at: z.string().max(200).optional().describe('Where the rows are in a JSON document: "data.items".'),
  format: z
    .enum(['csv', 'tsv', 'json', 'ndjson', 'parquet'])
    .optional()
    .describe('Found from the name or media type when absent.'),
  delimiter: z.string().length(1).optional().describe('Found from the first lines when absent.'),
  encoding: z.enum(['utf-8', 'latin-1', 'utf-16']).default('utf-8'),
  decimal: z.enum(['.', ',']).default('.').describe('Decimal mark of numbers in text files.'),
  missing: z
    .array(z.string())
    .optional()
    .describe('Words that stand for a missing value; "", NA, N/A, NaN, null and – when absent.'),
  zone: zone.optional().describe('IANA zone of times written without one.'),
  columns: z.record(z.string(), datasetColumnSchema).optional().describe('Types; others are found from the values.'),
  where: z.record(z.string(), conditionSchema).optional().describe('Rows to keep.'),
  sort: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Columns to sort by; "-name" for descending.'),
  limit: z.int().positive().optional().describe('Rows to keep, from the first.'),
  maxRows: z.int().positive().max(1_000_000).default(200_000).describe('More rows than this are an error.'),
  timeout: z.number().positive().max(600).default(30).describe('Seconds.'),
  asOf: dateOrDateTime.optional(),
  source: sourceIds.optional(),
});
