import * as z from 'zod';
import { financialWords } from '../words/financials.ts';
import { numberOf, textOf } from './parts/cells.ts';
import { PERIOD_OPTIONS, type Periods, periodsOf } from './parts/periods.ts';
import { sayStack, stackTable } from './parts/say-stack.ts';
import { stackOf } from './parts/stacked.ts';
import { type Against, drawStack } from './parts/stacked-columns.ts';
import { type CatalogueInput, catalogueChart } from './types.ts';

const options = z.strictObject({
  ...PERIOD_OPTIONS,
  use: z.string().default('use').describe('Column that names what cash is used for: capex, dividends, buybacks.'),
  value: z.string().default('value').describe('Column with the amounts; what flows back is negative.'),
  line: z.string().optional().describe('The use whose rows are a line over the columns, such as Operating cash flow.'),
  order: z.enum(['given', 'size']).default('given').describe('From the bottom up: as the rows have them, or the largest first.'),
  most: z.int().min(2).max(8).default(6).describe('Uses told apart; the smallest of more are put together.'),
  totals: z.boolean().default(true).describe('The sum above each column.'),
  decimals: z.int().min(0).max(6).optional().describe('Decimal places of the labels.'),
});

type Input = CatalogueInput<z.output<typeof options>>;

/** Where the cash goes, period by period, against where it comes from. */
export const cashUse = catalogueChart({
  name: 'cash-use',
  summary: 'What cash is used for by fiscal period as stacked columns with totals, against a line of cash flow.',
  options,
  columns: [
    { option: 'year', kind: 'any' },
    { option: 'use', kind: 'text' },
    { option: 'value', kind: 'number' },
    { option: 'estimate', kind: 'any', optional: true },
  ],
  ratio: 0.66,
  draw(input: Input) {
    const { options, language, text, rows } = input;
    const words = financialWords(language);
    const periods = periodsOf(rows, options, input);
    const isLine = (row: Input['rows'][number]) => options.line !== undefined && textOf(row, options.use) === options.line;
    const uses = rows.filter((row) => !isLine(row));
    const stack = stackOf(uses, periods.at, periods.labels.length, {
      ...options,
      part: options.use,
      share: false,
      other: (count) => words.other(text.number(count, 0)),
    });
    const against = againstOf(input, rows.filter(isLine), periods);
    const { write, ...drawing } = drawStack(input, {
      periods,
      stack,
      against,
      totals: options.totals,
      decimals: options.decimals,
    });
    const missing = options.line !== undefined && against === undefined;
    return {
      ...drawing,
      alt: [sayStack(input, periods, stack, write, true), ...sayLine(input, periods, against, write)].join(input.words.space),
      table: stackTable(periods, stack, options.year, words.total),
      findings: [
        ...periods.findings,
        ...(missing
          ? [
              {
                message: `No row has the use "${options.line}", which the line needs.`,
                mend: 'Name one of the uses under "line".',
              },
            ]
          : []),
      ],
    };
  },
});

function againstOf({ options }: Input, rows: Input['rows'], periods: Periods): Against | undefined {
  const values = new Map<number, number>();
  for (const row of rows) {
    const value = numberOf(row, options.value);
    const at = periods.at(row);
    if (value !== undefined && at >= 0) values.set(at, (values.get(at) ?? 0) + value);
  }
  if (values.size === 0) return undefined;
  const points = [...values].map(([at, value]) => ({ at, value, estimate: periods.estimates[at] === true }));
  return { name: options.line ?? '', points: points.sort((a, b) => a.at - b.at) };
}

function sayLine(
  { words }: Input,
  { labels }: Periods,
  against: Against | undefined,
  write: (value: number) => string,
): readonly string[] {
  const [first] = against?.points ?? [];
  const last = against?.points.at(-1);
  if (against === undefined || first === undefined || last === undefined) return [];
  const trend = words.trend(write(first.value), labels[first.at] ?? '', write(last.value), labels[last.at] ?? '');
  return [words.sentence(words.named(against.name, trend))];
}
