import fc from 'fast-check';
import { expect, it } from 'vitest';
import { xmpPacket } from '../../../../src/finish/conform/xmp.ts';

const DATA = {
  title: 'Halden & Söhne <2026>',
  authors: ['A. Analyst', '李明'],
  subject: 'Orders are back',
  keywords: ['HALD', 'Buy'],
  language: 'de',
  date: '2026-01-15',
  creator: 'Tearsheet',
  producer: 'Tearsheet, Chromium',
};
const DATE = '2026-01-15T08:30:00+08:00';

it('says who, what and when, and what the file conforms to', () => {
  const packet = xmpPacket(DATA, { archive: { part: 3, level: 'A' }, accessible: 1 }, DATE);
  expect(packet).toContain('<rdf:li xml:lang="x-default">Halden &amp; Söhne &lt;2026&gt;</rdf:li>');
  expect(packet).toContain('<dc:creator><rdf:Seq><rdf:li>A. Analyst</rdf:li><rdf:li>李明</rdf:li></rdf:Seq></dc:creator>');
  expect(packet).toContain('<pdfaid:part>3</pdfaid:part>');
  expect(packet).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(packet).toContain('<pdfaExtension:schemas>');
});

it('claims nothing that is not asked for', () => {
  expect(xmpPacket(DATA, { accessible: 1 }, DATE)).not.toMatch(/pdfaid:part>|pdfaExtension:schemas>/);
});

it('is XML whatever the words are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (title) => {
      const inside =
        /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</.exec(xmpPacket({ ...DATA, title }, {}, DATE))?.[1] ?? '';
      expect(inside.replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[&<>\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      expect(Buffer.from(inside).toString()).toBe(inside);
    }),
  );
});
