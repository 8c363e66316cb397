import type * as z from 'zod';
import { TearsheetError } from '../shared/errors.ts';

/** Options of the command line, read once. @throws TearsheetError `usage.option` */
export function readOptions<T extends z.ZodType>(schema: T, raw: unknown): z.output<T> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new TearsheetError(
    'usage',
    result.error.issues.map((issue) => ({
      code: 'usage.option',
      message: `--${issue.path[0]?.toString() ?? ''}: ${issue.code === 'invalid_value' ? `it may be ${issue.values.join(', ')}` : issue.message}.`,
    })),
  );
}

/** `name=value` pairs. */
export function readParameters(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}
