/** A line of a ranking: a member of it, or a gap that stands for so many. */
export type RankLine<T> = T | { readonly hidden: number };

interface Limits {
  readonly top?: number | undefined;
  readonly bottom?: number | undefined;
}

/**
 * Members for whom there is room, in order: the head, whoever is meant, the tail; gaps stand for the others.
 * @param room lines, gaps included
 */
export function chosenRanks<T extends { readonly meant: boolean }>(
  all: readonly T[],
  room: number,
  { top, bottom }: Limits,
): readonly RankLine<T>[] {
  const limited = top !== undefined || bottom !== undefined;
  if (all.length <= room && !limited) return all;
  const meant = all.flatMap((each, at) => (each.meant ? [at] : []));
  // Each one that is meant in the middle brings a gap along.
  const free = Math.max(2, room - 1 - 2 * Math.min(2, meant.length));
  const head = Math.min(
    all.length,
    top ?? Math.ceil(free * (bottom === undefined ? 0.7 : 1) - (bottom ?? 0)),
    Math.max(1, room - 1),
  );
  const tail = Math.max(0, Math.min(bottom ?? (top === undefined ? free - head : 0), all.length - head, room - head - 1));
  const shown = new Set<number>();
  for (let at = 0; at < head; at++) shown.add(at);
  for (let at = all.length - tail; at < all.length; at++) shown.add(at);
  for (const at of meant) {
    if (linesOf(new Set([...shown, at]), all.length) > room) break;
    shown.add(at);
  }
  const lines: RankLine<T>[] = [];
  let hidden = 0;
  all.forEach((each, at) => {
    if (!shown.has(at)) {
      hidden += 1;
      return;
    }
    if (hidden > 0) lines.push({ hidden });
    hidden = 0;
    lines.push(each);
  });
  if (hidden > 0) lines.push({ hidden });
  return lines;
}

function linesOf(shown: ReadonlySet<number>, count: number): number {
  let lines = shown.size;
  for (let at = 0; at < count; at++) if (!shown.has(at) && (at === 0 || shown.has(at - 1))) lines += 1;
  return lines;
}
