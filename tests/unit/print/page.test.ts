import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrinter, type Printer } from '../../../src/print/supervisor.ts';
import { documentOf, fontFace, fontNames } from '../../support/print-documents.ts';
import { pageTexts } from '../../support/print-text.ts';

let printer: Printer;

beforeAll(() => {
  printer = createPrinter({ pages: 1 });
});

afterAll(() => printer[Symbol.asyncDispose]());

describe('what the page shows', () => {
  it('prints text, tags and an outline', async () => {
    const { bytes, pages, blocked } = await printer.print(documentOf('<h1>Heading</h1><p>Text</p>'));
    expect(await pageTexts(bytes)).toEqual(['Heading Text']);
    expect({ pages, blocked }).toEqual({ pages: 1, blocked: [] });
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Marked true/);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Outlines/);
  });

  it('waits for faces in data: URIs, wherever they are used', async () => {
    // A browser of its own: a face stays in a browser's memory, and only the first print can miss it.
    await using fresh = createPrinter({ pages: 1 });
    const css = [
      fontFace('A', '@fontsource/archivo/files/archivo-latin-400-normal.woff2'),
      fontFace('B', '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2'),
      fontFace('C', '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2'),
      fontFace('D', '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2'),
      ':root{--margin:"C"} body{font-family:A} @media print{p{font-family:B}} i::before{font-family:D;content:"generated"}',
      '@page{font-family:var(--margin);@bottom-right{content:"Page " counter(page)}}',
    ].join('');
    const document = documentOf('screen<p>print</p><i></i>', { css });
    const first = fontNames((await fresh.print(document)).bytes);
    expect(first.map((name) => name.replace(/-?(?:Regular|SemiBold|ExtraLight).*/, ''))).toEqual([
      'Archivo',
      'IBMPlexSans',
      'SourceSans3',
      'SourceSerif4',
    ]);
  });

  it('shows no face of the document before', async () => {
    const css = `${fontFace('A', '@fontsource/archivo/files/archivo-latin-400-normal.woff2')} body{font-family:A}`;
    expect(fontNames((await printer.print(documentOf('one', { css }))).bytes)[0]).toMatch(/^Archivo/);
    expect(fontNames((await printer.print(documentOf('two', { css: 'body{font-family:A}' }))).bytes)[0]).not.toMatch(/^Archivo/);
  });

  it('prints data: pictures in the text, in backgrounds and in drawings', async () => {
    const dot =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const svg = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="12"><text y="9">drawn</text></svg>')}`;
    const { bytes, blocked } = await printer.print(
      documentOf(`<img src="${dot}" width="40"><img src="${svg}"><b>end</b>`, { css: `b{background:url(${dot})}` }),
    );
    expect(blocked).toEqual([]);
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Subtype \/Image/g)?.length,
    ).toBeGreaterThan(0);
    expect(await pageTexts(bytes)).toEqual([expect.stringContaining('drawn')]);
  });
});

describe('what the page may not do', () => {
  it.each([
    ['a picture', '<img src="http://127.0.0.1:9/secret.png?token=1">', { url: 'http://127.0.0.1:9', kind: 'image' }],
    ['a file of the machine', '<img src="file:///etc/passwd">', { url: 'file: (a file of the machine)', kind: 'file' }],
    [
      'an imported style sheet',
      '<style>@import url(https://styles.example/a.css);</style>',
      { url: 'https://styles.example', kind: 'stylesheet' },
    ],
    [
      'a linked style sheet',
      '<link rel="stylesheet" href="https://styles.example/b.css">',
      { url: 'https://styles.example', kind: 'stylesheet' },
    ],
    ['a frame', '<iframe src="http://frame.example/"></iframe>', { url: 'http://frame.example', kind: 'document' }],
    ['a frame on a file', '<iframe src="file:///etc/passwd"></iframe>', { url: 'file: (a file of the machine)', kind: 'file' }],
    [
      'a face',
      '<style>@font-face{font-family:Q;src:url(http://fonts.example/q.woff2)}p{font-family:Q}</style><p>q</p>',
      { url: 'http://fonts.example', kind: 'font' },
    ],
    [
      'a background only in print',
      '<style>@media print{p{background:url(http://print.example/p.png)}}</style><p>q</p>',
      { url: 'http://print.example', kind: 'image' },
    ],
  ])('refuses %s and reports it', async (_, body, blocked) => {
    const printed = await printer.print(documentOf(body));
    expect(printed.blocked).toEqual([blocked]);
    expect(printed.pages).toBe(1);
  });

  it('reports what the content policy of the page refused', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;
    const { blocked } = await printer.print(documentOf(`${policy}<img src="http://pictures.example/a.png"><p>text</p>`));
    expect(blocked).toEqual([{ url: 'http://pictures.example', kind: 'image' }]);
  });

  it('keeps no content policy for the next document', async () => {
    const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=';
    await printer.print(documentOf(`<meta http-equiv="Content-Security-Policy" content="img-src 'none'">first`));
    const { blocked } = await printer.print(documentOf(`<img src="${dot}">second`));
    expect(blocked).toEqual([]);
  });

  it('runs no script', async () => {
    const { bytes } = await printer.print(
      documentOf(
        `<p id="p">still</p><script>document.getElementById('p').textContent='changed'</script><img src="data:," onerror="document.body.textContent='changed'">`,
      ),
    );
    expect(await pageTexts(bytes)).toEqual(['still']);
  });

  it.each(['http://elsewhere.example/', 'about:blank'])(
    'prints no other page than the document: refresh to %s',
    async (address) => {
      const outcome = await printer.print(documentOf(`<meta http-equiv="refresh" content="0;url=${address}">stays`)).then(
        ({ bytes }) => pageTexts(bytes),
        ({ code }) => code,
      );
      expect([['stays'], 'print.navigated']).toContainEqual(outcome);
      expect((await printer.print(documentOf('next'))).pages).toBe(1);
    },
  );

  it('is not believed to have crashed when it cannot be printed', async () => {
    await expect(
      printer.print(documentOf('text', { css: '@page{size:0 0;margin:0}' })).then(
        ({ pages }) => ({ pages }),
        ({ code }) => ({ code }),
      ),
    ).resolves.not.toEqual({ code: 'print.crashed' });
  });
});
