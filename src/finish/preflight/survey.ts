import { OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Matrix } from '../read-back/matrix.ts';
import type { ReadPage } from '../read-back/pdf.ts';
import { FontBook, type PdfFont } from './fonts.ts';
import { Destinations, linksOfPage, type PdfLink } from './links.ts';
import { type OutlineEntry, outlineOf } from './outline.ts';
import { paintedPage } from './paint-operators.ts';
import type { PaintedPage } from './painted-page.ts';
import { type StructNode, type Tag, tagsOfPage } from './tags.ts';

/** A finished file as its readers see it. */
export interface SurveyedPdf {
  readonly pages: readonly SurveyedPage[];
  /** Every font by the id that runs name. */
  readonly fonts: ReadonlyMap<string, PdfFont>;
  readonly outline: readonly OutlineEntry[];
  /** The pages say which of their contents is a heading, a paragraph, a picture. */
  readonly tagged: boolean;
  readonly bytes: number;
}

export interface SurveyedPage extends PaintedPage {
  readonly links: readonly PdfLink[];
  /** Root of the page's tags. */
  readonly tags: Tag | undefined;
}

/** Gathers what is known of a file while its pages are read one after another. */
export class Survey {
  readonly #pdf: PDFDocumentProxy;
  readonly #bytes: number;
  readonly #pages: SurveyedPage[] = [];
  readonly #fonts = new FontBook();
  readonly #destinations: Destinations;

  constructor(pdf: PDFDocumentProxy, bytes: number) {
    this.#pdf = pdf;
    this.#bytes = bytes;
    this.#destinations = new Destinations(pdf);
  }

  async add({ number, operators, source }: ReadPage): Promise<void> {
    const { width, height, transform } = source.getViewport({ scale: 1 });
    const sheet = { number, width, height, matrix: transform as unknown as Matrix };
    const fonts = this.#fonts.ofPage(source, number);
    const page = paintedPage(operators, OPS, sheet, (name) => fonts.open(name));
    const [tree, links] = await Promise.all([source.getStructTree(), linksOfPage(source, sheet, this.#destinations, page.runs)]);
    this.#pages.push({ ...page, links, tags: tagsOfPage(tree as StructNode | null, page) });
  }

  async close(): Promise<SurveyedPdf> {
    return {
      pages: this.#pages,
      fonts: this.#fonts.byId,
      outline: await outlineOf(this.#pdf, this.#destinations),
      tagged: this.#pages.some(({ tags }) => tags !== undefined),
      bytes: this.#bytes,
    };
  }
}
