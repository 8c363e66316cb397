import type { Nodes, Root, Text } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .use(remarkDirective)
  .freeze();

/** Characters and line starts that Markdown gives a meaning to; text without them needs no parser. */
const PLAIN = /^[^\n*_`[\]<>&|#~:\\!]*$/;
const BLOCK_START = /^\s*(?:[-+>=]|\d+[.)])/;
const LINKED = /www\.|@|https?/i;

/**
 * Markdown to mdast, with positions. GFM tables, directives at the start of lines; raw HTML is text, and so are `:name`
 * directives inside lines, for prose is full of colons.
 */
export function parseMarkdown(text: string): Root {
  const known = parsed.get(text);
  if (known) return known;
  const root = read(text);
  parsedLength += text.length;
  if (parsedLength > MAX_PARSED_LENGTH) {
    parsed.clear();
    parsedLength = text.length;
  }
  parsed.set(text, root);
  return root;
}

/**
 * Trees by their text. Printed values are marks in the text, so the same words with other numbers are the same tree:
 * a report that goes out for many issuers or days is parsed once. Nobody changes a tree.
 */
const parsed = new Map<string, Root>();
let parsedLength = 0;
const MAX_PARSED_LENGTH = 4_000_000;

function read(text: string): Root {
  if (PLAIN.test(text) && !BLOCK_START.test(text) && !LINKED.test(text)) return plain(text);
  const root = processor.parse(text) as Root;
  restoreText(root, text);
  return root;
}

function plain(text: string): Root {
  const trimmed = text.trim();
  if (trimmed === '') return { type: 'root', children: [] };
  const offset = text.indexOf(trimmed);
  const position = {
    start: { line: 1, column: offset + 1, offset },
    end: { line: 1, column: offset + trimmed.length + 1, offset: offset + trimmed.length },
  };
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: trimmed, position }], position }] };
}

/** Puts back as text what prose does not have: directives inside a line and raw HTML. */
function restoreText(node: Nodes, text: string): void {
  if (!('children' in node)) return;
  const children = node.children as Nodes[];
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as Nodes;
    if (child.type === 'textDirective' || child.type === 'html') {
      const from = child.position?.start.offset ?? 0;
      const to = child.position?.end.offset ?? from;
      const restored: Text = {
        type: 'text',
        value: text.slice(from, to),
        ...(child.position ? { position: child.position } : {}),
      };
      const block =
        child.type === 'html' &&
        (node.type === 'root' || node.type === 'containerDirective' || node.type === 'listItem' || node.type === 'blockquote');
      children[i] = block
        ? { type: 'paragraph', children: [restored], ...(child.position ? { position: child.position } : {}) }
        : restored;
    } else {
      restoreText(child, text);
    }
  }
}
