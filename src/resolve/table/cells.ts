import type { Dataset } from '../../data/dataset.ts';
import type { Fact } from '../../data/fact.ts';
import { formatDate, formatMoment } from '../../locale/dates.ts';
import type { Locale } from '../../locale/locale.ts';
import { formatMissing, type Missing } from '../../locale/numbers.ts';
import type { Prose } from '../../prose/prose.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { didYouMean } from '../../shared/nearest.ts';
import type { TableCell } from '../report.ts';
import type { ColumnPlan } from './columns.ts';
import type { NumberPrinter, RowFormat } from './numbers.ts';
import { factOf, factValue, isBlank, isFactCell, type RawCell } from './raw.ts';

/** What a table needs from its surroundings to become words. */
export interface TableScope {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly locale: Locale;
  /** Reads words of the author; absent for words of data, which stand as they are and mean nothing. */
  readonly prose: ((text: string, row: number, column: string) => Prose) | undefined;
}

const EMPTY: TableCell = { text: '', prose: undefined, value: undefined, fact: undefined, missing: undefined, look: undefined };

export function wordsCell(text: string): TableCell {
  return text === '' ? EMPTY : { ...EMPTY, text };
}

export function missingCell(missing: Missing | undefined, locale: Locale): TableCell {
  return missing === undefined ? EMPTY : { ...EMPTY, text: formatMissing(missing, locale), missing };
}

export function numberCell(value: number, text: string): TableCell {
  return { text, prose: undefined, value, fact: undefined, missing: undefined, look: undefined };
}

/** Words without anything that Markdown, expressions, citations or quotes could mean: most cells of a long table. */
const PLAIN = /^[\p{L}\p{N} .,;()%/’–—€£¥·×°]*$/u;
const BLOCK_START = /^\d+[.)]/;

/** True for words that stand on the page as they are written. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text) && !BLOCK_START.test(text) && !text.includes('www.');
}

/** How people write that there is no number. */
const MISSING_WORDS: Readonly<Record<string, Missing>> = {
  NM: 'NM',
  'n.m.': 'NM',
  NA: 'NA',
  'N/A': 'NA',
  'n/a': 'NA',
  'n.a.': 'NA',
  '–': 'nil',
  '—': 'nil',
  '-': 'nil',
};

/** A cell, closed: a fact printed, a number formatted, words read as prose. */
export function readCell(
  cell: RawCell,
  { column, data, days }: ColumnPlan,
  printer: NumberPrinter,
  row: RowFormat & { readonly missing: Missing | undefined },
  scope: Omit<TableScope, 'prose'> & { readonly prose: ((text: string) => Prose) | undefined },
): TableCell {
  const { locale } = scope;
  const isNumber = column.kind === 'number';
  if (isBlank(cell)) return missingCell(isNumber ? (data.missing ?? row.missing) : undefined, locale);
  if (typeof cell === 'number') {
    if (Number.isNaN(cell)) return missingCell('NA', locale);
    return Number.isFinite(cell) ? numberCell(cell, printer.text(cell, row)) : missingCell('NM', locale);
  }
  if (isFactCell(cell)) {
    const fact = factOf(cell, scope.facts);
    if (fact.missing) return { ...missingCell(fact.missing, locale), fact: fact.id };
    const value = factValue(cell, fact);
    const text = printer.fact(value, fact, cell.part !== 'low' && cell.part !== 'high', row, cell.in);
    return {
      ...EMPTY,
      text: fact.qualifier ? locale.numbers.qualifiers[fact.qualifier].replace('{n}', () => text) : text,
      value,
      fact: fact.id,
    };
  }
  if (typeof cell === 'boolean') return wordsCell(cell ? '✓' : '–');
  const text = String(cell);
  const missing = isNumber ? MISSING_WORDS[text.trim()] : undefined;
  if (missing !== undefined) return missingCell(missing, locale);
  if (days !== undefined && /^\d{4}-\d\d-\d\d/.test(text))
    return wordsCell((days === 'date' ? formatDate : formatMoment)(text, locale.language));
  return scope.prose === undefined || isPlain(text) ? wordsCell(text.trim()) : { ...EMPTY, text, prose: scope.prose(text) };
}

/**
 * The numbers of a small line by key, from another dataset; read once a column.
 * @throws TearsheetError `exhibit.unknown-dataset`, `exhibit.unknown-column`
 */
export function seriesOf(
  { dataset: name, by, value }: { readonly dataset: string; readonly by: string; readonly value: string },
  datasets: ReadonlyMap<string, Dataset>,
): ReadonlyMap<string, readonly number[]> {
  const dataset = datasets.get(name);
  if (!dataset)
    throw new TearsheetError('report', {
      code: 'exhibit.unknown-dataset',
      message: `A sparkline names the dataset "${name}", which is not declared.${didYouMean(name, datasets.keys())}`,
    });
  for (const column of [by, value])
    if (!dataset.columns.includes(column))
      throw new TearsheetError('report', {
        code: 'exhibit.unknown-column',
        message: `The dataset "${name}" has no column "${column}".${didYouMean(column, dataset.columns)}`,
        mend: `Columns: ${dataset.columns.join(', ')}.`,
      });
  const series = new Map<string, number[]>();
  for (const row of dataset.rows) {
    const number = row[value];
    if (typeof number !== 'number' || !Number.isFinite(number)) continue;
    const key = String(row[by]);
    const known = series.get(key);
    if (known) known.push(number);
    else series.set(key, [number]);
  }
  return series;
}

/**
 * The numbers that a cell of a small line holds itself: a list, or words with semicolons. What is missing leaves no gap.
 * @throws TearsheetError `exhibit.sparkline`
 */
export function ownSeries(cell: unknown): readonly number[] {
  const parts: readonly unknown[] = Array.isArray(cell) ? cell : typeof cell === 'string' ? cell.split(/[;\s]+/) : [cell];
  return parts.flatMap((part) => {
    if (part === null || part === undefined || part === '') return [];
    const words = String(part).trim();
    if (Object.hasOwn(MISSING_WORDS, words)) return [];
    const number = Number(part);
    if (Number.isNaN(number) && typeof part !== 'number')
      throw new TearsheetError('report', {
        code: 'exhibit.sparkline',
        message: `A small line is drawn from numbers, and "${words}" is none.`,
        mend: 'Write them as a list or with semicolons: "5; 4; 7". A number that is missing is NA.',
      });
    return Number.isFinite(number) ? [number] : [];
  });
}
