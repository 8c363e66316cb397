import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokens, wordsOf } from '../../support/markup.ts';
import { type FrontMatter, reportText, TestWorkspace } from '../../support/test-workspace.ts';

let workspace: TestWorkspace;
beforeAll(() => {
  workspace = new TestWorkspace();
});
afterAll(() => workspace[Symbol.dispose]());

const sources = [
  { id: 'board', publisher: 'Larkhill board', title: 'Minutes', date: '2026-01-20' },
  { id: 2, publisher: 'Rail office' },
];
const facts = { fare: { label: 'Average fare', value: 7.5, unit: 'GBP' } };
const exhibits = { fares: { title: 'Fares', table: { rows: [{ line: 'North', fare: 7.5 }] } } };

/** Markup of the body's text, without front and back matter. */
async function body(markdown: string, frontMatter: FrontMatter = {}): Promise<string> {
  const { body } = await workspace.compose(reportText({ sidenotes: false, ...frontMatter }, markdown));
  const start = body.indexOf('<div class="body">') + '<div class="body">'.length;
  return body.slice(start, body.indexOf('</div>\n<div class="back-matter">')).trim();
}

describe('nodes of prose', () => {
  it.each([
    ['a paragraph', 'One\nline.', '<p>One line.</p>'],
    ['strong, emphasis, struck out', '**a** *b* ~~c~~', '<p><strong>a</strong> <em>b</em> <s>c</s></p>'],
    ['code in a line', 'Run `a < b`', '<p>Run <code>a &lt; b</code></p>'],
    ['a block of code', '```\nif (a < b) {}\n```', '<pre><code>if (a &lt; b) {}</code></pre>'],
    ['a line end', 'a  \nb', '<p>a<br>b</p>'],
    ['a tight list', '- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['a list that starts at three', '3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['a list in a list', '- a\n  - b', '<ul><li><p>a</p>\n<ul><li>b</li></ul></li></ul>'],
    ['a quotation', '> a', '<blockquote><p>a</p></blockquote>'],
    ['a rule', 'a\n\n---\n\nb', '<p>a</p>\n<hr>\n<p>b</p>'],
    ['a picture, which only exhibits may show', '![The depot](https://example.com/x.png)', '<p>The depot</p>'],
    ['raw HTML in a line', 'a <b onclick=x()>b</b>', '<p>a &lt;b onclick=x()&gt;b&lt;/b&gt;</p>'],
    ['raw HTML as a block', '<div>\na\n</div>', '<p>&lt;div&gt; a &lt;/div&gt;</p>'],
    ['a comment', 'a <!-- b --> c', '<p>a &lt;!-- b --&gt; c</p>'],
    ['a colon before a word', 'Ratio 3:north and :south', '<p>Ratio 3:north and :south</p>'],
  ])('%s', async (_, markdown, html) => {
    expect(await body(markdown)).toBe(html);
  });

  it('headings start under the headline, and none is deeper than four', async () => {
    expect(await body('# a\n\n## b\n\n### c\n\n##### d')).toBe(
      '<h2 id="section-1" class="section-title">a</h2>\n<h2 id="section-2" class="section-title">b</h2>\n<h3 id="section-3">c</h3>\n<h4 id="section-4">d</h4>',
    );
  });

  it('quotes go by the words around them, also across marks', async () => {
    expect(wordsOf(await body(`**Larkhill**'s fare, *"cheap"* and "**dear**" in '25`))).toBe(
      'Larkhill’s fare, “cheap” and “dear” in ’25',
    );
    expect(wordsOf(await body('Der "Tarif"', { language: 'de' }))).toBe('Der „Tarif“');
  });

  it.each([
    ['code in a line', 'Run `a {{fact "fare"}} < b`', '<p>Run <code>a £7.50 &lt; b</code></p>'],
    ['a block of code', '```\n{{fact "fare"}} [1]\n```', '<pre><code>£7.50 [1]</code></pre>'],
    ['the words of a picture', '![At {{fact "fare"}}](x.png)', '<p>At £7.50</p>'],
    [
      'an address',
      '[Tariff](https://example.com/{{param "line"}}?at=1)',
      '<p><a href="https://example.com/North%20line?at=1">Tariff</a></p>',
    ],
    ['an address that is none', '[Tariff]({{param "bad"}})', '<p>Tariff</p>'],
  ])('an expression is filled in within %s', async (_, markdown, html) => {
    const parameters = { line: { default: 'North line' }, bad: { default: 'javascript:alert(1)' } };
    expect(await body(markdown, { facts, parameters })).toBe(html);
  });

  it('a fact does not break between its parts', async () => {
    expect(await body('Pay {{fact "fare"}}.', { facts, language: 'de' })).toBe('<p>Pay 7,50\u00a0£.</p>');
  });
});

describe('tables of the text', () => {
  it('have heads for columns and rows, figures to the right, and no empty cell', async () => {
    expect(await body('| Line | Fare |\n|---|---|\n| North | 7.50 |\n| South | |')).toBe(
      '<table><thead><tr><th scope="col">Line</th><th scope="col" class="number">Fare</th></tr></thead>' +
        '<tbody><tr><th scope="row">North</th><td class="number">7.50</td></tr><tr><th scope="row">South</th><td class="number">&nbsp;</td></tr></tbody></table>',
    );
  });

  it('are set smaller, then broken, before they leave the page', async () => {
    const row = (cell: string): string => `|${Array.from({ length: 14 }, () => cell).join('|')}|`;
    expect(await body([row('Line'), row('---'), row('1,234,567')].join('\n'))).toContain('<table class="tight squeeze">');
  });

  it('note each citation once, so that the way back is there', async () => {
    const { body } = await workspace.compose(
      reportText({ sources, sidenotes: false }, '| Line | Fare |\n|---|---|\n| North | 7 [board] |\n| South | 8 [2] |'),
    );
    const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets).toEqual(expect.arrayContaining(['cite-1-1', 'cite-2-1', 'source-1', 'source-2']));
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  });
});

describe('citations', () => {
  it('in a row are one group at the word they follow, however they are spaced', async () => {
    const group = '<sup class="cite">\u00a0<a id="cite-1-1" href="#source-1">1</a>,<a id="cite-2-1" href="#source-2">2</a></sup>';
    for (const cited of ['Fares rose[board][2].', 'Fares rose [board] [2].', 'Fares rose  [board]\n[2].'])
      expect(await body(cited, { sources })).toBe(`<p>Fares rose${group}.</p>`);
  });

  it('lead to their source, and the source leads to the first of them', async () => {
    const { body } = await workspace.compose(
      reportText({ sources, headline: 'Fares rise [2]' }, 'Again [2], and once more [2].'),
    );
    expect(body.match(/id="cite-2-\d"/g)).toEqual(['id="cite-2-1"', 'id="cite-2-2"', 'id="cite-2-3"']);
    const [uncited, cited] = body.match(/<li id="source-.*?<\/li>/g) ?? [];
    expect(cited).toContain('<a class="back" href="#cite-2-1">back to text</a>');
    expect(uncited).not.toContain('class="back"');
  });

  it('of nothing stay as they were written', async () => {
    expect(await body('A year [sic] and a range [a, b].', { sources })).toBe('<p>A year [sic] and a range [a, b].</p>');
  });
});

describe('references', () => {
  it('name the exhibit by its number and lead to it', async () => {
    expect(await body('See {{ref "fares"}}.\n\n::exhibit{#fares}', { exhibits })).toMatch(
      /^<p>See <a class="reference" href="#exhibit-fares">Exhibit\u00a01<\/a>\.<\/p>\n<div class="exhibit main" id="exhibit-fares">/,
    );
  });
});

describe('links', () => {
  it.each([
    ['https://example.com/a?b=1&c="2"', true],
    ['http://example.com', true],
    ['mailto:desk@example.com', true],
    ['javascript:alert(1)', false],
    ['JaVaScRiPt:alert(1)', false],
    ['data:text/html,x', false],
    ['vbscript:x', false],
    ['file:///etc/hosts', false],
    ['//example.com', false],
    ['report.md', false],
  ])('%s', async (address, kept) => {
    const html = await body(`[words](<${address}>)`);
    const links = tokens(html).flatMap((token) =>
      token.kind === 'open' && token.tag === 'a' ? [token.attributes.get('href')] : [],
    );
    expect(links.length).toBe(kept ? 1 : 0);
    if (kept) expect(links[0]).toContain(address.split('"')[0]);
    expect(wordsOf(html)).toBe('words');
  });

  it.each([
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript&colon;alert(1)',
    '&#106;avascript:alert(1)',
  ])('%j runs nothing', async (address) => {
    const html = await body(`[words](<${address}>) <${address}>`);
    expect(tokens(html).filter((token) => token.kind === 'open' && token.tag === 'a')).toEqual([]);
  });
});
