import { parseExpression } from 'vega-expression';

/** An interval of values: a plain number has equal ends. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

interface Node {
  readonly type: string;
  readonly operator?: string;
  readonly left?: Node;
  readonly right?: Node;
  readonly argument?: Node;
  readonly name?: string;
  readonly value?: unknown;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
}

/** Why a formula cannot be computed; the caller adds the place. */
export class FormulaError extends Error {
  override name = 'FormulaError';
}

/** A formula over facts, read once: which facts it needs, and how to compute it. */
export interface Formula {
  readonly names: readonly string[];
  compute(lookup: (name: string) => Interval): Interval;
}

const FUNCTIONS: Readonly<Record<string, (...values: Interval[]) => Interval>> = {
  min: (...values) => ({ low: Math.min(...values.map((v) => v.low)), high: Math.min(...values.map((v) => v.high)) }),
  max: (...values) => ({ low: Math.max(...values.map((v) => v.low)), high: Math.max(...values.map((v) => v.high)) }),
  low: (value) => ({ low: value?.low ?? Number.NaN, high: value?.low ?? Number.NaN }),
  high: (value) => ({ low: value?.high ?? Number.NaN, high: value?.high ?? Number.NaN }),
};

/** All products or quotients of the ends, so that a range stays a range whatever the signs. */
function spread(a: Interval, b: Interval, apply: (x: number, y: number) => number): Interval {
  const ends = [apply(a.low, b.low), apply(a.low, b.high), apply(a.high, b.low), apply(a.high, b.high)];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

function evaluate(node: Node, lookup: (name: string) => Interval): Interval {
  switch (node.type) {
    case 'Literal':
      if (typeof node.value !== 'number') throw new FormulaError('only numbers may stand in a formula');
      return { low: node.value, high: node.value };
    case 'Identifier':
      return lookup(node.name ?? '');
    case 'UnaryExpression': {
      const value = evaluate(node.argument as Node, lookup);
      if (node.operator === '-') return { low: -value.high, high: -value.low };
      if (node.operator === '+') return value;
      break;
    }
    case 'BinaryExpression': {
      const a = evaluate(node.left as Node, lookup);
      const b = evaluate(node.right as Node, lookup);
      if (node.operator === '+') return { low: a.low + b.low, high: a.high + b.high };
      if (node.operator === '-') return { low: a.low - b.high, high: a.high - b.low };
      if (node.operator === '*') return spread(a, b, (x, y) => x * y);
      if (node.operator === '/') {
        if (b.low <= 0 && b.high >= 0) throw new FormulaError('it divides by zero');
        return spread(a, b, (x, y) => x / y);
      }
      break;
    }
    case 'CallExpression': {
      const name = node.callee?.name ?? '';
      const apply = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
      if (!apply || !node.arguments?.length)
        throw new FormulaError(`there is no function "${name}"; there are ${Object.keys(FUNCTIONS).join(', ')}`);
      return apply(...node.arguments.map((argument) => evaluate(argument, lookup)));
    }
  }
  throw new FormulaError(
    `"${node.operator ?? node.type}" is not allowed; formulas have + - * / ( ) and ${Object.keys(FUNCTIONS).join(', ')}`,
  );
}

function namesIn(node: Node, into: Set<string>): void {
  if (node.type === 'Identifier' && node.name) into.add(node.name);
  for (const child of [node.left, node.right, node.argument, ...(node.arguments ?? [])]) if (child) namesIn(child, into);
}

/**
 * Reads a formula over fact names. Ranges are carried through as intervals.
 * Nothing is executed: the expression is walked, and it knows no names but facts.
 * @throws FormulaError when it is not an expression
 */
export function readFormula(text: string): Formula {
  let tree: Node;
  try {
    tree = parseExpression(text) as unknown as Node;
  } catch (cause) {
    throw new FormulaError(`it cannot be read: ${(cause as Error).message.replace(/^Error: /, '')}`);
  }
  const names = new Set<string>();
  namesIn(tree, names);
  return { names: [...names], compute: (lookup) => evaluate(tree, lookup) };
}
