import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elementsOf, kidsOf } from '../../../../src/finish/conform/structure.ts';
import { conformanceOf } from '../../../../src/finish/conformance/conformance.ts';
import { finish } from '../../../../src/finish/finish.ts';
import { createPrinter } from '../../../../src/print/supervisor.ts';
import { createRun } from '../../../../src/shared/run.ts';
import { hasVeraPdf, veraPdfFailures } from '../../../support/finished.ts';
import { fontFace, page } from '../../../support/printing.ts';

const CLAIMS = { archive: { part: 3, level: 'A' as const }, accessible: 1 as const };
const DATA = {
  title: 'Halden Marine',
  authors: ['A. Analyst'],
  subject: 'Harbours fill',
  keywords: ['HALD'],
  language: 'en',
  date: '2026-01-15T08:30:00+08:00',
  creator: 'Tearsheet',
  producer: 'Tearsheet',
};
const name = (text: string) => PDFName.of(text);
const BODY = `<div style="background:#eee;height:20px;opacity:.5"></div><h1>Halden <strong>Marine</strong></h1><p>See <a href="#end">the end</a> and
<a href="https://example.com/">the source</a>, <em>both</em>.</p><ul style="border-bottom:2px solid green"><li style="border-left:2px solid red">One<ul><li>Two</li></ul></li></ul>
<aside>Beside</aside><svg role="img" aria-label="Bars: 1 to 3" width="20" height="20"><rect width="10" height="10"/></svg>
<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><h2 id="end">End</h2><p>Words.</p>`;

const printer = createPrinter({ pages: 1 });
let finished: Uint8Array;

beforeAll(async () => {
  const document = page(BODY, { css: `${fontFace('Body', 400)}${fontFace('Body', 700)}body{font:400 10pt Body}` });
  const evidence = [
    { name: 'facts.json', mime: 'application/json', relation: 'Data' as const, about: 'Facts', bytes: Buffer.from('{}') },
  ];
  finished = (await finish(await printer.print(document), document, createRun(), { profile: 'archive', data: DATA, evidence }))
    .bytes;
});
afterAll(() => printer[Symbol.asyncDispose]());

/** The rules that the file breaks when it is changed. */
async function brokenBy(change: (document: PDFDocument) => void, claims = CLAIMS): Promise<readonly string[]> {
  const document = await PDFDocument.load(finished, { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false });
  change(document);
  return (await conformanceOf(await document.save({ useObjectStreams: true }), claims)).map(({ rule }) => rule);
}

function elementOf(document: PDFDocument, type: string): PDFDict {
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
  for (const [, element] of elementsOf(document.context, root))
    if (element.lookup(name('S'), PDFName).decodeText() === type) return element;
  throw new Error(`There is no ${type}.`);
}

function contentsOf(document: PDFDocument): PDFRef {
  const contents = document.getPage(0).node.get(name('Contents'));
  return (contents instanceof PDFArray ? contents.get(0) : contents) as PDFRef;
}

describe('a finished file', () => {
  it('holds what it claims', async () => {
    expect(await conformanceOf(finished, CLAIMS)).toEqual([]);
  });

  it.skipIf(!hasVeraPdf)('is what veraPDF calls PDF/A-3a and PDF/UA-1 (skipped where verapdf is not on PATH)', () => {
    expect(veraPdfFailures('3a,ua1', finished)).toEqual([]);
  });

  it('gives its links the words that they stand on', async () => {
    const document = await PDFDocument.load(finished);
    const list = document.getPage(0).node.lookup(name('Annots'), PDFArray);
    const words = Array.from({ length: list.size() }, (_, at) =>
      list.lookup(at, PDFDict).lookup(name('Contents'), PDFHexString).decodeText(),
    );
    expect(words).toEqual(['the end', 'the source']);
  });

  it('puts what a point of a list holds into its body', async () => {
    const document = await PDFDocument.load(finished);
    const kids = kidsOf(elementOf(document, 'LI')).map((kid) =>
      document.context
        .lookup(kid as PDFRef, PDFDict)
        .lookup(name('S'), PDFName)
        .decodeText(),
    );
    expect(kids).toEqual(['Lbl', 'LBody']);
  });
});

describe('a file that does not hold what it claims is found out', () => {
  it.each<[string, string, (document: PDFDocument) => void]>([
    ['no metadata', 'PDF/UA-1 5-1', ({ catalog }) => catalog.delete(name('Metadata'))],
    ['no output intent', 'PDF/A-3 6.2.4.3-2', ({ catalog }) => catalog.delete(name('OutputIntents'))],
    ['no id', 'PDF/A-3 6.1.3-1', ({ context }) => void delete context.trailerInfo.ID],
    ['no tags', 'PDF/UA-1 7.1-1', ({ catalog }) => catalog.delete(name('StructTreeRoot'))],
    ['no language', 'PDF/UA-1 7.2-33', ({ catalog }) => catalog.delete(name('Lang'))],
    ['a hidden title', 'PDF/UA-1 7.1-10', ({ catalog }) => catalog.delete(name('ViewerPreferences'))],
    [
      'an unknown type',
      'PDF/UA-1 7.1-5',
      ({ catalog }) => catalog.lookup(name('StructTreeRoot'), PDFDict).delete(name('RoleMap')),
    ],
    ['a picture without words', 'PDF/UA-1 7.3-1', (document) => elementOf(document, 'Figure').delete(name('Alt'))],
    ['a level left out', 'PDF/UA-1 7.4.2-1', (document) => elementOf(document, 'H2').set(name('S'), name('H4'))],
    ['a list of anything', 'PDF/UA-1 7.2-19', (document) => elementOf(document, 'LI').set(name('S'), name('P'))],
    ['a point without a body', 'PDF/UA-1 7.2-20', (document) => elementOf(document, 'LBody').set(name('S'), name('P'))],
    [
      'a row that lacks a cell',
      'PDF/UA-1 7.2-43',
      (document) => {
        const row = elementOf(document, 'TR');
        row.set(name('K'), document.context.obj(kidsOf(row).slice(1) as PDFRef[]));
      },
    ],
    [
      'a link without words',
      'PDF/UA-1 7.18.5-2',
      (document) => document.getPage(0).node.lookup(name('Annots'), PDFArray).lookup(0, PDFDict).delete(name('Contents')),
    ],
    [
      'a link that is not printed',
      'PDF/A-3 6.3.2-2',
      (document) => document.getPage(0).node.lookup(name('Annots'), PDFArray).lookup(0, PDFDict).delete(name('F')),
    ],
    [
      'a file inside without its relation',
      'PDF/A-3 6.8-2',
      ({ context }) => {
        for (const [, object] of context.enumerateIndirectObjects())
          if (object instanceof PDFDict) object.delete(name('AFRelationship'));
      },
    ],
    [
      'a font outside',
      'PDF/A-3 6.2.11.4.1-1',
      ({ context }) => {
        for (const [, object] of context.enumerateIndirectObjects())
          if (object instanceof PDFDict) object.delete(name('FontFile2'));
      },
    ],
    [
      'glyphs without characters',
      'PDF/A-3 6.2.11.7.2-1',
      ({ context }) => {
        for (const [, object] of context.enumerateIndirectObjects())
          if (object instanceof PDFDict) object.delete(name('ToUnicode'));
      },
    ],
    [
      'paint outside the tags',
      'PDF/UA-1 7.1-3',
      (document) => {
        document.context.assign(contentsOf(document), document.context.flateStream('0 0 5 5 re\nf\n'));
      },
    ],
    [
      'a character that no font has',
      'PDF/A-3 6.2.11.8-1',
      (document) => {
        document.context.assign(
          contentsOf(document),
          document.context.flateStream('/P <</MCID 0 >>BDC\nBT\n<00000005> Tj\nET\nEMC\n'),
        );
      },
    ],
  ])('%s breaks %s', async (_, rule, change) => {
    expect(await brokenBy(change)).toContain(rule);
  });

  it('is not asked for what it does not claim', async () => {
    expect(await brokenBy(({ catalog }) => catalog.delete(name('OutputIntents')), { accessible: 1 } as typeof CLAIMS)).toEqual(
      [],
    );
  });
});

it('is not handed on when it breaks a rule', async () => {
  const document = page('<h1>One</h1><h3>Three</h3>', { css: `${fontFace('Body', 400)}body{font:400 10pt Body}` });
  await expect(
    finish(await printer.print(document), document, createRun(), { profile: 'archive', data: DATA, evidence: [] }),
  ).rejects.toMatchObject({ code: 'finish.not-conforming' });
});
