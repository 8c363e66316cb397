import type { Parameters } from '../data/parameters.ts';
import { didYouMean } from '../shared/nearest.ts';
import { Handlebars, type HelperOptions } from '../template/engine.ts';
import { expandSimple } from './expand-simple.ts';
import { type Expanded, type Printed, type ProseScope, type Segment, sourceOffsetIn } from './expanded.ts';
import { BLOCKS, checkGrammar, faultOffset, type GrammarNode, HELPERS, type NamedParameter, ProseError } from './grammar.ts';
import { CLOSE, OPEN, PLACE_CLOSE, PLACE_OPEN, withoutMarks } from './marks.ts';
import { factPrint, optionMistake } from './print-fact.ts';

type Program = hbs.AST.Program;
interface Compiled {
  readonly run: (context: object, options: object) => string;
  readonly named: readonly NamedParameter[];
}
const compiled = new Map<string, Compiled>();
const MAX_COMPILED = 5_000;

export { ProseError };

/** State of the expansion under way; helpers are synchronous, so one is enough. */
interface Expansion {
  readonly scope: ProseScope;
  readonly printed: Printed[];
  readonly lineStarts: readonly number[];
}
let current: Expansion | undefined;

function offsetOf(options: HelperOptions): number {
  const start = options.loc?.start;
  return start && current ? (current.lineStarts[start.line - 1] ?? 0) + start.column : 0;
}

function print(value: Printed): string {
  const list = (current as Expansion).printed;
  list.push(value);
  return `${OPEN}${list.length - 1}${CLOSE}`;
}

const environment = Handlebars.create();
for (const name of ['log', 'lookup', 'with', 'each']) environment.unregisterHelper(name);
environment.registerHelper('fact', (id: unknown, options: HelperOptions) => {
  const offset = offsetOf(options);
  const { scope } = current as Expansion;
  const fact = typeof id === 'string' ? scope.facts.get(id) : undefined;
  if (!fact)
    throw new ProseError(
      'prose.unknown-fact',
      `There is no fact "${String(id)}".${didYouMean(String(id), scope.facts.keys())}`,
      offset,
    );
  const hash = options.hash as Readonly<Record<string, unknown>>;
  const mistake = optionMistake(hash);
  if (mistake) throw new ProseError(mistake.code, mistake.message, offset);
  return print({ kind: 'fact', id: fact.id, text: factPrint(fact, hash, scope.locale), offset });
});
environment.registerHelper('ref', (id: unknown, options: HelperOptions) => {
  const offset = offsetOf(options);
  const { exhibits } = (current as Expansion).scope;
  if (typeof id !== 'string' || !exhibits.has(id))
    throw new ProseError(
      'prose.unknown-exhibit',
      `There is no exhibit "${String(id)}".${didYouMean(String(id), exhibits)}`,
      offset,
    );
  return print({ kind: 'reference', exhibit: id, offset });
});
environment.registerHelper('param', (name: unknown, options: HelperOptions) => {
  const offset = offsetOf(options);
  const { parameters } = (current as Expansion).scope;
  if (typeof name !== 'string' || !Object.hasOwn(parameters, name)) throw unknownParameter(String(name), parameters, offset);
  return print({ kind: 'text', text: String(parameters[name]), offset });
});

function unknownParameter(name: string, parameters: Parameters, offset: number): ProseError {
  return new ProseError(
    'prose.unknown-parameter',
    `There is no parameter "${name}".${didYouMean(name, Object.keys(parameters))}`,
    offset,
  );
}

/** Puts a place mark before every piece of literal text, so that positions survive the expansion. */
function markPlaces(program: Program, lineStarts: readonly number[]): void {
  const body: hbs.AST.Statement[] = [];
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
    body.push(statement);
  }
  program.body = body;
}

function starts(text: string): number[] {
  const out = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) out.push(i + 1);
  return out;
}

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
    knownHelpers: Object.fromEntries([...BLOCKS, ...HELPERS].map((name) => [name, true])) as Record<string, boolean>,
  }) as Compiled['run'];
  if (compiled.size >= MAX_COMPILED) compiled.delete(compiled.keys().next().value as string);
  const made = { run, named };
  compiled.set(source, made);
  return made;
}

/**
 * Fills the expressions of one piece of prose.
 * @throws ProseError `prose.syntax`, `prose.unknown-name`, `prose.unknown-fact`, `prose.unknown-exhibit`, `prose.unknown-parameter`, `prose.unknown-option`, `prose.wrong-option`
 */
export function expand(source: string, scope: ProseScope): Expanded {
  const clean = withoutMarks(source);
  if (!clean.includes('{{')) return { text: clean, printed: [], sourceOffset: (offset) => offset };
  const simple = expandSimple(clean, scope);
  if (simple) return simple;
  const lineStarts = starts(clean);
  const { run, named } = compile(clean, lineStarts);
  for (const { name, offset } of named) {
    if (!Object.hasOwn(scope.parameters, name)) throw unknownParameter(name, scope.parameters, offset);
  }
  current = { scope, printed: [], lineStarts };
  try {
    const raw = run({ param: scope.parameters }, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false });
    return withoutPlaceMarks(raw, current.printed);
  } finally {
    current = undefined;
  }
}

/** Takes the place marks out of the text and keeps what they said. */
function withoutPlaceMarks(raw: string, printed: readonly Printed[]): Expanded {
  const segments: Segment[] = [];
  let text = '';
  let last = 0;
  const mark = /\uE002(\d+)\uE003|\uE000(\d+)\uE001/g;
  for (let match = mark.exec(raw); match; match = mark.exec(raw)) {
    text += raw.slice(last, match.index);
    if (match[1] !== undefined) {
      segments.push({ at: text.length, source: Number(match[1]) });
    } else {
      segments.push({ at: text.length, source: printed[Number(match[2])]?.offset ?? 0 });
      text += match[0];
    }
    last = match.index + match[0].length;
  }
  text += raw.slice(last);
  return {
    text,
    printed,
    sourceOffset: (offset) => sourceOffsetIn(segments, offset),
  };
}
