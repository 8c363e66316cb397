import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenRanks } from '../../../../../src/chart/catalogue/parts/ranking.ts';

const members = (count: number, meant: readonly number[] = []) =>
  Array.from({ length: count }, (_, at) => ({ at, meant: meant.includes(at) }));

describe('ranking', () => {
  it('shows all when there is room', () => {
    const all = members(5, [2]);
    expect(chosenRanks(all, 5, {})).toEqual(all);
  });

  it('never needs more lines than there are, keeps the order and loses nobody', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 3, max: 40 }),
        fc.array(fc.nat(299), { maxLength: 4 }),
        (count, room, meant) => {
          const lines = chosenRanks(members(count, meant), room, {});
          expect(lines.length).toBeLessThanOrEqual(room);
          const shown = lines.flatMap((line) => ('at' in line ? [line.at] : []));
          expect(shown).toEqual([...shown].sort((a, b) => a - b));
          expect(shown).toContain(0);
          const hidden = lines.reduce((sum, line) => sum + ('hidden' in line ? line.hidden : 0), 0);
          expect(shown.length + hidden).toBe(count);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });

  it('keeps to what the author wants', () => {
    const lines = chosenRanks(members(100), 50, { top: 2, bottom: 1 });
    expect(lines).toEqual([{ at: 0, meant: false }, { at: 1, meant: false }, { hidden: 97 }, { at: 99, meant: false }]);
  });
});
