import { didYouMean } from '../../shared/nearest.ts';
import { OriginError } from '../origin.ts';
import { queryName } from '../sql/bind.ts';
import { judgeCall, refusedEscapes } from './functions.ts';

/** One SELECT with its parameters numbered, ready to be bound. */
export interface Statement {
  readonly text: string;
  /** The report's parameter behind `$1`, `$2`, … */
  readonly names: readonly string[];
  /** Line and column, counted from 1, in the query as written, of a character position (from 1) in `text`. */
  place(position: number): { readonly line: number; readonly column: number };
}

const BLANK = /\s+/y;
const LINE_COMMENT = /--[^\n]*/y;
const DOLLAR_QUOTE = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const PARAMETER = /\$([A-Za-z_]\w*|\d+)/y;
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const NUMBER = /\d[\w.]*/y;
const QUOTED = /'(?:[^']|'')*'/y;
const ESCAPED = /'(?:[^'\\]|\\[\s\S]|'')*'(?:\s*\n\s*'(?:[^'\\]|\\[\s\S]|'')*')*/y;
const IDENTIFIER = /"(?:[^"]|"")*"/y;

/** What a SELECT can begin with; a cursor takes nothing else. */
const BEGINNINGS = new Set(['select', 'with', 'values', 'table']);

/**
 * Reads a query as PostgreSQL's own scanner does, as far as needed to tell a parameter `$name` from what only looks like one: strings,
 * quoted names, dollar quotes and comments are left alone. Parameters go by the names that `queryName` gives them, as in SQL over datasets.
 * @throws OriginError `unknown-parameter`, `postgres-positional-parameter`, `postgres-many-statements`, `postgres-not-a-select`,
 * `postgres-refused`
 */
export function readStatement(query: string, parameters: Iterable<string>): Statement {
  const known = [...parameters];
  const names: string[] = [];
  const edits: { readonly written: number; readonly read: number }[] = [];
  let text = '';
  let copied = 0;
  let end = query.length;
  let first: string | undefined;
  let before: Token | undefined;

  for (const token of tokens(query)) {
    if (token.kind === 'open' && before) readCall(before, query);
    before = token;
    if (first === undefined && token.kind !== 'open') first = token.kind === 'word' ? token.text.toLowerCase() : token.text;
    if (token.kind === 'end') {
      end = token.at;
      const after = [...tokens(query.slice(token.at + 1))].find(({ kind }) => kind !== 'end');
      if (after) throw manyStatements(lineAt(query, token.at + 1 + after.at));
      break;
    }
    if (token.kind !== 'parameter') continue;
    const name = declared(token.text.slice(1), known, lineAt(query, token.at));
    if (!names.includes(name)) names.push(name);
    text += `${query.slice(copied, token.at)}$${names.indexOf(name) + 1}`;
    copied = token.at + token.text.length;
    edits.push({ written: text.length, read: copied });
  }
  if (first === undefined || first === ';' || !BEGINNINGS.has(first)) throw notASelect(first);
  text += query.slice(copied, end);
  return { text, names, place: (position) => placeOf(query, text, edits, position) };
}

interface Token {
  readonly kind: 'word' | 'name' | 'parameter' | 'open' | 'end' | 'other';
  readonly text: string;
  readonly at: number;
}

function* tokens(query: string): Generator<Token> {
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(query)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  while (at < query.length) {
    const start = at;
    const here = query[at];
    if (take(BLANK) !== undefined || take(LINE_COMMENT) !== undefined) continue;
    if (query.startsWith('/*', at)) {
      at = afterComment(query, at);
      continue;
    }
    const quote = take(DOLLAR_QUOTE);
    if (quote !== undefined) {
      const close = query.indexOf(quote, at);
      at = close < 0 ? query.length : close + quote.length;
      yield { kind: 'other', text: quote, at: start };
      continue;
    }
    const parameter = take(PARAMETER);
    if (parameter !== undefined) {
      yield { kind: 'parameter', text: parameter, at: start };
      continue;
    }
    const word = take(WORD);
    if (word !== undefined) {
      // After E, and there only, a backslash escapes.
      if (/^e$/i.test(word) && query[at] === "'" && take(ESCAPED) === undefined) at = query.length;
      yield { kind: 'word', text: word, at: start };
      continue;
    }
    if (here === '"') {
      const name = take(IDENTIFIER);
      if (name === undefined) at = query.length;
      yield { kind: 'name', text: name ?? '', at: start };
      continue;
    }
    if (here === "'") {
      if (take(QUOTED) === undefined) at = query.length;
    } else if (take(NUMBER) === undefined) at++;
    yield { kind: here === ';' ? 'end' : here === '(' ? 'open' : 'other', text: here ?? '', at: start };
  }
}

/** What stands before a bracket may be a function; unquoted, the server knows it in small letters. */
function readCall({ kind, text, at }: Token, query: string): void {
  const line = lineAt(query, at);
  if (kind === 'word') judgeCall(text.toLowerCase(), line);
  else if (kind === 'name') {
    if (/u&$/i.test(query.slice(0, at))) throw refusedEscapes(line);
    judgeCall(text.slice(1, -1).replaceAll('""', '"'), line);
  }
}

/** Comments nest in PostgreSQL. */
function afterComment(query: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 0;
  for (let found = mark.exec(query); found; found = mark.exec(query)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return query.length;
}

function declared(asked: string, known: readonly string[], line: number): string {
  if (/^\d/.test(asked))
    throw new OriginError('postgres-positional-parameter', `The query names its parameters by number: $${asked}.`, {
      mend: 'Name them as the report declares them: $fund.',
      key: 'query',
      line,
    });
  const found = known.find((name) => queryName(name).toLowerCase() === asked.toLowerCase());
  if (found !== undefined) return found;
  const names = known.map(queryName);
  throw new OriginError(
    'unknown-parameter',
    `The query names the parameter $${asked}, which is not declared.${didYouMean(asked, names)}`,
    {
      mend: names.length > 0 ? `Parameters: ${names.map((name) => `$${name}`).join(', ')}.` : 'Declare it under parameters.',
      key: 'query',
      line,
    },
  );
}

function lineAt(query: string, at: number): number {
  return query.slice(0, at).split('\n').length;
}

function manyStatements(line: number): OriginError {
  return new OriginError('postgres-many-statements', 'The query holds several statements.', {
    mend: 'Keep one SELECT; what comes before it can become a WITH.',
    key: 'query',
    line,
  });
}

function notASelect(first: string | undefined): OriginError {
  const begins = first === undefined || first === ';' ? 'is empty' : `begins with ${first.slice(0, 40).toUpperCase()}`;
  return new OriginError('postgres-not-a-select', `The query ${begins}; a dataset reads with one SELECT.`, {
    mend: 'Write a SELECT, WITH … SELECT, VALUES or TABLE.',
    key: 'query',
  });
}

function placeOf(
  query: string,
  text: string,
  edits: readonly { readonly written: number; readonly read: number }[],
  position: number,
): { line: number; column: number } {
  // The server counts characters, a string in JavaScript counts halves of some.
  const written = [...text].slice(0, Math.max(0, position - 1)).join('').length;
  const edit = edits.findLast((each) => each.written <= written);
  const read = Math.min(query.length, edit ? edit.read + written - edit.written : written);
  const before = query.slice(0, read).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}
