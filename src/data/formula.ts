import { parseExpression } from 'vega-expression';
import { FUNCTIONS } from './formula-functions.ts';
import { divide, FormulaError, type Interval, multiply, UnitError } from './interval.ts';
import { BARE, common, product, type Unit, unitName } from './units.ts';

export { FormulaError, type Interval, NotMeaningful, UnitError } from './interval.ts';

export interface FormulaNode {
  readonly type: string;
  readonly operator?: string;
  readonly left?: FormulaNode;
  readonly right?: FormulaNode;
  readonly argument?: FormulaNode;
  readonly name?: string;
  readonly value?: unknown;
  readonly callee?: FormulaNode;
  readonly arguments?: readonly FormulaNode[];
}

/** A formula over facts, read once: which facts it needs, in what it counts, and how to compute it. */
export interface Formula {
  readonly names: readonly string[];
  /** @throws FormulaError when it adds what cannot be added */
  unit(lookup: (name: string) => Unit): Unit;
  /** @throws FormulaError, NotMeaningful */
  compute(lookup: (name: string) => Interval): Interval;
}

/** A comparison of formulas: true when it holds for every value of their ranges. */
export interface Condition {
  readonly names: readonly string[];
  /** @throws FormulaError when it compares what cannot be compared */
  check(lookup: (name: string) => Unit): void;
  holds(lookup: (name: string) => Interval): boolean;
}

function refuse(node: FormulaNode): never {
  const what = node.operator ?? node.type;
  const power = what === '^' || what === '**' ? ' A power is pow(a, 2).' : '';
  throw new FormulaError(
    `"${what}" is not allowed; formulas have + - * / ( ) and ${Object.keys(FUNCTIONS).join(', ')}.${power}`.replace(/\.$/, ''),
  );
}

/** The function that a call names, its number of arguments checked. */
function functionOf(node: FormulaNode) {
  const name = node.callee?.name ?? '';
  if (node.callee?.type !== 'Identifier')
    throw new FormulaError(`only functions are called; there are ${Object.keys(FUNCTIONS).join(', ')}`);
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  const given = node.arguments?.length ?? 0;
  if (!found || given === 0)
    throw new FormulaError(`there is no function "${name}"; there are ${Object.keys(FUNCTIONS).join(', ')}`);
  const [fewest, most] = found.takes;
  if (given < fewest || given > most) throw new FormulaError(`${name} is written ${found.usage}`);
  return found;
}

function evaluate(node: FormulaNode, lookup: (name: string) => Interval): Interval {
  switch (node.type) {
    case 'Literal':
      if (typeof node.value !== 'number') throw new FormulaError('only numbers may stand in a formula');
      return { low: node.value, high: node.value };
    case 'Identifier':
      return lookup(node.name ?? '');
    case 'UnaryExpression': {
      const value = evaluate(node.argument as FormulaNode, lookup);
      if (node.operator === '-') return { low: -value.high, high: -value.low };
      if (node.operator === '+') return value;
      break;
    }
    case 'BinaryExpression': {
      const a = evaluate(node.left as FormulaNode, lookup);
      const b = evaluate(node.right as FormulaNode, lookup);
      if (node.operator === '+') return { low: a.low + b.low, high: a.high + b.high };
      if (node.operator === '-') return { low: a.low - b.high, high: a.high - b.low };
      if (node.operator === '*') return multiply(a, b);
      if (node.operator === '/') return divide(a, b);
      break;
    }
    case 'CallExpression':
      return functionOf(node).apply(...(node.arguments ?? []).map((argument) => evaluate(argument, lookup)));
  }
  return refuse(node);
}

/** Zero fits beside any unit: `max(profit, 0)`. */
function isZero(node: FormulaNode): boolean {
  return node.type === 'Literal' && node.value === 0;
}

/** The unit that all operands share. */
function shared(nodes: readonly FormulaNode[], lookup: (name: string) => Unit, verb: string): Unit {
  let unit: Unit | undefined;
  let first: FormulaNode | undefined;
  for (const node of nodes) {
    const next = unitOf(node, lookup);
    if (isZero(node)) continue;
    const both = unit === undefined ? next : common(unit, next);
    if (!both) throw mixed(verb, first as FormulaNode, unit as Unit, node, next);
    first ??= node;
    unit = both;
  }
  return unit ?? BARE;
}

function mixed(verb: string, a: FormulaNode, unitA: Unit, b: FormulaNode, unitB: Unit): UnitError {
  const currencies = [unitA, unitB].map(({ powers }) => Object.keys(powers).filter((word) => /^[A-Z]{3}$/.test(word)));
  const [x, y] = [currencies[0]?.[0], currencies[1]?.[0]];
  const bare = unitA.kind === 'bare' ? a : unitB.kind === 'bare' ? b : undefined;
  const mend =
    x !== undefined && y !== undefined && x !== y
      ? `Convert one of them: multiply by an exchange rate, a fact whose unit is "${x}/${y}".`
      : bare
        ? bare.type === 'Identifier'
          ? `Say what "${bare.name}" is counted in: give it the unit of the other.`
          : 'Make the number a fact with a unit.'
        : unitA.form !== undefined && unitB.form !== undefined
          ? 'Say what is meant: a multiple less one, (m - 1), is a change like a percentage.'
          : 'Bring both to the same unit first.';
  return new UnitError(`it ${verb} ${textOf(a)} (${unitName(unitA)}) and ${textOf(b)} (${unitName(unitB)})`, mend);
}

function unitOf(node: FormulaNode, lookup: (name: string) => Unit): Unit {
  switch (node.type) {
    case 'Literal':
      return BARE;
    case 'Identifier':
      return lookup(node.name ?? '');
    case 'UnaryExpression':
      return unitOf(node.argument as FormulaNode, lookup);
    case 'BinaryExpression': {
      const sides = [node.left as FormulaNode, node.right as FormulaNode];
      if (node.operator === '+') return shared(sides, lookup, 'adds');
      if (node.operator === '-') return shared(sides, lookup, 'subtracts');
      if (node.operator !== '*' && node.operator !== '/') break;
      const [a, b] = sides.map((side) => unitOf(side, lookup)) as [Unit, Unit];
      return product(a, b, node.operator === '/' ? -1 : 1);
    }
    case 'CallExpression': {
      const called = functionOf(node);
      const given = node.arguments ?? [];
      return called.unit(
        (which, verb) => shared(which === undefined ? given : given.slice(0, which), lookup, verb),
        (index) => unitOf(given[index] as FormulaNode, lookup),
        (index) => literal(given[index]),
      );
    }
  }
  return refuse(node);
}

function literal(node: FormulaNode | undefined): number | undefined {
  if (node?.type === 'UnaryExpression' && node.operator === '-') {
    const value = literal(node.argument);
    return value === undefined ? undefined : -value;
  }
  if (node?.type === 'BinaryExpression' && node.operator === '/') {
    const [a, b] = [literal(node.left), literal(node.right)];
    return a === undefined || b === undefined ? undefined : a / b;
  }
  return node?.type === 'Literal' && typeof node.value === 'number' ? node.value : undefined;
}

/** An operand as it is written, for messages. */
function textOf(node: FormulaNode): string {
  return node.type === 'Identifier' ? `"${node.name}"` : plain(node);
}

function plain(node: FormulaNode): string {
  switch (node.type) {
    case 'Literal':
      return String(node.value);
    case 'Identifier':
      return node.name ?? '';
    case 'UnaryExpression':
      return `${node.operator}${plain(node.argument as FormulaNode)}`;
    case 'BinaryExpression':
      return `(${plain(node.left as FormulaNode)} ${node.operator} ${plain(node.right as FormulaNode)})`;
    case 'CallExpression':
      return `${node.callee?.name}(${(node.arguments ?? []).map(plain).join(', ')})`;
  }
  return '…';
}

function namesIn(node: FormulaNode, into: Set<string>): void {
  if (node.type === 'Identifier' && node.name) into.add(node.name);
  for (const child of [node.left, node.right, node.argument, ...(node.arguments ?? [])]) if (child) namesIn(child, into);
}

function read(text: string): { readonly tree: FormulaNode; readonly names: readonly string[] } {
  let tree: FormulaNode;
  try {
    tree = parseExpression(text) as unknown as FormulaNode;
  } catch (cause) {
    throw new FormulaError(`it cannot be read: ${(cause as Error).message.replace(/^Error: /, '')}`);
  }
  const names = new Set<string>();
  namesIn(tree, names);
  return { tree, names: [...names] };
}

/**
 * Reads a formula over fact names. Ranges are carried through as intervals.
 * Nothing is executed: the expression is walked, and it knows no names but facts.
 * @throws FormulaError when it is not an expression
 */
export function readFormula(text: string): Formula {
  const { tree, names } = read(text);
  return { names, unit: (lookup) => unitOf(tree, lookup), compute: (lookup) => evaluate(tree, lookup) };
}

const COMPARE: Readonly<Record<string, (a: Interval, b: Interval) => boolean>> = {
  '>': (a, b) => a.low > b.high,
  '>=': (a, b) => a.low >= b.high,
  '<': (a, b) => a.high < b.low,
  '<=': (a, b) => a.high <= b.low,
};

/**
 * Reads a condition over fact names: formulas compared by > >= < <=, joined by && and ||.
 * @throws FormulaError when it is none
 */
export function readCondition(text: string): Condition {
  const { tree, names } = read(text);
  const walk = <T>(
    node: FormulaNode,
    compare: (a: FormulaNode, b: FormulaNode, operator: string) => T,
    join: (and: boolean, a: () => T, b: () => T) => T,
  ): T => {
    const [left, right] = [node.left as FormulaNode, node.right as FormulaNode];
    if (node.type === 'LogicalExpression' && (node.operator === '&&' || node.operator === '||'))
      return join(
        node.operator === '&&',
        () => walk(left, compare, join),
        () => walk(right, compare, join),
      );
    if (node.type === 'BinaryExpression' && Object.hasOwn(COMPARE, node.operator ?? ''))
      return compare(left, right, node.operator as string);
    throw new FormulaError('a condition compares two formulas: eps > 0');
  };
  // A condition of another shape is refused before anything is known of the facts.
  walk<void>(
    tree,
    () => {},
    (_, a, b) => {
      a();
      b();
    },
  );
  return {
    names,
    check: (lookup) =>
      walk<void>(
        tree,
        // A number that stands in a condition is in the unit of what it is compared with.
        (a, b) => void shared(literal(a) === undefined && literal(b) === undefined ? [a, b] : [], lookup, 'compares'),
        (_, a, b) => {
          a();
          b();
        },
      ),
    holds: (lookup) =>
      walk<boolean>(
        tree,
        (a, b, operator) => (COMPARE[operator] as (typeof COMPARE)[string])(evaluate(a, lookup), evaluate(b, lookup)),
        (and, a, b) => (and ? a() && b() : a() || b()),
      ),
  };
}
