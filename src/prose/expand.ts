import type { Fact } from '../data/fact.ts';
import { factText } from '../data/facts.ts';
import type { Parameters } from '../data/parameters.ts';
import type { Locale } from '../locale/locale.ts';
import { SCALE_FACTORS } from '../locale/numbers.ts';
import { didYouMean } from '../shared/nearest.ts';
import { Handlebars, type HelperOptions } from '../template/engine.ts';
import { BLOCKS, checkGrammar, faultOffset, type GrammarNode, HELPERS, type NamedParameter, ProseError } from './grammar.ts';
import { CLOSE, OPEN, PLACE_CLOSE, PLACE_OPEN, withoutMarks } from './marks.ts';

/** A value that prose prints: it stands as one mark in the text until the page is composed. */
export type Printed =
  | { readonly kind: 'fact'; readonly id: string; readonly text: string; readonly offset: number }
  | { readonly kind: 'reference'; readonly exhibit: string; readonly offset: number }
  | { readonly kind: 'text'; readonly text: string; readonly offset: number };

/** Prose after its expressions are filled in. */
export interface Expanded {
  /** Markdown; printed values are marks. */
  readonly text: string;
  readonly printed: readonly Printed[];
  /** Offset in the source of an offset in `text`. */
  sourceOffset(offset: number): number;
}

/** What prose can name. */
export interface ProseScope {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly exhibits: ReadonlySet<string>;
  readonly parameters: Parameters;
  readonly locale: Locale;
}

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

/** What the options of `fact` may be. */
const FACT_OPTIONS: Readonly<Record<string, { readonly expected: string; accepts(value: unknown): boolean }>> = {
  decimals: {
    expected: 'a whole number from 0 to 8',
    accepts: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 8,
  },
  scale: {
    expected: Object.keys(SCALE_FACTORS).join(', '),
    accepts: (value) => typeof value === 'string' && Object.hasOwn(SCALE_FACTORS, value),
  },
  sign: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  part: { expected: 'low or high', accepts: (value) => value === 'low' || value === 'high' },
  bare: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
};

/** What is wrong with the options of one print, if anything. */
function optionMistake(
  options: Readonly<Record<string, unknown>>,
): { readonly code: string; readonly message: string } | undefined {
  for (const [key, value] of Object.entries(options)) {
    const option = Object.hasOwn(FACT_OPTIONS, key) ? FACT_OPTIONS[key] : undefined;
    if (!option)
      return {
        code: 'prose.unknown-option',
        message: `"fact" has no option "${key}".${didYouMean(key, Object.keys(FACT_OPTIONS))}`,
      };
    if (!option.accepts(value))
      return { code: 'prose.wrong-option', message: `The option "${key}" is "${String(value)}"; it may be ${option.expected}.` };
  }
  return undefined;
}

/** A fact's words with the options of one print: other decimals, scale, one end of a range. */
function factPrint(fact: Fact, options: Readonly<Record<string, unknown>>, locale: Locale): string {
  let text = fact.text;
  if (Object.keys(options).some((key) => key !== 'bare')) {
    const end = options['part'] === 'low' ? fact.low : options['part'] === 'high' ? fact.high : undefined;
    const low = end ?? fact.low;
    const high = end ?? fact.high;
    text = factText(
      {
        low,
        high,
        isRange: low !== high,
        unit: fact.unit,
        scale: (typeof options['scale'] === 'string' ? options['scale'] : fact.scale) as Fact['scale'],
        decimals: typeof options['decimals'] === 'number' ? options['decimals'] : fact.decimals,
        sign: typeof options['sign'] === 'boolean' ? options['sign'] : fact.sign,
      },
      locale,
    );
  }
  return fact.qualifier && options['bare'] !== true ? locale.numbers.qualifiers[fact.qualifier].replace('{n}', text) : text;
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

const SIMPLE = /\{\{(fact|ref|param) (?:"([^"\\{}]*)"|'([^'\\{}]*)')((?: +\w+=(?:"[^"\\{}]*"|-?\d+|true|false))*) *\}\}/g;

/**
 * Nearly all prose prints facts and nothing more: that is done here without compiling a template for each text.
 * Undefined when the text holds anything else; the template engine then says what is wrong or does what is asked.
 */
function expandSimple(source: string, scope: ProseScope): Expanded | undefined {
  const matches = [...source.matchAll(SIMPLE)];
  if (source.split('{{').length - 1 !== matches.length || source.includes('\\{{')) return undefined;
  const printed: Printed[] = [];
  const segments: Segment[] = [];
  let text = '';
  let last = 0;
  for (const [index, match] of matches.entries()) {
    const [whole, helper, double, single, hash] = match;
    const id = double ?? single ?? '';
    if (source[match.index + whole.length] === '}' || source[match.index - 1] === '{') return undefined;
    segments.push({ at: text.length, source: last });
    text += source.slice(last, match.index);
    segments.push({ at: text.length, source: match.index });
    const value = printSimple(helper as string, id, hash ?? '', match.index, scope);
    if (!value) return undefined;
    printed.push(value);
    text += `${OPEN}${index}${CLOSE}`;
    last = match.index + whole.length;
  }
  segments.push({ at: text.length, source: last });
  text += source.slice(last);
  return { text, printed, sourceOffset: (offset) => sourceOffsetIn(segments, offset) };
}

/** What a helper prints, or undefined when there is a mistake to be told. */
function printSimple(helper: string, id: string, hash: string, offset: number, scope: ProseScope): Printed | undefined {
  if (helper === 'param')
    return Object.hasOwn(scope.parameters, id) && hash === ''
      ? { kind: 'text', text: String(scope.parameters[id]), offset }
      : undefined;
  if (helper === 'ref') return scope.exhibits.has(id) && hash === '' ? { kind: 'reference', exhibit: id, offset } : undefined;
  const fact = scope.facts.get(id);
  if (!fact) return undefined;
  const options: Record<string, unknown> = {};
  for (const [, key, text, bare] of hash.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)) {
    options[key as string] = text ?? (bare === 'true' ? true : bare === 'false' ? false : Number(bare));
  }
  return optionMistake(options) ? undefined : { kind: 'fact', id, text: factPrint(fact, options, scope.locale), offset };
}

/** Where a piece of expanded text comes from. */
interface Segment {
  readonly at: number;
  readonly source: number;
}

function sourceOffsetIn(segments: readonly Segment[], offset: number): number {
  let found: Segment = { at: 0, source: 0 };
  for (const segment of segments) {
    if (segment.at > offset) break;
    found = segment;
  }
  return found.source + (offset - found.at);
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
