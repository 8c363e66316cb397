import { describe, expect, it } from 'vitest';
import { comparable } from '../../../../src/finish/read-back/comparable.ts';
import { compare } from '../../../../src/finish/read-back/lost-words.ts';
import { ExplainedNumbers } from '../../../../src/finish/read-back/numbers.ts';
import { PrintedText } from '../../../../src/finish/read-back/printed-text.ts';
import { unexplainedNumbers } from '../../../../src/finish/read-back/unexplained.ts';

/** Pages of runs; each run a line of its own. */
function printed(...pages: (readonly string[])[]): PrintedText {
  const text = new PrintedText();
  for (const [i, runs] of pages.entries())
    text.add({ number: i + 1, runs: runs.map((run, k) => ({ text: run, x: 50, y: 10 * k, cut: false })) });
  return text.close();
}
const blocks = (...texts: string[]) => texts.map((text) => ({ text, words: comparable(text), hidden: false }));
const lost = (expected: string[], ...pages: (readonly string[])[]) => compare(blocks(...expected), printed(...pages)).lost;

describe('lost words', () => {
  it('are none where every block stands, whatever the lines, the order and the case', () => {
    expect(lost(['Revenue grew fast', '12.5%', 'Risks'], ['Revenue', 'grew fast', '12.5%', 'RISKS'])).toEqual([]);
    expect(lost(['Side', 'Body text', 'More'], ['Body', 'text', 'More'], ['Side'])).toEqual([]);
    expect(lost(['Inter\u00adnational long-term'], ['Inter\u2010', 'national long-', 'term'])).toEqual([]);
  });

  it('are none where a page ends in a block, with head and foot between', () => {
    expect(lost(['One two three four'], ['1 / 2', 'One two'], ['2 / 2', 'Head', 'three four'])).toEqual([]);
  });

  it('are told with what stands before them and the page', () => {
    expect(lost(['First', 'One two three four', 'Last'], ['First'], ['One two', 'Last'])).toEqual([
      { text: 'three four', before: 'One two', block: 'One two three four', page: 2, hidden: false, more: 0 },
    ]);
  });

  it('are told once with the blocks behind them', () => {
    const [first, ...rest] = lost(['Here', 'Gone', 'Gone too', 'Also gone', 'There'], ['Here', 'There']);
    expect(first).toMatchObject({ text: 'Gone', more: 2, page: 1 });
    expect(rest).toEqual([]);
  });

  it('are seen in a number that is cut short, even where the rest stands in another cell', () => {
    expect(lost(['1,234.5', '4.5'], ['1,23', '…', '4.5'])).toMatchObject([{ text: '1,234.5' }]);
    expect(lost(['12.5%'], ['12.5'])).toMatchObject([{ text: '12.5%' }]);
    expect(lost(['−5'], ['5'])).toMatchObject([{ text: '−5' }]);
  });

  it('are counted: a cell stands for one of two', () => {
    expect(lost(['7', '7'], ['7'])).toHaveLength(1);
    expect(lost(['7', '7'], ['7', '7'])).toEqual([]);
  });

  it('are not sought in what is drawn from right to left', () => {
    expect(lost(['בנק לאומי'], ['ימואל קנב'])).toEqual([]);
  });

  it('are compared in time that grows with the document', () => {
    const rows = 20_000;
    const cells = Array.from({ length: rows }, (_, i) => [`Q${i}`, 'Equity', String((i * 7919) % 1000), '–', '5']);
    const pages = Array.from({ length: rows / 50 }, (_, p) => [`${p}`, 'Code', ...cells.slice(p * 50, p * 50 + 50).flat()]);
    const start = performance.now();
    expect(
      lost(
        cells.flat().filter((cell) => cell !== '–'),
        ...pages,
      ),
    ).toEqual([]);
    // Half a second on a busy machine; what grows with the square takes minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('are found in bounded time when all is lost', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `Cell ${i} is not there`);
    const start = performance.now();
    const [first] = lost(many, ...Array.from({ length: 200 }, () => ['Something else stands here', 'and here']));
    expect(first?.more).toBe(19_999);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('unexplained numbers', () => {
  const of = (explained: string, expected: string[], ...pages: (readonly string[])[]) => {
    const text = printed(...pages);
    compare(blocks(...expected), text);
    const numbers = new ExplainedNumbers();
    numbers.add(explained);
    numbers.countTo(pages.length);
    return unexplainedNumbers(text, numbers).map(({ number, page }) => `${number} on ${page}`);
  };

  it('are those of words that no block has claimed', () => {
    expect(of('', ['Up 12.5%'], ['Up 12.5%', '1 / 2', 'Drawn 99.5'], ['2 / 2', '7'])).toEqual(['99.5 on 1', '7 on 2']);
  });

  it('are none where the document holds them', () => {
    expect(of('axis 0 50 100; 14.01.2026', [], ['0', '50', '100', '14.01.2026'])).toEqual([]);
  });
});
