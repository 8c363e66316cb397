import type { Quantity } from '../data/change.ts';
import type { ParameterValue } from '../data/parameters.ts';
import type { Cell } from '../data/row.ts';
import type { Origin, Printed, ProseScope } from './expanded.ts';

/** A cell of the row at which a loop stands, with where it comes from. */
export class RowValue {
  readonly dataset: string;
  readonly column: string;
  /** From 0. */
  readonly row: number;
  readonly value: Cell;
  constructor(dataset: string, column: string, row: number, value: Cell) {
    this.dataset = dataset;
    this.column = column;
    this.row = row;
    this.value = value;
  }
}

/** A parameter as an expression names it, so that its words are not taken for words of the text. */
export class ParameterArgument {
  readonly name: string;
  readonly value: ParameterValue;
  constructor(name: string, value: ParameterValue) {
    this.name = name;
    this.value = value;
  }
}

/** A number with what is needed to print it and to lead back to it. */
export interface Measured extends Quantity {
  /** As printed. */
  readonly text: string;
  /** What it is called. */
  readonly label: string;
  /** Names of the facts that came before it. */
  readonly previous: string | undefined;
  readonly yearAgo: string | undefined;
  /** Empty for a number that stands in the text. */
  readonly from: readonly Origin[];
}

type WithoutOffset<T> = T extends unknown ? Omit<T, 'offset'> : never;

/** One call of a helper. */
export interface Call {
  readonly scope: ProseScope;
  /** Position in the loop around it, from 1; undefined outside. */
  readonly position: number | undefined;
  /** Options as written, checked. */
  readonly options: Readonly<Record<string, unknown>>;
  /** A fact by its name, a cell, a parameter or a number. @throws ProseError `prose.unknown-fact`, `prose.not-a-number` */
  measure(argument: unknown): Measured;
  /** The dataset of a name. @throws ProseError `prose.unknown-dataset` */
  dataset(argument: unknown): NonNullable<ReturnType<ProseScope['datasets']['get']>>;
  /** Puts a value into the text, never to be read as Markdown. */
  print(value: WithoutOffset<Printed>): string;
  fail(code: string, message: string): never;
}

/** What an option of a helper may be. */
export interface HelperOption {
  readonly expected: string;
  accepts(value: unknown): boolean;
}

/** Something that prose can say in double braces. */
export interface ProseHelper {
  readonly name: string;
  /** `print` stands in the text, `test` in the condition of a block. */
  readonly form: 'print' | 'test';
  /** Fewest and most arguments. */
  readonly takes: readonly [number, number];
  /** As it is written, for messages and documentation. */
  readonly usage: string;
  readonly options?: Readonly<Record<string, HelperOption>>;
  /** Text for `print`, true or false for `test`. Literals come as they are, cells as `RowValue`; a parameter is its value for `print`, a `ParameterArgument` for `test`. */
  call(args: readonly unknown[], call: Call): string | boolean;
}

/** The value itself, of a cell, a parameter or of anything else. */
export function plainValue(argument: unknown): unknown {
  return argument instanceof RowValue || argument instanceof ParameterArgument ? argument.value : argument;
}

export const oneOf = (...words: readonly string[]): HelperOption => ({
  expected: words.join(', '),
  accepts: (value) => typeof value === 'string' && words.includes(value),
});
export const YES_NO: HelperOption = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };
export const WORDS: HelperOption = { expected: 'words in quotes', accepts: (value) => typeof value === 'string' };
export const COUNT: HelperOption = {
  expected: 'a whole number from 1',
  accepts: (value) => Number.isInteger(value) && (value as number) >= 1,
};
export const DECIMALS: HelperOption = {
  expected: 'a whole number from 0 to 8',
  accepts: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 8,
};
