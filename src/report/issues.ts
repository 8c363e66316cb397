import type * as z from 'zod';
import type { Problem } from '../shared/errors.ts';
import { describe, expectation, typeWord } from '../shared/expected.ts';
import { codeFrame } from '../shared/frame.ts';
import { didYouMean, nearest } from '../shared/nearest.ts';
import type { YamlPlaces } from './positions.ts';
import { reportSchema } from './schema/report.ts';

type Issue = z.core.$ZodIssue;
interface SchemaNode {
  readonly def?: {
    readonly type?: string;
    readonly shape?: Record<string, SchemaNode>;
    readonly innerType?: SchemaNode;
    readonly element?: SchemaNode;
    readonly valueType?: SchemaNode;
    readonly options?: readonly SchemaNode[];
    readonly out?: SchemaNode;
    readonly in?: SchemaNode;
  };
}

/** Steps through defaults, optionals and pipes to the schema that holds the shape. */
function unwrap(node: SchemaNode | undefined): SchemaNode | undefined {
  let current = node;
  while (current?.def?.innerType ?? current?.def?.in) current = current?.def?.innerType ?? current?.def?.in;
  return current;
}

/** The keys that would be right at a path, across all members of a union. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let nodes: SchemaNode[] = [reportSchema as unknown as SchemaNode];
  const widen = (list: SchemaNode[]): SchemaNode[] =>
    list.flatMap((node) => {
      const inner = unwrap(node);
      return inner?.def?.options ? widen([...inner.def.options]) : inner ? [inner] : [];
    });
  for (const step of path) {
    nodes = widen(nodes).flatMap((node) => {
      const next = node.def?.shape?.[String(step)] ?? node.def?.element ?? node.def?.valueType;
      return next ? [next] : [];
    });
  }
  return widen(nodes).flatMap((node) => Object.keys(node.def?.shape ?? {}));
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[step] : undefined),
    data,
  );
}

/** The member of a union whose complaints lie deepest: the one the author most likely meant. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]): number =>
    Math.max(...issues.map((issue) => issue.path.length + (issue.code === 'invalid_type' ? 0 : 1)), 0);
  const best = [...branches].sort((a, b) => depth(b) - depth(a))[0];
  return best && depth(best) > 0 ? best : undefined;
}

/** True when a value is none of the words of a branch and near to none: another branch may have been meant. */
function isFarFromWords(branch: readonly Issue[], value: unknown): boolean {
  const [only] = branch;
  return (
    branch.length === 1 &&
    only?.code === 'invalid_value' &&
    only.path.length === 0 &&
    nearest(String(value), only.values.map(String)) === undefined
  );
}

/** Turns what zod says into problems with place, frame, expectation and the nearest valid word; all of them at once. */
export function problemsFromIssues(
  issues: readonly Issue[],
  data: unknown,
  places: YamlPlaces,
  text: string,
  base: readonly PropertyKey[] = [],
): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = [...base, ...issue.path];
    const at = path.length === 0 ? 'the report' : path.join('.');
    const value = valueAt(data, path);
    const make = (code: string, message: string, place = places.value(path), mend?: string): Problem => ({
      code: `report.${code}`,
      message,
      place,
      frame: codeFrame(text, place),
      ...(mend ? { mend } : {}),
    });
    switch (issue.code) {
      case 'unrecognized_keys': {
        const valid = keysAt(path);
        return issue.keys.map((key) =>
          make(
            'unknown-key',
            `"${key}" is not a key of ${at}.${didYouMean(key, valid)}`,
            places.key([...path, key]),
            valid.length > 0 ? `Keys here: ${valid.join(', ')}.` : undefined,
          ),
        );
      }
      case 'invalid_type':
        if (value === undefined) return [make('missing-key', `${at} is missing: ${typeWord(issue.expected)} is expected.`)];
        return [make('wrong-type', `${at} is ${describe(value)}; ${typeWord(issue.expected)} is expected.`)];
      case 'invalid_value': {
        const valid = issue.values.map(String);
        return [
          make(
            'wrong-value',
            `${at} is ${describe(value)}; it may be ${valid.join(', ')}.${typeof value === 'string' ? didYouMean(value, valid) : ''}`,
          ),
        ];
      }
      case 'invalid_union': {
        const branch = bestBranch(issue.errors as readonly (readonly Issue[])[]);
        if (branch && !isFarFromWords(branch, value)) return problemsFromIssues(branch, data, places, text, path);
        const expected = [...new Set(issue.errors.flat().map(expectation))];
        return [make('wrong-type', `${at} is ${describe(value)}; expected ${expected.join(' or ')}.`)];
      }
      case 'invalid_key':
        return [
          make(
            'wrong-format',
            `"${String(path.at(-1))}" cannot be a name in ${path.slice(0, -1).join('.') || 'the report'}; expected ${issue.issues.map((inner) => inner.message).join(' and ')}.`,
            places.key(path),
          ),
        ];
      case 'invalid_element':
        return problemsFromIssues(issue.issues, data, places, text, path);
      case 'invalid_format':
        return [
          make(
            'wrong-format',
            `${at} is ${describe(value)}; expected ${issue.format === 'regex' ? issue.message : `a valid ${issue.format}`}.`,
          ),
        ];
      case 'too_small':
        return [make('too-small', value === '' ? `${at} is empty.` : `${at} is too small: at least ${issue.minimum}.`)];
      case 'too_big':
        return [make('too-big', `${at} is too large: at most ${issue.maximum}.`)];
      default:
        return [make('wrong-value', `${at} is ${describe(value)}; expected ${issue.message}.`)];
    }
  });
}
