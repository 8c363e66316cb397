import { afterAll, describe, expect, it } from 'vitest';
import type { HtmlDocument } from '../../src/compose/document.ts';
import { normalise } from '../../src/finish/normalise.ts';
import { createPrinter, type Printer } from '../../src/print/supervisor.ts';
import { countingServer, fontFace, fontNames, page, textByPage } from '../support/printing.ts';

const printer = createPrinter({ pages: 1 });
afterAll(() => printer[Symbol.asyncDispose]());

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">`;

async function finished(document: HtmlDocument, on: Printer = printer): Promise<string> {
  return Buffer.from(normalise((await on.print(document)).bytes, document.date)).toString('latin1');
}

it('the fonts that stand in a page are used, in its margins too, and no other', async () => {
  const css = `${fontFace('Body', 400)}${fontFace('Body', 700)}${fontFace('Margin', 700)}
    body{font-family:Body} @page{@bottom-right{content:"page " counter(page);font:700 9pt Margin}}`;
  const { bytes } = await printer.print(page('<h1>Head</h1><p>Text</p>', { css }));
  expect(fontNames(bytes)).toEqual(['IBMPlexSans-Bold', 'IBMPlexSans-Regular']);
  expect(Buffer.from(bytes).includes('/Type3')).toBe(false);
});

it('a picture that loads lazily is printed', async () => {
  const dot =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
  const far = page(`<div style="height:20000px"></div><img loading="lazy" src="${dot}">`);
  const { bytes } = await printer.print(far, { timeoutMs: 8000 });
  expect(Buffer.from(bytes).includes('/Subtype /Image')).toBe(true);
});

describe.each([
  ['without a content policy', ''],
  ['with one', POLICY],
])('a page %s', (_, head) => {
  it('reaches nobody, not by a bare connection, and tells what it asked for', async () => {
    await using server = await countingServer();
    const at = (path: string) => `${server.origin}/${path}`;
    const asking = page(
      `<p>Text</p><img src="${at('a')}"><iframe src="${at('b')}"></iframe><object data="${at('c')}"></object><video src="${at('d')}" preload="auto"></video>
       <svg><image href="${at('e')}"/></svg><img src="file:///etc/passwd"><iframe src="file:///etc/passwd"></iframe>`,
      {
        head: `${head}<link rel="preconnect" href="${at('')}"><link rel="stylesheet" href="${at('f')}"><meta http-equiv="refresh" content="0;url=${at('g')}">`,
        css: `@import "${at('h')}";@font-face{font-family:F;src:url(${at('i')})}p{font-family:F;background:url(${at('j')})}`,
      },
    );
    const { bytes, blocked } = await printer.print(asking);
    expect(server.calls()).toBe(0);
    expect([...new Set(blocked.map(({ url }) => url))].sort()).toEqual(['file: (a file of the machine)', server.origin]);
    expect(JSON.stringify(blocked)).not.toContain('passwd');
    const text = (await textByPage(bytes)).join();
    expect(text).toContain('Text');
    expect(text).not.toContain('root:');
    expect((await printer.print(page('<p>Text</p>'))).blocked).toEqual([]);
  });
});

it('what was printed before leaves no trace in the bytes', async () => {
  const table = '<table><tr><th>A</th></tr><tr><td>1</td></tr></table>';
  const plain = page(`<h1>Second</h1>${table}`, { title: 'Second' });
  await using fresh = createPrinter({ pages: 1 });
  const clean = await finished(plain, fresh);
  const styled = page('<p>First</p>', {
    title: 'First',
    css: `${fontFace('Body', 400)} p{color:red;font-family:Body} @page{size:A5;margin:3cm;@top-left{content:"First"}}`,
    head: `${POLICY}<base href="http://127.0.0.1:1/"><meta http-equiv="content-language" content="ja"><meta http-equiv="refresh" content="1;url=about:blank">`,
  });
  const quirky = { ...page(''), html: `<p>Quirks<iframe srcdoc="<p>frame"></iframe>${table}` };
  for (const before of [styled, quirky, page(`<script>document.title='x'</script>${table.repeat(50)}`)]) {
    await fresh.print(before);
    expect(await finished(plain, fresh)).toBe(clean);
  }
  expect(await finished(plain)).toBe(clean);
});

describe('page numbers', () => {
  const target = (pages: number) =>
    `${'<div style="break-after:page">x</div>'.repeat(pages - 1)}<table id="end"><tr><th>A</th></tr></table>`;
  const numbered = (pages: number) =>
    page(`<a href="#end">to</a> <span data-page-of="end">0</span>${target(pages)}`, { title: 'Numbers', references: ['end'] });

  it('are true the first time, when remembered, and when remembered wrongly; the bytes do not tell which', async () => {
    await using own = createPrinter({ pages: 1 });
    const seen = new Map<number, string>();
    for (const pages of [3, 3, 12, 2, 12]) {
      const printed = await own.print(numbered(pages));
      expect((await textByPage(printed.bytes))[0]).toMatch(new RegExp(`^to ${pages} x`));
      expect(printed.pageOf).toMatchObject({ end: pages });
      const bytes = Buffer.from(normalise(printed.bytes, '2026-01-15')).toString('latin1');
      expect(bytes).toBe(seen.get(pages) ?? bytes);
      seen.set(pages, bytes);
    }
  });

  it('are not invented for an id that no link points at', async () => {
    await using own = createPrinter({ pages: 1 });
    await own.print(numbered(7));
    const unlinked = page(`<p>at <span data-page-of="end">0</span></p>${target(2)}`, { title: 'Numbers', references: ['end'] });
    const { bytes, pageOf } = await own.print(unlinked);
    expect(pageOf).not.toHaveProperty('end');
    expect((await textByPage(bytes))[0]).not.toMatch(/[1-9]/);
  });
});
