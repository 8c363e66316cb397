/** One piece of markup: an opening or closing tag with its attributes, or words. */
export type Token =
  | { readonly kind: 'open'; readonly tag: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly tag: string }
  | { readonly kind: 'text'; readonly text: string };

/** Elements that our pages are made of; anything else came from somewhere it should not have. */
export const OUR_ELEMENTS: ReadonlySet<string> = new Set(
  `a article aside b blockquote br code dd div dl dt em h1 h2 h3 h4 header hr img li nav ol p pre s section span strong sup table tbody td th thead tr ul
   svg g path text rect circle line defs clippath lineargradient stop title desc tspan`.split(/\s+/),
);
const OUR_ATTRIBUTES =
  /^(?:aria-[a-z]+|class|id|href|src|alt|scope|colspan|start|style|role|lang|data-page-of|data-fill|xmlns(?::xlink)?|viewbox|width|height|fill(?:-[a-z]+)?|stroke(?:-[a-z]+)?|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|dx|dy|transform|opacity|font-[a-z]+|text-anchor|dominant-baseline|clip-path|offset|points|preserveaspectratio|letter-spacing)$/;
const EMPTY = new Set(['br', 'hr', 'img']);

const ENTITY = /^&(?:amp|lt|gt|quot|nbsp|#39|#x27|#x60|#x3D|#\d+|#x[0-9a-f]+);/i;
const TAG = /^<(\/)?([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*\s*=\s*"[^"<>]*")*)\s*(\/)?>/;

/** Reads markup as strictly as a page of ours is written. @throws at the first place that is not. */
export function tokens(markup: string): Token[] {
  const out: Token[] = [];
  const open: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') out.push({ kind: 'text', text: unescaped(text) });
    text = '';
  };
  for (let at = 0; at < markup.length; ) {
    const sign = markup[at] as string;
    if (sign === '&' && !ENTITY.test(markup.slice(at, at + 12))) throw new Error(`bare & at: ${markup.slice(at, at + 60)}`);
    if (sign !== '<') {
      text += sign;
      at++;
      continue;
    }
    const match = TAG.exec(markup.slice(at, at + 200_000));
    if (!match) throw new Error(`bare < at: ${markup.slice(at, at + 60)}`);
    flush();
    const [whole, closing, name, written = '', selfClosed] = match;
    const tag = (name as string).toLowerCase();
    if (closing) {
      const expected = open.pop();
      if (expected !== tag)
        throw new Error(`</${tag}> where </${expected}> is due: ${markup.slice(Math.max(0, at - 80), at + 20)}`);
      out.push({ kind: 'close', tag });
    } else {
      const attributes = new Map(
        [...written.matchAll(/([a-zA-Z][a-zA-Z0-9:-]*)\s*=\s*"([^"]*)"/g)].map(([, key, value]) => [
          (key as string).toLowerCase(),
          unescaped(value as string),
        ]),
      );
      out.push({ kind: 'open', tag, attributes });
      if (!selfClosed && !EMPTY.has(tag)) open.push(tag);
    }
    at += whole.length;
  }
  flush();
  if (open.length > 0) throw new Error(`never closed: ${open.join(' ')}`);
  return out;
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : decimal
        ? String.fromCodePoint(Number(decimal))
        : (named[name ?? ''] ?? whole),
  );
}

/** Everything in markup that no page of ours has: foreign elements, handlers, addresses that run or reach out. */
export function foreignParts(markup: string): string[] {
  return tokens(markup).flatMap((token) => {
    if (token.kind !== 'open') return [];
    const found = OUR_ELEMENTS.has(token.tag) ? [] : [`<${token.tag}>`];
    for (const [name, value] of token.attributes) {
      if (!OUR_ATTRIBUTES.test(name)) found.push(`${token.tag}[${name}]`);
      if (name === 'href' && !/^(?:#|https?:|mailto:)/.test(value)) found.push(`href=${value}`);
      if (name === 'src' && !/^data:image\//.test(value)) found.push(`src=${value.slice(0, 40)}`);
      if (
        name === 'style' &&
        !/^(?:(?:width|background|font-variant|letter-spacing|word-spacing|--(?:hang|from|share)):[\w\s.,%()#/-]+;?)+$/.test(
          value,
        )
      )
        found.push(`style=${value}`);
    }
    return found;
  });
}

/** The words of markup as a reader sees them. */
export function wordsOf(markup: string): string {
  return tokens(markup)
    .map((token) =>
      token.kind === 'text'
        ? token.text
        : token.kind === 'open' && /^(?:p|li|div|h\d|td|th|dt|dd|br)$/.test(token.tag)
          ? ' '
          : '',
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

const BLOCK = /^(?:p|h[1-4]|li|td|th|dt|dd|div|ul|ol|section|article|header|aside|nav|blockquote|pre|tr|table|br)$/;

/** A block of words, and whether it stands in the flow of the text or beside it. */
export interface Block {
  readonly words: string;
  readonly flow: boolean;
}

/** The words of each block in the order of the markup. Numbers of citations and pages part a block in two. */
export function blocksOf(markup: string): Block[] {
  const parted = markup
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(
      /<sup class="cite">[\s\S]*?<\/sup>|<span (?:class="leader"|data-page-of="[^"]*")>\d*<\/span>|<span class="mark"[^>]*>.<\/span>/g,
      '<br>',
    );
  const blocks: Block[] = [];
  const path: string[] = [];
  let words = '';
  const flush = (): void => {
    const text = words.replace(/\s+/g, ' ').trim();
    const last = path.filter((tag) => BLOCK.test(tag)).at(-1) ?? '';
    if (text !== '')
      blocks.push({
        words: text,
        flow:
          path.includes('body') &&
          !path.some((tag) => /^(?:aside|nav|table|dl|div|li)$/.test(tag)) &&
          /^(?:p|h[1-4])$/.test(last),
      });
    words = '';
  };
  for (const token of tokens(parted)) {
    if (token.kind === 'text') words += token.text;
    else if (BLOCK.test(token.tag)) flush();
    if (token.kind === 'open' && !EMPTY.has(token.tag))
      path.push(token.tag === 'div' && token.attributes.get('class') === 'body' ? 'body' : token.tag);
    else if (token.kind === 'close') path.pop();
  }
  return blocks;
}
