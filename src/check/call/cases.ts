import type { Place } from '../../shared/place.ts';
import { type Note, type NoteBlock, type Span, spansOf } from '../note/note.ts';
import { hasPrice } from './amounts.ts';

export type CaseKind = 'bear' | 'base' | 'bull';

/** A case of a note's scenarios, and which of its parts are printed anywhere in the note. */
export interface Case {
  readonly kind: CaseKind;
  /** As written: "Conservative Scenario". */
  readonly name: string;
  readonly place: Place;
  readonly price: boolean;
  readonly multiple: boolean;
  /** To what the multiple or another method is applied: earnings of a year, a cash flow, net assets. */
  readonly basis: boolean;
  readonly probability: boolean;
  /** Words say what happens in it. */
  readonly told: boolean;
}

const KINDS: Readonly<Record<CaseKind, readonly [alone: string, withCase: string, han: string]>> = {
  bear: [
    'conservative|bear(?:ish)?|pessimistic|konservativ(?:es)?|pessimistisch(?:es)?',
    'downside|worst|low|adverse|bären|negativ(?:es)?|schlechtester',
    '保守|悲观|悲觀|熊市|谨慎',
  ],
  base: ['base(?:line)?', 'central|neutral(?:es)?|mid|middle|normal|basis|mittleres', '基准|基準|中性|中间'],
  bull: [
    'optimistic|bull(?:ish)?|optimistisch(?:es)?',
    'upside|best|blue[- ]sky|high|bullen|positiv(?:es)?|bester',
    '乐观|樂觀|牛市',
  ],
};
const CASE = '[- ]?(?:case|scenario|szenario|fall)';
const HAN_CASE = '(?:情景|情境|情形|假设|假設|场景)';

const TITLE = new RegExp(
  String.raw`^[\s"“]*(?:\d{1,2}[.)]\s)?(?<name>${named(([alone, withCase, han]) => `(?:${alone})(?:${CASE})?|(?:${withCase})${CASE}|(?:${han})${HAN_CASE}?`)})(?![A-Za-zÀ-ɏ])(?:\s?[(（][^()（）]{0,80}[)）])?\s?(?:[:：–—|-]|$)`,
  'iu',
);
const CELL = new RegExp(
  String.raw`^\s*(?<name>${named(([alone, withCase, han], kind) => `(?:${kind === 'base' ? `${alone}|${withCase}` : alone})(?:${CASE})?|(?:${withCase})${CASE}|(?:${han})${HAN_CASE}?`)})(?![A-Za-zÀ-ɏ])(?:\s?[(（][^()（）]{0,60}[)）])?\s*$`,
  'iu',
);
const MENTION = new RegExp(
  named(([alone, withCase, han]) => `(?<![A-Za-zÀ-ɏ])(?:${alone}|${withCase})${CASE}s?(?![A-Za-zÀ-ɏ])|(?:${han})${HAN_CASE}`),
  'giu',
);

const NAMED = new RegExp(
  named(([alone, withCase, han]) => `(?<![A-Za-zÀ-ɏ])(?:${alone}|${withCase})(?![A-Za-zÀ-ɏ])|(?:${han})`),
  'giu',
);

function named(words: (of: readonly [string, string, string], kind: string) => string): string {
  return Object.entries(KINDS)
    .map(([kind, of]) => `(?<${kind}>${words(of, kind)})`)
    .join('|');
}

const MULTIPLE =
  /\d\s?(?:x|×|times|倍)(?![A-Za-zÀ-ɏ])|\d-?fache[ns]?|(?<![A-Za-zÀ-ɏ])(?:P\/E|PER?|KGV|EV\/[A-Za-zÀ-ɏ]+|P\/B|KBV|multiple|市盈率|市净率)(?:[ -](?:ratio|multiple))?\s?(?:of|von|at|rising to|为|為)?\s?\d/iu;
const BASIS =
  /(?<![A-Za-zÀ-ɏ])(?:EPS|earnings|EBITDA?|sales|revenues?|book(?: value)?|NAV|net asset value|FCF|free cash flow|cash flow|DCF|WACC|SOTP|sum[- ]of[- ]the[- ]parts|gewinn|ergebnis|umsatz|buchwert)(?![A-Za-zÀ-ɏ])|每股收益|每股盈利|盈利|净利润|净资产|现金流/iu;
const PROBABILITY = /(?<![A-Za-zÀ-ɏ])(?:probabilit|likelihood|chance|weight|wahrscheinlich|gewicht)|概率|機率|几率|权重|可能性/iu;
const UPSIDE =
  /(?<![A-Za-zÀ-ɏ])(?:upside|downside|potential|return|against price|vs\.? price|aufwärtspotenzial|kurspotenzial|abwärts)|空间|空間|涨幅|漲幅|跌幅/iu;
const VALUE_LABEL =
  /(?<![A-Za-zÀ-ɏ])(?:value|price|target|worth|fair value|wert|kurs|kursziel|zielkurs)(?![A-Za-zÀ-ɏ])|(?:je|pro) aktie|per (?:share|ads)|目标价|目標價|股价|股價|每股|价值|估值/iu;
/** An index has a level where a share has a price. */
const LEVEL =
  /(?<![A-Za-zÀ-ɏ])(?:S&P|DAX|Stoxx|Nikkei|Hang Seng|FTSE|Nasdaq|index|points|punkte)(?![A-Za-zÀ-ɏ])[^.\n]{0,60}?\d{3}|\d{3}\s?(?:points|punkte|点|點)/iu;
const VALUATION =
  /(?<![A-Za-zÀ-ɏ])(?:valu(?:ation|ed|e per share)|fair value|P\/E|KGV|multiples?|re-?rat(?:e|ed|ing)|share price|stock price|price target|target price|kursziel|bewertung|aktienkurs)(?![A-Za-zÀ-ɏ])|估值|市盈率|股价|股價|目标价|目標價/iu;

/** A longer table is one of data. */
const MOST_ROWS = 60;

interface Found {
  readonly name: string;
  readonly place: Place;
  /** Everything that the note says of it, labels of cells included. */
  readonly said: string[];
  price: boolean;
}

/** What a text says of a value: a multiple, what it is applied to, how likely it is. */
export function partsIn(text: string): Pick<Case, 'multiple' | 'basis' | 'probability'> {
  return { multiple: MULTIPLE.test(text), basis: BASIS.test(text), probability: PROBABILITY.test(text) };
}

const known = new WeakMap<Note, readonly Case[]>();

/** The cases by which a note values a share, two at least; none where cases are of something else, such as growth. */
export function casesOf(note: Note): readonly Case[] {
  let cases = known.get(note);
  if (cases === undefined) known.set(note, (cases = readCases(note)));
  return cases;
}

function readCases(note: Note): readonly Case[] {
  const found = new Map<CaseKind, Found>();
  const add = (kind: CaseKind, name: string, span: Span): Found => {
    let one = found.get(kind);
    if (one === undefined) found.set(kind, (one = { name, place: span.place(0, name.length), said: [], price: false }));
    return one;
  };
  for (const block of note.blocks) {
    if (block.kind === 'figure' || block.kind === 'field') continue;
    if (block.kind !== 'table') {
      const match = TITLE.exec(block.span.text.slice(0, 160));
      const kind = match && kindOf(match);
      if (!match || !kind) continue;
      const isOnlyName = block.span.text.slice(match[0].length).trim() === '';
      add(kind, (match.groups as { name: string }).name.trim(), block.span).said.push(...under(note, block, isOnlyName));
      continue;
    }
    if (block.rows.length <= MOST_ROWS) readTable(block.head, block.rows, add);
  }
  if (found.size < 2) return [];
  for (const { span, block } of spansOf(note)) if (block?.kind !== 'table') readMentions(span.text, found);
  const all = [...found].map(([kind, { name, place, said, price }]): Case => {
    const text = said.join('\n');
    const priced = price || hasPrice(text) || (UPSIDE.test(text) && /\d\s?%/.test(text));
    return { kind, name, place, price: priced, ...partsIn(text), told: said.some(isTold) };
  });
  const said = [...found.values()].flatMap((one) => one.said).join('\n');
  if (LEVEL.test(said)) return [];
  return all.some(({ price, multiple }) => price || multiple) || VALUATION.test(said) ? all : [];
}

/** More than a label and its number. */
function isTold(said: string): boolean {
  const words = said.replace(/^[^:：\n]{0,40}[:：]/u, '');
  return (words.match(/\p{L}/gu)?.length ?? 0) >= (/\p{Script=Han}/u.test(words) ? 6 : 12);
}

/** A block with what belongs to it: all under a heading, the next block under a line that is only a name. */
function under(
  { blocks }: Note,
  block: Exclude<NoteBlock, { kind: 'table' | 'figure' }>,
  isOnlyName: boolean,
): readonly string[] {
  const { text } = block.span;
  if (block.kind !== 'heading') return isOnlyName ? [text, textOf(blocks[block.index + 1])] : [text];
  const said = [text];
  for (let at = block.index + 1; at < blocks.length && blocks[at]?.kind !== 'heading'; at++) said.push(textOf(blocks[at]));
  return said;
}

function textOf(block: NoteBlock | undefined): string {
  if (block === undefined || block.kind === 'figure') return '';
  return block.kind === 'table'
    ? [block.head, ...block.rows].flatMap((row) => row.map(({ text }) => text)).join('\n')
    : block.span.text;
}

/** Cases as rows under a head, or as columns beside labels. */
function readTable(
  head: readonly Span[],
  rows: readonly (readonly Span[])[],
  add: (kind: CaseKind, name: string, span: Span) => Found,
): void {
  const kindAt = (span: Span | undefined) => {
    const match = span && span.text.length <= 100 ? CELL.exec(span.text) : null;
    return match ? kindOf(match) : undefined;
  };
  const take = (kind: CaseKind, title: Span, cells: readonly (readonly [label: string, cell: Span])[]) => {
    const one = add(kind, title.text.trim(), title);
    for (const [label, cell] of cells) {
      one.said.push(`${label}: ${cell.text}`);
      one.price ||= VALUE_LABEL.test(label) && /\d/.test(cell.text) && !/[%x×]\s*$/u.test(cell.text);
    }
  };
  const ofRows = rows.filter((row) => kindAt(row[0]) !== undefined);
  if (new Set(ofRows.map((row) => kindAt(row[0]))).size >= 2) {
    for (const row of ofRows) {
      const [title, ...cells] = row as readonly [Span, ...Span[]];
      take(
        kindAt(title) as CaseKind,
        title,
        cells.map((cell, at) => [head[at + 1]?.text ?? '', cell] as const),
      );
    }
    return;
  }
  const ofColumns = head.flatMap((span, at) => {
    const kind = kindAt(span);
    return kind === undefined ? [] : [{ kind, span, at }];
  });
  if (new Set(ofColumns.map(({ kind }) => kind)).size < 2) return;
  for (const { kind, span, at } of ofColumns)
    take(
      kind,
      span,
      rows.flatMap((row) => (row[at] ? [[row[0]?.text ?? '', row[at]] as const] : [])),
    );
}

/** What sentences elsewhere say of a case: "our bear case of $120". */
function readMentions(text: string, found: ReadonlyMap<CaseKind, Found>): void {
  let budget = 40;
  for (const match of text.matchAll(MENTION)) {
    if (budget-- === 0) return;
    const kind = kindOf(match);
    if (kind) found.get(kind)?.said.push(text.slice(Math.max(0, match.index - 60), match.index + 160));
  }
}

/** The case that a text begins with, as an item or cell does. */
export function caseAt(text: string): CaseKind | undefined {
  const match = TITLE.exec(text.slice(0, 160)) ?? (text.length <= 100 ? CELL.exec(text) : null);
  return match ? kindOf(match) : undefined;
}

/** The cases that a sentence names, with or without the word "case": "bull, base and bear", 乐观、中性、悲观. */
export function kindsIn(sentence: string): ReadonlySet<CaseKind> {
  return new Set([...sentence.matchAll(NAMED)].flatMap((match) => kindOf(match) ?? []));
}

/** The one case that a sentence speaks of. */
export function caseIn(sentence: string): CaseKind | undefined {
  const kinds = new Set([...sentence.matchAll(MENTION)].map(kindOf));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

function kindOf({ groups }: RegExpExecArray | RegExpMatchArray): CaseKind | undefined {
  return (Object.keys(KINDS) as CaseKind[]).find((kind) => groups?.[kind] !== undefined);
}
