import { afterAll } from 'vitest';
import { type FoundFault, faultsOf } from '../../src/finish/preflight/preflight.ts';
import type { PreflightRule, PreflightSettings } from '../../src/finish/preflight/rule.ts';
import { Survey, type SurveyedPdf } from '../../src/finish/preflight/survey.ts';
import { openPdf, readPages } from '../../src/finish/read-back/pdf.ts';
import { createPrinter } from '../../src/print/supervisor.ts';
import { fontFace, page } from './printing.ts';

/** A page of 600 by 800 points with margins of 50, in a font that it brings along. */
export const SHEET = `${fontFace('Body', 400)}${fontFace('Body', 700)}@page{size:600pt 800pt;margin:50pt}body{margin:0;font:400 10pt/14pt Body}h1,h2{font-weight:700}`;

/** A file as preflight sees it. */
export async function survey(pdf: Uint8Array): Promise<SurveyedPdf> {
  const { length } = pdf;
  await using file = await openPdf(new Uint8Array(pdf), { pictures: true });
  const found = new Survey(file.pdf, length);
  for await (const each of readPages(file.pdf)) await found.add(each);
  return await found.close();
}

/** Prints pages and asks one rule about them. Call it once a file: it starts a browser, which stops when the file is done. */
export function preflightBench(rule: PreflightRule) {
  const printer = createPrinter({ pages: 1 });
  afterAll(() => printer[Symbol.asyncDispose]());
  const print = async (body: string, css = ''): Promise<Uint8Array> =>
    (await printer.print(page(body, { css: `${SHEET}${css}` }))).bytes;
  const look = async (pdf: Uint8Array, settings: PreflightSettings = { mailMegabytes: 10 }): Promise<readonly FoundFault[]> =>
    faultsOf(await survey(pdf), settings, [rule]);
  return { print, look, found: async (body: string, css = '') => look(await print(body, css)) };
}

/** So many lines of text. */
export function lines(count: number): string {
  return `<p style="margin:0">${Array.from({ length: count }, (_, at) => `Line ${at + 1} of the text`).join('<br>')}</p>`;
}
