import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample } from '../../../support/catalogue.ts';
import { boxesOf, boxOf, isLinear } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('football-field', { category: 'method' });

const rows = [
  { method: 'Trading', low: 40, high: 60 },
  { method: 'Peers', low: 52, mid: 61, high: 70 },
  { method: 'DCF', low: 80, high: 100 },
];
const spec = { type: 'football-field' };

describe('football-field', () => {
  it('puts the ends of all ranges on one scale', async () => {
    const boxes = await boxesOf((await drawChart({ spec, rows })).figure.svg);
    const begins = [40, 52, 80].map((value) => [value, boxOf(boxes, String(value)).right] as const);
    const ends = [60, 70, 100].map((value) => [value, boxOf(boxes, String(value)).left] as const);
    expect(isLinear(begins)).toBe(true);
    expect(isLinear(ends)).toBe(true);
    // Values stand 5 px from their ends, on either side.
    expect(
      isLinear([
        ...begins.map(([value, at]) => [value, at + 5] as const),
        ...ends.map(([value, at]) => [value, at - 5] as const),
      ]),
    ).toBe(true);
  });

  it('draws price and target through the ranges and labels them on top', async () => {
    const { figure } = await drawChart({ spec: { ...spec, price: 56.5, target: 90, unit: 'USD' }, rows, width: 680 });
    const boxes = await boxesOf(figure.svg);
    const [price, target] = [boxOf(boxes, 'Price $56.50'), boxOf(boxes, 'Target $90')];
    const middle = ({ left, right }: { left: number; right: number }) => (left + right) / 2;
    expect(
      isLinear([
        [40, boxOf(boxes, '40').right + 5],
        [56.5, middle(price)],
        [80, boxOf(boxes, '80').right + 5],
        [90, middle(target)],
      ]),
    ).toBe(true);
    expect(price.bottom).toBeLessThan(boxOf(boxes, 'Trading').top);
    expect(figure.svg).toContain('stroke-dasharray="4,3"');
    expect(figure.alt).toContain('The price of $56.50 lies inside 2 of 3 ranges.');
  });

  it('keeps the words of price and target apart when they are neighbours, and in the picture at its edges', async () => {
    for (const [price, target] of [
      [60, 61],
      [40, 100],
      [99.5, 100],
      [40, 40.2],
      [60, 60],
    ]) {
      const { figure, warnings } = await drawChart({ spec: { ...spec, price, target, unit: 'USD' }, rows, width: 216 });
      const boxes = await boxesOf(figure.svg);
      const [first, second] = boxes.filter(({ text }) => /^(Price|Target)/.test(text)) as [
        (typeof boxes)[number],
        (typeof boxes)[number],
      ];
      expect(first.right <= second.left || first.bottom <= second.top || second.bottom <= first.top).toBe(true);
      expect(Math.min(first.left, second.left)).toBeGreaterThanOrEqual(0);
      expect(Math.max(first.right, second.right)).toBeLessThanOrEqual(217);
      expect(warnings).toEqual([]);
    }
  });

  it('takes ends in any order and a method with one number alone', async () => {
    const { figure } = await drawChart({
      spec,
      rows: [
        { method: 'A', low: 9, high: 4 },
        { method: 'B', low: null, mid: 6, high: null },
      ],
    });
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['4', '9', '6']));
    expect(figure.alt).toContain('from 4 (A) to 9 (A)');
  });

  it('leaves out what has no room, and says so', async () => {
    const many = Array.from({ length: 90 }, (_, at) => ({ method: `Method ${at}`, low: at, high: at + 10 }));
    const { warnings, figure } = await drawChart({ spec, rows: many });
    expect(warnings[0]).toMatch(/room for \d+ of 90 rows/);
    expect(figure.table.rows.length).toBeGreaterThan(50);
  });

  it('speaks German and Chinese', async () => {
    const german = await drawSample('football-field', { language: 'de' });
    expect(textsOf(german.figure.svg).join(' ')).toMatch(/Kurs 84,20.*Kursziel 103/);
    expect((await drawSample('football-field', { language: 'zh-Hant' })).figure.alt).toContain('5個區間中的1個之內');
  });

  it('leaves out a middle beyond its range and turns ends around, and says so', async () => {
    const { figure, warnings } = await drawChart({
      spec: { type: 'football-field', price: 60, highlight: 'C' },
      rows: [
        { method: 'A', low: 90, high: 50 },
        { method: 'B', low: 50, mid: 200, high: 90 },
      ],
    });
    expect(warnings).toEqual([
      expect.stringContaining('"A" has a low end, 90, above its high end, 50; they are drawn in order; 1 more rows are as odd.'),
      expect.stringContaining('No row has the name "C"'),
    ]);
    expect(figure.alt).toContain('from 50 (A) to 90 (A)');
    expect(textsOf(figure.svg).filter((text) => text === '50')).toHaveLength(2);
  });
});
