/** What the text of an SVG is finished with. */
export interface SvgFinish {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Part of the drawing shown, in its own px; the picture's size unless it had to be shrunk. */
  readonly viewBox: string;
  readonly alt: string;
  readonly font: string;
  readonly textColors: ReadonlyMap<string, string>;
}

/** Attributes that serve scripts and live pages only. */
const IDLE = / (?:class|style|role|aria-[a-z]+|pointer-events|stroke-miterlimit)="[^"]*"/g;

/** A colour out of the data may be a paint server elsewhere; CSS escapes could hide it. */
const OUTWARD = /="(?!url\(#[\w-]+\)")[^"]*(?:\\|url\()[^"]*"/gi;

/**
 * Vega's SVG as a printed page wants it: ids of this figure, one accessible image, no idle attributes,
 * paint opacity instead of group opacity (which costs a PDF one form object per mark).
 */
export function finishSvg(raw: string, finish: SvgFinish): string {
  const body = clean(raw).slice(raw.indexOf('>') + 1);
  const tags = body.replace(/<[^>]*>/g, (tag) => finishTag(tag, finish));
  return `${openTag(finish)}${dropEmpty(dropHidden(tags))}`;
}

/** Labels that were thinned out are still in Vega's scene. */
function dropHidden(svg: string): string {
  return svg
    .replace(/<text[^>]* (?:fill-)?opacity="0"[^>]*>[^<]*(?:<tspan[^>]*>[^<]*<\/tspan>)*<\/text>/g, '')
    .replace(/<(?:path|line|rect)[^>]* opacity="0"[^>]*\/>/g, '');
}

function openTag({ id, width, height, viewBox, alt, font }: SvgFinish): string {
  // Text was measured with plain figures and spacing; a page's own settings must not stretch it.
  const plain = 'font-variant:normal;letter-spacing:normal;word-spacing:normal';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" id="${escapeAttribute(id)}" role="img" aria-label="${escapeAttribute(alt)}" ` +
    `width="${width}" height="${height}" viewBox="${viewBox}" font-family="${escapeAttribute(font.replaceAll('"', "'"))}" style="${plain}">`
  );
}

function finishTag(tag: string, { id, font, textColors }: SvgFinish): string {
  if (!tag.includes('="')) return tag;
  // A hundredth of a pixel is below what any press resolves.
  let out = tag.replace(IDLE, '').replace(/(\.\d\d)\d+/g, '$1');
  if (/\\|url\(/i.test(out)) out = out.replace(OUTWARD, '="none"');
  if (/ id="|url\(#|href="#/.test(out)) {
    const prefix = escapeAttribute(id).replaceAll('$', '$$$$');
    out = out.replace(/( id=")/g, `$1${prefix}-`).replace(/url\(#/g, `url(#${prefix}-`);
  }
  if (out.startsWith('<text')) {
    out = out.replace(` font-family="${escapeAttribute(font)}"`, '').replace(/ fill="(#[0-9a-f]{6})"/i, (fill, color: string) => {
      const shade = textColors.get(color.toLowerCase());
      return shade === undefined ? fill : ` fill="${shade}"`;
    });
  }
  return / opacity="(?!0")/.test(out) && !out.startsWith('<g') ? spreadOpacity(out) : out;
}

/** `opacity` of a shape moved into its fill and stroke. */
function spreadOpacity(tag: string): string {
  const opacity = Number(/ opacity="([^"]*)"/.exec(tag)?.[1] ?? 1);
  let out = tag.replace(/ opacity="[^"]*"/, '');
  if (opacity === 1) return out;
  for (const paint of ['fill', 'stroke']) {
    const painted = new RegExp(` ${paint}="(?!none)`).test(out) || (paint === 'fill' && !/ fill="/.test(out));
    if (!painted) continue;
    const own = new RegExp(` ${paint}-opacity="([^"]*)"`).exec(out);
    const value = Number((Number(own?.[1] ?? 1) * opacity).toFixed(4));
    if (own !== null) out = out.replace(own[0], '');
    out = out.replace(/\s*(\/?)>$/, ` ${paint}-opacity="${value}"$1>`);
  }
  return out;
}

/** Vega draws frames and backgrounds that a chart without a frame leaves empty. */
function dropEmpty(svg: string): string {
  let out = svg
    .replace(/<path[^>]* display="none"[^>]*\/>/g, '')
    .replace(/<path d="M[^"]*"\/>/g, '')
    .replace(/<path(?: transform="[^"]*")?\/>/g, '');
  for (let before = ''; before !== out; ) {
    before = out;
    out = out.replace(/<g(?: [^>]*)?(?:\/>|><\/g>)/g, '');
  }
  return out;
}

/** Text without the characters that XML forbids. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();
}

/** Text for a double-quoted attribute. */
export function escapeAttribute(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
