import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowColumns } from '../../../src/compose/slides/columns.ts';
import { leadIn, partsThatFit, sentencesOf } from '../../../src/compose/slides/sentences.ts';
import { setTable } from '../../../src/compose/slides/table.ts';
import { lineCount, wordsOf } from '../../../src/compose/slides/text-fit.ts';

describe('sentences', () => {
  it.each([
    ['One ends. Two ends.', ['One ends. ', 'Two ends.']],
    ['Up 3.5% to 1.1 mt. Then down.', ['Up 3.5% to 1.1 mt. ', 'Then down.']],
    ['The U.S. and J. Smith agree, e.g. on No. 5.', ['The U.S. and J. Smith agree, e.g. on No. 5.']],
    [
      'Cited.<sup class="cite">\u00a0<a href="#source-1">1</a></sup> Next.',
      ['Cited.<sup class="cite">\u00a0<a href="#source-1">1</a></sup> ', 'Next.'],
    ],
    ['Line one<br>line two', ['Line one<br>', 'line two']],
    ['over\ntwo lines. End.', ['over\ntwo lines. ', 'End.']],
    ['第一句。第二句！', ['第一句。', '第二句！']],
    ['<em>Inside. Here.</em> Out.', ['<em>Inside. Here.</em> Out.']],
  ])('%s', (html, pieces) => expect(sentencesOf(html)).toEqual(pieces));

  it('join to what they were cut from', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('word ', 'End. ', '<strong>a. b</strong> ', 'No. 5 ', '句。', '<br>', 'x! ', '&quot;q.&quot; '),
          { minLength: 1, maxLength: 30 },
        ),
        (parts) => {
          const html = `start ${parts.join('')}end`;
          expect(sentencesOf(html).join('')).toBe(html);
          expect(partsThatFit(html, (part) => part.length < 20).join('')).toBe(html);
        },
      ),
    );
  });

  it('take the bold words at the head of a paragraph apart', () => {
    expect(leadIn('<strong>Why now.</strong> Because.')).toEqual({ lead: 'Why now', rest: 'Because.' });
    expect(leadIn('<strong>All of it bold</strong>')).toEqual({ lead: undefined, rest: '<strong>All of it bold</strong>' });
    expect(leadIn('No lead.')).toEqual({ lead: undefined, rest: 'No lead.' });
  });
});

describe('fit', () => {
  it('counts lines on the safe side, also where no space breaks them', () => {
    expect(lineCount('', 100, 16)).toBe(0);
    expect(lineCount('short', 100, 16)).toBe(1);
    expect(lineCount('x'.repeat(100), 100, 16)).toBeGreaterThanOrEqual(9);
    expect(lineCount('字'.repeat(40), 160, 16)).toBe(4);
    expect(lineCount('a\nb', 100, 16)).toBe(2);
  });

  it('reads the words of markup', () => expect(wordsOf('<p>A &amp; b</p><p>c\nd</p>')).toBe('A & b\nc d'));

  it('flows entries over columns without losing any, evenly on the last slide', () => {
    const entries = Array.from({ length: 50 }, (_, i) => ({
      title: `T${i}`,
      html: `Sentence one of ${i}. Sentence two.`,
      anchor: undefined,
    }));
    const slides = flowColumns(entries, { columns: 3, width: 352, height: 490, size: 12 });
    expect(slides.flat(2).map((entry) => entry.title)).toEqual(entries.map((entry) => entry.title));
    for (const slide of slides) expect(slide.length).toBeLessThanOrEqual(3);
    expect(
      flowColumns(entries.slice(0, 6), { columns: 2, width: 540, height: 490, size: 12 })[0]?.map((column) => column.length),
    ).toEqual([3, 3]);
  });

  it('sets tables: all rows once, widths that add up, type of 12 px at least', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 18 }),
        fc.integer({ min: 1, max: 30 }),
        (rows, columns, length) => {
          const cell = 'word '.repeat(Math.ceil(length / 5)).trim();
          const setting = setTable(
            {
              head: Array.from({ length: columns }, () => 'Head'),
              groups: false,
              rows: Array.from({ length: rows }, () => ({ cells: Array.from({ length: columns }, () => cell), opens: false })),
            },
            1136,
            428,
          );
          expect(setting.slides[0]?.[0]).toBe(0);
          expect(setting.slides.at(-1)?.[1]).toBe(rows);
          setting.slides.forEach(([from, to], i) => {
            expect(to).toBeGreaterThan(from);
            expect(from).toBe(i === 0 ? 0 : setting.slides[i - 1]?.[1]);
          });
          expect(setting.widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 5);
          expect(setting.size).toBeGreaterThanOrEqual(12);
          expect(setting.air).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
