import type { Block } from '../../report/import/blocks.ts';
import { Notices } from '../../report/import/draft.ts';
import { readLines } from '../../report/import/lines.ts';
import { readBlocks } from '../../report/import/read-blocks.ts';
import { takeSources } from '../../report/import/sources.ts';
import { takeTitle } from '../../report/import/title.ts';
import { asOfIn } from './as-of.ts';
import { DraftPlaces } from './draft-places.ts';
import { noteLanguage } from './language.ts';
import type { Note, NoteBlock, NoteSource, Span } from './note.ts';
import { plainOf } from './plain.ts';

/**
 * Reads loose text as it stands: nothing is mended or taken out, so that each finding is at its line.
 * @param file display name, for places
 */
export function noteOfDraft(text: string, file: string): Note {
  const lines = readLines(text);
  const places = new DraftPlaces(file, text);
  const { title, blocks: untitled } = takeTitle(readBlocks(lines), file);
  const { sources: entries, blocks } = takeSources(untitled, new Notices(file));
  const sourceIds = new Set(entries.map(({ id }) => String(id)));
  // Several sources may share a line.
  for (const { text: line } of lines)
    if (/^\[\^?\d{1,3}\]/.test(line))
      for (const [, id] of line.matchAll(/(?<=[.;。；]\s?)\[\^?(\d{1,3})\](?=\s?[\p{L}\p{N}“"„«《])/gu))
        sourceIds.add(id as string);
  const spanOf = (source: string, line: number, after = ''): Span => {
    const { text: plain, offsets, citations } = plainOf(source, sourceIds);
    const place = (start = 0, end = plain.length) =>
      places.of(
        source,
        line,
        after,
        offsets[start] ?? 0,
        offsets[Math.max(0, end - 1)] === undefined ? source.length : (offsets[Math.max(0, end - 1)] as number) + 1,
      );
    return { text: plain, citations, facts: [], place };
  };
  const sources = entries.map((entry): NoteSource => {
    const line = lines.find(({ text: words }) => new RegExp(`^\\[\\^?${entry.id}\\]`).test(words))?.line;
    return {
      id: String(entry.id),
      publisher: entry.publisher,
      title: entry.title ?? '',
      date: entry.date?.slice(0, 10),
      url: entry.locator?.startsWith('http') ? entry.locator : undefined,
      retrieved: undefined,
      place: { file, line: line ?? lines.findLast(({ text: words }) => words.includes(entry.publisher))?.line ?? 1, column: 1 },
    };
  });
  // A title may go over several lines.
  const titleLine = lines.find(
    ({ text: words }) => words !== '' && (words.includes(title) || title.startsWith(words.trim())),
  )?.line;
  return {
    file,
    text,
    origin: 'draft',
    language: noteLanguage(text),
    title: titleLine === undefined ? undefined : spanOf(title, titleLine),
    asOf: asOfIn(lines.map((line) => line.text)) ?? newest(sources),
    blocks: noteBlocks(blocks, spanOf),
    sources,
    sourceIds,
    report: undefined,
  };
}

function newest(sources: readonly NoteSource[]): string | undefined {
  return sources
    .flatMap(({ date }) => (date !== undefined && date.length === 10 ? [date] : []))
    .sort()
    .at(-1);
}

function noteBlocks(
  blocks: readonly Block[],
  spanOf: (text: string, line: number, after?: string) => Span,
): readonly NoteBlock[] {
  const out: NoteBlock[] = [];
  let section = -1;
  for (const block of blocks) {
    const index = out.length;
    if (block.kind === 'heading') {
      section = index;
      out.push({ kind: 'heading', index, section, level: block.level, span: spanOf(block.text, block.line) });
    } else if (block.kind === 'paragraph' || block.kind === 'quote') {
      out.push({ kind: block.kind, index, section, span: spanOf(block.text, block.line) });
    } else if (block.kind === 'list') {
      for (const { text, line, depth } of block.items)
        out.push({
          kind: 'item',
          index: out.length,
          section,
          list: index,
          ordered: block.ordered,
          depth,
          span: spanOf(text, line),
        });
    } else if (block.kind === 'table') {
      const row = (cells: readonly string[], line: number) =>
        cells.map((cell, at) => spanOf(cell, line, cells.slice(0, at).join('')));
      out.push({
        kind: 'table',
        index,
        section,
        head: row(block.head, block.line),
        rows: block.rows.map((cells, at) => row(cells, block.rowLines[at] ?? block.line)),
      });
    }
  }
  return out;
}
