import type { Parameters } from '../data/parameters.ts';
import type { Row } from '../data/row.ts';
import { didYouMean } from '../shared/nearest.ts';
import { Handlebars, type HelperOptions } from '../template/engine.ts';
import { expandSimple } from './expand-simple.ts';
import { type Expanded, type Printed, type ProseScope, type Segment, sourceOffsetIn } from './expanded.ts';
import { faultOffset } from './fault-offset.ts';
import { BLOCKS, checkGrammar, type GrammarNode, type Named, ProseError, wrongOption } from './grammar.ts';
import { type Call, ParameterArgument, type ProseHelper, plainValue, RowValue } from './helper.ts';
import { truth } from './helpers/conditions.ts';
import { HELPERS } from './helpers/index.ts';
import { CLOSE, OPEN, PLACE_CLOSE, PLACE_OPEN, withoutMarks } from './marks.ts';
import { measure } from './measure.ts';

type Program = hbs.AST.Program;
interface Compiled {
  readonly run: (context: object, options: object) => string;
  readonly named: readonly Named[];
}
const compiled = new Map<string, Compiled>();
const MAX_COMPILED = 5_000;
/** Turns of all loops of one text: a page has no room for more. */
const MOST_TURNS = 2_000;

export { ProseError };

/** State of the expansion under way; helpers are synchronous, so one is enough. */
interface Expansion {
  readonly scope: ProseScope;
  readonly printed: Printed[];
  readonly lineStarts: readonly number[];
  turns: number;
  /** Of the loop under way. */
  loop: { readonly dataset: string; readonly row: number; readonly cells: Row } | undefined;
}
let current: Expansion | undefined;

function offsetOf(options: HelperOptions): number {
  const start = options.loc?.start;
  return start && current ? (current.lineStarts[start.line - 1] ?? 0) + start.column : 0;
}

/** What a helper may do, for one call of it. */
function callOf(options: HelperOptions, helper: ProseHelper): Call {
  const { scope, printed, loop } = current as Expansion;
  const offset = offsetOf(options);
  const given: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(options.hash as Readonly<Record<string, unknown>>)) {
    const option = helper.options?.[key];
    given[key] = plainValue(value);
    if (option && !option.accepts(given[key])) throw wrongOption(key, given[key], option, offset);
  }
  const fail = (code: string, message: string): never => {
    throw new ProseError(code, message, offset);
  };
  return {
    scope,
    position: loop && loop.row + 1,
    options: given,
    fail,
    measure(argument) {
      const found = measure(argument, scope, given);
      return 'code' in found ? fail(found.code, found.message) : found;
    },
    dataset(name) {
      return scope.datasets.get(String(name)) ?? fail(...unknownDataset(String(name), scope));
    },
    print(value) {
      printed.push({ ...value, offset });
      return `${OPEN}${printed.length - 1}${CLOSE}`;
    },
  };
}

function unknownDataset(name: string, { datasets }: ProseScope): [string, string] {
  return ['prose.unknown-dataset', `There is no dataset "${name}".${didYouMean(name, datasets.keys())}`];
}

const environment = Handlebars.create();
for (const name of ['log', 'lookup', 'with', 'each', 'if', 'unless']) environment.unregisterHelper(name);
for (const helper of HELPERS.values()) {
  environment.registerHelper(helper.name, (...all: unknown[]) => {
    const options = all.pop() as HelperOptions;
    const args = helper.name === 'row' ? all.map(cellNamed) : helper.form === 'print' ? all.map(withoutParameter) : all;
    return helper.call(args, callOf(options, helper));
  });
}
environment.registerHelper('if', function (this: unknown, condition: unknown, options: HelperOptions) {
  return truth(condition) ? options.fn(this) : options.inverse(this);
});
environment.registerHelper('unless', function (this: unknown, condition: unknown, options: HelperOptions) {
  return truth(condition) ? options.inverse(this) : options.fn(this);
});
environment.registerHelper('each', function (this: object, name: unknown, options: HelperOptions) {
  const state = current as Expansion;
  const dataset = state.scope.datasets.get(String(name));
  const limit = plainValue(options.hash['limit']);
  const rows = typeof limit === 'number' ? dataset?.rows.slice(0, limit) : dataset?.rows;
  if (!dataset || !rows || rows.length === 0) return options.inverse(this);
  state.turns += rows.length;
  if (state.turns > MOST_TURNS)
    throw new ProseError(
      'prose.too-many-turns',
      `The loops of this text go through ${state.turns.toLocaleString('en')} rows; prose has room for ${MOST_TURNS.toLocaleString('en')}. Give the loop a limit, or show a table.`,
      offsetOf(options),
    );
  let out = '';
  for (const [row, cells] of rows.entries()) {
    state.loop = { dataset: dataset.name, row, cells };
    out += options.fn({ ...this, position: row + 1, row: rowContext(dataset.name, row, cells) });
  }
  state.loop = undefined;
  return out;
});

function withoutParameter(argument: unknown): unknown {
  return argument instanceof ParameterArgument ? argument.value : argument;
}

function parameterContext(parameters: Parameters): object {
  const context: Record<string, ParameterArgument> = Object.create(null);
  for (const [name, value] of Object.entries(parameters)) context[name] = new ParameterArgument(name, value);
  return context;
}

function rowContext(dataset: string, row: number, cells: Row): object {
  const context: Record<string, RowValue> = Object.create(null);
  for (const [column, value] of Object.entries(cells)) context[column] = new RowValue(dataset, column, row, value);
  return context;
}

/** The cell that `{{row "name"}}` names. */
function cellNamed(column: unknown): unknown {
  const { loop } = current as Expansion;
  const name = String(column);
  return loop && Object.hasOwn(loop.cells, name) ? new RowValue(loop.dataset, name, loop.row, loop.cells[name] ?? null) : column;
}

function unknownParameter(name: string, parameters: Parameters, offset: number): ProseError {
  return new ProseError(
    'prose.unknown-parameter',
    `There is no parameter "${name}".${didYouMean(name, Object.keys(parameters))}`,
    offset,
  );
}

/** Refuses what the text names and the report does not have. */
function checkNames(named: readonly Named[], scope: ProseScope): void {
  for (const each of named) {
    if (each.kind === 'parameter') {
      if (!Object.hasOwn(scope.parameters, each.name)) throw unknownParameter(each.name, scope.parameters, each.offset);
      continue;
    }
    const name = each.kind === 'dataset' ? each.name : each.dataset;
    const dataset = scope.datasets.get(name);
    if (!dataset) throw new ProseError(...unknownDataset(name, scope), each.offset);
    if (each.kind === 'column' && !dataset.columns.includes(each.name))
      throw new ProseError(
        'prose.unknown-column',
        `The dataset "${name}" has no column "${each.name}".${didYouMean(each.name, dataset.columns)}`,
        each.offset,
      );
  }
}

/** Puts a place mark before every piece of literal text, so that positions survive the expansion. */
function markPlaces(program: Program, lineStarts: readonly number[]): void {
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement') {
      const content = statement as hbs.AST.ContentStatement;
      const start = (lineStarts[content.loc.start.line - 1] ?? 0) + content.loc.start.column;
      // White-space control may have cut the beginning off.
      const original = String(content.original);
      const cut = original.length - original.trimStart().length - (content.value.length - content.value.trimStart().length);
      content.value = `${PLACE_OPEN}${start + Math.max(0, cut)}${PLACE_CLOSE}${content.value}`;
    } else if (statement.type === 'BlockStatement') {
      const block = statement as hbs.AST.BlockStatement;
      if (block.program) markPlaces(block.program, lineStarts);
      if (block.inverse) markPlaces(block.inverse, lineStarts);
    }
  }
}

function starts(text: string): number[] {
  const out = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) out.push(i + 1);
  return out;
}

const KNOWN = Object.fromEntries([...BLOCKS, ...HELPERS.keys()].map((name) => [name, true])) as Record<string, boolean>;

function compile(source: string, lineStarts: readonly number[]): Compiled {
  const found = compiled.get(source);
  if (found) return found;
  let program: Program;
  try {
    program = environment.parse(source);
  } catch {
    throw new ProseError(
      'prose.syntax',
      'An expression in double braces cannot be read. To print braces, write \\{{.',
      faultOffset(source),
    );
  }
  const named = checkGrammar(program as unknown as GrammarNode, lineStarts);
  markPlaces(program, lineStarts);
  const run = environment.compile(program, {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: KNOWN,
  }) as Compiled['run'];
  if (compiled.size >= MAX_COMPILED) compiled.delete(compiled.keys().next().value as string);
  const made = { run, named };
  compiled.set(source, made);
  return made;
}

/**
 * Fills the expressions of one piece of prose.
 * @throws ProseError `prose.syntax`, `prose.unknown-*` for a name, fact, exhibit, parameter, dataset, column or option,
 * `prose.wrong-option`, `prose.not-a-number`, `prose.no-previous`, `prose.units-differ`, `prose.too-many-turns`
 */
export function expand(source: string, scope: ProseScope): Expanded {
  const clean = withoutMarks(source);
  if (!clean.includes('{{')) return { text: clean, printed: [], sourceOffset: (offset) => offset };
  const simple = expandSimple(clean, scope);
  if (simple) return simple;
  const lineStarts = starts(clean);
  const { run, named } = compile(clean, lineStarts);
  checkNames(named, scope);
  current = { scope, printed: [], lineStarts, turns: 0, loop: undefined };
  try {
    const raw = run(
      { param: parameterContext(scope.parameters) },
      { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false },
    );
    return withoutPlaceMarks(raw, current.printed);
  } finally {
    current = undefined;
  }
}

/** Takes the place marks out of the text and keeps what they said. */
function withoutPlaceMarks(raw: string, printed: readonly Printed[]): Expanded {
  const segments: Segment[] = [];
  const parts: string[] = [];
  let length = 0;
  let last = 0;
  const add = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  const mark = /\uE002(\d+)\uE003|\uE000(\d+)\uE001/g;
  for (let match = mark.exec(raw); match; match = mark.exec(raw)) {
    add(raw.slice(last, match.index));
    if (match[1] !== undefined) {
      segments.push({ at: length, source: Number(match[1]) });
    } else {
      segments.push({ at: length, source: printed[Number(match[2])]?.offset ?? 0 });
      add(match[0]);
    }
    last = match.index + match[0].length;
  }
  add(raw.slice(last));
  return {
    text: parts.join(''),
    printed,
    sourceOffset: (offset) => sourceOffsetIn(segments, offset),
  };
}
