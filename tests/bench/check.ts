import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDraft } from '../../src/check/check.ts';
import { parseMarkdown } from '../../src/prose/markdown.ts';
import { median, tell, timeOf } from './statistics.ts';

/*
 * Checking a draft, read, claims and all rules, against the Markdown parser alone on the same text. Each turn has a text of its own, so
 * that nothing is remembered.
 */
const TURNS = 5;
const SIZE = 100_000;
const BAR = 5;
/** How much more a character may cost in the longest draft than in the shortest to be called linear. */
const LINEAR = 1.5;
const SIZES = [100_000, 1_000_000, 5_000_000] as const;

/** Drafts of many sectors, one behind the other, each a little other than before. */
function drafts(length: number, turn: number): string {
  const folder = join(import.meta.dirname, '../golden/checks');
  const notes = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readFileSync(join(folder, name, 'note.md'), 'utf8'))
    .filter((text) => !text.startsWith('---') && text.includes(' the '));
  let text = '';
  for (let at = 0; text.length < length; at++)
    text += `${notes[at % notes.length]}\n\nPart ${turn}-${at} of the reader ends here.\n\n`;
  return text.slice(0, length);
}

export async function benchCheck(): Promise<void> {
  const times = { ours: [] as number[], parser: [] as number[] };
  for (let turn = -1; turn < TURNS; turn++) {
    const text = drafts(SIZE, turn);
    const parser = await timeOf(async () => parseMarkdown(text));
    const ours = await timeOf(async () => checkDraft(text, 'draft.md'));
    if (turn < 0) continue;
    times.parser.push(parser);
    times.ours.push(ours);
  }
  const [ours, parser] = [median(times.ours), median(times.parser)];
  tell({
    name: `checking ${SIZE / 1000} kB of drafts`,
    ratio: ours / parser,
    bar: `at most ${BAR}`,
    holds: ours / parser <= BAR,
    detail: `${ours.toFixed(0)} ms, the Markdown parser alone ${parser.toFixed(0)} ms`,
  });
  const costs: number[] = [];
  for (const size of SIZES) {
    const text = drafts(size, 99);
    costs.push((await timeOf(async () => checkDraft(text, 'draft.md'))) / size);
  }
  const ratio = (costs.at(-1) as number) / (costs[0] as number);
  tell({
    name: `a character of ${(SIZES.at(-1) as number) / 1e6} MB against one of ${SIZE / 1000} kB`,
    ratio,
    bar: `at most ${LINEAR}`,
    holds: ratio <= LINEAR,
    detail: costs.map((cost, at) => `${(SIZES[at] as number) / 1000} kB ${(cost * 1000).toFixed(1)} µs`).join(', '),
  });
}
