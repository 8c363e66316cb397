import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type * as z from 'zod';
import type { ParameterValue } from '../data/parameters.ts';
import { TearsheetError } from '../shared/errors.ts';

/** Options of the command line, read once. @throws TearsheetError `usage.option` */
export function readOptions<T extends z.ZodType>(schema: T, raw: unknown): z.output<T> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new TearsheetError(
    'usage',
    result.error.issues.map((issue) => ({
      code: 'usage.option',
      message: `--${optionName(issue.path[0]?.toString() ?? '')}: ${issue.code === 'invalid_value' ? `it may be ${issue.values.join(', ')}` : issue.message}.`,
    })),
  );
}

/** `paramFile` as it is typed: `param-file`. */
function optionName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `name=value` pairs. */
export function readParameters(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

const MAX_PARAMETER_FILE = 1024 * 1024;

/**
 * Values of parameters from a YAML or JSON file of names and values.
 * @throws TearsheetError `usage.param-file`
 */
export async function readParameterFile(path: string): Promise<Record<string, ParameterValue>> {
  const name = basename(path);
  const wrong = (why: string, mend: string, cause?: unknown): TearsheetError =>
    new TearsheetError('usage', { code: 'usage.param-file', message: `The parameter file ${name} ${why}.`, mend }, { cause });
  const size = await stat(path).then(
    (entry) => (entry.isFile() ? entry.size : undefined),
    () => undefined,
  );
  if (size === undefined) throw wrong('is not there', 'The path is relative to the folder in which the command runs.');
  if (size > MAX_PARAMETER_FILE) throw wrong('is larger than 1 MB', 'It holds one value for each parameter.');
  let data: unknown;
  try {
    // Days stay words, and nothing refers to anything.
    const text = await readFile(path, 'utf8');
    data = text.trim() === '' ? {} : (load(text, { schema: CORE_SCHEMA }) ?? {});
  } catch (cause) {
    const line = cause instanceof YAMLException ? (cause.mark?.line ?? 0) + 1 : undefined;
    throw wrong(
      `is not valid YAML or JSON${line === undefined ? '' : ` near line ${line}`}`,
      'Write name: value, one a line.',
      cause,
    );
  }
  if (data === null || typeof data !== 'object' || Array.isArray(data))
    throw wrong('holds no names with values', 'Write name: value, one a line.');
  const values: Record<string, ParameterValue> = {};
  for (const [key, value] of Object.entries(data)) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw wrong(
        `gives "${key}" ${value === null ? 'no value' : 'a list or a mapping'}`,
        'A parameter is a text, a number, or true or false.',
      );
    values[key] = value;
  }
  return values;
}
