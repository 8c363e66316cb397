import type { Place } from '../../shared/place.ts';
import type { Note, NoteBlock, Span } from '../note/note.ts';
import { PRICE } from './amounts.ts';

const OF_SHARE =
  '(?:share|stock)(?:-| )price|(?:closing|current|last|latest) (?:share|stock) price|aktienkurs|schlusskurs|(?:当前|最新|现|當前|現|每股)?(?:股价|股價)|收盘价|收盤價|现价|現價';
/** Names that a commodity's price has as well. */
const OF_ANYTHING = '(?:closing|current|last|market) price|(?:aktueller )?kurs|price|cmp';
const LINK = String.raw`(?:\s?\([^()]{0,30}\))?(?:\s?(?:[:：=|]|is|was|of|at|now|currently|stands at|closed at|beträgt|liegt bei|von|为|為|是))?\s?`;
/** A tonne, a barrel or an hour is no share. */
const PER_SHARE = String.raw`(?!\s?(?:\/|(?:per|a|an|je|pro) (?!share|ads|aktie))[A-Za-z])`;
/** "The share price is $31.60", "Price: $31.60", "the shares trade at 486.5p", "Kurs 23,85 €". */
const PROSE = new RegExp(
  [
    String.raw`(?<![A-Za-zÀ-ɏ-])(?:${OF_SHARE})(?![A-Za-zÀ-ɏ])(?!\s?(?:target|ziel))[^.!?。！？\n]{0,30}?${PRICE}`,
    `(?<![A-Za-zÀ-ɏ-])(?:${OF_ANYTHING})(?![A-Za-zÀ-ɏ])${LINK}${PRICE}`,
    `(?<![A-Za-zÀ-ɏ])(?:shares?|stock|ADSs?|aktien?) (?:now |currently |last )?(?:trad(?:e|es|ed|ing)|closed|notier(?:t|en|te)|kostet|stands?) (?:at|on|bei|mit)? ?${PRICE}`,
  ]
    .map((form) => form + PER_SHARE)
    .join('|'),
  'iu',
);
const LABEL = new RegExp(
  String.raw`^\s*(?:${OF_SHARE}|${OF_ANYTHING})(?![A-Za-zÀ-ɏ])(?!\s?(?:target|ziel|to|/))[^|]{0,30}$`,
  'iu',
);
const AMOUNT = new RegExp(PRICE + PER_SHARE, 'iu');

/** A longer table is one of data. */
const MOST_ROWS = 60;

/** Where a note prints the price of a share for the first time. */
export interface SharePrice {
  readonly place: Place;
  readonly span: Span;
  readonly block: NoteBlock | undefined;
}

/** The first print of a share price in the words of a note. */
export function sharePriceOf(note: Note): SharePrice | undefined {
  for (const block of note.blocks) {
    if (block.kind === 'figure') continue;
    if (block.kind !== 'table') {
      const match = PROSE.exec(block.span.text);
      if (match) return { place: block.span.place(match.index, match.index + match[0].length), span: block.span, block };
      continue;
    }
    for (const row of [block.head, ...block.rows.slice(0, MOST_ROWS)])
      for (const [at, cell] of row.entries()) {
        const value = row[at + 1];
        if (value && LABEL.test(cell.text) && AMOUNT.test(value.text)) return { place: value.place(), span: value, block };
      }
  }
  return undefined;
}

/** The words that a reader sees around a block: its table, the two blocks before and the one behind. */
export function wordsAround({ blocks, title }: Note, block: NoteBlock | undefined): string {
  if (block === undefined) return title?.text ?? '';
  const near = [block.index - 2, block.index - 1, block.index, block.index + 1].flatMap((at) => blocks[at] ?? []);
  const heading = blocks[block.section];
  return [...near, ...(heading && !near.includes(heading) ? [heading] : [])]
    .flatMap((each) => {
      if (each.kind === 'figure') return [];
      return each.kind === 'table' ? [each.head, ...each.rows].flatMap((row) => row.map(({ text }) => text)) : [each.span.text];
    })
    .join('\n');
}
