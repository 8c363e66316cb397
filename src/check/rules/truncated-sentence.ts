import type { ItemBlock, Note, NoteBlock, TextBlock } from '../note/note.ts';
import type { Rule } from '../rule.ts';
import { type BrokenOff, isBrokenOff, isClosed, isUnclosed } from '../words/broken-off.ts';

/** Fields of the front matter that hold prose. */
const PROSE_FIELD = /^(?:standfirst|risks\.\d{1,3}\.text|target\.method|scenarios\.\d{1,3}\.(?:assumption|method))$/;

export const truncatedSentence: Rule = {
  id: 'truncated-sentence',
  group: 'words',
  severity: 'warning',
  about:
    'A paragraph that ends in an article, a conjunction or a comma has lost its end, and with it perhaps the number or the condition that mattered. It is an error where no reading of the words is whole; of lists only items that are sentences or as long as one are looked at, headings, labels and cells are not.',
  examples: {
    fires: [
      {
        text: 'Halden Marine: harbours fill\n\nTaking all of this into account, the new terminal may bring a\n\n## Risks\n\nFreight rates may fall.',
        why: 'The last word is an article.',
      },
      {
        text: 'Nordhalde Pumpen\n\nDer Umsatz ist im ersten Halbjahr um 12,5 % gestiegen, weil die Nachfrage nach Pumpen und\n\n## Risiken\n\nKupfer bleibt teuer.',
        why: 'The last word is a conjunction, in German.',
      },
      {
        text: '云梯机器人\n\n公司2025年营业收入达到48.6亿元，同比增长37.2%，\n\n## 风险\n\n海外认证可能推迟。',
        why: 'A comma ends a Chinese paragraph.',
      },
      {
        text: 'Halden Marine\n\n- Backlog 1,842, +12.0% from 1,645\n- Deferred revenue 1,318, +11.0% from 1,187, helped by two public-sector contracts and by the\n- Net retention 111%',
        why: 'A note of one author has no full stops in its lists, and still no item ends in an article.',
      },
    ],
    silent: [
      {
        text: 'Halden Marine: harbours fill\n\n- Growth from the\n- Revenue of a\n\n| The | A |\n|---|---|\n| of the | and |',
        why: 'Items and cells are labels.',
      },
      {
        text: 'Halden Marine\n\nMargins rose in the quarter, and the company expects that\n\n- volumes will grow\n- prices will hold',
        why: 'The list goes on with the sentence.',
      },
      {
        text: 'Nordhalde Pumpen\n\nNach dem Rückgang der Aufträge im Winter zog die Nachfrage im Frühjahr wieder an',
        why: 'A verb in two parts ends in "an".',
      },
    ],
  },
  *check({ note }) {
    const closes = alwaysCloses(note);
    const lists = closingOf(note);
    for (const block of note.blocks) {
      if (!isProse(block) && !(block.kind === 'item' && (isSentence(block, lists) || isLong(block)))) continue;
      const { text, place } = block.span;
      const broken =
        isBrokenOff(text, following(note, block), note.language) ??
        (closes && isProse(block) && isUnclosed(text) ? UNCLOSED : undefined);
      if (broken === undefined || goesOn(note, block)) continue;
      // A long label may end in "by" or "von", in an article or a conjunction it does not.
      if (block.kind === 'item' && !broken.sure && !isSentence(block, lists)) continue;
      const end = text.trimEnd().length;
      yield {
        severity: broken.sure && block.kind !== 'item' ? 'error' : 'warning',
        message: `The sentence that ends "…${text.slice(Math.max(0, end - 40), end)}" breaks off: ${broken.why}.`,
        mend: 'Complete the sentence or take it out.',
        place: place(Math.max(0, end - broken.length), end),
      };
    }
  },
};

/** Longer than a label is. */
const LONG = 70;
const LONG_HAN = 28;

function isLong({ span: { text } }: ItemBlock): boolean {
  return text.length >= (/\p{Script=Han}/u.test(text) ? LONG_HAN : LONG);
}

const UNCLOSED: BrokenOff = { sure: false, why: 'its last sentence has no end, unlike those of all other paragraphs', length: 1 };
/** So many paragraphs of several sentences show how a note ends them. */
const ENOUGH = 3;

/** Whether a note ends its paragraphs of several sentences with a full stop, but for one. */
function alwaysCloses({ blocks }: Note): boolean {
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.span.text] : []));
  return texts.filter(isClosed).length >= ENOUGH && texts.filter(isUnclosed).length === 1;
}

/** By list, how many of its items end as sentences do, and how many there are. */
type Closing = ReadonlyMap<number, { readonly all: number; readonly closed: number }>;

function closingOf({ blocks }: Note): Closing {
  const lists = new Map<number, { all: number; closed: number }>();
  for (const block of blocks) {
    if (block.kind !== 'item') continue;
    const list = lists.get(block.list) ?? { all: 0, closed: 0 };
    list.all += 1;
    if (ENDED.test(block.span.text.slice(-8))) list.closed += 1;
    lists.set(block.list, list);
  }
  return lists;
}

const ENDED = /[.!?。！？；]["”’)）」』]?\s*$/u;

/** Whether an item is a sentence and no label: half of the others of its list end as sentences do, or it has a sentence before its last words. */
function isSentence({ list, span }: ItemBlock, lists: Closing): boolean {
  if (/[.!?]\s+\p{Lu}|[。！？]./u.test(span.text)) return true;
  const { all, closed } = lists.get(list) ?? { all: 0, closed: 0 };
  return closed >= 1 && closed >= (all - 1) / 2;
}

function isProse(block: NoteBlock): block is TextBlock {
  return block.kind === 'paragraph' || (block.kind === 'field' && PROSE_FIELD.test(block.path ?? ''));
}

/** What stands behind a paragraph, as far as a sentence could go on there. */
function following(
  note: Note,
  block: TextBlock | ItemBlock,
): { readonly kind: NoteBlock['kind'] | undefined; readonly text: string } {
  if (block.kind === 'field') return { kind: undefined, text: '' };
  const next = note.blocks[block.index + 1];
  if (next === undefined) return { kind: undefined, text: '' };
  // The next item of a list begins anew, unless it hangs under this one.
  if (block.kind === 'item' && next.kind === 'item' && next.depth <= block.depth) return { kind: 'paragraph', text: '' };
  if (next.kind !== 'table' && next.kind !== 'figure') return { kind: next.kind, text: next.span.text };
  // A sentence may go on behind a table.
  const after = note.blocks[block.index + 2];
  return { kind: next.kind, text: after?.kind === 'paragraph' ? after.span.text : '' };
}

/** Longer lines are whole paragraphs, shorter ones may be broken at a column. */
const LONGEST_LINE = 140;

/** Whether words stand behind the last ones that the text does not show: the name of an exhibit, or the next line of a hard-wrapped draft. */
function goesOn(note: Note, { index, kind, span }: TextBlock | ItemBlock): boolean {
  const end = span.text.trimEnd().length;
  if (note.origin === 'report') return end < span.text.length && !span.citations.some(({ at }) => at >= end);
  const next = note.blocks[index + 1];
  return (
    kind === 'paragraph' &&
    next?.kind === 'paragraph' &&
    span.text.length <= LONGEST_LINE &&
    next.span.place(0, 1).line === (span.place(end - 1, end).endLine ?? 0) + 1
  );
}
