import type { Block } from './blocks.ts';
import { type Notices, quoted } from './draft.ts';
import { escapeInline } from './escape.ts';

export const DISCLAIMER =
  /(?:for )?(?:informational|information|educational|reference) purposes only|(?:not|nor|no) (?:(?:constitute|be (?:construed|considered|regarded) as|intended as|provide|an?|any|as) ){0,3}(?:an? )?(?:personal )?(?:investment|financial|professional) (?:advice|recommendations?)|keine (?:persönliche )?(?:anlage|finanz|investment)(?:beratung|empfehlung)|不构成.{0,20}(?:投资|投資|任何)?(?:建议|意见)|不構成.{0,20}建議|[仅僅]供[参參]考/iu;
const HEADING =
  /^(?:important )?(?:disclaimer|legal notice|disclosure|haftungsausschluss|rechtliche hinweise|rechtlicher hinweis|免责声明|免責聲明|风险提示|重要声明)s?[:：]?$/iu;
const LONGEST = 6_000;
/** Shorter texts are repeated on purpose. */
const SHORTEST_DUPLICATE = 40;
const CUT_OFF =
  /(?<!\p{L})(?:an?|the|of|to|and|or|with|by|for|in|from|its|that|may|will|eine?[mnrs]?|der|die|das|und|oder|mit|für|von|zu)$|[，、]$/iu;

/** Takes the paragraphs that disclaim advice; a heading over them alone goes with them. */
export function takeDisclaimer(blocks: readonly Block[]): {
  readonly disclaimer: string | undefined;
  readonly blocks: readonly Block[];
} {
  const found: string[] = [];
  let room = 18_000;
  const left = blocks.filter((block) => {
    if ((block.kind !== 'paragraph' && block.kind !== 'quote') || block.text.length > LONGEST || !DISCLAIMER.test(block.text))
      return true;
    const text = escapeInline(block.text);
    if (text.length > room) return true;
    room -= text.length + 1;
    found.push(text);
    return false;
  });
  const bare =
    found.length === 0
      ? left
      : left.filter(
          (block, i) =>
            block.kind !== 'heading' ||
            !HEADING.test(block.text) ||
            (left[i + 1] !== undefined && left[i + 1]?.kind !== 'heading'),
        );
  return { disclaimer: found.length === 0 ? undefined : found.join(' '), blocks: bare };
}

/** Removes paragraphs that stand in the draft a second time, word for word. */
export function withoutDuplicates(blocks: readonly Block[], notices: Notices): readonly Block[] {
  const seen = new Map<string, number>();
  return blocks.filter((block) => {
    if (block.kind !== 'paragraph' || block.text.length < SHORTEST_DUPLICATE) return true;
    const key = block.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, block.line);
      return true;
    }
    notices.add('import-duplicate', 'info', `${quoted(block.text)} repeats line ${first}; it was removed.`, block.line);
    return false;
  });
}

/** Points at paragraphs that break off, as a copy of a page that was still loading leaves them. */
export function noticeCutOff(blocks: readonly Block[], notices: Notices): void {
  for (const block of blocks) {
    if (block.kind === 'paragraph' && CUT_OFF.test(block.text.slice(-20))) {
      notices.add(
        'import-truncated',
        'warning',
        `The paragraph that ends "…${block.text.slice(-40)}" breaks off in mid-sentence.`,
        block.line,
        'Complete the sentence or take it out.',
      );
    }
  }
}
