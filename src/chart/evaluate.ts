import { DATE_AND_MATH } from './expression-functions.ts';
import type { Json } from './views.ts';

/** What an expression may read while it runs. */
export interface Scope {
  /** Vega's functions, bound to the chart that is drawn. */
  readonly functions: Functions;
  readonly signals: Record<string, unknown> | undefined;
  readonly datum: unknown;
  readonly event?: unknown;
  readonly item?: unknown;
}

export type Evaluate = (scope: Scope) => unknown;
type Functions = Readonly<Record<string, (this: unknown, ...args: unknown[]) => unknown>>;
type Node = Json & { readonly type: string };

const UNREACHABLE = new Set(['__proto__', 'constructor', 'prototype', 'caller', 'callee', 'arguments']);
const CONSTANTS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  E: Math.E,
  LN2: Math.LN2,
  LN10: Math.LN10,
  LOG2E: Math.LOG2E,
  LOG10E: Math.LOG10E,
  PI: Math.PI,
  SQRT1_2: Math.SQRT1_2,
  SQRT2: Math.SQRT2,
  MIN_VALUE: Number.MIN_VALUE,
  MAX_VALUE: Number.MAX_VALUE,
};

const ready = new WeakMap<object, Evaluate>();

/**
 * Turns a syntax tree of Vega's expression language into a function, once: no text of a spec ever becomes code, and a drawing
 * repeated costs what generated code would. A function is never a value, so none can be reached that is not called by name.
 */
export function evaluator(tree: unknown): Evaluate {
  const node = tree as Node;
  let evaluate = ready.get(node);
  if (evaluate === undefined) {
    evaluate = build(node);
    ready.set(node, evaluate);
  }
  return evaluate;
}

const BUILDERS: Readonly<Record<string, (node: Node) => Evaluate>> = {
  Literal: literal,
  Identifier: identifier,
  MemberExpression: member,
  CallExpression: call,
  ArrayExpression: (node) => {
    const parts = list(node.elements);
    return (scope) => parts.map((part) => part(scope));
  },
  BinaryExpression: binary,
  LogicalExpression: (node) => {
    const [left, right] = [evaluator(node.left), evaluator(node.right)];
    return node.operator === '&&' ? (scope) => left(scope) && right(scope) : (scope) => left(scope) || right(scope);
  },
  UnaryExpression: unary,
  ConditionalExpression: (node) => choice([node.test, node.consequent, node.alternate].map(evaluator)),
  ObjectExpression: object,
};

function build(node: Node): Evaluate {
  const builder = Object.hasOwn(BUILDERS, node.type) ? BUILDERS[node.type] : undefined;
  if (builder === undefined) throw new Error(`Unsupported expression: ${node.type}`);
  return builder(node);
}

function list(nodes: unknown): readonly Evaluate[] {
  return (nodes as readonly unknown[]).map(evaluator);
}

function literal(node: Node): Evaluate {
  const regex = node.regex as { pattern: string; flags: string } | undefined;
  // A global pattern remembers where it stopped; every use starts anew.
  if (regex !== undefined) return () => new RegExp(regex.pattern, regex.flags);
  return () => node.value;
}

function identifier(node: Node): Evaluate {
  const name = String(node.name);
  if (name === 'datum') return (scope) => scope.datum;
  if (name === 'event') return (scope) => scope.event;
  if (name === 'item') return (scope) => scope.item;
  if (Object.hasOwn(CONSTANTS, name)) return () => CONSTANTS[name];
  const signal = `$${name}`;
  return (scope) => scope.signals?.[signal];
}

function member(node: Node): Evaluate {
  const object = evaluator(node.object);
  const key = node.property as Node;
  if (node.computed === true && key.type !== 'Literal') {
    const named = evaluator(key);
    return (scope) => property(object(scope), named(scope));
  }
  const name = String(node.computed === true ? key.value : key.name);
  if (UNREACHABLE.has(name)) return () => undefined;
  if ((node.object as Node).type === 'Identifier' && (node.object as Node).name === 'datum') {
    return ({ datum }) => {
      const value = (datum as Record<string, unknown>)[name];
      return typeof value === 'function' ? undefined : value;
    };
  }
  return (scope) => {
    const value = (object(scope) as Record<string, unknown>)[name];
    return typeof value === 'function' ? undefined : value;
  };
}

function property(object: unknown, key: unknown): unknown {
  const name = typeof key === 'symbol' ? '' : String(key);
  if (UNREACHABLE.has(name)) return undefined;
  const value = (object as Record<string, unknown>)[name];
  return typeof value === 'function' ? undefined : value;
}

function call(node: Node): Evaluate {
  // Vega marks its own fast paths with an underscore; the plain function means the same.
  const name = String((node.callee as Node).name).replace(/^_/, '');
  const args = list(node.arguments);
  if (name === 'if') return choice(args);
  const own = Object.hasOwn(DATE_AND_MATH, name) ? DATE_AND_MATH[name] : undefined;
  const [first, second, third] = args;
  if (own !== undefined && args.length === 1 && first !== undefined) return (scope) => own(first(scope));
  if (own !== undefined) return (scope) => own(...args.map((arg) => arg(scope)));
  if (name === 'scale' && args.length === 2 && first && second)
    return (scope) => scope.functions.scale?.call(scope.functions, first(scope), second(scope));
  if (args.length === 2 && first && second)
    return (scope) => scope.functions[name]?.call(scope.functions, first(scope), second(scope));
  if (args.length === 3 && first && second && third) {
    return (scope) => scope.functions[name]?.call(scope.functions, first(scope), second(scope), third(scope));
  }
  return (scope) =>
    scope.functions[name]?.apply(
      scope.functions,
      args.map((arg) => arg(scope)),
    );
}

function choice([test, yes, no]: readonly Evaluate[]): Evaluate {
  return (scope) => (test?.(scope) ? yes?.(scope) : no?.(scope));
}

function unary(node: Node): Evaluate {
  const of = evaluator(node.argument);
  if (node.operator === '!') return (scope) => !of(scope);
  if (node.operator === '-') return (scope) => -(of(scope) as number);
  if (node.operator === '+') return (scope) => Number(of(scope));
  return (scope) => ~(of(scope) as number);
}

type Operator = (a: never, b: never) => unknown;

const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a % b,
  '<': (a: number, b: number) => a < b,
  '>': (a: number, b: number) => a > b,
  '<=': (a: number, b: number) => a <= b,
  '>=': (a: number, b: number) => a >= b,
  // biome-ignore lint/suspicious/noDoubleEquals: the operator of the language that is interpreted.
  '==': (a: number, b: number) => a == b,
  // biome-ignore lint/suspicious/noDoubleEquals: the operator of the language that is interpreted.
  '!=': (a: number, b: number) => a != b,
  '===': (a: number, b: number) => a === b,
  '!==': (a: number, b: number) => a !== b,
  '&': (a: number, b: number) => a & b,
  '|': (a: number, b: number) => a | b,
  '^': (a: number, b: number) => a ^ b,
  '<<': (a: number, b: number) => a << b,
  '>>': (a: number, b: number) => a >> b,
  '>>>': (a: number, b: number) => a >>> b,
};

function binary(node: Node): Evaluate {
  const [left, right] = [evaluator(node.left), evaluator(node.right)];
  // The commonest are written out: a call through a variable costs more than what it computes.
  if (node.operator === '+') return (scope) => (left(scope) as number) + (right(scope) as number);
  if (node.operator === '-') return (scope) => (left(scope) as number) - (right(scope) as number);
  if (node.operator === '*') return (scope) => (left(scope) as number) * (right(scope) as number);
  if (node.operator === '===') return (scope) => left(scope) === right(scope);
  if (node.operator === '!==') return (scope) => left(scope) !== right(scope);
  if (node.operator === '<') return (scope) => (left(scope) as number) < (right(scope) as number);
  if (node.operator === '>') return (scope) => (left(scope) as number) > (right(scope) as number);
  const apply = OPERATORS[String(node.operator)];
  if (apply === undefined) throw new Error(`Unsupported operator: ${String(node.operator)}`);
  return (scope) => apply(left(scope) as never, right(scope) as never);
}

function object(node: Node): Evaluate {
  const parts = (node.properties as readonly Node[]).map((part) => {
    const key = part.key as Node;
    return [String(key.type === 'Literal' ? key.value : key.name), evaluator(part.value)] as const;
  });
  if (parts.some(([key]) => UNREACHABLE.has(key))) throw new Error('An object in an expression has a forbidden key.');
  return (scope) => Object.fromEntries(parts.map(([key, part]) => [key, part(scope)]));
}
