import * as z from 'zod';
import { catalogue } from '../../chart/catalogue/index.ts';
import type { CatalogueChart, ColumnNeed } from '../../chart/catalogue/types.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { didYouMean } from '../../shared/nearest.ts';
import type { CommandContext } from '../run.ts';

interface Option {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly description?: string;
}

/**
 * `tearsheet charts`: the charts of the catalogue, or one with its columns and options.
 * @throws TearsheetError `usage.unknown-chart`
 */
export function chartsCommand(
  name: string | undefined,
  { json = false }: { readonly json?: boolean },
  context: CommandContext,
): void {
  if (name === undefined) {
    const charts = [...catalogue.values()];
    if (json) context.out(JSON.stringify(charts.map(described), undefined, 2));
    else {
      const width = Math.max(...charts.map((chart) => chart.name.length));
      for (const chart of charts) context.out(`${chart.name.padEnd(width)}  ${chart.summary}`);
    }
    return;
  }
  const chart = catalogue.get(name);
  if (!chart)
    throw new TearsheetError('usage', {
      code: 'usage.unknown-chart',
      message: `The catalogue has no chart "${name}".${didYouMean(name, catalogue.keys())}`,
      mend: 'tearsheet charts lists them.',
    });
  context.out(json ? JSON.stringify(described(chart), undefined, 2) : inWords(chart));
}

function optionsOf({ options }: CatalogueChart): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(options, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' });
  return schema;
}

function described(chart: CatalogueChart): Readonly<Record<string, unknown>> {
  return { name: chart.name, summary: chart.summary, columns: chart.columns, options: optionsOf(chart) };
}

function inWords(chart: CatalogueChart): string {
  const options = Object.entries((optionsOf(chart)['properties'] ?? {}) as Readonly<Record<string, Option>>);
  const needs = new Map(chart.columns.map((need) => [need.option, need]));
  const columns = options.filter(([name]) => needs.has(name));
  const others = options.filter(([name]) => !needs.has(name));
  const width = Math.max(...options.map(([name]) => name.length));
  const line = ([name, option]: (typeof options)[number]): string =>
    `  ${name.padEnd(width)}  ${option.description ?? ''}${detail(option, needs.get(name))}`;
  return [
    `${chart.name}: ${chart.summary}`,
    '',
    'Columns, by the option that names each:',
    ...columns.map(line),
    ...(others.length > 0 ? ['', 'Options:', ...others.map(line)] : []),
    '',
    'In a report:',
    `  chart: ${others.length > 0 ? `{ type: ${chart.name}, … }` : chart.name}`,
  ].join('\n');
}

function detail({ type, enum: values, default: usual }: Option, need: ColumnNeed | undefined): string {
  const parts = [
    need ? (need.kind === 'any' ? undefined : need.kind) : (values?.map(String).join(' | ') ?? [type].flat().join(' or ')),
    need?.of === undefined ? undefined : `of with: { ${need.of}: … }`,
    need?.optional ? 'optional' : undefined,
    usual === undefined || isEmpty(usual) ? undefined : `${need ? 'usually' : 'default'} ${JSON.stringify(usual)}`,
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? '' : ` [${parts.join(', ')}]`;
}

function isEmpty(value: unknown): boolean {
  return value === '' || JSON.stringify(value) === '{}' || JSON.stringify(value) === '[]';
}
