import type * as z from 'zod';

/** A value as a message names it. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return value.length > 40 ? 'a text' : `"${value}"`;
  return String(value);
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  tuple: 'a pair [low, high]',
  null: 'nothing',
};
/** A type of the schema library in words. */
export const typeWord = (type: string): string => TYPE_WORDS[type] ?? type;

/** What a value should have been, in a few words. */
export function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return typeWord(issue.expected);
  return issue.code === 'invalid_value' ? issue.values.join(', ') : issue.message;
}
