import { isTotal } from '../arithmetic/tables.ts';
import type { Note, NoteBlock, Span, TableBlock } from '../note/note.ts';
import { COUNTS } from '../words/counts.ts';
import { type Sentence, sentencesOf } from '../words/sentences.ts';
import { type CaseKind, caseAt, kindsIn } from './cases.ts';

/** A sentence that announces more cases than the table or list behind it tells. */
export interface Announced {
  readonly span: Span;
  readonly sentence: Sentence;
  readonly count: number;
  readonly told: number;
  /** Cases of the usual three that are not told; none where they have other names. */
  readonly missing: readonly CaseKind[];
}

const COUNTED =
  /(?<!\p{L})(?<count>three|four|five|drei|vier|fünf|[345])\s(?:(?!of\b)[\p{L}-]+\s){0,2}(?:scenarios|cases|szenarien|fälle)(?!\p{L})|(?<han>[三四五345])(?:种|種|个|個|档|檔|类|類)?(?:情景|情境|情形|假设情景)/iu;
const NAME = /scenario|case|szenario|(?<!\p{L})fall(?!\p{L})|情景|情境|情形/iu;
/** A row beside the cases. */
const NO_CASE =
  /weighted|average|expected|current|probabilit|price|target|today|gewichtet|erwart|mittelwert|durchschnitt|kurs|wahrscheinlich|加权|加權|平均|期望|概率|现价|現價|目标价|目標價/iu;
/** The table or list stands right behind, or one paragraph further. */
const NEAR = 2;

/** Where a text announces a number of cases and the table or list that follows tells fewer. */
export function* announcedCases(note: Note): Generator<Announced> {
  for (const block of note.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'item') continue;
    for (const sentence of sentencesOf(block.span.text)) {
      const groups = COUNTED.exec(sentence.text)?.groups;
      const written = groups?.count ?? groups?.han;
      if (written === undefined) continue;
      const count = COUNTS[written.toLowerCase()] ?? Number(written);
      const told = toldBehind(note, block);
      if (told === undefined || told.count < 2 || told.count >= count) continue;
      const named = kindsIn(sentence.text);
      const missing = (['bear', 'base', 'bull'] as const).filter((kind) => !told.kinds.has(kind));
      const known = told.kinds.size === told.count && count === 3 ? missing : [];
      // What is told of the missing case elsewhere; a base case that is not named may be the target.
      if (known.some((kind) => isToldOf(note, kind) || (kind === 'base' && !named.has(kind)))) continue;
      yield { span: block.span, sentence, count, told: told.count, missing: known };
    }
  }
}

interface Told {
  readonly count: number;
  readonly kinds: ReadonlySet<CaseKind>;
}

function toldBehind({ blocks }: Note, block: NoteBlock): Told | undefined {
  for (let at = block.index + 1; at <= block.index + NEAR; at++) {
    const next = blocks[at];
    if (next === undefined || next.kind === 'heading') return undefined;
    if (next.kind === 'table') return inTable(next);
    if (next.kind === 'item' && next.index === next.list) return inList(blocks, next.list);
  }
  return undefined;
}

function inTable({ head, rows }: TableBlock): Told | undefined {
  const across = head.slice(1).flatMap(({ text }) => caseAt(text) ?? []);
  if (across.length > 1) return across.length === head.length - 1 ? toldOf(across) : undefined;
  const labels = rows
    .map(([label]) => label?.text ?? '')
    .filter((text) => text !== '' && !isTotal(text) && !NO_CASE.test(text.split(/[:：–—(（]/u)[0] as string));
  const kinds = labels.flatMap((text) => caseAt(text) ?? []);
  if (kinds.length === labels.length) return toldOf(kinds);
  return NAME.test(head[0]?.text ?? '') ? { count: labels.length, kinds: new Set() } : undefined;
}

function inList(blocks: readonly NoteBlock[], list: number): Told | undefined {
  const items = blocks.filter((block) => block.kind === 'item' && block.list === list && block.depth === 0);
  const kinds = items.flatMap((block) => ('span' in block ? (caseAt(block.span.text) ?? []) : []));
  return kinds.length === items.length ? toldOf(kinds) : undefined;
}

function toldOf(kinds: readonly CaseKind[]): Told | undefined {
  return new Set(kinds).size === kinds.length ? { count: kinds.length, kinds: new Set(kinds) } : undefined;
}

/** Another table, item or sentence with a number tells the case. */
function isToldOf(note: Note, kind: CaseKind): boolean {
  return note.blocks.some((block) => {
    if (block.kind === 'figure' || block.kind === 'heading') return false;
    if (block.kind === 'table')
      return [...block.head, ...block.rows.flatMap(([label]) => label ?? [])].some(({ text }) => caseAt(text) === kind);
    return clausesOf(block.span.text).some(
      (text) => !COUNTED.test(text) && kindsIn(text).has(kind) && NAME.test(text) && /\d/.test(text),
    );
  });
}

/** The parts of a text between full stops and semicolons. */
function clausesOf(text: string): readonly string[] {
  return sentencesOf(text).flatMap((sentence) => sentence.text.split(/[;；]/u));
}
