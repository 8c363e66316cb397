import type { Block, DraftHeading, DraftList, DraftTable, Item } from './blocks.ts';
import { plainText } from './escape.ts';
import { kindOf } from './exhibits.ts';
import { caseOf, scenarioRun } from './scenarios.ts';
import { type ImportWord, TOPIC_SIGNS, TOPICS, type Topic } from './words.ts';

const SENTENCE_END = /[.!?:;,。！？：；，…\]]["”’)]?$/u;
const LEADS_IN = /[:：]["”’]?(?:\[\d{1,4}\])*$/u;
/** Enough of a paragraph to tell its subject. */
const SAMPLE = 2_000;

/** Short lines that stand before longer text and are no sentence become headings. */
export function promoteHeadings(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, i) => {
    const next = blocks[i + 1];
    if (block.kind !== 'paragraph' || !next || next.kind === 'heading') return block;
    const { text } = block;
    const before = blocks[i - 1];
    const isShort = /\p{Script=Han}/u.test(text)
      ? text.length <= 16
      : text.length <= 60 && text.split(' ').length <= 8 && /^["“]?[\p{Lu}]/u.test(text);
    const isName =
      isShort && !SENTENCE_END.test(text) && !/\d[%xX]|[$€£¥|[\]{}<>\\]|https?:/u.test(text) && /\p{L}{2}/u.test(text);
    const leads = next.kind === 'table' || next.kind === 'list' || (next.kind === 'paragraph' && next.text.length >= 80);
    const isLed = before?.kind === 'paragraph' && LEADS_IN.test(before.text);
    return isName && leads && !isLed ? { kind: 'heading', level: 2, text, line: block.line } : block;
  });
}

/** Parts lists that hold items on several subjects, so that each can have its heading. */
export function splitLists(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => (block.kind === 'list' ? splitList(block) : [block]));
}

type ItemKind = 'scenario' | 'risk' | 'support' | 'other';

function splitList(list: DraftList): readonly DraftList[] {
  if (list.ordered || list.items.some((item) => item.depth > 0)) return [list];
  const scenarios = scenarioRun(list);
  const runs: { kind: ItemKind; items: Item[] }[] = [];
  list.items.forEach((item, i) => {
    const kind = scenarios && i >= scenarios.start && i < scenarios.end ? 'scenario' : itemKind(item.text);
    const last = runs.at(-1);
    if (last && (last.kind === kind || (kind === 'other' && last.kind !== 'scenario'))) last.items.push(item);
    else runs.push({ kind, items: [item] });
  });
  // A single item of a kind says too little to be a section of its own.
  const merged: typeof runs = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (
      last &&
      last.kind !== 'scenario' &&
      run.kind !== 'scenario' &&
      (run.items.length < 2 || last.items.length < 2 || last.kind === run.kind)
    ) {
      last.items.push(...run.items);
      if (last.items.length - run.items.length < run.items.length) last.kind = run.kind;
    } else {
      merged.push(run);
    }
  }
  return merged.map(({ items }) => ({ ...list, items, line: (items[0] as Item).line }));
}

function labelOf(text: string): string {
  const colon = /[:：]/u.exec(text.slice(0, 90));
  return colon ? text.slice(0, colon.index) : text.slice(0, 160);
}

function itemKind(text: string): ItemKind {
  const label = labelOf(text);
  if (TOPIC_SIGNS.risks.test(label)) return 'risk';
  if (TOPIC_SIGNS.support.test(label)) return 'support';
  return label.length < text.length && TOPIC_SIGNS.risks.test(text.slice(0, SAMPLE)) ? 'risk' : 'other';
}

/**
 * Gives a draft without headings its sections: before a table or list, with the paragraph that leads into it, and before a
 * conclusion, where the subject is another than that of the section under way. Every heading is a word of the import's own table.
 */
export function addHeadings(blocks: readonly Block[], words: Readonly<Record<ImportWord, string>>): readonly Block[] {
  if (blocks.filter((block) => block.kind === 'heading').length >= 2) return blocks;
  const out: Block[] = [];
  const used = new Set<Topic>();
  let current: Topic | undefined;
  blocks.forEach((block, i) => {
    const before = blocks[i - 1];
    const lead = before?.kind === 'paragraph' && LEADS_IN.test(before.text) ? before.text : undefined;
    const next = blocks[i + 1];
    let topic: Topic | undefined;
    if (block.kind === 'paragraph') {
      const leadsIn = LEADS_IN.test(block.text) && (next?.kind === 'list' || next?.kind === 'table');
      topic = leadsIn
        ? topicOf(next, block.text)
        : TOPIC_SIGNS.conclusion.test(block.text.slice(0, 60))
          ? 'conclusion'
          : undefined;
    } else if ((block.kind === 'list' || block.kind === 'table') && lead === undefined) {
      topic = topicOf(block, '');
    }
    if (
      topic &&
      (topic !== current || (topic === 'risks' && block.kind === 'list' && before?.kind === 'list')) &&
      (!used.has(topic) || topic === 'risks')
    ) {
      const heading: DraftHeading = {
        kind: 'heading',
        level: 2,
        text: words[topic === 'risks' && used.has('risks') ? 'furtherRisks' : topic],
        line: block.line,
        added: true,
      };
      out.push(heading);
      used.add(topic);
      current = topic;
    }
    out.push(block);
  });
  return out;
}

/** What a table or list is about, by its kind, the words that lead into it and its labels. */
function topicOf(block: DraftList | DraftTable, lead: string): Topic | undefined {
  let labels: readonly string[];
  if (block.kind === 'table') {
    const kind = kindOf(block);
    if (kind !== 'other') return kind === 'factors' ? 'impact' : kind;
    labels = block.head.map((cell) => plainText(cell.slice(0, SAMPLE)));
  } else {
    if (block.items.length >= 2 && block.items.every((item) => caseOf(item.text) !== undefined)) return 'scenarios';
    const kinds = block.items.map((item) => itemKind(item.text));
    const share = (kind: ItemKind): number => kinds.filter((found) => found === kind).length / kinds.length;
    if (lead === '' && kinds.length >= 2 && share('risk') > 0.5) return 'risks';
    if (lead === '' && kinds.length >= 2 && share('support') > 0.5) return 'support';
    labels = block.items.slice(0, 40).map((item) => labelOf(item.text));
  }
  const close = lead.slice(-48);
  let best: Topic | undefined;
  let most = 1;
  for (const topic of TOPICS) {
    const sign = TOPIC_SIGNS[topic];
    const score =
      (sign.test(close) ? 3 : 0) + (sign.test(lead.slice(-SAMPLE)) ? 1 : 0) + labels.filter((text) => sign.test(text)).length;
    if (score > most) [best, most] = [topic, score];
  }
  return best;
}
