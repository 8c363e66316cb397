import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PenFont } from './text-pen.ts';

export interface PdfFont {
  /** Name of its file, without the mark of a subset. */
  readonly name: string;
  /** `Type1`, `TrueType`, `Type3`, `CIDFontType2`, …; as pdf.js reads it. */
  readonly type: string;
  /** The file brings it along. */
  readonly embedded: boolean;
  readonly bold: boolean;
  /** First page that shows it. */
  readonly page: number;
}

/** What pdf.js says of a font when it is asked for more than it needs to draw. */
interface ReadFont {
  readonly name?: string;
  readonly type?: string;
  readonly composite?: boolean;
  readonly missingFile?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: readonly number[];
}

/** The fonts of a file, met page by page. */
export class FontBook {
  readonly #fonts = new Map<string, PdfFont>();
  readonly #pens = new Map<string, PenFont>();

  ofPage(page: PDFPageProxy, number: number): { open(name: string): PenFont } {
    return {
      open: (id) => {
        const known = this.#pens.get(id);
        if (known) return known;
        const font = fontOf(page, id);
        const { isType3Font = false, composite = false, missingFile = false, type = '', fontMatrix } = font;
        const name = (font.name ?? '').replace(/^[A-Z]{6}\+/, '');
        const pen: PenFont = { composite, unit: Math.abs(fontMatrix?.[0] || 0.001) };
        this.#pens.set(id, pen);
        this.#fonts.set(id, {
          name,
          type: isType3Font ? 'Type3' : type,
          embedded: isType3Font || !missingFile,
          bold: /bold|black|heavy/i.test(name),
          page: number,
        });
        return pen;
      },
    };
  }

  /** By the id that runs name. */
  get byId(): ReadonlyMap<string, PdfFont> {
    return this.#fonts;
  }
}

function fontOf(page: PDFPageProxy, id: string): ReadFont {
  // pdf.js throws for what it has not read.
  return page.commonObjs.has(id) ? (page.commonObjs.get(id) as ReadFont) : {};
}
