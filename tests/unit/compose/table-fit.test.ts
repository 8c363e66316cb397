import { describe, expect, it } from 'vitest';
import { breaks, tableFit } from '../../../src/compose/view/table-fit.ts';

const figures = (count: number, figure: string) =>
  Array.from({ length: count }, (_, i) => ({ texts: [`H${i}`, figure, figure], whole: true }));

describe('tableFit', () => {
  it('leaves a table that has room as it is', () => {
    expect(tableFit(figures(6, '1,234.5'), 680)).toBe('fits');
  });

  it('sets many columns in small type', () => {
    expect(tableFit(figures(10, '1.2'), 680)).toBe('tight');
  });

  it('sets wide figures in small type before it breaks them', () => {
    expect(tableFit(figures(6, '1,234,567'), 320)).toBe('tight');
    expect(tableFit(figures(9, '1,234,567'), 320)).toBe('squeeze');
  });

  it('counts the widest word of a text column and not its length', () => {
    expect(tableFit([{ texts: ['Name', 'many short words that wrap as they like '.repeat(20)], whole: false }], 220)).toBe(
      'fits',
    );
  });

  it('lets Han characters wrap anywhere', () => {
    expect(tableFit([{ texts: ['項目', '營業收入與成本的說明'.repeat(30)], whole: false }], 220)).toBe('fits');
  });

  it('does not count words that break anywhere', () => {
    expect(tableFit([{ texts: ['Name', 'x'.repeat(3000)], whole: false }], 220)).toBe('fits');
  });
});

describe('breaks', () => {
  it.each([
    ['an ordinary cell', 'Operating margin', false, false],
    ['a word no column holds', 'x'.repeat(25), false, true],
    ['a figure with its qualifier', 'more than $1,220.5bn', true, false],
    ['words where a figure should be', 'as the company said in its letter of May', true, true],
  ])('%s', (_, text, whole, expected) => {
    expect(breaks(text, whole)).toBe(expected);
  });
});
