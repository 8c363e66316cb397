/** Words of a page as pdf.js lists them, in CSS terms: a baseline, a height, an end of line. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters; 0 for a blank that pdf.js made of a gap. */
  readonly height: number;
  readonly endsLine: boolean;
}

/** What `getTextContent` gives with marked content. */
export interface TextContent {
  readonly items: readonly TextItem[];
}

type TextItem =
  | { readonly type: string; readonly id?: string }
  | {
      readonly str: string;
      readonly transform: readonly number[];
      readonly width: number;
      readonly height: number;
      readonly hasEOL: boolean;
    };

/** The pieces of a page by the id of the marked content that they stand in; those outside of any under ''. */
export function piecesById({ items }: TextContent): ReadonlyMap<string, readonly Piece[]> {
  const found = new Map<string, Piece[]>();
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id);
      continue;
    }
    const id = open.findLast((each) => each !== undefined) ?? '';
    const list = found.get(id) ?? [];
    found.set(id, list);
    const [, , , , x = 0, y = 0] = item.transform;
    list.push({ text: item.str, x, y, width: item.width, height: item.height, endsLine: item.hasEOL });
  }
  return found;
}

/** Letters this much smaller than the words before them, and above them, are a mark of a source. */
const SMALL = 0.85;

/** Pieces as one line of text; a small raised number is a citation. */
export class Words {
  #text = '';
  #size = 0;
  #base = 0;
  #isRaised = false;

  add({ text, y, height, endsLine }: Piece): void {
    if (text.trim() === '') {
      if (text !== '' || endsLine) this.blank();
      return;
    }
    const isRaised = height > 0 && height < this.#size * SMALL && y > this.#base && /^[\d,\s–]+$/.test(text);
    if (isRaised) {
      this.#text = `${this.#text.trimEnd()} ${text.replaceAll(/\d+/g, '[$&]')}`;
    } else {
      if (this.#isRaised && /^[\p{L}\p{N}]/u.test(text)) this.blank();
      this.#text += text;
      if (height > 0) [this.#size, this.#base] = [height, y];
    }
    this.#isRaised = isRaised;
    if (endsLine) this.blank();
  }

  /** Han is written without blanks. */
  blank(): void {
    if (this.#text !== '' && !/[\s\p{scx=Han}。，、；：]$/u.test(this.#text)) this.#text += ' ';
  }

  toString(): string {
    return this.#text
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\s+(?=[.,;:!?](?:\s|$))/g, '')
      .trim();
  }
}
