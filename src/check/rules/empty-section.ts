import { quoted } from '../../report/import/draft.ts';
import type { Place } from '../../shared/place.ts';
import type { Note } from '../note/note.ts';
import type { Rule } from '../rule.ts';
import { emptyInReport } from '../words/empty-in-report.ts';
import { isMarked } from '../words/heads.ts';
import { endsInColon } from '../words/lists.ts';
import { isPagePart, residueIn } from '../words/residue.ts';
import { isSalutation } from '../words/salutation.ts';

/** A heading or lead-in with nothing under it. */
export interface Empty {
  readonly kind: 'heading' | 'part' | 'lead-in';
  readonly text: string;
  readonly place: Place;
}

export const emptySection: Rule = {
  id: 'empty-section',
  group: 'words',
  severity: 'warning',
  about:
    'A heading, or a sentence that ends in a colon, promises what follows; when nothing follows, something was lost or never written.',
  examples: {
    fires: [
      {
        text: '# Halden Marine\n\n## Valuation\n\n## Risks\n\nFreight rates may fall.',
        why: 'A heading follows a heading of its level.',
      },
      {
        text: 'Halden Marine\nRelated Stocks\nRevenue of the harbours rose 4% in 2025, and freight rates held in every quarter.',
        why: 'A part of a page that a script would fill.',
      },
      {
        text: '# Halden Marine\n\nThree risks stand out:\n\n## Valuation\n\nThe shares trade at 12x earnings.',
        why: 'The list is missing.',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\n---\n\n## Valuation\n\n## Risks\n\nFreight rates may fall.',
        why: 'In a report.',
      },
    ],
    silent: [
      {
        text: '# Halden Marine\n\n## Valuation\n\n### Method\n\nThe shares trade at 12x earnings.',
        why: 'A heading of a lower level follows.',
      },
      {
        text: '# Halden Marine\n\n## Sources\n\n[1] Halden Marine - Annual report 2025 (2026-02-27)',
        why: 'The sources are listed.',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nrisks:\n  - { title: Freight, text: Rates may fall. }\n---\n\n## Risks\n\n::risks',
        why: 'A block fills the section.',
      },
    ],
  },
  *check({ note }) {
    const { report } = note;
    for (const { kind, text, place } of report ? emptyInReport(report) : emptyInDraft(note)) {
      yield kind === 'lead-in'
        ? {
            message: `The sentence ${quoted(text)} leads into something that does not follow.`,
            mend: 'Write what it announces, or end the sentence.',
            place,
          }
        : {
            message: `Nothing stands under ${quoted(text)}.`,
            mend:
              kind === 'part'
                ? 'Take it out: it is a part of the page that the text was copied from.'
                : 'Write the section, or take its heading out.',
            place,
          };
    }
  },
};

/** A greeting and a leftover of a chat lead into nothing of the note. */
function isLeadIn(text: string): boolean {
  return !isSalutation(text) && residueIn(text) !== 'sure';
}

/** A line that is filled with something: not blank, no rule, no underline of a heading. */
const FILLED = /[^\s\-_=*#>—─]/u;

function* emptyInDraft(note: Note): Generator<Empty> {
  const lines = note.text.split(/\r\n|\n|\r/);
  // Sources and code are no blocks of a note, but they fill a section: for each line, the next one that is filled.
  const next = new Uint32Array(lines.length + 1).fill(lines.length);
  for (let at = lines.length - 1; at >= 0; at--) next[at] = FILLED.test(lines[at] as string) ? at : (next[at + 1] as number);
  const followed = (line: number, before: number | undefined) => (next[line] ?? lines.length) < (before ?? lines.length + 1) - 1;

  for (const block of note.blocks) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
    const { text } = block.span;
    const after = note.blocks[block.index + 1];
    if (block.kind === 'heading') {
      if (after !== undefined && (after.kind !== 'heading' || after.level > block.level)) continue;
      if (!isMarked(note, lines, block) || (after && !isMarked(note, lines, after))) continue;
      const place = block.span.place();
      const before = after?.kind === 'heading' ? after.span.place(0, 1).line : undefined;
      if (!followed(place.line, before)) yield { kind: 'heading', text, place };
    } else if (isPagePart(text)) {
      const fills =
        after?.kind === 'item' ||
        after?.kind === 'table' ||
        (after?.kind === 'paragraph' && after.span.text.length <= 40 && !isPagePart(after.span.text));
      if (!fills) yield { kind: 'part', text, place: block.span.place() };
    } else if (endsInColon(text) && isLeadIn(text) && (after === undefined || after.kind === 'heading')) {
      const place = block.span.place();
      const before = after?.kind === 'heading' ? after.span.place(0, 1).line : undefined;
      if (!followed(place.endLine ?? place.line, before)) yield { kind: 'lead-in', text, place };
    }
  }
}
