import type { ColumnData } from '../../report/schema/table.ts';
import type { CellLook } from '../report.ts';

type Mark = ColumnData['marks'][number];

/** Looks of a column's numbers by value: signs, bold and italic type, tint, bar. Undefined when the column asks for none. */
export function looksOf(data: ColumnData, values: readonly number[]): ((value: number) => CellLook | undefined) | undefined {
  if (data.marks.length === 0 && data.best === undefined && !data.shade && !data.bar) return undefined;
  if (values.length === 0) return () => undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[0] as number;
  const high = sorted.at(-1) as number;
  const tests = data.marks.map((mark) => ({ mark, meets: conditionOf(mark, sorted) }));
  return (value) => {
    const met = tests.filter(({ meets }) => meets(value)).map(({ mark }) => mark);
    const sign = met.map((mark) => mark.mark ?? '').join('');
    const isBest = data.best !== undefined && high > low && value === (data.best === 'high' ? high : low);
    const isWorst = data.best !== undefined && high > low && value === (data.best === 'high' ? low : high);
    const isBold = isBest || met.some((mark) => mark.mark === undefined);
    const look: CellLook = {
      ...(sign === '' ? {} : { sign }),
      ...(isBold ? { emphasis: 'bold' } : isWorst ? { emphasis: 'italic' } : {}),
      ...(data.shade && high > low ? { shade: (value - low) / (high - low) } : {}),
      ...(data.bar ? { bar: barOf(value, Math.min(0, low), Math.max(0, high)) } : {}),
    };
    return Object.keys(look).length > 0 ? look : undefined;
  };
}

/** @param sorted ascending */
function conditionOf({ above, below, top, bottom }: Mark, sorted: readonly number[]): (value: number) => boolean {
  if (above !== undefined) return (value) => value > above;
  if (below !== undefined) return (value) => value < below;
  if (top !== undefined) {
    const least = sorted[Math.max(0, sorted.length - top)] as number;
    return (value) => value >= least;
  }
  const most = sorted[Math.min(sorted.length, bottom ?? 0) - 1] as number;
  return (value) => value <= most;
}

/** Shares of the cell's width, from the zero line to the value. */
function barOf(value: number, low: number, high: number): CellLook['bar'] {
  if (high === low) return { from: 0, to: 0 };
  const share = (number: number): number => (number - low) / (high - low);
  return { from: share(Math.min(0, value)), to: share(Math.max(0, value)) };
}
