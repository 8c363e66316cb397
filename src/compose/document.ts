/** One self-contained page: no script, no network, all inlined. The same report gives the same text. */
export interface HtmlDocument {
  readonly html: string;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO 8601 with zone: becomes the PDF's dates, so that the bytes do not depend on the hour of printing. */
  readonly date: string;
  /**
   * Ids whose page numbers are printed: every `<span data-page-of="ID">` shows the page on which the element with that id stands.
   * Empty when the document refers to no page.
   */
  readonly pageReferences: readonly string[];
  /** Holds tables of very many rows, whose pages are cut already: of class `skeleton`, the document is as long with a row a page. */
  readonly hasLongTables?: boolean;
}
