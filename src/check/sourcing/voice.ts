import { headingOf, type Note, type NoteBlock, type NoteSource, spansOf } from '../note/note.ts';
import { LEGAL } from './attribution.ts';

/** The house speaks for itself. */
const HOUSE = /(?<!\p{L})(?:we|our|ours|wir|unser(?:e[mnrs]?)?|unseres)(?!\p{L})|我们|我們|本报告|本報告|我司|本行/iu;

/**
 * Whether a note is the work of a house on a primary source, and no compilation of what others publish: it speaks as "we", or its
 * register has the issuer's own documents, a single source or, in a report, one of reliability A. What it does not cite is then
 * its own or from there, as readers of research take it.
 */
export function isOwnWork(note: Note): boolean {
  if (note.sources.length === 1) return true;
  if (
    note.sources.some((source) => isOfIssuer(note, source)) ||
    note.report?.sources.some(({ reliability }) => reliability === 'A')
  )
    return true;
  for (const { span, block } of spansOf(note)) {
    if (block !== undefined && isLegal(note, block)) continue;
    if (HOUSE.test(span.text)) return true;
  }
  return false;
}

/** Quotations, and the small print of note and brand. */
function isLegal(note: Note, block: NoteBlock): boolean {
  return block.kind === 'quote' || ('path' in block && LEGAL.test(block.path ?? '')) || LEGAL.test(headingOf(note, block));
}

/** Whether a source is a document of the company that the note is about. */
export function isOfIssuer({ title, report }: Note, { publisher }: NoteSource): boolean {
  const about = `${title?.text ?? ''} ${report?.data.issuer?.name ?? ''}`.toLowerCase();
  const words = publisher
    .toLowerCase()
    .replace(HAN_LINE, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !SHARED.test(word));
  return words.length > 0 && words.every((word) => about.includes(word));
}

const HAN_LINE = /(?:股份)?有限(?:责任)?公司|(?:控股)?集团|(?:控股)?集團|公司|股份|控股|基金(?:管理)?|证券|證券|银行|銀行/gu;
const SHARED =
  /^(?:the|ltd|limited|inc|corp|corporation|plc|gmbh|ag|se|sa|nv|kgaa|asa|group|holdings?|company|co|finance|news|research|media|data|markets?|ir|investor|relations)$/;
