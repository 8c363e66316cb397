import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/prose/markdown.ts';

/** The tree as words: `paragraph("text")`. */
function sketch(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
    return node.type === 'text' ? JSON.stringify(node.value) : `${node.type}${JSON.stringify(node.value)}`;
  const name = 'name' in node && node.name ? `${node.type}:${node.name}` : node.type;
  return 'children' in node ? `${name}(${(node.children as Nodes[]).map(sketch).join(' ')})` : name;
}
const inside = (text: string) => parseMarkdown(text).children.map(sketch).join(' ');
/** The words of a paragraph, neighbours joined. */
const words = (text: string) => inside(text).replaceAll('" "', '');

describe('parseMarkdown', () => {
  it.each([
    ['Plain words, with (brackets) and 50%.', 'paragraph("Plain words, with (brackets) and 50%.")'],
    ['', ''],
    [' \n ', ''],
    ['a **b** *c*', 'paragraph("a " strong("b") " " emphasis("c"))'],
    ['- a\n- b', 'list(listItem(paragraph("a")) listItem(paragraph("b")))'],
    ['# A', 'heading("A")'],
    ['> a', 'blockquote(paragraph("a"))'],
    ['1. a', 'list(listItem(paragraph("a")))'],
    ['---', 'thematicBreak'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'table(tableRow(tableCell("a") tableCell("b")) tableRow(tableCell("1") tableCell("2")))'],
    ['up ~2% now~', 'paragraph("up ~2% now~")'],
    ['::exhibit{#growth}', 'leafDirective:exhibit()'],
    [':::callout\nInside\n:::', 'containerDirective:callout(paragraph("Inside"))'],
    ['`<b>`', 'paragraph(inlineCode"<b>")'],
  ])('reads %j', (text, tree) => expect(inside(text)).toBe(tree));

  it.each([
    'NYSE:BABA rose',
    'a ratio of 8:1',
    'at 10:am today',
    'a :name here',
    'see :x[y]{z=1} now',
    ':start',
    'end :end',
    'time 08:30:15',
    'HKEX:9988 and NYSE:BABA',
  ])('has no directives in a line: %j', (text) => {
    expect(words(text)).toBe(`paragraph(${JSON.stringify(text)})`);
  });

  it.each(['a <b>bold</b> b', '<script>alert(1)</script> x', 'x <!-- remark --> y', 'a <br/> b', '<img src=x onerror=alert(1)>'])(
    'has raw HTML as text: %j',
    (text) => {
      expect(words(text)).toBe(`paragraph(${JSON.stringify(text)})`);
    },
  );

  it.each([
    ['<div>\n<p>x</p>\n</div>', 'paragraph("<div>\\n<p>x</p>\\n</div>")'],
    ['- <div>x</div>', 'list(listItem(paragraph("<div>x</div>")))'],
    ['> <div>x</div>', 'blockquote(paragraph("<div>x</div>"))'],
    [':::callout\n<div>x</div>\n:::', 'containerDirective:callout(paragraph("<div>x</div>"))'],
  ])('has blocks of HTML as paragraphs: %j', (text, tree) => expect(inside(text)).toBe(tree));

  it('keeps the place of what it puts back', () => {
    const root = parseMarkdown('First line\nNYSE:BABA <b>');
    const places: [string, number | undefined][] = [];
    const visit = (node: Nodes): void => {
      if (node.type === 'text') places.push([node.value, node.position?.start.offset]);
      if ('children' in node) for (const child of node.children) visit(child as Nodes);
    };
    visit(root);
    for (const [value, offset] of places)
      expect('First line\nNYSE:BABA <b>'.slice(offset, (offset ?? 0) + value.length)).toBe(value);
  });
});
