import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample } from '../../../support/catalogue.ts';
import { boxesOf, boxOf, isLinear } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('pe-band', { date: 'date' });

/** Mean 15, standard deviation of the sample 2.16. */
const rows = [12, 14, 16, 18, 14, 16].map((value, at) => ({ date: `2025-0${at + 1}-01`, value }));
const spec = { type: 'pe-band' };
const middle = ({ top, bottom }: { top: number; bottom: number }) => (top + bottom) / 2;

describe('pe-band', () => {
  it('computes mean and deviations of the sample and labels them where they are', async () => {
    const { figure } = await drawChart({ spec: { ...spec, decimals: 2 }, rows, width: 680, height: 400 });
    const boxes = await boxesOf(figure.svg);
    // 15 ± 2.0976
    expect(
      isLinear([
        [17.1, middle(boxOf(boxes, '+1 sd 17.10×'))],
        [16, middle(boxOf(boxes, '16.00×'))],
        [15, middle(boxOf(boxes, 'Mean 15.00×'))],
        [12.9, middle(boxOf(boxes, '−1 sd 12.90×'))],
      ]),
    ).toBe(true);
    expect(figure.alt).toContain(
      '16.00× (Jun 2025), against a mean of 15.00× (+0.5 sd). Lowest 12.00× (Jan 2025), highest 18.00× (Apr 2025).',
    );
  });

  it('shows two deviations on request', async () => {
    const texts = textsOf((await drawChart({ spec: { ...spec, bands: 2 }, rows, height: 300 })).figure.svg);
    expect(texts).toEqual(expect.arrayContaining(['+2 sd 19.2×', '+1 sd 17.1×', 'Mean 15.0×', '−1 sd 12.9×', '−2 sd 10.8×']));
  });

  it('takes a mean and a deviation that move', async () => {
    const moving = rows.map((row, at) => ({ ...row, mean: 10 + at, deviation: 2 }));
    const { figure } = await drawChart({ spec, rows: moving });
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['Mean 15.0×', '+1 sd 17.0×', '−1 sd 13.0×']));
    expect(figure.alt).toContain('against a mean of 15.0× (+0.5 sd)');
  });

  it('leaves gaps for what is no multiple, and says so', async () => {
    const odd = [
      ...rows,
      { date: '2025-07-01', value: -8 },
      { date: '2025-08-01', value: 400 },
      { date: '2025-09-01', value: 15 },
    ];
    const { figure, warnings } = await drawChart({ spec: { ...spec, cap: 100 }, rows: odd });
    expect(warnings).toEqual([expect.stringContaining('2 multiples that are not positive or above the cap are left as gaps.')]);
    expect(figure.alt).toContain('highest 18.0× (Apr 2025)');
    expect(textsOf(figure.svg)).toContain('Mean 15.0×');
    const yields = await drawChart({ spec: { ...spec, unit: '%' }, rows: odd });
    expect(yields.warnings).toEqual([]);
  });

  it('has no band of one value', async () => {
    const { figure } = await drawChart({ spec, rows: rows.slice(0, 1) });
    expect(textsOf(figure.svg)).toContain('12.0×');
    expect(figure.svg).not.toContain('sd ');
  });

  it('speaks German and Chinese', async () => {
    expect((await drawSample('pe-band', { language: 'de' })).figure.alt).toContain('gegenüber einem Mittel von 14,0');
    expect((await drawSample('pe-band', { language: 'zh-Hant' })).figure.alt).toContain('平均為14.0');
  });

  it('labels the bands at their end and dates a multiple that ends early', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => ({
      date: new Date(Date.UTC(2025, 0, 1 + at * 7)).toISOString().slice(0, 10),
      value: at < 20 ? 16 + Math.sin(at) : -5,
    }));
    const { figure } = await drawChart({ spec: { type: 'pe-band' }, rows });
    const boxes = await boxesOf(figure.svg);
    const mean = boxes.find(({ text }) => text.startsWith('Mean'));
    const value = boxes.find(({ text }) => text.endsWith('2025') && text.includes('×'));
    expect(value?.text).toMatch(/^\d+\.\d×, 14 May 2025$/);
    expect(mean?.left).toBeGreaterThan((value?.right ?? 0) + 40);
  });
});
