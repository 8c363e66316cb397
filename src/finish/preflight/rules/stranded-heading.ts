import { quoted } from '../../paper.ts';
import type { Box } from '../../read-back/matrix.ts';
import { Body, isSlide } from '../body.ts';
import { sharesColumn } from '../boxes.ts';
import { type Block, blocksOfFile } from '../reading-order.ts';
import type { PreflightRule } from '../rule.ts';
import { levelOf } from '../tags.ts';

/** Points by which what follows a heading may begin above its foot. */
const SPARE = 2;

/** A heading as the last thing of a page or a column: what it names begins elsewhere. */
export const strandedHeading: PreflightRule = {
  id: 'stranded-heading',
  severity: 'warning',
  about: 'A heading of the finished file is the last thing of its page or column.',
  *check(file) {
    const blocks = blocksOfFile(file);
    const body = new Body(file);
    for (const [at, heading] of blocks.entries()) {
      if (levelOf(heading) === undefined || heading.text.trim() === '') continue;
      const next = nextOf(blocks, at, (block) => levelOf(block) === undefined);
      const page = file.pages[heading.page - 1];
      if (page !== undefined && isSlide(page) && opensSection(blocks, at)) continue;
      const where = page && strandedAt(heading, next, body.boxesOn(page));
      if (where === undefined) continue;
      yield {
        message: `The heading "${quoted(heading.text)}" is the last thing of ${where}.`,
        mend: 'Keep it with what follows: "break-after: avoid" in the style sheet, or a shorter text before it.',
        page: heading.page,
        x: heading.box[0],
        y: heading.box[1],
      };
    }
  },
};

function strandedAt(heading: Block, next: Block | undefined, page: readonly Box[]): string | undefined {
  if (next !== undefined && next.page > heading.page) return 'its page';
  const stands = isLast(heading.box, page);
  if (next === undefined) return stands ? 'the file' : undefined;
  const isElsewhere = next.box[3] <= heading.box[1] + SPARE && !sharesColumn(next.box, heading.box);
  return stands && isElsewhere ? 'its column' : undefined;
}

/** A slide that only names what comes: the next one has a heading of its own among its first blocks. */
function opensSection(blocks: readonly Block[], at: number): boolean {
  const page = blocks[at]?.page;
  if (blocks[at + 1]?.page === page) return false;
  return blocks.slice(at + 1, at + 4).some((block) => levelOf(block) !== undefined);
}

function nextOf(blocks: readonly Block[], at: number, is: (block: Block) => boolean): Block | undefined {
  for (let next = at + 1; next < blocks.length; next++) if (is(blocks[next] as Block)) return blocks[next];
  return undefined;
}

/** Nothing of the body stands below it in its column. */
function isLast(heading: Box, page: readonly Box[]): boolean {
  return !page.some((box) => box[1] >= heading[3] - SPARE && sharesColumn(box, heading));
}
