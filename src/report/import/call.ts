import type { Block } from './blocks.ts';
import { claimsIn } from './claims.ts';
import type { ImportContext } from './context.ts';
import { dateIn } from './dates.ts';
import type { Notices } from './draft.ts';
import type { FactRegister } from './facts.ts';
import type { RatingEntry } from './rating.ts';
import type { SourceEntry } from './source-line.ts';
import type { ReportInput } from './write-report.ts';

/** Numbers of a scenario, of a target or of a trend say nothing about the company as it stands. */
const NO_KEY_DATA = /^(?:impact|rating|target|averageTarget|price$|upside$|growth$|gain$|revenueGrowth$|cagr$|marketShare$)/;
const CALL_BOX = ['marketCap', 'pe'];
const MOST_KEY_DATA = 12;
const DATE_LINE =
  /^(?:\*\*)?(?:date|as of|published|last updated|datum|stand|veröffentlicht|日期|发布日期|發布日期|截至)(?:\*\*)?\s?[:：]?(?:\*\*)?\s?/iu;

/** The call box and the key data panel, from the facts that stand right beside their names. */
export function callOf(facts: FactRegister, rating: RatingEntry | undefined): Partial<ReportInput> {
  const price = facts.find('price');
  const average = facts.find('averageTarget');
  const target = average ?? facts.find('targetPrice');
  // A target that nobody signs is not shown as the house's own.
  const owner = average === undefined && rating?.owner === 'house' ? 'house' : 'consensus';
  const upside = facts.find('upside');
  const low = facts.find('targetLow');
  const high = facts.find('targetHigh');
  const callBox = price === undefined ? [] : CALL_BOX.flatMap((stem) => facts.find(stem) ?? []);
  const keyData = facts
    .direct()
    .filter(({ id, stem, period }) => period === undefined && !NO_KEY_DATA.test(stem) && !callBox.includes(id))
    .slice(0, MOST_KEY_DATA);
  return {
    ...(price === undefined ? {} : { price }),
    ...(target === undefined ? {} : { target: { current: target, owner } }),
    ...(upside === undefined ? {} : { upside }),
    ...(low === undefined || high === undefined
      ? {}
      : { targetRange: { low, ...(average === undefined ? {} : { mean: average }), high } }),
    ...(callBox.length > 0 ? { callBox } : {}),
    ...(keyData.length > 0 ? { keyData: keyData.map(({ id }) => id) } : {}),
  };
}

/** The date the draft states on a line of its own, which is taken out; else that of its newest source; none is made up. */
export function takeDate(
  blocks: readonly Block[],
  sources: readonly SourceEntry[],
  notices: Notices,
): { readonly date?: string; readonly blocks: readonly Block[] } {
  for (const block of blocks.slice(0, 12)) {
    if (block.kind !== 'paragraph' || block.text.length > 80) continue;
    const found = dateIn(block.text);
    const label = DATE_LINE.exec(block.text)?.[0].length ?? 0;
    if (found && found.start <= label && found.end >= block.text.length - 2)
      return { date: found.iso, blocks: blocks.filter((other) => other !== block) };
  }
  const newest =
    sources
      .map((source) => source.date ?? '')
      .sort()
      .at(-1) ?? '';
  const mend = 'Write the date of the report into the front matter.';
  if (newest === '') {
    notices.add('import-no-date', 'warning', 'The draft gives no date, and none of its sources does.', 1, mend);
    return { blocks };
  }
  notices.add('import-no-date', 'info', `The draft gives no date; that of its newest source, ${newest}, was taken.`, 1, mend);
  return { date: newest, blocks };
}

/** Sets the ratings chart after the line that gives the range of targets, when a table of ratings stands beside that line. */
export function placeRatings(
  blocks: readonly Block[],
  context: ImportContext,
  isDistribution: (block: Block) => boolean,
): readonly Block[] {
  const table = blocks.findIndex(isDistribution);
  if (table < 0) return blocks;
  for (const at of [table + 1, table + 2, table - 1]) {
    const block = blocks[at];
    if (block?.kind !== 'paragraph' || !claimsIn(block.text, [], context, '').some(({ claim }) => claim.stem === 'targetLow'))
      continue;
    return blocks.toSpliced(Math.max(at, table) + 1, 0, { kind: 'directive', name: 'ratings', line: block.line });
  }
  return blocks;
}
