import * as z from 'zod';
import { financialWords } from '../words/financials.ts';
import { PERIOD_OPTIONS, periodsOf } from './parts/periods.ts';
import { sayStack, stackTable } from './parts/say-stack.ts';
import { stackOf } from './parts/stacked.ts';
import { drawStack } from './parts/stacked-columns.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  ...PERIOD_OPTIONS,
  segment: z.string().default('segment').describe('Column that names the parts.'),
  value: z.string().default('value').describe('Column with the amounts.'),
  order: z.enum(['size', 'given']).default('size').describe('From the bottom up: the largest first, or as the rows have them.'),
  share: z.boolean().default(false).describe('Parts in per cent of the sum of each period.'),
  most: z.int().min(2).max(8).default(6).describe('Parts told apart; the smallest of more are put together.'),
  totals: z.boolean().default(true).describe('The sum above each column.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the labels.'),
});

type Input = CatalogueInput<z.output<typeof options>>;

/** Amounts by fiscal period, made of segments, each named beside the last column. */
export const segments = catalogueChart({
  name: 'segments',
  summary: 'What a sum is made of, period by period, as stacked columns with totals; or its mix in per cent.',
  options,
  columns: [
    { option: 'year', kind: 'any' },
    { option: 'segment', kind: 'text' },
    { option: 'value', kind: 'number' },
    { option: 'estimate', kind: 'any', optional: true },
  ],
  ratio: 0.66,
  draw(input: Input) {
    const { options, language, text } = input;
    const words = financialWords(language);
    const periods = periodsOf(input.rows, options, input);
    const stack = stackOf(input.rows, periods.at, periods.labels.length, {
      ...options,
      part: options.segment,
      other: (count) => words.other(text.number(count, 0)),
    });
    const totals = options.totals && !options.share;
    const { write, ...drawing } = drawStack(input, {
      periods,
      stack,
      totals,
      decimals: options.decimals ?? (options.share ? 0 : undefined),
      ...(options.share ? { unit: '%' } : {}),
    });
    return {
      ...drawing,
      alt: sayStack(input, periods, stack, write, totals),
      table: stackTable(periods, stack, options.year, totals ? words.total : undefined),
      findings: periods.findings,
    };
  },
});
