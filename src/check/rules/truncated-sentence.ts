import type { Note, NoteBlock, TextBlock } from '../note/note.ts';
import type { Rule } from '../rule.ts';
import { isBrokenOff } from '../words/broken-off.ts';

/** Fields of the front matter that hold prose. */
const PROSE_FIELD = /^(?:standfirst|risks\.\d{1,3}\.text|target\.method|scenarios\.\d{1,3}\.(?:assumption|method))$/;

export const truncatedSentence: Rule = {
  id: 'truncated-sentence',
  group: 'words',
  severity: 'warning',
  about:
    'A paragraph that ends in an article, a conjunction or a comma has lost its end, and with it perhaps the number or the condition that mattered. It is an error where no reading of the words is whole; headings, labels, items of lists and cells are not looked at.',
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
    for (const block of note.blocks) {
      if (!isProse(block)) continue;
      const broken = isBrokenOff(block.span.text, following(note, block), note.language);
      if (broken === undefined || goesOn(note, block)) continue;
      const { text, place } = block.span;
      const end = text.trimEnd().length;
      yield {
        severity: broken.sure ? 'error' : 'warning',
        message: `The sentence that ends "…${text.slice(Math.max(0, end - 40), end)}" breaks off: ${broken.why}.`,
        mend: 'Complete the sentence or take it out.',
        place: place(Math.max(0, end - broken.length), end),
      };
    }
  },
};

function isProse(block: NoteBlock): block is TextBlock {
  return block.kind === 'paragraph' || (block.kind === 'field' && PROSE_FIELD.test(block.path ?? ''));
}

/** What stands behind a paragraph, as far as a sentence could go on there. */
function following(note: Note, block: TextBlock): { readonly kind: NoteBlock['kind'] | undefined; readonly text: string } {
  if (block.kind === 'field') return { kind: undefined, text: '' };
  const next = note.blocks[block.index + 1];
  if (next === undefined) return { kind: undefined, text: '' };
  if (next.kind !== 'table' && next.kind !== 'figure') return { kind: next.kind, text: next.span.text };
  // A sentence may go on behind a table.
  const after = note.blocks[block.index + 2];
  return { kind: next.kind, text: after?.kind === 'paragraph' ? after.span.text : '' };
}

/** Longer lines are whole paragraphs, shorter ones may be broken at a column. */
const LONGEST_LINE = 140;

/** Whether words stand behind the last ones that the text does not show: the name of an exhibit, or the next line of a hard-wrapped draft. */
function goesOn(note: Note, { index, kind, span }: TextBlock): boolean {
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
