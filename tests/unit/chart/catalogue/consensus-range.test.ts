import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample } from '../../../support/catalogue.ts';
import { boxesOf, boxOf, isLinear } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('consensus-range', { category: 'metric' });

const rows = [
  { metric: 'Sales', low: 90, mean: 100, high: 120, house: 105 },
  { metric: 'Profit', low: 7, mean: 10, high: 11, house: 12 },
  { metric: 'Margin', low: 8, mean: 10, high: 13, house: 9.5, unit: '%' },
];
const spec = { type: 'consensus-range' };

describe('consensus-range', () => {
  it('sets each row in per cent of its mean', async () => {
    const boxes = await boxesOf((await drawChart({ spec, rows, width: 680 })).figure.svg);
    const begins = [
      ['90', -10],
      ['7', -30],
      ['8.0%', -20],
    ] as const;
    const ends = [
      ['120', 20],
      ['11', 10],
      ['13.0%', 30],
    ] as const;
    expect(
      isLinear([
        ...begins.map(([text, at]) => [at, boxOf(boxes, text).right + 5] as const),
        ...ends.map(([text, at]) => [at, boxOf(boxes, text).left - 5] as const),
      ]),
    ).toBe(true);
  });

  it('sets all rows in one unit when they share it', async () => {
    const boxes = await boxesOf(
      (await drawChart({ spec: { ...spec, scale: 'common' }, rows: rows.slice(0, 2), width: 680 })).figure.svg,
    );
    expect(
      isLinear([
        [90, boxOf(boxes, '90').right + 5],
        [7, boxOf(boxes, '7').right + 5],
        [11, boxOf(boxes, '11').left - 5],
        [120, boxOf(boxes, '120').left - 5],
      ]),
    ).toBe(true);
    expect(boxes.map(({ text }) => text)).not.toContain('Consensus mean');
  });

  it('tells house against mean in per cent, for shares in points', async () => {
    const { figure } = await drawChart({ spec, rows, width: 680 });
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['105', '+5.0%', '+20.0%', '−0.5pp']));
    expect(figure.alt).toContain('Profit: 12 against a mean of 10 (+20.0%).');
    expect(figure.alt).toContain('Margin: 9.5% against a mean of 10.0% (−0.5pp).');
  });

  it('has no per cent of a mean that is a loss', async () => {
    const { figure } = await drawChart({ spec, rows: [{ metric: 'Profit', low: -4, mean: -2, high: 1, house: -1 }] });
    expect(textsOf(figure.svg)).toContain('+1');
    expect(figure.svg).not.toMatch(/\d%/);
  });

  it('prints a dash for an estimate that is missing', async () => {
    const { figure } = await drawChart({
      spec,
      rows: [rows[0] as (typeof rows)[number], { metric: 'Cash', low: 1, mean: 2, high: 3, house: null }],
    });
    expect(textsOf(figure.svg).filter((text) => text === '–')).toHaveLength(2);
  });

  it('names the house as the author does', async () => {
    const { figure } = await drawSample('consensus-range', { options: { houseName: 'Wrenfield' } });
    expect(textsOf(figure.svg)).toContain('Wrenfield');
  });

  it('speaks German and Chinese', async () => {
    expect((await drawSample('consensus-range', { language: 'de' })).figure.alt).toContain('gegenüber einem Mittel von 5,18');
    expect((await drawSample('consensus-range', { language: 'zh-Hant' })).figure.alt).toContain('市場平均5.18（+8.7%）');
  });

  it('says when a mean lies outside of its range', async () => {
    const { warnings } = await drawChart({
      spec: { type: 'consensus-range' },
      rows: [{ metric: 'EPS', low: 5, mean: 9, high: 6, house: 5.5 }],
    });
    expect(warnings).toEqual([expect.stringContaining('"EPS" has a mean of 9, outside of its range, 5 to 6.')]);
  });
});
