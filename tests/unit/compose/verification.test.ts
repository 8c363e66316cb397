import { afterAll, describe, expect, it } from 'vitest';
import { reportText, TestWorkspace } from '../../support/test-workspace.ts';

const workspace = new TestWorkspace({
  'calls.csv': 'port,teu\nnorth,10\nsouth,9\n',
  'styles/brands/proving/brand.yaml': 'meta: { name: Proving }\ncolor: { primary: "#204060" }\nverification: true\n',
});
afterAll(() => workspace[Symbol.dispose]());

const frontMatter = {
  headline: 'Upside is {{fact "upside"}}',
  sources: [
    { id: 'office', publisher: 'Port office', date: '2026-01-05' },
    { id: 'exchange', publisher: 'Exchange', date: '2026-01-14' },
  ],
  datasets: { calls: { file: 'calls.csv', columns: { teu: { type: 'integer', unit: 'TEU' } }, source: 'office' } },
  facts: {
    price: { label: 'Share price', value: 8, unit: 'USD', asOf: '2026-01-14', source: 'exchange' },
    target: { label: 'Target', value: 10, unit: 'USD' },
    fall: { label: 'Fall', value: -5, unit: '%', sign: true, source: 'office' },
    upside: { label: 'Upside', formula: 'target / price - 1', unit: '%', sign: true },
    both: { label: 'Both', formula: 'max(upside, 0) + fall * 2', unit: '%', decimals: 0 },
    teu: { label: 'Containers', from: { dataset: 'calls', column: 'teu', take: 'sum' }, unit: 'TEU', period: 'last week' },
    unprinted: { value: 1, unit: '' },
  },
  price: 'price',
  exhibits: { table: { title: 'Calls of {{fact "teu"}}', data: 'calls', table: {} } },
};
const body = '## One\n\nThe target is {{fact "target"}}, and again {{fact "target"}}, or {{fact "both"}}.\n\n::exhibit{#table}\n';
const compose = (more: object = {}, screen = false) =>
  workspace.compose(reportText({ verification: true, ...frontMatter, ...more }, body), { screen });

/** The rows of the appendix, cell by cell, without their markup. */
function rowsOf(markup: string): string[][] {
  const section = /<section class="verification">[\s\S]*?<\/section>/.exec(markup)?.[0] ?? '';
  return [...section.matchAll(/<tr>(<td[\s\S]*?)<\/tr>/g)].map(([, row]) =>
    [...(row as string).matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell]) =>
      (cell as string)
        .replace(/<[^>]*>/g, '')
        .replaceAll(/&nbsp;|\u00a0/g, ' ')
        .trim(),
    ),
  );
}

describe('the appendix of verification', () => {
  it('lists every printed fact in the order of reading, with what it rests on', async () => {
    const rows = rowsOf((await compose()).body).map((row) => row.map((cell) => cell.replace(/\b[0-9a-f]{8}\b/, 'HASH')));
    expect(rows).toEqual([
      ['$8.00', 'Share price', 'Call', 'Exchange', '14 Jan 2026', 'from source'],
      ['+25.0%', 'Upside', 'p. 0', '$10.00 / $8.00 − 1 2', '', 'computed'],
      ['$10.00', 'Target', 'p. 0 +1', '–', '', 'house input'],
      ['15%', 'Both', 'p. 0', 'max(25.0%, 0) + (−5.0%) · 2 1,2', '', 'computed'],
      ['19 TEU', 'Containers last week', 'Exhibit 1', 'calls, teu 1 HASH', '5 Jan 2026', 'from data'],
    ]);
  });

  it('leads to where each number stands, and asks for the page of it', async () => {
    const { body: markup, document } = await compose();
    const wanted = [...markup.matchAll(/data-page-of="(printed-\d+)"/g)].map(([, id]) => id as string);
    expect(wanted).toHaveLength(3);
    expect(document.pageReferences).toEqual(expect.arrayContaining(wanted));
    for (const [, id] of markup.matchAll(/href="#((?:printed|exhibit|source)-[\w-]+)"/g)) expect(markup).toContain(`id="${id}"`);
  });

  it('names no pages on a screen', async () => {
    const { body: markup, document } = await compose({}, true);
    expect(rowsOf(markup)[1]?.[2]).toBe('text');
    expect(document.pageReferences.filter((id) => id.startsWith('printed-'))).toEqual([]);
  });

  it('leaves out the column of dates when nothing is dated', async () => {
    const text = reportText({ verification: true, facts: { a: { value: 3, unit: '' } } }, '{{fact "a"}} things.');
    const { body: markup } = await workspace.compose(text);
    expect(rowsOf(markup)).toEqual([['3', 'a', 'p. 0', '–', 'house input']]);
    expect(markup).not.toContain('rows that were read');
    expect(markup).not.toContain('computed anew');
  });

  it.each([
    ['de', 'Nachweis der Zahlen', 'S. 0'],
    ['zh-Hans', '数据核验', '第 0 页'],
    ['zh-Hant', '數據核驗', '第 0 頁'],
  ])('speaks %s', async (language, title, page) => {
    const { body: markup } = await compose({ language });
    expect(markup).toContain(`>${title}</h2>`);
    expect(rowsOf(markup)[1]?.[2]?.replaceAll('\u00a0', ' ')).toBe(page);
  });

  it('is printed when the report or its house wants it, and leaves no trace otherwise', async () => {
    const has = async (more: object): Promise<boolean> => (await compose(more)).body.includes('class="verification"');
    expect(await has({ brand: 'proving', verification: undefined })).toBe(true);
    expect(await has({ brand: 'proving', verification: false })).toBe(false);
    const { body: markup } = await compose({ verification: undefined });
    expect(markup).not.toMatch(/verification|printed-/);
  });
});
