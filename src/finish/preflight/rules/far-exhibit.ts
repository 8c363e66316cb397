import { quoted } from '../../paper.ts';
import { isSlide } from '../body.ts';
import { type Block, blocksOfFile, type Exhibit, exhibitsOf, labelOf, labelsIn } from '../reading-order.ts';
import type { PreflightRule } from '../rule.ts';
import { levelOf } from '../tags.ts';

/** Pages that may lie between a word and what it points at. */
const FAR = 1;

/** An exhibit that a reader has to turn pages for. */
export const farExhibit: PreflightRule = {
  id: 'far-exhibit',
  severity: 'info',
  about: 'An exhibit of the finished file stands more than one page from where the text first names it.',
  *check(file) {
    const heads = new Set(exhibitsOf(file).map(({ head }) => head));
    const mentions = firstMentions(blocksOfFile(file).filter((block) => !heads.has(block)));
    for (const { label, head, body } of firstOfEach(exhibitsOf(file))) {
      const mention = mentions.get(label);
      if (mention === undefined || Math.abs(body.page - mention.page) <= FAR) continue;
      // An exhibit of a deck has a slide of its own.
      if (file.pages.some((page) => page.number === body.page && isSlide(page))) continue;
      yield {
        message: `"${quoted(head.text)}" stands on page ${body.page} and is first named on page ${mention.page}.`,
        mend: 'Place it nearer to where it is first named, or name it later.',
        page: mention.page,
        x: mention.box[0],
        y: mention.box[1],
      };
    }
  },
};

function firstOfEach(exhibits: readonly Exhibit[]): Iterable<Exhibit> {
  const first = new Map<string, Exhibit>();
  for (const exhibit of exhibits) if (!first.has(exhibit.label)) first.set(exhibit.label, exhibit);
  return first.values();
}

/** The first block that names each exhibit; headings and lists of exhibits do not count. */
function firstMentions(blocks: readonly Block[]): ReadonlyMap<string, Block> {
  const first = new Map<string, Block>();
  for (const block of blocks) {
    if (levelOf(block) !== undefined || isEntry(block)) continue;
    for (const label of labelsIn(block.text)) if (!first.has(label)) first.set(label, block);
  }
  return first;
}

/** A line of a list of exhibits: a label, a title, a page. */
function isEntry({ text }: Block): boolean {
  return labelOf(text) !== undefined && /[^\d]\d{1,3}$/.test(text.trim());
}
