import type { Evaluate, Scope } from './evaluate.ts';

type Item = Record<string, unknown>;

/** Sets one visual property of an item; tells whether it changed. */
export type Setter = (item: Item, scope: Scope) => boolean;

/**
 * Properties that most items have, each written out: an engine makes a property by a fixed name several times as fast as one by a
 * name in a variable.
 */
const WRITTEN: Readonly<Record<string, (evaluate: Evaluate) => Setter>> = {
  x: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.x === value) return false;
    item.x = value;
    return true;
  },
  y: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.y === value) return false;
    item.y = value;
    return true;
  },
  x2: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.x2 === value) return false;
    item.x2 = value;
    return true;
  },
  y2: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.y2 === value) return false;
    item.y2 = value;
    return true;
  },
  width: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.width === value) return false;
    item.width = value;
    return true;
  },
  height: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.height === value) return false;
    item.height = value;
    return true;
  },
  fill: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.fill === value) return false;
    item.fill = value;
    return true;
  },
  stroke: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.stroke === value) return false;
    item.stroke = value;
    return true;
  },
  strokeWidth: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.strokeWidth === value) return false;
    item.strokeWidth = value;
    return true;
  },
  opacity: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.opacity === value) return false;
    item.opacity = value;
    return true;
  },
  defined: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.defined === value) return false;
    item.defined = value;
    return true;
  },
  text: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.text === value) return false;
    item.text = value;
    return true;
  },
  size: (evaluate) => (item, scope) => {
    const value = evaluate(scope);
    if (item.size === value) return false;
    item.size = value;
    return true;
  },
};

/** How a property gets its value. */
export function setterOf(name: string, evaluate: Evaluate): Setter {
  const written = Object.hasOwn(WRITTEN, name) ? WRITTEN[name] : undefined;
  if (written !== undefined) return written(evaluate);
  return (item, scope) => {
    const value = evaluate(scope);
    if (item[name] === value) return false;
    item[name] = value;
    return true;
  };
}
