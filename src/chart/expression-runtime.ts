import { type Setter, setterOf } from './encode.ts';
import { evaluator } from './evaluate.ts';
import type { Json } from './views.ts';

interface Context {
  readonly functions: never;
}

interface Expression {
  readonly ast: unknown;
}

type Signals = Record<string, unknown>;
type Item = Record<string, unknown> & { readonly datum: unknown };

const encoders = new WeakMap<object, Encoder>();

/** Vega's `expr` option: runs the syntax trees of a runtime parsed with `ast`, without generating code. */
export const expressionRuntime = {
  operator({ functions }: Context, { ast }: Expression) {
    const evaluate = evaluator(ast);
    return (signals: Signals) => evaluate({ functions, signals, datum: undefined });
  },
  parameter({ functions }: Context, { ast }: Expression) {
    const evaluate = evaluator(ast);
    return (datum: unknown, signals: Signals) => evaluate({ functions, signals, datum });
  },
  event({ functions }: Context, { ast }: Expression) {
    const evaluate = evaluator(ast);
    return (event: unknown) => evaluate({ functions, signals: undefined, datum: undefined, event });
  },
  handler({ functions }: Context, { ast }: Expression) {
    const evaluate = evaluator(ast);
    return (signals: Signals, event: { item?: Item }) => evaluate({ functions, signals, datum: event.item?.datum, event });
  },
  /** Sets the visual properties of an item; tells whether any changed. */
  encode({ functions }: Context, { marktype, channels }: { marktype: string; channels: Record<string, Expression> }) {
    const { setters, spans } = encoderOf(marktype, channels);
    return (item: Item, signals: Signals) => {
      const scope = { functions, signals, datum: item.datum, item };
      let changed = 0;
      for (let at = 0; at < setters.length; at++) if ((setters[at] as Setter)(item, scope)) changed = 1;
      for (let at = 0; at < spans.length; at++) (spans[at] as (item: Json) => void)(item);
      return changed;
    };
  },
};

/** How a mark's items get their visual properties; the same for every drawing. */
interface Encoder {
  readonly setters: readonly Setter[];
  /** Spans given by two ends or a centre, made start and size: what Vega's generated encoders do. */
  readonly spans: readonly ((item: Json) => void)[];
}

function encoderOf(marktype: string, channels: Record<string, Expression>): Encoder {
  let encoder = encoders.get(channels);
  if (encoder === undefined) {
    const swap = marktype === 'group' || marktype === 'image' || marktype === 'rect';
    encoder = {
      setters: Object.entries(channels).map(([name, { ast }]) => setterOf(name, evaluator(ast))),
      spans: marktype === 'rule' ? [] : [...spansOf(channels, 'x', 'width', swap), ...spansOf(channels, 'y', 'height', swap)],
    };
    encoders.set(channels, encoder);
  }
  return encoder;
}

function spansOf(channels: Json, start: 'x' | 'y', size: 'width' | 'height', swap: boolean): Encoder['spans'] {
  const [end, centre] = [`${start}2`, `${start}c`];
  const spans: ((item: Json) => void)[] = [];
  if (channels[end] && channels[start]) {
    spans.push((item) => {
      if (swap && (item[start] as number) > (item[end] as number)) [item[start], item[end]] = [item[end], item[start]];
      item[size] = (item[end] as number) - (item[start] as number);
    });
  } else if (channels[end]) {
    spans.push((item) => {
      item[start] = (item[end] as number) - ((item[size] as number) || 0);
    });
  }
  if (channels[centre]) {
    spans.push((item) => {
      item[start] = (item[centre] as number) - ((item[size] as number) || 0) / 2;
    });
  }
  return spans;
}
