import { afterAll, expect, it } from 'vitest';
import { Body } from '../../../../src/finish/preflight/body.ts';
import { groundAt } from '../../../../src/finish/preflight/ground.ts';
import { blocksOfFile } from '../../../../src/finish/preflight/reading-order.ts';
import { pageHole } from '../../../../src/finish/preflight/rules/page-hole.ts';
import { createPrinter } from '../../../../src/print/supervisor.ts';
import { SHEET, survey } from '../../../support/preflight.ts';
import { page } from '../../../support/printing.ts';
import { writtenPdf } from '../../../support/written-pdf.ts';

const printer = createPrinter({ pages: 1 });
afterAll(() => printer[Symbol.asyncDispose]());
const printed = async (body: string, css = '') => survey((await printer.print(page(body, { css: `${SHEET}${css}` }))).bytes);

it('sees words with their place, size, font and colour', async () => {
  const file = await printed('<p style="margin:0;font:700 20pt/20pt Body;color:#123456">Two words</p>');
  const [run] = file.pages[0]?.runs ?? [];
  expect(run).toMatchObject({
    text: 'Two words',
    upright: true,
    seen: true,
    mode: 'fill',
    opacity: 1,
    colour: [0x12, 0x34, 0x56],
  });
  expect(run?.size).toBeCloseTo(20, 1);
  expect(run?.words).toHaveLength(4);
  expect(run?.words[0]).toBeCloseTo(50, 0);
  expect(run?.box[1]).toBeGreaterThan(50);
  expect(run?.box[3]).toBeLessThan(74);
  expect(file.fonts.get(run?.font ?? '')).toMatchObject({
    name: 'IBMPlexSans-Bold',
    bold: true,
    embedded: true,
    type: 'CIDFontType2',
  });
});

it('sees what lies under a point: shapes, mixed colours, nothing where a gradient lies', async () => {
  const file = await printed(
    '<svg width="200pt" height="100pt" viewBox="0 0 200 100" style="display:block">' +
      '<path d="M0 0 L100 0 L0 100 Z" fill="#000"/><rect x="100" width="50" height="50" fill="#000" fill-opacity=".5"/>' +
      '<linearGradient id="g"><stop stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient><rect x="150" width="50" height="50" fill="url(#g)"/></svg>',
  );
  const [sheet] = file.pages;
  const at = (x: number, y: number) => sheet && groundAt(sheet, 50 + x, 50 + y, Number.POSITIVE_INFINITY)?.map(Math.round);
  expect(at(20, 20)).toEqual([0, 0, 0]);
  expect(at(90, 90)).toEqual([255, 255, 255]);
  expect(at(120, 20)?.[0]).toBeGreaterThan(120);
  expect(at(120, 20)?.[0]).toBeLessThan(135);
  expect(at(170, 20)).toBeUndefined();
});

it('sees tags with the boxes of what they hold, links and the outline', async () => {
  const file = await printed(
    '<h1 id="top">The note</h1><p>Words <a href="#top">up</a></p><svg role="img" aria-label="Bars" width="100pt" height="50pt"><rect width="99" height="40"/></svg>',
  );
  const blocks = blocksOfFile(file);
  expect(blocks.map(({ role, text }) => [role, text])).toEqual([
    ['H1', 'The note'],
    ['P', 'Words up'],
    ['Figure', ''],
  ]);
  const [left, top, right, bottom] = blocks[2]?.box ?? [0, 0, 0, 0];
  expect([right - left, bottom - top].map(Math.round)).toEqual([74, 30]);
  expect(file.pages[0]?.links).toMatchObject([{ target: { page: 1 }, name: 'top', text: 'up' }]);
  expect(file.outline).toEqual([{ title: 'The note', depth: 1, target: { page: 1 } }]);
});

it('knows heads and feet of a file without tags by their height', async () => {
  const file = await survey(
    writtenPdf({ words: 'BT /F 6 Tf 20 94 Td (head) Tj 0 -24 Td (body) Tj 0 -67 Td (foot) Tj ET', copies: 3 }),
  );
  const [sheet] = file.pages;
  expect(file.tagged).toBe(false);
  expect(sheet && new Body(file).boxesOn(sheet)).toHaveLength(1);
  expect([...pageHole.check(file, { mailMegabytes: 10 })]).toEqual([]);
});
