import type { Block, DraftList, DraftTable, Item } from './blocks.ts';
import { citationsIn } from './citations.ts';
import type { ImportContext } from './context.ts';
import { escapeInline, verbatim } from './escape.ts';
import { proseMarkdown } from './prose.ts';

const LABEL = /^(?<label>[^:：*_{}[\]<>\\`|&]{2,70})(?<colon>[:：])(?<space>\s?)(?=\S)/u;

/** The exhibit that a table became; undefined when it must stay text. */
export type ExhibitIds = ReadonlyMap<DraftTable, string>;

/** The body of the report: blocks as Markdown, in the draft's order. */
export function bodyMarkdown(blocks: readonly Block[], exhibits: ExhibitIds, context: ImportContext): string {
  const shift = headingShift(blocks);
  return blocks
    .map((block) => blockMarkdown(block, shift, exhibits, context))
    .filter((text) => text !== '')
    .join('\n\n');
}

function blockMarkdown(block: Block, shift: number, exhibits: ExhibitIds, context: ImportContext): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(block.added ? 2 : block.level + shift, 4))} ${headingText(block.text, context)}`;
    case 'paragraph':
      return proseMarkdown(block.text, context);
    case 'quote':
      return `> ${proseMarkdown(block.text, context)}`;
    case 'list':
      return listMarkdown(block, context);
    case 'code':
      return codeMarkdown(block.lines);
    case 'directive':
      return `::${block.name}`;
    case 'table': {
      const id = exhibits.get(block);
      return id === undefined ? rowsMarkdown(block, context) : `::exhibit{#${id}}`;
    }
  }
}

/** The body begins at the second level: the first is the title's. */
function headingShift(blocks: readonly Block[]): number {
  let top = 6;
  for (const block of blocks) if (block.kind === 'heading' && !block.added) top = Math.min(top, block.level);
  return 2 - top;
}

function headingText(text: string, { sources }: ImportContext): string {
  let out = '';
  let last = 0;
  for (const { start, end, ids } of citationsIn(text, sources)) {
    out += escapeInline(text.slice(last, start)) + ids.map((id) => `[${id}]`).join('');
    last = end;
  }
  return out + escapeInline(text.slice(last));
}

function listMarkdown(list: DraftList, context: ImportContext): string {
  const labelled = list.items.filter((item) => isLabelled(item.text)).length * 2 > list.items.length;
  return list.items
    .map((item: Item) => {
      const mark = item.number === undefined ? '-' : `${item.number}.`;
      const text = proseMarkdown(item.text, context);
      return `${' '.repeat(item.depth * (list.ordered ? 4 : 2))}${mark} ${labelled ? withBoldLabel(text) : text}`;
    })
    .join('\n');
}

function isLabelled(text: string): boolean {
  const match = LABEL.exec(text);
  return (
    match !== null &&
    (match.groups as { label: string }).label.split(' ').length <= 8 &&
    !/^https?$/i.test((match.groups as { label: string }).label)
  );
}

/** An item's label in bold, so that the list can be read along its left edge. */
function withBoldLabel(text: string): string {
  const match = isLabelled(text) ? LABEL.exec(text) : null;
  if (!match) return text;
  const { label, colon, space } = match.groups as { label: string; colon: string; space: string };
  const rest = text.slice(match[0].length);
  // Without a space after it, closing emphasis must follow a letter: between signs Chinese text has none.
  return space === '' ? `**${label.trim()}**${colon}${rest}` : `**${label.trim()}${colon}** ${rest}`;
}

function codeMarkdown(lines: readonly string[]): string {
  let longest = 2;
  for (const line of lines) for (const run of line.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines.map(verbatim), fence].join('\n');
}

/** A table that no exhibit can hold, as one paragraph a row: nothing is lost but the grid. */
function rowsMarkdown(table: DraftTable, context: ImportContext): string {
  return [table.head, ...table.rows]
    .map((row) => proseMarkdown(row.filter((cell) => cell !== '').join(' – '), context))
    .filter((text) => text !== '')
    .join('\n\n');
}
