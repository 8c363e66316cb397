import { likelyFormats } from './dates.ts';
import { isMissing, type Looks, looksLike, Unfit, type ValueRules, valueReader } from './values.ts';

/** What keeps a column that looks like numbers or dates a column of text: the first value that is none. */
export interface KeptText {
  readonly like: Like;
  /** From 1. */
  readonly row: number;
  readonly value: string;
  /** What was expected: "a number". */
  readonly expected: string;
  readonly mend: string;
}

type Like = 'number' | 'date' | 'datetime';

/** Values that are looked through to tell what a column is like. */
export const SAMPLE_VALUES = 500;

/** What the values of a column look like that is of that kind. */
export const LOOKS_OF: Readonly<Record<Like, readonly Looks[]>> = {
  number: ['number', 'infinite'],
  date: ['date', 'midnight'],
  datetime: ['date', 'midnight', 'datetime'],
};

/** Digits with marks that a column of numbers does not read: 1,5 and 1,234.50. With a unit behind them (12 %) they are words of the author. */
const WRITTEN_NUMBER = /^[-+−]?(?:\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)$/;
/** Days in other words than year, month and day in digits, and those that no calendar has. */
const WRITTEN_DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[. -]{1,2}[a-z]{3,9}[. -]{1,2}\d{2,4}|[a-z]{3,9}\.? \d{1,2}, \d{4})$/i;
/** 0700 is a code, and so is all that stands with it. */
const CODE = /^0\d+$/;
const YEAR = /^(?:19|20)\d{2}$/;

/**
 * What most values of a column of text are like, and the first that is not; undefined for words, codes, and years with their marks (2026E).
 * @param mixed dates are told only where some are read and others are not, and numbers never: the author wrote text
 */
export function likeness(
  texts: readonly string[],
  rules: ValueRules,
  mixed = false,
): { readonly like: Like; readonly odd: number | undefined } | undefined {
  const looks = texts.map((text) => (isMissing(text, rules) ? undefined : looksLike(text, rules)));
  const present = looks.filter((look) => look !== undefined).length;
  const written = (pattern: (text: string) => boolean): number =>
    texts.filter((text, i) => (looks[i] === 'string' || looks[i] === 'infinite') && pattern(text)).length;
  const plain = (like: Like): number => looks.filter((look) => look !== undefined && LOOKS_OF[like].includes(look)).length;
  const found = (like: Like): ReturnType<typeof likeness> => {
    const odd = looks.findIndex((look) => look !== undefined && !LOOKS_OF[like].includes(look));
    return { like, odd: odd < 0 ? undefined : odd };
  };
  const days = plain('datetime');
  if (days > 0 || !mixed) {
    if (present > 0 && (days + written(isWrittenDate)) * 2 >= present) return found(days > plain('date') ? 'datetime' : 'date');
  }
  if (mixed || present === 0 || texts.some((text) => CODE.test(text))) return undefined;
  const numbers = texts.filter((_, i) => looks[i] === 'number');
  if (numbers.length > 0 && numbers.every((text) => YEAR.test(text))) return undefined;
  const all = numbers.length + written((text) => WRITTEN_NUMBER.test(text) && !isWrittenDate(text));
  return all * 2 >= present ? found('number') : undefined;
}

function isWrittenDate(text: string): boolean {
  return WRITTEN_DATE.test(text) || likelyFormats(text).length > 0;
}

/** What keeps a column text, of its values in their order; undefined when it is no wonder that it is text. */
export function keptText(texts: readonly string[], rules: ValueRules, mixed = false): KeptText | undefined {
  const found = likeness(texts, rules, mixed);
  if (found?.odd === undefined) return undefined;
  return oddValue(found.like, found.odd + 1, texts[found.odd] as string, rules);
}

/** A value that is not what the others of its column are like; undefined for a code. */
export function oddValue(like: Like, row: number, value: string, rules: ValueRules): KeptText | undefined {
  if (CODE.test(value)) return undefined;
  const read = valueReader({ type: like, format: undefined }, rules)(value);
  if (!(read instanceof Unfit)) return undefined;
  const word = /^\P{N}{1,8}$/u.test(value) ? 'Name it under missing, if it stands for a missing value.' : undefined;
  return {
    like,
    row,
    value,
    expected: read.expected,
    mend: [read.mend ?? word, 'A column that is meant as text is declared so: columns: { name: string }.']
      .filter(Boolean)
      .join(' '),
  };
}
