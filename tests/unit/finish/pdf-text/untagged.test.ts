import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../../src/finish/pdf-text/pieces.ts';
import { linesOfPage } from '../../../../src/finish/pdf-text/untagged.ts';

/** Lines of a page, from above: each a list of words with where they start, or one text at the left edge. */
function page(lines: readonly (string | readonly (readonly [number, string])[])[], step = 12): readonly Piece[] {
  return lines.flatMap((line, at) =>
    (typeof line === 'string' ? [[0, line] as const] : line).map(
      ([x, text], nth, all): Piece => ({
        text,
        x,
        y: 700 - at * step,
        width: 5 * text.length,
        height: 10,
        endsLine: nth === all.length - 1,
      }),
    ),
  );
}

describe('linesOfPage', () => {
  it('keeps the lines of a paragraph together and parts paragraphs where the step is wide', () => {
    const lines = page(['Revenue rose by 4%', 'in the year.']);
    const far = page(['Costs fell.']).map((piece) => ({ ...piece, y: 640 }));
    expect(linesOfPage([...lines, ...far])).toEqual(['', 'Revenue rose by 4%', 'in the year.', '', 'Costs fell.']);
  });

  it('reads wide gaps in several lines as a table', () => {
    const lines = linesOfPage(
      page([
        [
          [0, 'USD mn'],
          [200, '2024'],
          [300, '2025'],
        ],
        [
          [0, 'Sales'],
          [200, '11.8'],
          [300, '12.3'],
        ],
      ]),
    );
    expect(lines.filter((line) => line !== '')).toEqual([
      '| USD mn | 2024 | 2025 |',
      '| --- | --- | --- |',
      '| Sales | 11.8 | 12.3 |',
    ]);
  });

  it('puts words that stand beside each other into one line', () => {
    const lines = linesOfPage(
      page([
        [
          [0, 'Reve'],
          [20, 'nue'],
          [38, 'rose.'],
        ],
      ]),
    );
    expect(lines.at(-1)).toBe('Revenue rose.');
  });

  it('has nothing to say of an empty page', () => {
    expect(linesOfPage([])).toEqual([]);
  });
});
