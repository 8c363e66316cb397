import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { expand, ProseError } from '../../src/prose/expand.ts';
import { splitInline } from '../../src/prose/inline.ts';
import { parseMarkdown } from '../../src/prose/markdown.ts';
import { datasetOf } from '../support/dataset.ts';
import { scopeOf } from '../support/report.ts';

const scope = scopeOf(
  'price: { value: 166.97, unit: USD }\nspan: { value: [1.5e9, 2.25e9], unit: EUR, scale: bn, qualifier: about }',
  { month: 'May 2026', flag: false },
  [
    datasetOf(
      'movers',
      [
        { name: '**A** {{fact "price"}}', close: 2 },
        { name: '|', close: -1 },
      ],
      { close: { unit: 'USD' } },
    ),
  ],
);

const words = fc.oneof(
  fc.constantFrom(
    ' ',
    '\n',
    '\n\n',
    'word',
    'more words ',
    '**',
    '[1]',
    '{',
    '}',
    '}}',
    '"',
    "'",
    '|',
    '::',
    '\uE000',
    '\uE0010',
    '<b>',
    '港口',
    '😀',
    '\r\n',
    '- ',
    ' \\ ',
    '=',
    '~',
  ),
  fc.string({ maxLength: 6 }).map((text) => text.replaceAll('{{', '{ {')),
);
const simple = fc.constantFrom(
  '{{fact "price"}}',
  "{{fact 'price'}}",
  '{{fact "span" bare=true}}',
  '{{fact "price" decimals=0 sign=true}}',
  '{{fact "span" part="low"  scale="mn"}}',
  '{{ref "chart"}}',
  '{{param "month"}}',
  '{{param "month" }}',
);
const plainProse = fc
  .array(fc.oneof({ weight: 2, arbitrary: words }, { weight: 1, arbitrary: simple }), { maxLength: 14 })
  .map((parts) => {
    let text = '';
    // A brace or a backslash before an expression is another expression.
    for (const part of parts)
      text +=
        part.startsWith('{{') && /[{\\]$/.test(text)
          ? ` ${part}`
          : part.startsWith('{') && text.endsWith('{')
            ? ` ${part}`
            : part.startsWith('}') && text.endsWith('}}')
              ? ` ${part}`
              : part;
    return text;
  });
const wild = fc
  .array(
    fc.oneof(
      words,
      simple,
      fc.constantFrom(
        '{{',
        '{{{',
        '}}}',
        '\\{{',
        '\\\\',
        '{{#if param.month}}',
        '{{#if param.flag}}',
        '{{#unless param.flag}}',
        '{{else}}',
        '{{/if}}',
        '{{/unless}}',
        '{{^}}',
        '{{!',
        '--}}',
        '{{!-- ',
        '{{fact',
        '{{> x}}',
        '{{fact "no"}}',
        '{{this}}',
        '{{#if',
        '{{#each "movers"}}',
        '{{#each "movers" limit=1}}',
        '{{/each}}',
        '{{row "name"}}',
        '{{trend row.close "price"}}',
        '{{#if (above row.close 1)}}',
        '{{#if (rose "price" 3)}}',
        '{{list "movers" "name"}}',
        '{{delta "price" 4}}',
        '{{ordinal position}}',
        '~}}',
        '{{~',
      ),
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''));

describe('prose without conditions', () => {
  it('is the same by the quick way and by the template engine', () => {
    fc.assert(
      fc.property(plainProse, (source) => {
        const quick = expand(source, scope);
        // A remark at the end calls the engine and prints nothing.
        const engine = expand(`${source}x{{! x }}`, scope);
        expect(engine.text).toBe(`${quick.text}x`);
        expect(engine.printed).toEqual(quick.printed);
        for (let offset = 0; offset < quick.text.length; offset++)
          expect(engine.sourceOffset(offset), `at ${offset}`).toBe(quick.sourceOffset(offset));
      }),
      { numRuns: 1_000, seed: 41 },
    );
  });

  it('keeps every other character, and knows where it came from', () => {
    fc.assert(
      fc.property(plainProse, (source) => {
        const { text, printed, sourceOffset } = expand(source, scope);
        const parts = splitInline(text, { printed }, new Set());
        expect(parts.filter(({ kind }) => kind === 'printed')).toHaveLength(printed.length);
        for (const value of printed) expect(source.startsWith('{{', value.offset)).toBe(true);
        const clean = source.replace(/[\uE000-\uE004]/g, '\uFFFD');
        for (let at = 0; at < text.length; at++)
          if (!/[\uE000\uE001]/.test(text[at] as string) && !/\uE000\d*$/.test(text.slice(0, at)))
            expect(clean[sourceOffset(at)]).toBe(text[at]);
      }),
      { numRuns: 500, seed: 42 },
    );
  });
});

describe('any prose', () => {
  it('is filled, or refused with an offset in it', () => {
    let refused = 0;
    fc.assert(
      fc.property(wild, (source) => {
        try {
          const { text, printed, sourceOffset } = expand(source, scope);
          expect([...text.matchAll(/\uE000(\d+)\uE001/g)].map(([, index]) => Number(index))).toEqual(printed.map((_, i) => i));
          expect(text).not.toMatch(/[\uE002-\uE004]/);
          for (let at = 0; at <= text.length; at += 3) expect(sourceOffset(at)).toBeGreaterThanOrEqual(0);
        } catch (error) {
          if (!(error instanceof ProseError)) throw error;
          refused++;
          expect(error.code).toMatch(/^prose\./);
          expect(source.slice(error.offset), error.message).toMatch(/^(\{\{|\()/);
        }
      }),
      { numRuns: 1_500, seed: 43 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('read as Markdown has no HTML and no directives inside lines', () => {
    const visit = (node: Nodes): void => {
      expect(['html', 'textDirective']).not.toContain(node.type);
      if ('children' in node) for (const child of node.children) visit(child as Nodes);
    };
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<!--',
      '-->',
      '<script>',
      ':a',
      ':b[c]',
      ':d{e=1}',
      '::f',
      ':::g',
      '\n',
      '\n\n',
      '- ',
      '> ',
      'x',
      ' ',
      '| a |',
      '|---|',
      '[^1]',
      '[^1]: ',
      '# ',
      '`',
      '<x@y.z>',
      '&amp;',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (parts) => visit(parseMarkdown(parts.join('')))),
      { numRuns: 500, seed: 44 },
    );
  });

  it('that is plain gives the same tree by the quick way', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 ,.;()%$€"'/?{}=+-]{1,40}$/), (text) => {
        const shape = (node: Nodes): unknown =>
          'children' in node
            ? [node.type, (node.children as Nodes[]).map(shape)]
            : 'value' in node
              ? [node.type, node.value, node.position?.start.offset]
              : [node.type];
        // A second paragraph calls the parser.
        const long = parseMarkdown(`${text}\n\n*end*`);
        fc.pre(!/^ {4}|^\t/.test(text));
        expect(shape(parseMarkdown(text))).toEqual(shape({ ...long, children: long.children.slice(0, -1) }));
      }),
      { numRuns: 500, seed: 45 },
    );
  });
});
