import { factText } from '../data/facts.ts';
import { type DateLength, formatDate } from '../locale/dates.ts';
import { formatNumber, SCALE_FACTORS } from '../locale/numbers.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { ProseScope } from './expanded.ts';
import { type Measured, ParameterArgument, RowValue } from './helper.ts';

/** What is to be said of a number that cannot be had. */
export interface NoNumber {
  readonly code: string;
  readonly message: string;
}

const PLAIN = { scale: 'none', decimals: undefined, previous: undefined, yearAgo: undefined } as const;

/** A cell with its column's unit, unscaled; undefined for words and for what is missing. */
export function measureCell(
  cell: RowValue,
  scope: ProseScope,
  style: Readonly<Record<string, unknown>> = {},
): Measured | undefined {
  if (typeof cell.value !== 'number') return undefined;
  const column = scope.datasets.get(cell.dataset)?.schema.find(({ name }) => name === cell.column);
  const unit = typeof style['unit'] === 'string' ? style['unit'] : (column?.unit ?? '');
  const scale = (style['scale'] as Measured['scale'] | undefined) ?? column?.scale ?? 'none';
  const decimals = typeof style['decimals'] === 'number' ? style['decimals'] : undefined;
  const value = cell.value * SCALE_FACTORS[column?.scale ?? 'none'];
  return {
    ...PLAIN,
    value,
    unit,
    scale,
    decimals,
    text: formatNumber(value, { unit, scale, decimals, sign: style['sign'] === true }, scope.locale),
    label: column?.title ?? cell.column,
    from: [{ dataset: cell.dataset, column: cell.column, row: cell.row }],
  };
}

/** The name in a cell that names a fact: `{ fact: price }`. */
function factNamed(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'fact' in value ? String(value.fact) : undefined;
}

/** A cell as the language prints it; a missing one is a dash. */
export function cellText(cell: RowValue, scope: ProseScope, style: Readonly<Record<string, unknown>>): string {
  const { value } = cell;
  if (value === null) return '–';
  const fact = scope.facts.get(factNamed(value) ?? '');
  if (fact) return factText(fact, scope.locale);
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (typeof value === 'number') return measureCell(cell, scope, style)?.text ?? '–';
  const type = scope.datasets.get(cell.dataset)?.schema.find(({ name }) => name === cell.column)?.type;
  const isDate = type === 'date' || type === 'datetime' || style['date'] !== undefined;
  return isDate && /^\d{4}-\d{2}-\d{2}/.test(value)
    ? formatDate(value, scope.locale.language, (style['date'] as DateLength | undefined) ?? 'medium')
    : value;
}

/** The number that an argument means: the name of a fact, a cell, a parameter's value or a number as it stands. */
export function measure(
  argument: unknown,
  scope: ProseScope,
  style: Readonly<Record<string, unknown>> = {},
): Measured | NoNumber {
  if (argument instanceof RowValue) {
    const named = factNamed(argument.value);
    if (named !== undefined) return measure(named, scope, style);
    return (
      measureCell(argument, scope, style) ?? {
        code: 'prose.not-a-number',
        message: `"${argument.column}" holds ${argument.value === null ? 'nothing' : `"${String(argument.value)}"`} in row ${argument.row + 1} of "${argument.dataset}": a number is expected.`,
      }
    );
  }
  if (argument instanceof ParameterArgument) {
    const found = measure(argument.value, scope, style);
    return typeof argument.value === 'number' && !('code' in found)
      ? { ...found, label: argument.name, from: [{ parameter: argument.name }] }
      : found;
  }
  if (typeof argument === 'number')
    return {
      ...PLAIN,
      value: argument,
      unit: '',
      text: formatNumber(argument, { unit: '' }, scope.locale),
      label: String(argument),
      from: [],
    };
  const fact = typeof argument === 'string' ? scope.facts.get(argument) : undefined;
  if (!fact)
    return {
      code: 'prose.unknown-fact',
      message: `There is no fact "${String(argument)}".${didYouMean(String(argument), scope.facts.keys())}`,
    };
  const { value, unit, scale, decimals, label, previous, yearAgo } = fact;
  return {
    value,
    unit,
    scale,
    decimals,
    label,
    previous,
    yearAgo,
    text: factText(fact, scope.locale),
    from: [{ fact: fact.id }],
  };
}
