import { type FoundFault, faultsOf } from '../preflight/preflight.ts';
import type { PreflightSettings } from '../preflight/rule.ts';
import { Survey } from '../preflight/survey.ts';
import { type ExpectedBlock, expectedOf } from './expected.ts';
import { compare, type LostWords } from './lost-words.ts';
import { openPdf, readPages } from './pdf.ts';
import { type PrintedPage, UNDRAWN } from './printed-page.ts';
import { PrintedText } from './printed-text.ts';
import { type UnexplainedNumber, unexplainedNumbers } from './unexplained.ts';

/** What a file was printed from. */
export interface PrintedFrom {
  readonly body: string;
  readonly css: string;
  readonly pageOf: Readonly<Record<string, number>>;
}

/** A finished file and what is asked about it; it is read once for both. */
export interface ReadInput {
  readonly pdf: Uint8Array;
  /** To compare it with; it is not compared when absent. */
  readonly from?: PrintedFrom;
  /** To look for faults of the pages; none are looked for when absent. */
  readonly preflight?: PreflightSettings;
}

/** Words of which a part is not shown. */
export interface CutWords {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  /** Lines behind it that are cut as well. */
  more: number;
}

/** How a print differs from its document. */
export interface Compared {
  readonly blocks: number;
  readonly lost: readonly LostWords[];
  readonly unexplained: readonly UnexplainedNumber[];
  readonly skipped: number;
}

/** What is known of a file that was read. */
export interface ReadFile {
  readonly pages: number;
  readonly cut: readonly CutWords[];
  readonly compared?: Compared;
  readonly faults?: readonly FoundFault[];
}

/** Reads a file with a program that did not write it: compares it with its document, looks for faults of its pages, in time that grows with its length. */
export async function readPdf({ pdf, from, preflight }: ReadInput): Promise<ReadFile> {
  const { length } = pdf;
  const printed = new PrintedText();
  const cut: CutWords[] = [];
  await using file = await openPdf(pdf, { pictures: preflight !== undefined && hasPictures(pdf) });
  const survey = preflight && new Survey(file.pdf, length);
  for await (const page of readPages(file.pdf)) {
    if (from) printed.add(page);
    cut.push(...cutWordsOf(page));
    await survey?.add(page);
  }
  const pages = file.pdf.numPages;
  return {
    pages,
    cut,
    ...(from ? { compared: comparedWith(printed, from, pages) } : {}),
    ...(survey ? { faults: faultsOf(await survey.close(), preflight) } : {}),
  };
}

function comparedWith(printed: PrintedText, { body, css, pageOf }: PrintedFrom, pages: number): Compared {
  const expected = expectedOf(body, css, pageOf);
  expected.numbers.countTo(pages);
  const blocks: readonly ExpectedBlock[] = expected.blocks;
  const { lost, skipped } = compare(blocks, printed.close());
  return { blocks: blocks.length, lost, unexplained: unexplainedNumbers(printed, expected.numbers), skipped };
}

function cutWordsOf({ number, runs }: PrintedPage): readonly CutWords[] {
  const cut: CutWords[] = [];
  let wasCut = false;
  for (const { cut: isCut, text, x, y } of runs) {
    if (text.trim() === '') continue;
    if (isCut && wasCut) (cut.at(-1) as CutWords).more++;
    else if (isCut) cut.push({ text: text.replaceAll(UNDRAWN, ' ').trim(), page: number, x, y, more: 0 });
    wasCut = isCut;
  }
  return cut;
}

/** Pictures stand in streams of their own, which are never packed together. */
function hasPictures(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  return bytes.includes('/Subtype /Image') || bytes.includes('/Subtype/Image');
}
