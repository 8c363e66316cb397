import { splitInline } from '../../prose/inline.ts';
import { type Prose, walk } from '../../prose/prose.ts';
import type { Report } from '../../resolve/report.ts';
import { didYouMean } from '../../shared/nearest.ts';
import { type Note, spansOf } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { unknownMarks } from '../sourcing/marks.ts';

/** Every citation in the report's prose, with its place. */
export function* citations(report: Report): Generator<{ source: string; prose: Prose; offset: number }> {
  const all = [
    report.body,
    ...report.prose.values(),
    ...report.exhibits.flatMap((exhibit) =>
      [exhibit.title, exhibit.subtitle, exhibit.notes, exhibit.sourceLine, ...tableProse(exhibit)].filter(
        (prose) => prose !== undefined,
      ),
    ),
  ];
  for (const prose of all) {
    const found: { source: string; prose: Prose; offset: number }[] = [];
    walk(prose.root, (node) => {
      if (node.type === 'text') {
        let from = node.position?.start.offset ?? 0;
        for (const part of splitInline(node.value, prose.expanded, report.sourceIds)) {
          if (part.kind !== 'citation') continue;
          // Escapes and the marks of lists and quotations are not in the value of the node: the brackets are looked for in the text.
          const offset = prose.expanded.text.indexOf(`[${part.source}]`, from);
          found.push({ source: part.source, prose, offset: offset === -1 ? from : offset });
          if (offset !== -1) from = offset + part.source.length + 2;
        }
      }
      return undefined;
    });
    yield* found;
  }
}

function tableProse(exhibit: Report['exhibits'][number]): Prose[] {
  return exhibit.content.kind === 'table'
    ? exhibit.content.table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.prose ?? []))
    : [];
}

export const unknownCitation: Rule = {
  id: 'unknown-citation',
  group: 'sourcing',
  severity: 'error',
  blocks: true,
  about: 'A citation of a source that is not in the register leads a reader nowhere.',
  examples: {
    fires: [
      {
        text: 'Revenue rose 4% in 2025.[1][7]\n\n[1] Halden Marine - Annual report 2025 (2026-02-27)',
        why: 'There is no source 7.',
      },
    ],
    silent: [
      {
        text: 'Revenue rose 4% in 2025.[1]\n\n[1] Halden Marine - Annual report 2025 (2026-02-27)',
        why: 'The source is listed.',
      },
    ],
  },
  *check({ note }) {
    const { report } = note;
    if (!report) {
      yield* unknownInDraft(note);
      return;
    }
    for (const { source, prose, offset } of citations(report)) {
      if (report.sourceIds.has(source)) continue;
      yield {
        message: `[${source}] cites a source that is not in the register.${didYouMean(source, report.sourceIds)}`,
        mend: 'Add it under sources, or mend the number.',
        place: prose.placeAt(offset, offset + source.length + 2),
      };
    }
  },
};

function* unknownInDraft(note: Note): Generator<Noticed> {
  const told = new Set<string>();
  // Brackets of a draft without any source are not citations yet.
  for (const { span } of note.sourceIds.size === 0 ? [] : spansOf(note)) {
    for (const { source, at } of span.citations) {
      if (note.sourceIds.has(source)) continue;
      const place = span.place(Math.max(0, at - 1), at);
      told.add(`${place.line} ${source}`);
      yield { ...unknown(`[${source}]`, source, note.sourceIds), place };
    }
  }
  for (const { text, id, line, column, sure } of unknownMarks(note.text, note.sourceIds)) {
    if (told.has(`${line} ${id}`)) continue;
    const place = { file: note.file, line, column, endLine: line, endColumn: column + text.length };
    yield { ...unknown(text, id, note.sourceIds), ...(sure ? {} : { severity: 'warning' as const }), place };
  }
}

function unknown(mark: string, id: string, ids: ReadonlySet<string>): Noticed {
  return {
    message: `${mark} cites a source that is not in the list.${didYouMean(id, ids)}`,
    mend: 'Add it to the list of sources, or mend the number.',
  };
}
