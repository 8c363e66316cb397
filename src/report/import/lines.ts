import type { DraftLine } from './draft.ts';
import { withoutHtml } from './html.ts';

/** What ChatGPT and its kin leave where a citation stood; the private-use characters are theirs. */
const MACHINE_MARKS =
  /[\uE200-\uE206](?:cite|navlist|turn\d)[^\uE201\n]{0,200}\uE201?|【\d{1,4}[:†][^】\n]{0,200}】|:contentReference\[oaicite:\d{1,4}\](?:\{index=\d{1,4}\})?/gu;

// Control characters and private-use marks say nothing in a draft, and some of them mean something further down the road.
const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uE000-\uF8FF\uFEFF]/gu;

/** The draft as clean lines: one kind of line end, no control characters, HTML turned into Markdown or text. */
export function readLines(text: string): readonly DraftLine[] {
  const lines: DraftLine[] = [];
  text
    .toWellFormed()
    .split(/\r\n|\n|\r/)
    .forEach((raw, index) => {
      const clean = withoutHtml(raw.replace(MACHINE_MARKS, '').replace(INVISIBLE, ' '));
      const indent = clean.length - clean.trimStart().length;
      lines.push({ text: clean.trim(), indent: Math.min(indent, 40), line: index + 1 });
    });
  return lines;
}
