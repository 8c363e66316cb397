import { asOfIn } from '../note/as-of.ts';
import type { Note, NoteBlock } from '../note/note.ts';
import type { Rule } from '../rule.ts';
import { hasFigure, isDated } from '../words/figures.ts';
import { endsInColon } from '../words/lists.ts';
import { lookAt } from '../words/look.ts';
import { isQuoted } from '../words/quoted.ts';

const RELATIVE =
  /\b(?:recently|lately|currently|at present|at the moment|right now|as of (?:now|today)|(?:the )?(?:latest|newest|most recent) (?:data|figures|numbers|statistics|readings?|available data))\b|(?<!\p{L})(?:kürzlich|neulich|jüngst|derzeit|momentan|gegenwärtig|aktuell|zurzeit|bislang|(?:den |die |der )?(?:neuesten?|jüngsten?|aktuellen?) (?:daten|zahlen|angaben))(?!\p{L})|近期|最近|目前|当前|當前|现阶段|現階段|截至目前|近日|日前|最新(?:数据|數據|资料|資料)/iu;

export const relativeDate: Rule = {
  id: 'relative-date',
  group: 'words',
  severity: 'warning',
  about:
    'Words such as "currently" or "the latest data" mean another day to each reader. Where the note prints no day on which it speaks, a number beside them cannot be checked; without a number they are only noted.',
  examples: {
    fires: [
      { text: 'Halden Marine\n\nCurrently, the shares trade at 22.8x earnings.', why: 'No day is printed anywhere.' },
      { text: 'Nordhalde Pumpen\n\nDie Aktie wird derzeit mit dem 14,7-fachen Gewinn bewertet.', why: 'In German.' },
      { text: '云梯机器人\n\n目前公司市盈率为35.8倍。', why: 'In Chinese.' },
    ],
    silent: [
      {
        text: 'Halden Marine\nAs of 2026-02-27\n\nCurrently, the shares trade at 22.8x earnings.',
        why: 'The note says on which day it speaks.',
      },
      { text: 'Halden Marine\n\nThe shares recently rose 4%, in March 2026.', why: 'The sentence gives the month.' },
      { text: '云梯机器人\n发布日期：2026年4月3日\n\n目前公司市盈率为35.8倍。', why: 'The note is dated, in Chinese.' },
    ],
  },
  *check({ note }) {
    if (isPrinted(note)) return;
    yield* lookAt(note, ['title', 'heading', 'paragraph', 'item', 'field'], ({ text, start, span, block }) => {
      const match = RELATIVE.exec(text);
      if (match === null || isDated(text) || isQuoted(text, match.index)) return undefined;
      const counts = hasFigure(text) || (endsInColon(text) && bringsFigures(note, block));
      const from = start + match.index;
      return {
        severity: counts ? 'warning' : 'info',
        message: `"${match[0]}" is as of no day: neither the sentence nor the note prints one.`,
        mend: 'Print the day on which the note speaks, or the day of the figure.',
        place: span.place(from, from + match[0].length),
      };
    });
  },
};

/** Whether the note prints a day on which it speaks; that of its newest source is only a guess. */
function isPrinted({ report, text }: Note): boolean {
  if (report) return report.data.date !== undefined;
  return asOfIn(text.split(/\r\n|\n|\r/).map((line) => line.trim())) !== undefined;
}

/** Whether the list or table that a sentence leads into holds a number. */
function bringsFigures(note: Note, block: NoteBlock | undefined): boolean {
  const next = block && note.blocks[block.index + 1];
  if (next?.kind === 'table') return true;
  for (let at = next?.index ?? note.blocks.length; at < note.blocks.length; at++) {
    const item = note.blocks[at];
    if (item?.kind !== 'item' || next?.kind !== 'item' || item.list !== next.list) return false;
    if (hasFigure(item.span.text)) return true;
  }
  return false;
}
