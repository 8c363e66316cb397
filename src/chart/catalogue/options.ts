import * as z from 'zod';
import { TearsheetError } from '../../shared/errors.ts';
import { describe, expectation, typeWord } from '../../shared/expected.ts';
import { didYouMean } from '../../shared/nearest.ts';
import type { ChartProblem } from '../figure.ts';
import type { CatalogueChart } from './types.ts';

/**
 * What a report wrote under `chart`, read by the chart's own schema, defaults filled in.
 * @throws TearsheetError `chart.option` for each wrong option, with its path
 */
export function readOptions(chart: CatalogueChart, written: Readonly<Record<string, unknown>>): unknown {
  const result = chart.options.safeParse(written);
  if (result.success) return result.data;
  throw new TearsheetError(
    'report',
    result.error.issues.flatMap((issue) => problemsOf(issue, chart, written)),
  );
}

function problemsOf(issue: z.core.$ZodIssue, chart: CatalogueChart, written: unknown): readonly ChartProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = optionNames(chart, issue.path.length === 0);
    return issue.keys.map((key) => ({
      code: 'chart.option',
      message: `The chart ${chart.name} has no option "${[...issue.path, key].join('.')}".${didYouMean(key, known)}`,
      ...(known.length > 0 ? { mend: `Its options: ${known.join(', ')}.` } : {}),
      path: [...issue.path, key],
    }));
  }
  return [
    {
      code: 'chart.option',
      message: `The option "${issue.path.join('.')}" of the chart ${chart.name} ${wrong(issue, issue.path.reduce(valueUnder, written))}`,
      path: issue.path,
    },
  ];
}

function wrong(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_type' && value === undefined) return `is missing: ${typeWord(issue.expected)} is expected.`;
  if (issue.code === 'invalid_type') return `is ${describe(value)}; ${typeWord(issue.expected)} is expected.`;
  if (issue.code === 'invalid_union')
    return `is ${describe(value)}; expected ${[...new Set(issue.errors.flat().map(expectation))].join(' or ')}.`;
  if (issue.code !== 'invalid_value') return `is wrong: ${issue.message}.`;
  const valid = issue.values.map(String);
  return `is ${describe(value)}; it may be ${valid.join(', ')}.${typeof value === 'string' ? didYouMean(value, valid) : ''}`;
}

function valueUnder(of: unknown, key: PropertyKey): unknown {
  return typeof of === 'object' && of !== null ? (of as Readonly<Record<PropertyKey, unknown>>)[key] : undefined;
}

/** Names of a chart's options at its top level. */
export function optionNames({ options }: CatalogueChart, top = true): readonly string[] {
  return top && options instanceof z.ZodObject ? Object.keys(options.shape) : [];
}
