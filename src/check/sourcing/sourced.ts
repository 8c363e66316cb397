import type { Claim } from '../claims/claim.ts';
import { headingOf, type Note, type NoteBlock } from '../note/note.ts';
import type { CheckContext } from '../rule.ts';
import { isSourceLine, LEGAL, namesSource } from './attribution.ts';
import { sentenceOf } from './sentence.ts';

/** What the house works out itself. */
const WORKED_OUT =
  /(?<!\p{L})(?:impl(?:y|ies|ied|ying)|equivalent to|equals?|equates to|works? out|translates? (?:in)?to|we (?:calculate|derive|compute)|our calculations?|on our numbers|back of the envelope|entspricht|entsprechen|ergibt|ergeben|impliziert|implizieren|rechnerisch|berechnen|eigene berechnung(?:en)?)(?!\p{L})|测算|測算|隐含|隱含|对应|對應|相当于|相當於|折合|按此计算/iu;
const SUPPOSED =
  /(?<!\p{L})(?:if|were|suppose|assum(?:e|es|ed|ing|ption|ptions)|every|each|sensitivit(?:y|ies)|wenn|falls|sofern|unter der annahme|angenommen|jeder|sensitivität(?:en)?)(?!\p{L})|如果|假如|假设|假設|倘若|若|每(?=上升|下降|变动|變動|提高|降低|增加|减少)/iu;
/** What a house sets itself. */
const OWN_METRICS: ReadonlySet<string> = new Set(['targetPrice', 'previousTarget', 'upside', 'probability', 'wacc']);
/** Fields of a report whose words are claims on the world; scenarios and target are the house's own. */
const FIELDS = /^(?:deck|standfirst|risks|issuer)/;

/** Whether citations stand in the text, whichever of its sentences has them. */
function cites(block: NoteBlock | undefined): boolean {
  return block !== undefined && 'span' in block && block.span.citations.length > 0;
}

/** What is known of a note's sources, asked for claim by claim. */
export class Sourced {
  readonly #context: CheckContext;
  readonly #cited: ReadonlyMap<string, readonly Claim[]>;

  constructor(context: CheckContext) {
    this.#context = context;
    this.#cited = Map.groupBy(
      context.claims.filter((claim) => claim.citations.length > 0 || claim.fact !== undefined),
      keyOf,
    );
  }

  /** Whether a claim must have a source and has none in its scope. */
  lacks(claim: Claim): boolean {
    const { note } = this.#context;
    return isStatement(claim, note) && !this.#isBacked(claim) && !this.#isRestated(claim);
  }

  #isBacked(claim: Claim): boolean {
    const { block, span } = claim;
    if (claim.citations.length > 0 || span.citations.length > 0) return true;
    const sentence = sentenceOf(claim);
    if (namesSource(sentence)) return true;
    if (!block) return false;
    const { note } = this.#context;
    if (block.kind === 'table') return isTableSourced(note, block.index, block.exhibit, claim);
    if (block.kind === 'item') {
      // A sentence that leads into a list cites for all of it.
      const lead = note.blocks[block.list - 1];
      return (
        lead?.kind !== 'item' && (cites(lead) || isNamed(lead)) && /[:：]\s*$/u.test(lead && 'span' in lead ? lead.span.text : '')
      );
    }
    return false;
  }

  #isRestated(claim: Claim): boolean {
    return (this.#cited.get(keyOf(claim)) ?? []).some(
      (other) =>
        other.metric === claim.metric ||
        other.metric === undefined ||
        claim.metric === undefined ||
        isGrowth(other) === isGrowth(claim),
    );
  }
}

function isNamed(block: NoteBlock | undefined): boolean {
  return block !== undefined && 'span' in block && namesSource(block.span.text);
}

function isGrowth({ metric }: Claim): boolean {
  return metric === 'growth' || metric === 'cagr' || metric === 'organicGrowth';
}

function keyOf({ value, unit }: Claim): string {
  return `${Number(value.toPrecision(12))} ${unit}`;
}

/** A number that says something of the world, which somebody must have found out. */
function isStatement(claim: Claim, note: Note): boolean {
  const { block, metric, unit, fact, owner, role } = claim;
  if (role === 'title' || role === 'fact' || fact !== undefined || owner === 'house' || !block) return false;
  if (block.kind === 'heading' || block.kind === 'caption') return false;
  if (block.kind === 'field' && !FIELDS.test(block.path ?? '')) return false;
  if (unit === '' && metric === undefined) return false;
  if (metric !== undefined && OWN_METRICS.has(metric) && block.kind !== 'table') return false;
  if (LEGAL.test(headingOf(note, block))) return false;
  if ('span' in block && isSourceLine(block.span.text)) return false;
  const sentence = sentenceOf(claim);
  return !WORKED_OUT.test(sentence) && !SUPPOSED.test(sentence);
}

/** By a line right below or above it, by a citation in any of its cells, or, in a report, by its exhibit or data. */
function isTableSourced({ blocks, report }: Note, index: number, exhibit: string | undefined, claim: Claim): boolean {
  if (exhibit !== undefined) {
    const own = report?.exhibits.find(({ id }) => id === exhibit);
    if (own === undefined || own.sources.length > 0 || own.sourceLine !== undefined) return true;
    const data = report?.data.exhibits[exhibit]?.data;
    if (data !== undefined && (report?.datasets.get(data)?.sources.length ?? 0) > 0) return true;
  }
  const table = blocks[index];
  if (table?.kind !== 'table') return false;
  const row = claim.cell === undefined ? undefined : table.rows[claim.cell.row];
  if (row?.some(({ citations }) => citations.length > 0) || table.head.some(({ citations }) => citations.length > 0)) return true;
  for (const near of [blocks[index - 1], blocks[index + 1], blocks[index + 2]]) {
    if (near === undefined || !('span' in near)) continue;
    const { text } = near.span;
    if (isSourceLine(text)) return true;
    // A caption or the sentence that leads into the table.
    if (near === blocks[index - 1] && cites(near) && (text.length < 120 || /[:：]\s*$/u.test(text))) return true;
  }
  return false;
}
