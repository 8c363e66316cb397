import type { Claim } from '../claims/claim.ts';
import { headingOf, type Note, type NoteBlock, type Span, type TableBlock } from '../note/note.ts';
import type { CheckContext } from '../rule.ts';
import { isSourceLine, LEGAL, namesSource } from './attribution.ts';
import { isPrinted, sentenceOf } from './sentence.ts';

/** What the house works out itself. */
const WORKED_OUT =
  /(?<!\p{L})(?:impl(?:y|ies|ied|ying)|equivalent to|equals?|equates to|works? out|translates? (?:in)?to|we (?:calculate|derive|compute)|our calculations?|on our numbers|back of the envelope|entspricht|entsprechen|ergibt|ergeben|impliziert|implizieren|rechnerisch|berechnen|eigene berechnung(?:en)?)(?!\p{L})|测算|測算|隐含|隱含|对应|對應|相当于|相當於|折合|按此计算/iu;
const SUPPOSED =
  /(?<!\p{L})(?:if|were|suppose|assum(?:e|es|ed|ing|ption|ptions)|every|each|sensitivit(?:y|ies)|wenn|falls|sofern|unter der annahme|angenommen|jeder|sensitivität(?:en)?)(?!\p{L})|如果|假如|假设|假設|倘若|若|每(?=上升|下降|变动|變動|提高|降低|增加|减少)/iu;
/** What a house sets itself. */
const OWN_METRICS: ReadonlySet<string> = new Set(['targetPrice', 'previousTarget', 'upside', 'probability', 'wacc']);
/** Fields of a report whose words are claims on the world; scenarios and target are the house's own. */
const FIELDS = /^(?:deck|standfirst|risks|issuer)/;

/** What is known of a note's sources, asked for claim by claim. */
export class Sourced {
  readonly #note: Note;
  /** By value and unit, the metrics under which a number is cited or printed out of data. */
  readonly #cited: ReadonlyMap<string, ReadonlySet<string | undefined>>;
  /** By index of a table, whether all of it has a source. */
  readonly #tables = new Map<number, boolean>();

  constructor({ note, claims }: CheckContext) {
    this.#note = note;
    const cited = claims.filter((claim) => claim.citations.length > 0 || isPrinted(claim));
    this.#cited = new Map([...Map.groupBy(cited, keyOf)].map(([key, group]) => [key, new Set(group.map(ofMetric))]));
  }

  /** Whether a claim must have a source and has none in its scope. */
  lacks(claim: Claim): boolean {
    return isStatement(claim, this.#note) && !this.#isBacked(claim) && !this.#isRestated(claim);
  }

  #isBacked({ block, span, citations, cell, ...rest }: Claim): boolean {
    if (citations.length > 0 || span.citations.length > 0) return true;
    if (block?.kind === 'table') return this.#isTableBacked(block) || hasCitation(block.rows[cell?.row ?? -1]);
    if (namesSource(sentenceOf({ span, ...rest }))) return true;
    if (block?.kind !== 'item') return false;
    // A sentence that leads into a list cites for all of it.
    const lead = this.#note.blocks[block.list - 1];
    if (lead === undefined || !('span' in lead) || lead.kind === 'item' || !/[:：]\s*$/u.test(lead.span.text)) return false;
    return lead.span.citations.length > 0 || namesSource(lead.span.text);
  }

  #isTableBacked(table: TableBlock): boolean {
    let backed = this.#tables.get(table.index);
    if (backed === undefined) this.#tables.set(table.index, (backed = isTableSourced(table, this.#note)));
    return backed;
  }

  #isRestated(claim: Claim): boolean {
    const metrics = this.#cited.get(keyOf(claim));
    if (metrics === undefined) return false;
    return claim.metric === undefined || metrics.has(undefined) || metrics.has(ofMetric(claim));
  }
}

/** Rates of change are named in many ways. */
function ofMetric({ metric }: Claim): string | undefined {
  return metric === 'cagr' || metric === 'organicGrowth' ? 'growth' : metric;
}

function keyOf({ value, unit }: Claim): string {
  return `${Number(value.toPrecision(12))} ${unit}`;
}

/** A number that says something of the world, which somebody must have found out. */
function isStatement(claim: Claim, note: Note): boolean {
  const { block, metric, unit, owner, role } = claim;
  if (role === 'title' || role === 'fact' || isPrinted(claim) || owner === 'house' || !block) return false;
  if (block.kind === 'heading' || block.kind === 'caption') return false;
  if (block.kind === 'field' && !FIELDS.test(block.path ?? '')) return false;
  if (unit === '' && metric === undefined) return false;
  if (metric !== undefined && OWN_METRICS.has(metric) && block.kind !== 'table') return false;
  if (LEGAL.test(headingOf(note, block))) return false;
  if ('span' in block && isSourceLine(block.span.text)) return false;
  if (block.kind === 'table') return true;
  const sentence = sentenceOf(claim);
  return !WORKED_OUT.test(sentence) && !SUPPOSED.test(sentence);
}

/** By a line right below or above it, by a citation in its head, or, in a report, by its exhibit or data. */
function isTableSourced({ index, exhibit, head }: TableBlock, { blocks, report }: Note): boolean {
  if (exhibit !== undefined) {
    const own = report?.exhibits.find(({ id }) => id === exhibit);
    if (own === undefined || own.sources.length > 0 || own.sourceLine !== undefined) return true;
    const data = report?.data.exhibits[exhibit]?.data;
    if (data !== undefined && (report?.datasets.get(data)?.sources.length ?? 0) > 0) return true;
  }
  if (hasCitation(head)) return true;
  const above = textOf(blocks[index - 1]);
  // A caption, or the sentence that leads into the table.
  if (
    blocks[index - 1]?.kind !== 'item' &&
    above &&
    above.citations.length > 0 &&
    (above.text.length < 120 ? !/[.!?。]\s*$/u.test(above.text) : /[:：]\s*$/u.test(above.text))
  )
    return true;
  return [above, textOf(blocks[index + 1]), textOf(blocks[index + 2])].some((span) => span && isSourceLine(span.text));
}

function textOf(block: NoteBlock | undefined): Span | undefined {
  return block !== undefined && 'span' in block ? block.span : undefined;
}

function hasCitation(spans: readonly Span[] | undefined): boolean {
  return spans?.some(({ citations }) => citations.length > 0) ?? false;
}
