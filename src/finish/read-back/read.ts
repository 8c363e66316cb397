import { type ExpectedBlock, expectedOf } from './expected.ts';
import { compare, type LostWords } from './lost-words.ts';
import { readPages } from './pdf.ts';
import { UNDRAWN } from './printed-page.ts';
import { PrintedText } from './printed-text.ts';
import { type UnexplainedNumber, unexplainedNumbers } from './unexplained.ts';

/** A finished file and the page it was printed from. */
export interface ReadBackInput {
  readonly pdf: Uint8Array;
  readonly body: string;
  readonly css: string;
  readonly pageOf: Readonly<Record<string, number>>;
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
export interface ReadBack {
  readonly pages: number;
  readonly blocks: number;
  readonly lost: readonly LostWords[];
  readonly cut: readonly CutWords[];
  readonly unexplained: readonly UnexplainedNumber[];
  readonly skipped: number;
}

/** Reads a printed file with a program that did not write it, and compares it with its document, in time that grows with their length. */
export async function readBackPdf({ pdf, body, css, pageOf }: ReadBackInput): Promise<ReadBack> {
  const expected = expectedOf(body, css, pageOf);
  const printed = new PrintedText();
  const cut: CutWords[] = [];
  let pages = 0;
  let wasCut = false;
  for await (const page of readPages(pdf)) {
    pages = page.number;
    printed.add(page);
    for (const { cut: isCut, text, x, y } of page.runs) {
      if (text.trim() === '') continue;
      if (isCut && wasCut) (cut.at(-1) as CutWords).more++;
      else if (isCut) cut.push({ text: text.replaceAll(UNDRAWN, ' ').trim(), page: page.number, x, y, more: 0 });
      wasCut = isCut;
    }
    wasCut = false;
  }
  expected.numbers.countTo(pages);
  const blocks: readonly ExpectedBlock[] = expected.blocks;
  const { lost, skipped } = compare(blocks, printed.close());
  return { pages, blocks: blocks.length, lost, cut, unexplained: unexplainedNumbers(printed, expected.numbers), skipped };
}
