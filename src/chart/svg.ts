/** What the text of an SVG is finished with. */
export interface SvgFinish {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Part of the drawing shown, in its own px; the picture's size unless it had to be shrunk. */
  readonly viewBox: string;
  readonly alt: string;
  /** CSS font-family list of the picture. */
  readonly font: string;
  /** A colour of a series (lower case) → the shade of it that words have. */
  readonly textColors: ReadonlyMap<string, string>;
}

/** A picture as one accessible image. @param body what stands in it */
export function svgOf(body: string, { id, width, height, viewBox, alt, font }: Omit<SvgFinish, 'textColors'>): string {
  // Text was measured with plain figures and spacing; a page's own settings must not stretch it.
  const plain = 'font-variant:normal;letter-spacing:normal;word-spacing:normal';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" id="${escapeAttribute(id)}" role="img" aria-label="${escapeAttribute(alt)}" ` +
    `width="${width}" height="${height}" viewBox="${viewBox}" font-family="${escapeAttribute(font.replaceAll('"', "'"))}" style="${plain}">` +
    `${clean(body)}</svg>`
  );
}

/** Text without the characters that XML forbids. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();
}

/** Text between tags. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

/** Text for a double-quoted attribute. */
export function escapeAttribute(text: string): string {
  return escapeText(clean(text)).replaceAll('"', '&quot;');
}
