import type { DatasetData } from '../report/schema/report.ts';
import type { ColumnType, DatasetColumn } from './dataset.ts';
import { type KeptText, keptText, SAMPLE_VALUES } from './kept-text.ts';
import type { OriginRows } from './origin.ts';
import type { Cell, Row } from './row.ts';
import { isMissing, type Looks, looksLike, typeOf, Unfit, type ValueReader, type ValueRules, valueReader } from './values.ts';

/** A column as the report declares it, short and long form alike. */
export interface DeclaredColumn {
  readonly type: ColumnType;
  readonly unit?: string | undefined;
  readonly scale?: DatasetColumn['scale'];
  readonly nullable: boolean;
  readonly title?: string | undefined;
  readonly format?: string | undefined;
}

export function declaredColumns(data: DatasetData): ReadonlyMap<string, DeclaredColumn> {
  return new Map(
    Object.entries(data.columns ?? {}).map(([name, column]) => [
      name,
      typeof column === 'string' ? { type: column, nullable: true } : column,
    ]),
  );
}

/** A value that does not fit, or is missing where it must not be. */
export interface Mistake {
  readonly code: string;
  readonly column: string;
  /** From 1. */
  readonly row: number;
  readonly value: unknown;
  readonly expected: string;
  readonly mend: string | undefined;
  /** Rows after this one with a mistake in the same column. */
  readonly more: number;
}

export interface Typed {
  readonly schema: readonly DatasetColumn[];
  readonly rows: readonly Row[];
  readonly mistakes: readonly Mistake[];
}

/** The schema of a column: as declared, else of the type that was found. */
export function columnOf(
  name: string,
  declared: DeclaredColumn | undefined,
  found: ColumnType,
  kept?: KeptText | undefined,
): DatasetColumn {
  return {
    name,
    type: declared?.type ?? found,
    unit: declared?.unit,
    scale: declared?.scale,
    nullable: declared?.nullable ?? true,
    title: declared?.title,
    ...(kept ? { keptText: kept } : {}),
  };
}

/** Reads the values of one column; keeps the first mistake and counts the others. */
export class ColumnReader {
  readonly #name: string;
  readonly #read: ValueReader;
  readonly #nullable: boolean;
  #mistake: Mistake | undefined;
  #mistakes = 0;

  /** @throws Unfit `unknown-format` */
  constructor(column: DatasetColumn, format: string | undefined, rules: ValueRules) {
    this.#name = column.name;
    this.#read = valueReader({ type: column.type, format }, rules);
    this.#nullable = column.nullable;
  }

  read(value: unknown, row: number): Cell {
    const cell = this.#read(value);
    if (cell instanceof Unfit) this.#add(cell, value, row);
    else if (cell === null && !this.#nullable) this.#add(new Unfit('missing-value', 'a value'), value, row);
    else return cell;
    return null;
  }

  #add({ code, expected, mend }: Unfit, value: unknown, row: number): void {
    this.#mistakes++;
    this.#mistake ??= { code, column: this.#name, row, value, expected, mend, more: 0 };
  }

  get mistake(): Mistake | undefined {
    return this.#mistake && { ...this.#mistake, more: this.#mistakes - 1 };
  }
}

/**
 * Applies the rules for values to rows as they were read: each column gets its type, declared or found, and each value becomes a cell.
 * Inline rows (`isInline`) keep what the author wrote unless a type is declared; `{ fact: id }` stays for later.
 * @throws Unfit `unknown-format`
 */
export function typeRows(
  { columns, rows, types, isText = false }: OriginRows,
  declared: ReadonlyMap<string, DeclaredColumn>,
  rules: ValueRules,
  isInline = false,
): Typed {
  const schema: DatasetColumn[] = [];
  const mistakes: Mistake[] = [];
  const out: Record<string, Cell>[] = rows.map(() => Object.create(null));
  for (const name of columns) {
    const known = declared.get(name);
    // A column may be named like something that every object has.
    const values = rows.map((row) => (Object.hasOwn(row, name) ? row[name] : undefined));
    const type = known?.type ?? types?.[name];
    const found: ColumnType | Mistake =
      type ?? (isText ? foundInText(values, rules) : foundInValues(name, values, rules, isInline));
    if (typeof found !== 'string') {
      mistakes.push(found);
      schema.push(columnOf(name, known, 'string'));
      continue;
    }
    const kept = type === undefined && found === 'string' ? whyText(values, rules, isText) : undefined;
    const column = columnOf(name, known, found, kept);
    schema.push(column);
    if (isInline && !known) {
      const rounded = values.findIndex(isRounded);
      if (rounded >= 0) mistakes.push(roundedMistake(name, rounded, values[rounded]));
      for (const [i, value] of values.entries()) (out[i] as Record<string, Cell>)[name] = asWritten(value);
      continue;
    }
    // Digits that a database wrote have a point, whatever the mark of text files.
    const isWritten = !isText && types?.[name] === 'number' && rules.decimal !== '.';
    const reader = new ColumnReader(column, known?.format, isWritten ? { ...rules, decimal: '.' } : rules);
    for (const [i, value] of values.entries()) {
      const isFact = isInline && typeof value === 'object' && value !== null;
      (out[i] as Record<string, unknown>)[name] = isFact ? value : reader.read(value, i + 1);
    }
    if (reader.mistake) mistakes.push(reader.mistake);
  }
  return { schema, rows: out, mistakes };
}

/** A whole number past 2^53 with more digits than a double keeps: what was written is no longer known. */
function isRounded(value: unknown): boolean {
  return (
    Number.isInteger(value) &&
    !Number.isSafeInteger(value) &&
    String(value)
      .replace(/^-|e.*$|\./g, '')
      .replace(/0+$/, '').length > 15
  );
}

function roundedMistake(column: string, index: number, value: unknown): Mistake {
  const { code, expected } = new Unfit('inexact', 'a number up to 2^53');
  return { code, column, row: index + 1, value, expected, mend: 'Put it in quotation marks if it is a name or a code.', more: 0 };
}

function asWritten(value: unknown): Cell {
  if (value === undefined || value === '') return null;
  return (value === 0 ? 0 : value) as Cell;
}

/** The type of a column of a text file. Words for missing values count as such unless they make the column text. */
function foundInText(values: readonly unknown[], rules: ValueRules): ColumnType {
  const looks = new Set<Looks>();
  for (const value of values) {
    const text = String(value ?? '').trim();
    if (isMissing(text, rules)) continue;
    looks.add(looksLike(text, rules));
    if (looks.has('string') || looks.has('inexact')) return 'string';
  }
  return typeOf(looks) ?? 'string';
}

/** What keeps a column text. It is looked for among the first values, and as far as all of them are of one kind. */
function whyText(values: readonly unknown[], rules: ValueRules, isText: boolean): KeptText | undefined {
  const texts: string[] = [];
  for (const value of values) {
    if (typeof value !== 'string' && value !== null && value !== undefined) return undefined;
    const text = (value ?? '').trim();
    texts.push(text);
    if (texts.length >= SAMPLE_VALUES && looksLike(text, rules) === 'string' && !isMissing(text, rules)) break;
  }
  return keptText(texts, rules, !isText);
}

/** The type of a column whose values have types of their own. Text that is a date in every row makes dates. */
function foundInValues(name: string, values: readonly unknown[], rules: ValueRules, isInline: boolean): ColumnType | Mistake {
  const kinds = new Map<string, number>();
  const looks = new Set<Looks>();
  for (const [i, value] of values.entries()) {
    if (value === null || value === undefined || value === '') continue;
    const kind = typeof value === 'bigint' ? 'number' : typeof value;
    if (kind === 'string') {
      if (isMissing((value as string).trim(), rules)) continue;
      looks.add(looksLike((value as string).trim(), rules));
    }
    if (!kinds.has(kind)) kinds.set(kind, i);
  }
  if (isInline) kinds.delete('object');
  if (kinds.has('object'))
    return {
      code: 'nested',
      column: name,
      row: (kinds.get('object') as number) + 1,
      value: values[kinds.get('object') as number],
      expected: 'a single value',
      mend: 'Say with at where the rows are, or flatten the column before.',
      more: 0,
    };
  if (kinds.size > 1 && !isInline) {
    const row = Math.max(...kinds.values());
    const first = [...kinds.keys()][0];
    return {
      code: 'type-clash',
      column: name,
      row: row + 1,
      value: values[row],
      expected: first === 'number' ? 'a number' : first === 'boolean' ? 'true or false' : 'text',
      mend: 'Declare the type of the column.',
      more: 0,
    };
  }
  if (kinds.size !== 1) return 'string';
  if (kinds.has('number')) return 'number';
  if (kinds.has('boolean')) return 'boolean';
  const type = typeOf(looks);
  return type === 'date' || type === 'datetime' ? type : 'string';
}
