import type { Block, DraftList, Item } from './blocks.ts';
import type { DraftLine } from './draft.ts';
import { headingAt, underlineLevel } from './headings.ts';
import { tableAt } from './tables.ts';

const BULLET = /^(?:[-*+–—·] |[•●▪◦‣■□►➢✓✔] ?)(?=\S)/u;
const NUMBER = /^(\d{1,3})[.)、] ?(?=\S)/u;
const RULE = /^(?:[-*_=—─] ?){3,}$/u;
const FENCE = /^(`{3,}|~{3,})\s?([\w-]{0,30})$/;
const SENTENCE_END = /[.!?:;。！？：；…\]]["”’)»]?$/u;

/** Reads cleaned lines into blocks. Linear: every line is looked at a fixed number of times. */
export function readBlocks(lines: readonly DraftLine[]): readonly Block[] {
  const blocks: Block[] = [];
  const wrapped = isWrapped(lines);
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as DraftLine;
    if (line.text === '' || RULE.test(line.text)) {
      at++;
      continue;
    }
    const fence = FENCE.exec(line.text);
    if (fence) {
      at = readFence(lines, at, fence[1] as string, fence[2] as string, blocks);
      continue;
    }
    const found = line.text.includes('|') || line.text.includes('\t') ? tableAt(lines, at) : undefined;
    if (found) {
      blocks.push(found.table);
      at = found.next;
      continue;
    }
    const heading = headingAt(lines, at);
    if (heading) {
      blocks.push(heading);
      at += underlineLevel(lines[at + 1]?.text) === undefined || line.text.startsWith('#') ? 1 : 2;
      continue;
    }
    if (marker(line.text)) {
      at = readList(lines, at, blocks);
      continue;
    }
    if (line.text.startsWith('>')) {
      const text = line.text.replace(/^(?:> ?){1,10}/, '').trim();
      if (text !== '') blocks.push({ kind: 'quote', text, line: line.line });
      at++;
      continue;
    }
    at = readParagraph(lines, at, wrapped, blocks);
  }
  return blocks;
}

interface Marker {
  readonly ordered: boolean;
  readonly length: number;
  readonly number?: string;
}

function marker(text: string): Marker | undefined {
  const bullet = BULLET.exec(text);
  if (bullet) return { ordered: false, length: bullet[0].length };
  const number = NUMBER.exec(text);
  // "3.5% growth" begins with a figure, not with a number of an item.
  return number && !/^\d{1,3}\.\d/.test(text)
    ? { ordered: true, length: number[0].length, number: number[1] as string }
    : undefined;
}

function readList(lines: readonly DraftLine[], start: number, blocks: Block[]): number {
  const first = lines[start] as DraftLine;
  const { ordered } = marker(first.text) as Marker;
  const items: Item[] = [];
  const indents: number[] = [];
  let at = start;
  while (at < lines.length) {
    const line = lines[at] as DraftLine;
    const mark = RULE.test(line.text) ? undefined : marker(line.text);
    if (line.text === '') {
      // A blank line ends the list unless another item of the same kind follows.
      const next = lines[at + 1];
      const nextMark = next && !headingAt(lines, at + 1) ? marker(next.text) : undefined;
      if (
        !nextMark ||
        (next as DraftLine).indent < first.indent ||
        (nextMark.ordered !== ordered && (next as DraftLine).indent <= first.indent)
      )
        break;
      at++;
      continue;
    }
    if (mark) {
      if (line.indent <= first.indent && mark.ordered !== ordered) break;
      while (indents.length > 0 && (indents.at(-1) as number) >= line.indent) indents.pop();
      const depth = Math.min(indents.length, 5, items.length === 0 ? 0 : (items.at(-1) as Item).depth + 1);
      indents.push(line.indent);
      items.push({
        text: line.text.slice(mark.length).trim(),
        depth,
        line: line.line,
        ...(mark.number === undefined ? {} : { number: mark.number }),
      });
      at++;
      continue;
    }
    const last = items.at(-1) as Item;
    if (line.indent <= first.indent || line.text.includes('|') || RULE.test(line.text) || headingAt(lines, at)) break;
    const texts = [last.text];
    while (
      at < lines.length &&
      (lines[at] as DraftLine).text !== '' &&
      (lines[at] as DraftLine).indent > first.indent &&
      !marker((lines[at] as DraftLine).text)
    ) {
      texts.push((lines[at] as DraftLine).text);
      at++;
    }
    items[items.length - 1] = { ...last, text: texts.join(' ') };
  }
  const list: DraftList = { kind: 'list', ordered, items, line: first.line };
  blocks.push(list);
  return at;
}

function readParagraph(lines: readonly DraftLine[], start: number, wrapped: boolean, blocks: Block[]): number {
  const parts = [(lines[start] as DraftLine).text];
  let at = start + 1;
  while (
    at < lines.length &&
    (wrapped || runsOn(parts.at(-1) as string, (lines[at] as DraftLine).text)) &&
    continues(lines, at)
  ) {
    parts.push((lines[at] as DraftLine).text);
    at++;
  }
  blocks.push({ kind: 'paragraph', text: parts.join(' '), line: (lines[start] as DraftLine).line });
  return at;
}

/** A sentence that plainly goes on in the next line. */
function runsOn(text: string, next: string): boolean {
  return /[,\p{Ll}]$/u.test(text) && /^\p{Ll}/u.test(next);
}

/** A line that, in a hard-wrapped draft, goes on with the paragraph before it. */
function continues(lines: readonly DraftLine[], at: number): boolean {
  const { text } = lines[at] as DraftLine;
  return isPlain(text) && !headingAt(lines, at) && !((lines[at + 1]?.text.includes('|') ?? false) && text.includes('|'));
}

function isPlain(text: string): boolean {
  return text !== '' && !marker(text) && !RULE.test(text) && !FENCE.test(text) && !/^(?:[>|#]|\[\^?\d{1,4}\])/.test(text);
}

/** A fence around a whole answer is packaging; a fence around code is kept. */
function readFence(lines: readonly DraftLine[], start: number, fence: string, language: string, blocks: Block[]): number {
  if (/^(?:markdown|md|text|txt)?$/i.test(language)) return start + 1;
  let end = start + 1;
  while (end < lines.length && !(lines[end] as DraftLine).text.startsWith(fence)) end++;
  if (end === lines.length) return start + 1;
  const code = lines.slice(start + 1, end).map(({ text, indent }) => ' '.repeat(indent) + text);
  if (code.some((text) => text.trim() !== '')) blocks.push({ kind: 'code', lines: code, line: (lines[start] as DraftLine).line });
  return end + 1;
}

/**
 * Whether the draft breaks its lines at a column: then neighbouring lines are one paragraph. In a draft copied from a page
 * every line is a paragraph of its own, however short.
 */
function isWrapped(lines: readonly DraftLine[]): boolean {
  let followed = 0;
  let full = 0;
  let open = 0;
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (!next || !isPlain(line.text) || !isPlain(next.text)) return;
    followed++;
    if (line.text.length >= 55 && line.text.length <= 130) full++;
    if (!SENTENCE_END.test(line.text)) open++;
  });
  return followed > 0 && full / followed >= 0.6 && open / followed >= 0.5;
}
