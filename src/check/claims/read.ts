import type { Note, NoteBlock, Span } from '../note/note.ts';
import { withCents } from './cents.ts';
import type { Claim } from './claim.ts';
import { claimsOfFacts } from './facts.ts';
import { claimsInProse } from './prose.ts';
import { nameWords } from './subject.ts';
import { claimsInTable } from './table.ts';
import { withTopics } from './topics.ts';

/** What a claim is before it has its number among all. */
export type Unnumbered = Omit<Claim, 'id'>;

/** What readers of claims know of the whole note. */
export interface ReadingOf {
  readonly note: Note;
  /** Words of the issuer's name in small letters. */
  readonly names: ReadonlySet<string>;
  /** Year in which the note speaks. */
  readonly year: number | undefined;
}

/** Every number of a note as a claim, in the order of reading: title, text, tables, and what call box and key data print. */
export function claimsOf(note: Note): readonly Claim[] {
  let claims = known.get(note);
  if (claims === undefined) known.set(note, (claims = readClaims(note)));
  return claims;
}

/** Checks and evidence ask for the same note. */
const known = new WeakMap<Note, readonly Claim[]>();

function readClaims(note: Note): readonly Claim[] {
  const reading: ReadingOf = {
    note,
    names: issuerNames(note),
    year: note.asOf === undefined ? undefined : Number(note.asOf.slice(0, 4)),
  };
  const all: Unnumbered[] = [];
  const add = (span: Span, block: NoteBlock | undefined, role: 'title' | 'prose' | 'item') => {
    for (const claim of claimsInProse(span, block, role, reading)) all.push(claim);
  };
  if (note.title) add(note.title, undefined, 'title');
  for (const block of note.blocks) {
    if (block.kind === 'figure') continue;
    if (block.kind === 'table') for (const claim of claimsInTable(block, reading)) all.push(claim);
    else add(block.span, block, block.kind === 'item' ? 'item' : 'prose');
  }
  for (const claim of claimsOfFacts(reading)) all.push(claim);
  return withTopics(inHomeCurrency(withCents(all), note), note, reading.names).map((claim, id) => ({ ...claim, id }));
}

/** In a note that counts in new Taiwan dollars and never in renminbi, 元 is the dollar. */
function inHomeCurrency(claims: readonly Unnumbered[], { language, text }: Note): readonly Unnumbered[] {
  if (language !== 'zh' || !/NT\$|新[台臺][币幣]|TWD/u.test(text) || /人民[币幣]|RMB|CN[YH]|[¥￥]/u.test(text)) return claims;
  return claims.map((claim) => (claim.unit === 'CNY' ? { ...claim, unit: 'TWD' } : claim));
}

function issuerNames({ report, title, blocks }: Note): ReadonlySet<string> {
  if (report?.data.issuer) return new Set(nameWords(report.data.issuer.name));
  const names = new Set<string>();
  // Words with a capital in the title that a possessive or a ticker confirms.
  const text = [title?.text ?? '', ...blocks.slice(0, 6).map((block) => ('span' in block ? block.span.text : ''))].join('\n');
  for (const [, name] of text.matchAll(
    /((?:\p{Lu}[\p{L}&-]{2,30}\s){0,2}\p{Lu}[\p{L}&-]{2,30})(?:[’']s?(?!\p{L})|\s?[(（](?:[A-Z]{2,8}\s?[:：]\s?)?[A-Z0-9.]{1,10}(?:\s[A-Z]{2})?[)）])/gu,
  ))
    for (const word of nameWords(name as string)) names.add(word);
  for (const [, name] of text.matchAll(/(\p{Script=Han}{2,8})[(（]\d{4,6}(?:\.[A-Z]{2})?[)）]/gu)) names.add(name as string);
  const first = /^(\p{Lu}[\p{L}&-]{2,30})/u.exec(title?.text ?? '')?.[1];
  if (first !== undefined) for (const word of nameWords(first)) names.add(word);
  return names;
}
