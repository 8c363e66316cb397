import { quoted } from '../../paper.ts';
import { exhibitsOf } from '../reading-order.ts';
import type { PreflightRule } from '../rule.ts';
import { everyTag, type Tag } from '../tags.ts';

const mend = 'Keep both together: "break-inside: avoid" around them in the style sheet.';

/** A caption or the title of an exhibit on another page than the picture or the table that it belongs to. */
export const partedCaption: PreflightRule = {
  id: 'parted-caption',
  severity: 'warning',
  about: 'A caption of the finished file stands on another page than its picture or table.',
  *check(file) {
    for (const { head, body } of exhibitsOf(file))
      if (head.page !== body.page)
        yield {
          message: `"${quoted(head.text)}" stands on page ${head.page}, and its ${body.role === 'Table' ? 'table' : 'picture'} on page ${body.page}.`,
          mend,
          page: head.page,
          x: head.box[0],
          y: head.box[1],
        };
    for (const { number, tags } of file.pages)
      for (const caption of tags === undefined ? [] : lonelyCaptions(tags))
        yield {
          message: `The caption "${quoted(caption.text)}" stands apart from what it belongs to.`,
          mend,
          page: number,
          ...(caption.box ? { x: caption.box[0], y: caption.box[1] } : {}),
        };
  },
};

/** Captions whose picture or table shows nothing else on this page. */
function* lonelyCaptions(root: Tag): Generator<Tag> {
  for (const tag of everyTag(root)) {
    if (tag.role !== 'Figure' && tag.role !== 'Table') continue;
    const [caption] = tag.kids.filter(({ role, box }) => role === 'Caption' && box !== undefined);
    if (caption === undefined) continue;
    const others = tag.kids.some((kid) => kid !== caption && kid.box !== undefined);
    if (!others && sameBox(tag, caption)) yield caption;
  }
}

function sameBox({ box }: Tag, { box: other }: Tag): boolean {
  return box !== undefined && other !== undefined && box.every((side, at) => Math.abs(side - (other[at] as number)) < 1);
}
