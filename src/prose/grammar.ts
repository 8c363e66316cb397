import { didYouMean } from '../shared/nearest.ts';
import { Handlebars } from '../template/engine.ts';

/** Something wrong in an expression, at an offset of the source. */
export class ProseError extends Error {
  override name = 'ProseError';
  readonly code: string;
  readonly offset: number;
  constructor(code: string, message: string, offset: number) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

export const HELPERS = ['fact', 'ref', 'param'] as const;
/** Conditions and nothing that repeats: a report must not be able to multiply itself. */
export const BLOCKS = ['if', 'unless'] as const;

/** A parameter that a condition or an argument names. */
export interface NamedParameter {
  readonly name: string;
  readonly offset: number;
}

export interface GrammarNode {
  readonly type?: string;
  readonly path?: { readonly original?: string };
  readonly params?: readonly GrammarNode[];
  readonly hash?: { readonly pairs?: readonly { readonly key: string; readonly value: GrammarNode }[] };
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
  readonly body?: readonly GrammarNode[];
  readonly program?: GrammarNode;
  readonly inverse?: GrammarNode;
  /** Of a path. */
  readonly parts?: readonly string[];
  readonly depth?: number;
  readonly data?: boolean;
}

/**
 * Refuses everything that prose does not have, and gives the parameters that it names by path.
 * @throws ProseError `prose.unknown-name`, `prose.unknown-option`, `prose.syntax`
 */
export function checkGrammar(program: GrammarNode, lineStarts: readonly number[]): readonly NamedParameter[] {
  const named: NamedParameter[] = [];
  for (const node of program.body ?? []) {
    const offset = node.loc ? (lineStarts[node.loc.start.line - 1] ?? 0) + node.loc.start.column : 0;
    if (node.type === 'ContentStatement' || node.type === 'CommentStatement') continue;
    if (node.type !== 'MustacheStatement' && node.type !== 'BlockStatement')
      throw new ProseError('prose.unknown-name', 'Prose cannot call templates.', offset);
    const isBlock = node.type === 'BlockStatement';
    const name = String(node.path?.original ?? '');
    const allowed: readonly string[] = isBlock ? BLOCKS : HELPERS;
    if (!allowed.includes(name)) {
      throw new ProseError(
        'prose.unknown-name',
        `"${name}" means nothing in prose.${didYouMean(name, allowed)} Prose can print {{fact "…"}}, {{ref "…"}} and {{param "…"}}, and ask {{#if param.…}}.`,
        offset,
      );
    }
    if (node.params?.length !== 1)
      throw new ProseError(
        'prose.syntax',
        isBlock ? `"${name}" takes one parameter: {{#${name} param.…}}.` : `"${name}" takes one name in quotes: {{${name} "…"}}.`,
        offset,
      );
    const option = name === 'fact' ? undefined : node.hash?.pairs?.[0]?.key;
    if (option !== undefined) throw new ProseError('prose.unknown-option', `"${name}" has no option "${option}".`, offset);
    for (const value of [...node.params, ...(node.hash?.pairs ?? []).map((pair) => pair.value)]) {
      if (value.type === 'SubExpression')
        throw new ProseError('prose.unknown-name', 'Expressions cannot stand inside one another.', offset);
      if (value.type !== 'PathExpression') continue;
      const [first, parameter, ...rest] = value.parts ?? [];
      if (first !== 'param' || parameter === undefined || rest.length > 0 || value.data || value.depth !== 0) {
        throw new ProseError(
          'prose.unknown-name',
          `"${String((value as { original?: string }).original)}" means nothing in prose. Names stand in quotes; a parameter is param.name.`,
          offset,
        );
      }
      named.push({ name: parameter, offset });
    }
    for (const inner of [node.program, node.inverse]) if (inner) named.push(...checkGrammar(inner, lineStarts));
  }
  return named;
}

const REMARK = /\{\{~?!(?:--[\s\S]*?--~?\}\}|(?!--)[\s\S]*?\}\})/y;
const EXPRESSION = /\{\{\{?(?:"[^"]*"|'[^']*'|[^"'{}])*\}\}\}?/y;

/** Offset of the braces that cannot be read in a text that the template engine refuses. */
export function faultOffset(source: string): number {
  const open: { readonly name: string; readonly offset: number }[] = [];
  const readable = (text: string): boolean => {
    try {
      Handlebars.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  let next = 0;
  for (let at = source.indexOf('{{'); at !== -1; at = source.indexOf('{{', next)) {
    next = at + 2;
    if (source[at - 1] === '\\' && source[at - 2] !== '\\') continue;
    REMARK.lastIndex = at;
    const remark = REMARK.exec(source)?.[0];
    if (remark !== undefined) {
      next = at + remark.length;
      continue;
    }
    EXPRESSION.lastIndex = at;
    const text = EXPRESSION.exec(source)?.[0];
    if (text === undefined) return at;
    next = at + text.length;
    const [, mark, name] = /^\{\{~?([#^/]?)\s*([\w-]*)/.exec(text) ?? [];
    if (mark === '/') {
      if (open.pop()?.name !== name) return at;
    } else if ((mark === '#' || mark === '^') && name) {
      if (!readable(`${text}{{/${name}}}`)) return at;
      open.push({ name, offset: at });
    } else if (mark === '^' || name === 'else') {
      if (open.length === 0) return at;
    } else if (!readable(text)) {
      return at;
    }
  }
  return open.at(-1)?.offset ?? 0;
}
