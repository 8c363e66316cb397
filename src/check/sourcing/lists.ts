import type { ItemBlock } from '../note/note.ts';
import type { CheckContext } from '../rule.ts';
import type { Sourced } from './sourced.ts';

/** A list whose last item alone cites: what that covers, a reader cannot know. */
export interface HalfCitedList {
  /** Items with numbers that have no source. */
  readonly bare: readonly ItemBlock[];
  readonly last: ItemBlock;
}

/** Lists of which only the last item has a citation, while items before it carry numbers without one. */
export function halfCitedLists({ note, claims }: CheckContext, sourced: Sourced): readonly HalfCitedList[] {
  const lists = Map.groupBy(
    note.blocks.filter((block) => block.kind === 'item'),
    ({ list }) => list,
  );
  const bare = new Set<number>();
  for (const claim of claims) if (claim.block?.kind === 'item' && sourced.lacks(claim)) bare.add(claim.block.index);
  return [...lists.values()].flatMap((items) => {
    const last = items.at(-1) as ItemBlock;
    const before = items.slice(0, -1);
    if (last.span.citations.length === 0 || before.some(({ span }) => span.citations.length > 0)) return [];
    const without = before.filter(({ index }) => bare.has(index));
    return without.length === 0 ? [] : [{ bare: without, last }];
  });
}
