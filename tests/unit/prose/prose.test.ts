import { describe, expect, it } from 'vitest';
import { plainText, readProse, walk } from '../../../src/prose/prose.ts';
import { scopeOf } from '../../support/report.ts';

const scope = scopeOf('price: { value: 5, unit: USD }', { month: 'May' });
const read = (source: string) =>
  readProse(source, scope, (offset, endOffset) => ({
    file: 'a.md',
    line: 1,
    column: offset + 1,
    endLine: 1,
    endColumn: endOffset + 1,
  }));

describe('readProse', () => {
  it('knows where words and values come from', () => {
    const prose = read('At {{fact "price"}} in **May**');
    const word = prose.expanded.text.indexOf('May');
    expect(prose.placeAt(word, word + 3)).toMatchObject({ column: 26, endColumn: 29 });
    expect(prose.placeAt(3)).toMatchObject({ column: 4 });
  });

  it('never reads a printed value as Markdown', () => {
    const types: string[] = [];
    walk(
      readProse('{{param "x"}} y', scopeOf('', { x: '**no** <b> [1] # :x' }), () => ({ file: '', line: 1, column: 1 })).root,
      (node) => void types.push(node.type),
    );
    expect(types).toEqual(['root', 'paragraph', 'text']);
  });
});

it('walk skips what it is told to', () => {
  const seen: string[] = [];
  walk(read('a **b *c***').root, (node) => {
    seen.push(node.type);
    return node.type === 'strong' ? false : undefined;
  });
  expect(seen).toEqual(['root', 'paragraph', 'text', 'strong']);
});

it('plainText is what a reader sees, without citations', () => {
  const text = plainText(
    read('**Up** {{fact "price"}} [a] in {{ref "chart"}} [x]\n\n{{param "month"}} `code`'),
    new Set(['a']),
    (id) => `Exhibit of ${id}`,
  );
  expect(text.replace(/ +/g, ' ')).toBe('Up $5.00 in Exhibit of chart [x] May code');
});
