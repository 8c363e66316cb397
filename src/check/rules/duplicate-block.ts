import { quoted } from '../../report/import/draft.ts';
import type { Place } from '../../shared/place.ts';
import type { NoteBlock } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { Likeness, tokensOf } from '../words/likeness.ts';
import { sentencesOf } from '../words/sentences.ts';

/** Shorter texts are repeated on purpose. */
const SHORTEST = 40;
const SHORTEST_HAN = 18;
const SHORTEST_SENTENCE = 70;
const SHORTEST_SENTENCE_HAN = 26;
const MOST_OF_A_TEXT = 20;
/** Lines under tables and charts stand under each of them. */
const LINE_OF_TABLE =
  /^\W{0,3}(?:sources?|notes?|quellen?|anmerkungen?|hinweise?|e ?= ?|prices? (?:as )?(?:of|at)|priced|kurse? (?:vom|per)|stand|as of|n\.?m\.? ?=|资料来源|資料來源|数据来源|數據來源|来源|來源|注|截至)/iu;

export const duplicateBlock: Rule = {
  id: 'duplicate-block',
  group: 'words',
  severity: 'warning',
  about:
    'The same paragraph or table twice is a slip of copying. It costs a reader time, and once one of the two is brought up to date the note contradicts itself.',
  examples: {
    fires: [
      {
        text: 'Halden Marine\n\nThe harbours of Halden Marine filled in every quarter of 2025.\n\nFreight rates held.\n\nThe harbours of Halden Marine filled in every quarter of 2025.',
        why: 'A paragraph stands there twice.',
      },
      {
        text: 'Halden Marine\n\nThe company bought back 1.3 million shares for $148 million and has $352 million left.\n\nReturns were high. The company bought back 1.3 million shares for $148 million and has $352 million left.',
        why: 'A sentence stands in two paragraphs.',
      },
      {
        text: 'Halden Marine\n\nOf its eleven harbours Halden has closed three since 2022, and moved the work of 240 people to Gdansk, where wages are a third lower.\n\nFreight rates held.\n\n- Since 2022 Halden has closed three of its eleven harbours, and moved the work of 240 people to Gdansk, where wages are a third lower',
        why: 'Few words are changed.',
      },
    ],
    silent: [
      {
        text: 'Halden Marine\n\n| Year | Sales |\n|---|---|\n| 2025 | 4 |\n\nSource: Company data, estimates of the house as of February.\n\n| Year | Profit |\n|---|---|\n| 2025 | 1 |\n\nSource: Company data, estimates of the house as of February.',
        why: 'A source line belongs to each table.',
      },
      {
        text: 'Halden Marine\n\nRating unchanged.\n\nFreight rates held.\n\nRating unchanged.',
        why: 'Short lines are repeated on purpose.',
      },
    ],
  },
  *check({ note }) {
    const seen = new Map<string, NoteBlock>();
    const sentences = new Map<string, () => Place>();
    const alike = new Likeness<() => Place>();
    for (const block of note.blocks) {
      const key = keyOf(block);
      if (key === undefined) continue;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, block);
        yield* repeatedSentences(block, sentences, alike);
        continue;
      }
      const what = block.kind === 'table' ? 'This table' : block.kind === 'item' ? 'This point' : 'This paragraph';
      const text = block.kind === 'table' ? '' : `, ${quoted(textOf(block))},`;
      yield {
        message: `${what}${text} repeats line ${placeOf(first)?.line ?? 1} word for word.`,
        mend: 'Keep one of the two.',
        ...placed(placeOf(block)),
      };
    }
  },
};

/** A long sentence that stands, with few words changed or none, in two paragraphs which differ otherwise. */
function* repeatedSentences(block: NoteBlock, seen: Map<string, () => Place>, alike: Likeness<() => Place>): Generator<Noticed> {
  if (block.kind !== 'paragraph' && block.kind !== 'item') return;
  let left = MOST_OF_A_TEXT;
  for (const { text, start } of sentencesOf(block.span.text)) {
    const isHan = /\p{Script=Han}/u.test(text.slice(0, 40));
    if (text.length < (isHan ? SHORTEST_SENTENCE_HAN : SHORTEST_SENTENCE) || LINE_OF_TABLE.test(text)) continue;
    const key = wordsOf(text);
    const first = seen.get(key);
    const place = () => block.span.place(start, start + text.length);
    if (first === undefined) {
      seen.set(key, place);
      const like = alike.add(tokensOf(text), place);
      if (like === undefined || left-- <= 0) continue;
      yield {
        message: `The sentence ${quoted(text)} says what line ${like().line} says, in nearly the same words.`,
        mend: 'Keep one of the two.',
        place: place(),
      };
    } else if (left-- > 0)
      yield {
        message: `The sentence ${quoted(text)} stands at line ${first().line} already.`,
        mend: 'Keep one of the two.',
        place: place(),
      };
  }
}

function placed(place: Place | undefined): { readonly place?: Place } {
  return place === undefined ? {} : { place };
}

/** What two blocks that are the same have in common; undefined for what may be repeated. */
function keyOf(block: NoteBlock): string | undefined {
  if (block.kind === 'table') {
    if (block.exhibit !== undefined || block.rows.length < 2) return undefined;
    return JSON.stringify([block.head, ...block.rows].map((row) => row.map(({ text }) => text.trim())));
  }
  if (block.kind !== 'paragraph' && block.kind !== 'item' && block.kind !== 'quote') return undefined;
  const text = textOf(block);
  const shortest = /\p{Script=Han}/u.test(text.slice(0, 40)) ? SHORTEST_HAN : SHORTEST;
  if (text.length < shortest || LINE_OF_TABLE.test(text)) return undefined;
  // A row of figures that was set with spaces, or a rule.
  if ((text.match(/\p{L}/gu) ?? []).length < text.length / 2) return undefined;
  return wordsOf(text);
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%+-]+/gu, ' ')
    .trim();
}

function textOf(block: NoteBlock): string {
  return block.kind === 'table' || block.kind === 'figure' ? '' : block.span.text;
}

function placeOf(block: NoteBlock): Place | undefined {
  if (block.kind === 'figure') return undefined;
  return block.kind === 'table' ? (block.head[0] ?? block.rows[0]?.[0])?.place() : block.span.place();
}
