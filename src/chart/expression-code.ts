import { isObject } from './views.ts';

interface Context {
  readonly functions: object;
}

interface Expression {
  readonly code: string;
}

type Channels = Readonly<Record<string, Expression>>;
type Generated = (this: object, ...args: unknown[]) => unknown;

/** Functions by the expression, or the channels of a mark, that they were made of. */
const generated = new WeakMap<object, Generated>();

/**
 * Vega's `expr` option for drawings of the catalogue: the code that Vega makes of their expressions, turned into functions once and not
 * for every drawing. Nothing of a report stands in these specs: what depends on it comes as rows and signals. Specs of a report are
 * run by `expressionRuntime`, which makes no code.
 */
export const codeRuntime = {
  operator: (context: Context, expression: Expression) => bound(context, expression, ['_'], () => expression.code),
  parameter: (context: Context, expression: Expression) => bound(context, expression, ['datum', '_'], () => expression.code),
  event: (context: Context, expression: Expression) => bound(context, expression, ['event'], () => expression.code),
  handler: (context: Context, expression: Expression) =>
    bound(context, expression, ['_', 'event'], () => `var datum=event.item&&event.item.datum;return ${expression.code};`),
  /** Sets the visual properties of an item; tells whether any changed. */
  encode: (context: Context, { marktype, channels }: { readonly marktype: string; readonly channels: Channels }) =>
    bound(context, channels, ['item', '_'], () => encoder(marktype, channels)),
};

/** Functions that ask the machine for its zone, its clock or its screen: code that calls one is left to `expressionRuntime`. */
const OUTWARD =
  /this\.(?:timeFormat|timeParse|timeOffset|timeSequence|screen|containerSize|windowSize)\(|Date\.now|Math\.random|new Date\(|\.get(?!UTC)\w+\(/;

/** Whether a parsed runtime, its expressions with code and tree, reads nothing of the machine. */
export function isClosed(runtime: unknown): boolean {
  if (Array.isArray(runtime)) return runtime.every(isClosed);
  if (!isObject(runtime)) return true;
  if (typeof runtime.code === 'string' && OUTWARD.test(runtime.code)) return false;
  return Object.entries(runtime).every(([key, part]) => key === 'ast' || typeof part !== 'object' || isClosed(part));
}

function bound({ functions }: Context, key: object, args: readonly string[], code: () => string): Generated {
  let found = generated.get(key);
  if (found === undefined) {
    const body = code();
    found = new Function(...args, body.endsWith(';') ? body : `return(${body});`) as Generated;
    generated.set(key, found);
  }
  return found.bind(functions);
}

function encoder(marktype: string, channels: Channels): string {
  const sets = Object.entries(channels).map(([name, { code }]) => {
    const property = `o[${JSON.stringify(name)}]`;
    return `$=${code};if(${property}!==$)${property}=$,m=1;`;
  });
  const swap = marktype === 'group' || marktype === 'image' || marktype === 'rect';
  const spans = marktype === 'rule' ? [] : [spanOf(channels, 'x', 'width', swap), spanOf(channels, 'y', 'height', swap)];
  return `var o=item,datum=o.datum,m=0,$;${sets.join('')}${spans.join('')}return m;`;
}

/** Spans given by two ends or a centre, made start and size. */
function spanOf(channels: Channels, start: 'x' | 'y', size: 'width' | 'height', swap: boolean): string {
  const [from, end, centre, length] = [`o.${start}`, `o.${start}2`, `o.${start}c`, `o.${size}`];
  const turn = swap ? `if(${from}>${end})$=${from},${from}=${end},${end}=$;` : '';
  const both = channels[start] === undefined ? `${from}=${end}-(${length}||0);` : `${turn}${length}=${end}-${from};`;
  const middle = channels[`${start}c`] === undefined ? '' : `${from}=${centre}-(${length}||0)/2;`;
  return `${channels[`${start}2`] === undefined ? '' : both}${middle}`;
}
