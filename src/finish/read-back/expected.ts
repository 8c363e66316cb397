import { comparable } from './comparable.ts';
import { hidingSelectors, isHidden, type SeenElement } from './hidden-words.ts';
import { attributeOf, piecesOf } from './markup.ts';
import { ExplainedNumbers } from './numbers.ts';

/** A paragraph, a heading, a cell: words that must be printed, in their order. */
export interface ExpectedBlock {
  readonly text: string;
  readonly words: string;
  /** A rule of the style sheet takes it off the paper. */
  readonly hidden: boolean;
}

/** What a document should look like on paper. */
export interface Expected {
  readonly blocks: readonly ExpectedBlock[];
  readonly numbers: ExplainedNumbers;
}

const BLOCK =
  /^(?:p|h[1-6]|li|td|th|dt|dd|div|ul|ol|dl|section|article|header|footer|aside|nav|main|blockquote|pre|table|thead|tbody|tfoot|tr|caption|figure|figcaption|hr|img|svg|details|summary|address)$/;
const EMPTY = /^(?:br|hr|img|wbr|input|meta|link|col|source)$/;
/** What repeats the words of other places, or is for those who hear the page: a house may leave it out. */
const FURNITURE =
  /(?:^|\s)(?:masthead|eyebrow|sidenote|back|slide-foot|draft-mark|exhibit-number|visually-hidden|sr-only)(?:\s|$)/;
/** Counters that a style sheet prints by itself: small whole numbers. */
const COUNTED = 999;

/**
 * Reads a page: its words block by block, and every number that stands in it, the labels of its charts and the running words of its style
 * sheet among them.
 * @param pageOf page numbers by id, as they were printed
 * @param css the page's style sheets
 */
export function expectedOf(body: string, css: string, pageOf: Readonly<Record<string, number>>): Expected {
  const rules = css.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, ' ');
  const reader = new Reader(pageOf, hidingSelectors(rules));
  for (const piece of piecesOf(body)) {
    if (piece.kind === 'text') reader.text(piece.text);
    else if (piece.kind === 'open') reader.open(piece.tag, piece.attributes);
    else reader.close(piece.tag);
  }
  reader.flush();
  for (const [, double, single] of rules.matchAll(/"([^"\n]{0,2000})"|'([^'\n]{0,2000})'/g))
    reader.numbers.add(double ?? single ?? '');
  if (/counters?\(\s*(?!pages?\b)[\w-]+/.test(rules)) reader.numbers.countTo(COUNTED);
  return reader;
}

interface OpenElement extends SeenElement {
  readonly kind: 'words' | 'furniture' | 'drawing' | 'number' | 'list';
  readonly hides: boolean;
  items: number;
}

class Reader implements Expected {
  readonly blocks: ExpectedBlock[] = [];
  readonly numbers = new ExplainedNumbers();
  readonly #pageOf: Readonly<Record<string, number>>;
  readonly #selectors: ReturnType<typeof hidingSelectors>;
  readonly #path: OpenElement[] = [];
  #text = '';
  #furniture = 0;
  #drawings = 0;
  #hidden = 0;

  constructor(pageOf: Readonly<Record<string, number>>, selectors: ReturnType<typeof hidingSelectors>) {
    this.#pageOf = pageOf;
    this.#selectors = selectors;
  }

  open(tag: string, attributes: string): void {
    if (BLOCK.test(tag)) this.flush();
    if (EMPTY.test(tag)) return;
    const classes = attributeOf(attributes, 'class') ?? '';
    const page = attributeOf(attributes, 'data-page-of');
    const kind =
      tag === 'svg'
        ? 'drawing'
        : FURNITURE.test(classes)
          ? 'furniture'
          : page !== undefined
            ? 'number'
            : tag === 'ol'
              ? 'list'
              : 'words';
    if (kind === 'furniture') {
      this.flush();
      this.#furniture++;
    }
    if (kind === 'drawing') this.#drawings++;
    if (kind === 'number') this.#add(String(this.#pageOf[page as string] ?? ''));
    if (tag === 'li') this.#countItem();
    const element = { tag, classes: ` ${classes} `, id: attributeOf(attributes, 'id') ?? '' };
    const hides = this.#selectors.length > 0 && isHidden([...this.#path, element], this.#selectors);
    if (hides) {
      this.flush();
      this.#hidden++;
    }
    this.#path.push({ ...element, kind, hides, items: tag === 'ol' ? Number(attributeOf(attributes, 'start') ?? 1) - 1 : 0 });
  }

  close(tag: string): void {
    if (BLOCK.test(tag)) this.flush();
    // An element that was never closed ends with the one around it.
    const at = this.#path.findLastIndex((element) => element.tag === tag);
    if (at === -1) return;
    for (const { kind, hides } of this.#path.splice(at).reverse()) {
      if (hides) {
        this.flush();
        this.#hidden--;
      }
      if (kind === 'drawing') this.#drawings--;
      if (kind !== 'furniture') continue;
      this.flush();
      this.#furniture--;
    }
  }

  text(text: string): void {
    if (this.#drawings > 0) this.numbers.add(text);
    else if (this.#path.at(-1)?.kind !== 'number') this.#add(text);
  }

  #add(text: string): void {
    this.#text += text;
    // A style may set a part apart, and then it is a run of its own.
    if (/\d/.test(text)) this.numbers.add(text);
  }

  #countItem(): void {
    const list = this.#path.at(-1);
    if (list?.kind === 'list') this.numbers.add(String(++list.items));
  }

  flush(): void {
    const text = this.#text.replace(/\s+/g, ' ').trim();
    this.#text = '';
    if (text === '') return;
    if (/\d/.test(text)) this.numbers.add(text);
    const words = this.#furniture > 0 ? '' : comparable(text);
    if (words !== '') this.blocks.push({ text, words, hidden: this.#hidden > 0 });
  }
}
