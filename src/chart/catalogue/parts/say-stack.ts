import { financialWords } from '../../words/financials.ts';
import type { CatalogueInput } from '../types.ts';
import type { Periods } from './periods.ts';
import type { Stack } from './stacked.ts';

/** What stacked columns say: the course of the sum with its extremes, the largest part of the last column, where estimates begin. */
export function sayStack(
  { words, language, text }: Pick<CatalogueInput<unknown>, 'words' | 'language' | 'text'>,
  { labels, estimates }: Periods,
  stack: Stack,
  write: (value: number) => string,
  withTotals: boolean,
): string {
  const financial = financialWords(language);
  const known = stack.totals.flatMap(({ net, known }, at) => (known ? [{ net, at: labels[at] ?? '' }] : []));
  const [first] = known;
  const last = known.at(-1);
  const said: string[] = [];
  if (first && last && withTotals) {
    const low = known.reduce((best, each) => (each.net < best.net ? each : best), first);
    const high = known.reduce((best, each) => (each.net > best.net ? each : best), first);
    const course =
      known.length === 1
        ? words.single(write(first.net), first.at)
        : words.both(
            words.trend(write(first.net), first.at, write(last.net), last.at),
            words.range(write(low.net), low.at, write(high.net), high.at),
          );
    said.push(words.sentence(words.named(financial.total, course)));
  }
  const column = labels.indexOf(last?.at ?? '');
  const pieces = stack.pieces.filter((piece) => piece.at === column);
  const largest = pieces.reduce((best, piece) => (Math.abs(piece.value) > Math.abs(best?.value ?? 0) ? piece : best), pieces[0]);
  const gross = pieces.reduce((sum, { value }) => sum + Math.abs(value), 0);
  if (largest && last && gross > 0) {
    const share = text.unit((Math.abs(largest.value) / gross) * 100, '%', 0);
    said.push(financial.sentences.largestPart(stack.parts[largest.part] ?? '', write(largest.value), share, last.at));
  }
  const from = estimates.indexOf(true);
  if (from >= 0) said.push(financial.sentences.expected(labels[from] ?? ''));
  return said.join(words.space);
}

/** One row a column, one column a part, and the sum. */
export function stackTable({ labels }: Periods, stack: Stack, year: string, total: string | undefined) {
  const key = (part: number) => `part${part}`;
  const columns = Map.groupBy(stack.pieces, ({ at }) => at);
  return {
    columns: [
      { key: 'year', title: year },
      ...stack.parts.map((title, part) => ({ key: key(part), title })),
      ...(total === undefined ? [] : [{ key: 'total', title: total }]),
    ],
    rows: labels.map((label, at) => ({
      year: label,
      ...Object.fromEntries(stack.parts.map((_, part) => [key(part), null])),
      ...Object.fromEntries((columns.get(at) ?? []).map(({ part, value }) => [key(part), value])),
      total: stack.totals[at]?.known ? (stack.totals[at]?.net ?? null) : null,
    })),
  };
}
