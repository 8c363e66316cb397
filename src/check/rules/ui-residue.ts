import { quoted } from '../../report/import/draft.ts';
import type { Note, Span } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { lookAt } from '../words/look.ts';
import { isQuoted } from '../words/quoted.ts';
import { MACHINE_MARK, machineIn, residueIn } from '../words/residue.ts';

/** A fence that says that what it holds is the note itself. */
const FENCE = /^\s{0,3}(?:`{3,8}|~{3,8})\s?(?:markdown|md|text|txt|plaintext)\s*$/iu;
/** Marks of a whole text that are told one by one. */
const MOST_MARKS = 50;

export const uiResidue: Rule = {
  id: 'ui-residue',
  group: 'words',
  severity: 'warning',
  about:
    'A line such as "Login to access", "Let me now conduct an analysis" or a citation mark of a chat program belongs to the page that a text was copied from. In print it shows that nobody has read the note before it went out.',
  examples: {
    fires: [
      {
        text: 'Halden Marine: harbours fill\nUnlock More Features\nLogin to access deep research reports\n\nRevenue rose 4%.',
        why: 'Doors of a page.',
      },
      {
        text: 'Halden Marine\n\nLet me now conduct a comprehensive analysis for you.\n\nRevenue rose 4%.',
        why: 'A machine announces its work.',
      },
      {
        text: 'Halden Marine\n\nRevenue rose 4% in 2025. As an AI language model, I cannot verify this.',
        why: 'A machine speaks of itself.',
      },
      { text: 'Halden Marine\n\nRevenue rose 4% :contentReference[oaicite:0]{index=0}.', why: 'A mark of a chat program.' },
      {
        text: 'Halden Marine\n\nRevenue rose 4%. I left the tariffs out for now, but can add a table of them if you like.',
        why: 'An offer behind a sentence of the note.',
      },
      { text: 'Nordhalde Pumpen\n\nAnmelden, um weiterzulesen\n\nDer Umsatz stieg um 4 %.', why: 'A door, in German.' },
      {
        text: '云梯机器人\n\n好的，以下是为您整理的分析。\n\n公司营业收入增长37%。',
        why: 'A machine announces its work, in Chinese.',
      },
    ],
    silent: [
      {
        text: 'Halden Marine\n\nUpgrade to Buy\n\nWe think users will log in more often and share more pictures.',
        why: 'Words of the field.',
      },
      { text: 'Halden Marine\n\nOf course, freight rates could fall.', why: 'An argument.' },
      { text: 'Nordhalde Pumpen\n\nNatürlich bleibt der Kupferpreis ein Risiko.', why: 'An argument, in German.' },
      { text: '云梯机器人\n\n当然，海外认证仍存在不确定性。', why: 'An argument, in Chinese.' },
    ],
  },
  *check({ note }) {
    const whole = new Set<Span>();
    for (const span of leftovers(note)) {
      whole.add(span);
      yield noticed(span.text, span.place());
    }
    yield* lookAt(note, ['title', 'heading', 'paragraph', 'item', 'quote', 'field'], ({ text, start, span }) => {
      if (whole.has(span)) return undefined;
      const match = machineIn(text);
      return match && !isQuoted(text, match.index) ? noticed(text, span.place(start, start + text.length)) : undefined;
    });
    yield* marks(note);
  },
};

function noticed(text: string, place: ReturnType<Span['place']>): Noticed {
  return {
    message: `${quoted(text)} belongs to the page or chat that the text was copied from.`,
    mend: 'Take it out.',
    place,
  };
}

/** Whole paragraphs and titles that are leftovers; a doubtful one counts beside another. */
function* leftovers(note: Note): Generator<Span> {
  if (note.title && residueIn(note.title.text) === 'sure') yield note.title;
  const found = note.blocks.map((block) =>
    block.kind === 'paragraph' || block.kind === 'heading' ? residueIn(block.span.text) : undefined,
  );
  for (const [at, block] of note.blocks.entries()) {
    if (block.kind !== 'paragraph' && block.kind !== 'heading') continue;
    const besides = found[at - 1] !== undefined || found[at + 1] !== undefined;
    if (found[at] === 'sure' || (found[at] === 'likely' && besides && block.kind === 'paragraph')) yield block.span;
  }
}

/** Marks of chat programs, which the words of a note no longer hold, and the fence around a whole answer. */
function* marks({ text, file }: Note): Generator<Noticed> {
  let left = MOST_MARKS;
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    const match = MACHINE_MARK.exec(line) ?? FENCE.exec(line);
    if (!match) continue;
    const column = match.index + 1;
    yield {
      message: 'A mark stands here that a chat program leaves in place of a source or a file, or around its answer.',
      mend: 'Cite the source itself, or take the mark out.',
      place: { file, line: at + 1, column, endLine: at + 1, endColumn: column + match[0].length },
    };
    left -= 1;
    if (left === 0) return;
  }
}
