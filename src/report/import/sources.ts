import type { Block } from './blocks.ts';
import { type Notices, quoted } from './draft.ts';
import { parseSourceLine, type SourceEntry } from './source-line.ts';

const HEADING =
  /^(?:\d{1,2}[.)] )?(?:data |main |further )?(?:sources?(?: (?:list|cited|and references))?|references|bibliography|citations|works cited|footnotes|endnotes|quellen(?:verzeichnis|angaben)?|literatur|referenzen|参考(?:资料|文献|来源)|參考(?:資料|文獻|來源)|资料来源|資料來源|数据来源|數據來源|信息来源|来源|來源)\s?[:：]?$/iu;
const NUMBERED = /^\[\^?(\d{1,4})\]\s?[:：.]?\s?/u;
const LOOKS_LIKE_SOURCE = /https?:\/\/|(?:19|20)\d\d[-/.年]\d|\s[-–—|]\s|[“„"«《]|\b(?:19|20)\d\d\b/u;
const BARE_ADDRESS = /^<?https?:\/\/[^\s<>]{1,1900}>?$/iu;

/** The register of sources a draft has, and the draft without the list. */
export interface TakenSources {
  readonly sources: readonly SourceEntry[];
  readonly blocks: readonly Block[];
}

/** A line of a source list, with the number the draft gives it. */
interface Candidate {
  readonly number: number | undefined;
  text: string;
  readonly line: number;
}

/**
 * Takes the source list out of the blocks: lines like `[1] Publisher - “Title” (date) address`, footnotes `[^1]: …`, and
 * whatever is listed under a heading like "Sources". A line that cannot be read as a source stays text.
 */
export function takeSources(blocks: readonly Block[], notices: Notices): TakenSources {
  const left: Block[] = [];
  const candidates: Candidate[] = [];
  let listed = false;
  let before = 0;
  for (const block of blocks) {
    // The address of a source is often a line of its own.
    const isUnder = candidates.length > before;
    before = candidates.length;
    if (
      (block.kind === 'heading' || block.kind === 'paragraph') &&
      block.text.length < 60 &&
      HEADING.test(block.text.replace(/\*\*/g, '').trim())
    ) {
      listed = true;
      continue;
    }
    if (block.kind === 'heading' || block.kind === 'table' || block.kind === 'code') listed = false;
    if (block.kind === 'paragraph') {
      const last = candidates.at(-1);
      if (last && isUnder && BARE_ADDRESS.test(block.text) && !/https?:/.test(last.text)) {
        last.text += ` ${block.text}`;
        continue;
      }
      const candidate = candidateOf(block.text, block.line, listed, 'paragraph');
      if (candidate) {
        candidates.push(candidate);
        continue;
      }
      listed = false;
    }
    if (block.kind === 'list') {
      const found = block.items.map(
        (item, i) =>
          candidateOf(item.text, item.line, listed, 'item') ??
          (listed ? { number: block.ordered ? i + 1 : undefined, text: item.text, line: item.line } : undefined),
      );
      if (found.every((candidate) => candidate !== undefined)) {
        candidates.push(...found);
        continue;
      }
    }
    left.push(block);
  }
  return { sources: register(candidates, left, notices), blocks: left };
}

function candidateOf(text: string, line: number, listed: boolean, kind: 'paragraph' | 'item'): Candidate | undefined {
  const marked = NUMBERED.exec(text);
  if (marked) {
    const rest = text.slice(marked[0].length);
    return rest !== '' && (listed || LOOKS_LIKE_SOURCE.test(rest)) && !/^(?:\[\^?\d|\()/.test(rest)
      ? { number: Number(marked[1]), text: rest, line }
      : undefined;
  }
  return listed &&
    kind === 'paragraph' &&
    text.length <= 600 &&
    LOOKS_LIKE_SOURCE.test(text) &&
    /https?:\/\/|(?:19|20)\d\d/.test(text)
    ? { number: undefined, text, line }
    : undefined;
}

function register(candidates: readonly Candidate[], left: Block[], notices: Notices): readonly SourceEntry[] {
  const sources: SourceEntry[] = [];
  const used = new Set<number>(candidates.flatMap(({ number }) => (number === undefined ? [] : [number])));
  const taken = new Set<number>();
  let free = 1;
  for (const { number, text, line } of candidates) {
    while (number === undefined && used.has(free)) free++;
    const id = number ?? free++;
    const source = taken.has(id) ? undefined : parseSourceLine(text, id);
    if (source) {
      taken.add(id);
      sources.push(source);
      continue;
    }
    const why = taken.has(id) ? `There are two sources [${id}]; the second` : `The source ${quoted(text)}`;
    notices.add('import-source', 'warning', `${why} was left as text.`, line, 'Put it into the sources by hand.');
    left.push({ kind: 'paragraph', text: number === undefined ? text : `[${number}] ${text}`, line });
  }
  return sources;
}
