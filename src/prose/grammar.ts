import { didYouMean } from '../shared/nearest.ts';
import type { ProseHelper } from './helper.ts';
import { HELPERS } from './helpers/index.ts';

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

/** Conditions, and one loop over the rows of a dataset; loops never stand in loops, so that no report can multiply itself. */
export const BLOCKS = ['if', 'unless', 'each'] as const;

/** What an expression names by path or as its dataset; whether it exists is known when it is filled. */
export type Named = { readonly offset: number } & (
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'column'; readonly dataset: string; readonly name: string }
  | { readonly kind: 'dataset'; readonly name: string }
);

export interface GrammarNode {
  readonly type?: string;
  readonly path?: GrammarNode & { readonly original?: string };
  readonly params?: readonly GrammarNode[];
  readonly hash?: { readonly pairs?: readonly { readonly key: string; readonly value: GrammarNode }[] };
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
  readonly body?: readonly GrammarNode[];
  readonly program?: GrammarNode & { readonly blockParams?: readonly string[] };
  readonly inverse?: GrammarNode;
  /** Of a path. */
  readonly original?: unknown;
  readonly parts?: readonly string[];
  readonly depth?: number;
  readonly data?: boolean;
  /** Of a literal. */
  readonly value?: unknown;
}

const SAYS =
  'Prose can print {{fact "…"}}, {{ref "…"}}, {{param "…"}}, {{trend "…"}} and their like, ask {{#if …}} and go through {{#each "dataset"}}.';

/**
 * Refuses everything that prose does not have, and gives what it names.
 * @throws ProseError `prose.unknown-name`, `prose.unknown-option`, `prose.wrong-option`, `prose.syntax`
 */
export function checkGrammar(program: GrammarNode, lineStarts: readonly number[]): readonly Named[] {
  const reader = new GrammarReader(lineStarts);
  reader.program(program, undefined);
  return reader.named;
}

class GrammarReader {
  readonly named: Named[] = [];
  readonly #lineStarts: readonly number[];

  constructor(lineStarts: readonly number[]) {
    this.#lineStarts = lineStarts;
  }

  #offset(node: GrammarNode): number {
    return node.loc ? (this.#lineStarts[node.loc.start.line - 1] ?? 0) + node.loc.start.column : 0;
  }

  /** @param loop dataset of the loop around it */
  program(program: GrammarNode, loop: string | undefined): void {
    for (const node of program.body ?? []) {
      const offset = this.#offset(node);
      if (node.type === 'ContentStatement' || node.type === 'CommentStatement') continue;
      if (node.type === 'BlockStatement') this.#block(node, loop, offset);
      else if (node.type === 'MustacheStatement') this.#call(node, 'print', loop, offset);
      else throw new ProseError('prose.unknown-name', 'Prose cannot call templates.', offset);
    }
  }

  #block(node: GrammarNode, loop: string | undefined, offset: number): void {
    const name = String(node.path?.original ?? '');
    if (!(BLOCKS as readonly string[]).includes(name)) throw unknownName(name, [...BLOCKS], offset);
    if (node.params?.length !== 1)
      throw new ProseError(
        'prose.syntax',
        name === 'each'
          ? '"each" takes one dataset: {{#each "dataset"}}.'
          : `"${name}" takes one condition: {{#${name} param.…}}.`,
        offset,
      );
    if ((node.program?.blockParams?.length ?? 0) > 0)
      throw new ProseError('prose.syntax', `"${name}" gives no names of its own.`, offset);
    const [about] = node.params as [GrammarNode];
    if (name !== 'each') {
      this.#options(node, {}, name, loop, offset);
      this.#argument(about, loop, offset);
      for (const inner of [node.program, node.inverse]) if (inner) this.program(inner, loop);
      return;
    }
    if (loop !== undefined) throw new ProseError('prose.syntax', 'A loop cannot stand in a loop.', offset);
    if (about.type !== 'StringLiteral')
      throw new ProseError('prose.unknown-name', '"each" takes the name of a dataset in quotes: {{#each "dataset"}}.', offset);
    const dataset = String(about.value);
    this.named.push({ kind: 'dataset', name: dataset, offset });
    this.#options(node, { limit: EACH_LIMIT }, name, loop, offset);
    if (node.program) this.program(node.program, dataset);
    if (node.inverse) this.program(node.inverse, undefined);
  }

  #call(node: GrammarNode, form: ProseHelper['form'], loop: string | undefined, offset: number): void {
    const name = String(node.path?.original ?? '');
    const helper = HELPERS.get(name);
    const params = node.params ?? [];
    if (helper === undefined || helper.form !== form || node.path?.type !== 'PathExpression') {
      const known = [...HELPERS.values()].filter((each) => each.form === form).map((each) => each.name);
      throw unknownName(name, known, offset);
    }
    const [fewest, most] = helper.takes;
    if (params.length < fewest || params.length > most)
      throw new ProseError('prose.syntax', `"${name}" is written ${helper.usage}.`, offset);
    this.#options(node, helper.options ?? {}, name, loop, offset);
    if (name === 'row') this.#cell(params[0], loop, offset);
    else for (const argument of params) this.#argument(argument, loop, offset, name);
  }

  /** `{{row "column"}}` names a column of the dataset of its loop. */
  #cell(argument: GrammarNode | undefined, loop: string | undefined, offset: number): void {
    if (loop === undefined) throw new ProseError('prose.syntax', '"row" stands inside {{#each "dataset"}} alone.', offset);
    if (argument?.type !== 'StringLiteral')
      throw new ProseError('prose.syntax', '"row" takes the name of a column in quotes: {{row "column"}}.', offset);
    this.named.push({ kind: 'column', dataset: loop, name: String(argument.value), offset });
  }

  #options(
    node: GrammarNode,
    options: NonNullable<ProseHelper['options']>,
    name: string,
    loop: string | undefined,
    offset: number,
  ): void {
    for (const { key, value } of node.hash?.pairs ?? []) {
      const option = Object.hasOwn(options, key) ? options[key] : undefined;
      if (!option)
        throw new ProseError(
          'prose.unknown-option',
          `"${name}" has no option "${key}".${didYouMean(key, Object.keys(options))}`,
          offset,
        );
      this.#argument(value, loop, offset);
      if (value.type !== 'PathExpression' && !option.accepts(value.value)) throw wrongOption(key, value.value, option, offset);
    }
  }

  #argument(value: GrammarNode, loop: string | undefined, offset: number, helper?: string): void {
    if (value.type === 'SubExpression') {
      const nests = helper === undefined || HELPERS.get(helper)?.form === 'test';
      if (!nests) throw new ProseError('prose.unknown-name', 'Expressions cannot stand inside one another.', offset);
      this.#call(value, 'test', loop, this.#offset(value));
      return;
    }
    if (value.type !== 'PathExpression') return;
    const [first, name, ...rest] = value.parts ?? [];
    const isPath = name !== undefined && rest.length === 0 && !value.data && value.depth === 0;
    if (isPath && first === 'param') this.named.push({ kind: 'parameter', name, offset });
    else if (isPath && first === 'row' && loop !== undefined) this.named.push({ kind: 'column', dataset: loop, name, offset });
    else if (first === 'position' && name === undefined && value.depth === 0 && !value.data && loop !== undefined) return;
    else
      throw new ProseError(
        'prose.unknown-name',
        first === 'row' && isPath
          ? 'row.… stands inside {{#each "dataset"}} alone.'
          : `"${String(value.original)}" means nothing in prose. Names stand in quotes; a parameter is param.name, a column of a loop row.name.`,
        offset,
      );
  }
}

const EACH_LIMIT = {
  expected: 'a whole number from 1',
  accepts: (value: unknown) => Number.isInteger(value) && (value as number) >= 1,
};

function unknownName(name: string, known: readonly string[], offset: number): ProseError {
  return new ProseError('prose.unknown-name', `"${name}" means nothing in prose.${didYouMean(name, known)} ${SAYS}`, offset);
}

export function wrongOption(key: string, value: unknown, option: { readonly expected: string }, offset: number): ProseError {
  return new ProseError('prose.wrong-option', `The option "${key}" is "${String(value)}"; it may be ${option.expected}.`, offset);
}
