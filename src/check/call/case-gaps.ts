import type { Note, NoteBlock, Span, TableBlock } from '../note/note.ts';
import { sentencesOf } from '../words/sentences.ts';
import { PRICE } from './amounts.ts';
import { type CaseKind, caseAt, caseIn } from './cases.ts';

/** A case of a set that lacks what all others of the set have. */
export interface CaseGap {
  readonly kind: CaseKind;
  readonly span: Span;
  readonly lacks: string;
}

/** A case in words: an item, or a sentence of a paragraph. */
interface Told {
  readonly kind: CaseKind;
  readonly text: string;
  readonly span: Span;
}

const MULTIPLES = /\d\s?(?:x|×|倍)(?![A-Za-z])|\d-?fache|(?:KGV|P\/E|PE|multiple)(?:\s(?:of|von))?\s\d/giu;
const ODDS =
  /[(（][^()（）]{0,16}\d{1,2}\s?%[^()（）]{0,14}[)）]|(?:probabilit|odds|weight|wahrscheinlich|gewicht|概率|機率|几率|权重)[^.;。；\d]{0,16}\d{1,2}\s?%|\d{1,2}\s?%\s(?:probability|likely|chance|wahrscheinlich)/iu;
const AMOUNTS = new RegExp(PRICE, 'giu');
/** What a value may be wanting of, beside which the others have one. */
const NOTHING = /^\s*(?:[-–—.…]{0,3}|n\/?a\.?|n\.?m\.?|k\.\s?a\.?|tbd|tbc|\?|待定|无|無)\s*$/iu;
const FEWEST = 3;

/** Where one case of a list, a paragraph or a table lacks a number that each of its two or more siblings has. */
export function* caseGaps(note: Note): Generator<CaseGap> {
  for (const block of note.blocks) {
    if (block.kind === 'table') yield* inTable(block);
    else if (block.kind === 'paragraph') yield* inWords(sentencesAsCases(block));
    else if (block.kind === 'item' && block.index === block.list) yield* inWords(itemsAsCases(note.blocks, block.list));
  }
}

function itemsAsCases(blocks: readonly NoteBlock[], list: number): readonly Told[] {
  const told: Told[] = [];
  for (let at = list; ; at++) {
    const block = blocks[at];
    if (block?.kind !== 'item' || block.list !== list) return told;
    const kind = caseAt(block.span.text);
    if (kind !== undefined) told.push({ kind, text: block.span.text, span: block.span });
  }
}

function sentencesAsCases({ span }: { readonly span: Span }): readonly Told[] {
  if (span.text.length > 4000) return [];
  return sentencesOf(span.text).flatMap(({ text, start }) => {
    const kind = caseIn(text);
    const part: Span = { ...span, text, place: (from = 0, to = text.length) => span.place(start + from, start + to) };
    return kind === undefined ? [] : [{ kind, text, span: part }];
  });
}

function* inWords(told: readonly Told[]): Generator<CaseGap> {
  if (told.length < FEWEST || new Set(told.map(({ kind }) => kind)).size !== told.length) return;
  const counts = told.map(({ text }) => [
    text.match(MULTIPLES)?.length ?? 0,
    ODDS.test(text) ? 1 : 0,
    text.match(AMOUNTS)?.length ?? 0,
  ]);
  for (const [at, name] of ['a multiple', 'a probability', 'a value'].entries()) {
    const lacking = told.filter((_, nth) => (counts[nth]?.[at] ?? 0) === 0);
    const [first] = counts.filter((_, nth) => told[nth] !== lacking[0]);
    const isAll =
      lacking.length === 1 && counts.every((count, nth) => told[nth] === lacking[0] || (count[at] ?? 0) === (first?.[at] ?? 0));
    if (isAll && lacking[0]) yield { kind: lacking[0].kind, span: lacking[0].span, lacks: name };
  }
  // Each has as many amounts as the others, such as earnings and a value, but for one.
  const [most] = counts.map((count) => count[2] ?? 0).sort((a, b) => b - a);
  const fewer = told.filter((_, nth) => (counts[nth]?.[2] ?? 0) < (most ?? 0));
  const [only] = fewer;
  if (only && fewer.length === 1 && (counts[told.indexOf(only)]?.[2] ?? 0) > 0)
    yield { kind: only.kind, span: only.span, lacks: 'a value' };
}

/** Cases as rows, or as columns: a cell without a number where those of all other cases have one. */
function* inTable({ head, rows }: TableBlock): Generator<CaseGap> {
  const cases = rows.filter(([name]) => name !== undefined && caseAt(name.text) !== undefined);
  if (cases.length >= FEWEST) {
    for (let column = 1; column < head.length; column++)
      yield* inCells(
        cases.map((row) => row[column]),
        head[column]?.text ?? '',
        cases.map((row) => row[0]),
      );
    return;
  }
  const columns = head.flatMap((span, at) => (at > 0 && caseAt(span.text) !== undefined ? [at] : []));
  if (columns.length < FEWEST) return;
  for (const row of rows)
    yield* inCells(
      columns.map((at) => row[at]),
      row[0]?.text ?? '',
      columns.map((at) => head[at]),
    );
}

function* inCells(cells: readonly (Span | undefined)[], label: string, names: readonly (Span | undefined)[]): Generator<CaseGap> {
  const empty = cells.flatMap((cell, at) => (cell === undefined || NOTHING.test(cell.text) ? [at] : []));
  const [only] = empty;
  if (only === undefined || empty.length > 1 || !cells.every((cell, at) => at === only || /\d/.test(cell?.text ?? ''))) return;
  const span = names[only];
  const kind = span && caseAt(span.text);
  if (span && kind) yield { kind, span, lacks: label === '' ? 'a number' : `its "${label}"` };
}
