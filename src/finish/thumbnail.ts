import { createCanvas } from 'canvas';
import { openPdf } from './read-back/pdf.ts';

/** Pixels across, as mails and lists show a page. */
const WIDTH = 600;

/** Makes the canvases that pdf.js paints on. */
class Canvases {
  create(width: number, height: number) {
    const canvas = createCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }

  reset({ canvas }: ReturnType<Canvases['create']>, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }

  destroy({ canvas }: ReturnType<Canvases['create']>): void {
    canvas.width = 0;
    canvas.height = 0;
  }
}

/**
 * Page 1 of a PDF as PNG.
 * @param width pixels
 */
export async function thumbnailOf(bytes: Uint8Array, width = WIDTH): Promise<Uint8Array> {
  await using file = await openPdf(new Uint8Array(bytes), { CanvasFactory: Canvases, pictures: true });
  const page = await file.pdf.getPage(1);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const { canvas, context } = new Canvases().create(Math.round(viewport.width), Math.round(viewport.height));
  // A canvas of Node takes the place of the browser's.
  await page.render({ canvas: null, canvasContext: context, viewport } as unknown as Parameters<typeof page.render>[0]).promise;
  return canvas.toBuffer('image/png');
}
