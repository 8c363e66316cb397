import { escapeText, type SvgFinish } from './svg.ts';

/** Attributes that serve scripts and live pages only. */
const IDLE = /^(?:class|style|role|aria-[a-z]+|pointer-events|stroke-miterlimit)$/;
/** A colour out of the data may be a paint server elsewhere; CSS escapes could hide it. */
const OUTWARD = /\\|url\(/i;
const OWN_URL = /^url\(#[\w-]+\)$/i;

type Values = Readonly<Record<string, unknown>> | null;

interface Frame {
  readonly tag: string;
  readonly head: string;
  /** Neither it nor what it holds is written. */
  readonly skipped: boolean;
  /** Paints nothing when it holds nothing. */
  readonly idle: boolean;
  inner: string;
}

/**
 * The text of a picture as it is written, element by element, ready for a printed page: ids of this figure, no idle attributes, no
 * empty groups, nothing unseen; paint opacity instead of group opacity, which costs a PDF one form object per mark. It takes the calls
 * of Vega's own builder.
 */
export class SvgText {
  readonly #finish: Pick<SvgFinish, 'id' | 'font' | 'textColors'>;
  readonly #prefix: string;
  readonly #parts: string[] = [];
  readonly #frames: Frame[] = [];
  /** How many of the frames are written. */
  #written = 0;
  #inDefs = false;

  constructor(finish: Pick<SvgFinish, 'id' | 'font' | 'textColors'>) {
    this.#finish = finish;
    this.#prefix = `${escapeAttribute(finish.id)}-`;
  }

  open(tag: string, ...sets: readonly Values[]): this {
    if (tag === 'defs') this.#inDefs = true;
    const own: Readonly<Record<string, unknown>> = sets.length === 1 ? (sets[0] ?? {}) : Object.assign({}, ...sets);
    const attributes = this.attributes(tag, own);
    const hidden = tag !== 'g' && (isZero(own.opacity) || (tag === 'text' && isZero(own['fill-opacity'])));
    const skipped = this.#frames.at(-1)?.skipped === true || (hidden && !this.#inDefs) || own.display === 'none';
    this.#frames.push({ tag, head: `<${tag}${attributes}`, skipped, idle: this.#isIdle(tag, attributes), inner: '' });
    return this;
  }

  close(): this {
    const frame = this.#frames.pop();
    if (frame === undefined) return this;
    if (frame.tag === 'defs') this.#inDefs = false;
    if (this.#frames.length < this.#written) {
      this.#written = this.#frames.length;
      this.#parts.push(`</${frame.tag}>`);
    } else if (!frame.skipped && !(frame.idle && frame.inner === '')) {
      this.leaf(frame.head + (frame.inner === '' ? '/>' : `>${frame.inner}</${frame.tag}>`));
    }
    return this;
  }

  text(text: string): this {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) frame.inner += escapeText(text);
    return this;
  }

  /** Adds an element that is ready. */
  leaf(element: string): void {
    for (; this.#written < this.#frames.length; this.#written++) {
      const { head, inner } = this.#frames[this.#written] as Frame;
      this.#parts.push(`${head}>${inner}`);
    }
    this.#parts.push(element);
  }

  toString(): string {
    return this.#parts.join('');
  }

  /** A value as it stands between the quotes of an attribute. */
  value(given: unknown): string {
    if (typeof given === 'number') return hundredths(given);
    const text = escapeAttribute(String(given)).replace(/(\.\d\d)\d+/g, '$1');
    if (!OUTWARD.test(text)) return text;
    return OWN_URL.test(text) ? `url(#${this.#prefix}${text.slice(5)}` : 'none';
  }

  /** A colour of words: the shade of a series' colour that can be read. */
  #wordColor(given: unknown): string {
    const text = this.value(given);
    return this.#finish.textColors.get(text.toLowerCase()) ?? text;
  }

  /** `font-family` of a text, nothing where it is the picture's. */
  #family(font: unknown): string {
    return font === this.#finish.font ? '' : ` font-family="${this.value(font)}"`;
  }

  /** Attributes of an element, each with a space before it. */
  attributes(tag: string, own: Readonly<Record<string, unknown>>): string {
    const opacity = tag === 'g' || isZero(own.opacity) ? undefined : own.opacity;
    let out = '';
    let behind = '';
    for (const name in own) {
      const given = own[name];
      if (given === null || given === undefined || IDLE.test(name)) continue;
      if (opacity !== undefined && name === 'opacity') behind = spreadOpacity(own);
      else if (opacity !== undefined && opacity !== 1 && isSpread(own, name)) continue;
      else if (name === 'font-family') out += this.#family(given);
      else if (name === 'id') out += ` id="${this.#prefix}${this.value(given)}"`;
      else out += ` ${name}="${tag === 'text' && name === 'fill' ? this.#wordColor(given) : this.value(given)}"`;
    }
    return out + behind;
  }

  #isIdle(tag: string, attributes: string): boolean {
    if (tag === 'g' || tag === 'text') return true;
    return tag === 'path' && !this.#inDefs && /^(?: d="M[^"]*"|(?: transform="[^"]*")?)$/.test(attributes);
  }
}

/** A hundredth of a pixel is below what any press resolves; further digits are cut off. */
export function hundredths(value: number): string {
  const text = String(value);
  const point = text.indexOf('.');
  if (point === -1 || text.length - point <= 3) return text;
  return text.includes('e') ? text.replace(/(\.\d\d)\d+/, '$1') : text.slice(0, point + 3);
}

/** The opacity of a shape, told by its fill and its stroke. */
function spreadOpacity(own: Readonly<Record<string, unknown>>): string {
  if (own.opacity === 1) return '';
  return (['fill', 'stroke'] as const)
    .filter((paint) => isPainted(own, paint))
    .map((paint) => {
      const value = Number((Number(own[`${paint}-opacity`] ?? 1) * Number(own.opacity)).toFixed(4));
      return ` ${paint}-opacity="${value}"`;
    })
    .join('');
}

function isPainted(own: Readonly<Record<string, unknown>>, paint: 'fill' | 'stroke'): boolean {
  const value = own[paint] ?? undefined;
  return value === undefined ? paint === 'fill' : !String(value).startsWith('none');
}

function isSpread(own: Readonly<Record<string, unknown>>, name: string): boolean {
  return (name === 'fill-opacity' && isPainted(own, 'fill')) || (name === 'stroke-opacity' && isPainted(own, 'stroke'));
}

function isZero(value: unknown): boolean {
  return value === 0 || value === '0';
}

function escapeAttribute(text: string): string {
  const plain = /[&<>"\t\n\r]/.test(text) ? escapeText(text).replaceAll('"', '&quot;') : text;
  return /[\t\n\r]/.test(plain) ? plain.replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;').replaceAll('\r', '&#xD;') : plain;
}
