import { describe, expect, it } from 'vitest';
import { columnOf, describeChart, drawChart, drawSample } from '../../../support/catalogue.ts';
import { boxesOf, boxOf, isLinear } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('fan', { date: 'date', rename: columnOf('cases', 'case') });

const rows = [90, 95, 92, 100].map((value, at) => ({ date: `2025-0${at * 2 + 1}-31`, value }));
const cases = [
  { case: 'Bear', value: 60, probability: 20 },
  { case: 'Bull', value: 150, probability: 30 },
  { case: 'Base', value: 120, probability: 50 },
];
const spec = { type: 'fan', unit: 'USD' };

describe('fan', () => {
  it('labels each case with value, change and probability, where it ends', async () => {
    const { figure } = await drawChart({ spec, rows, more: { cases }, width: 680, height: 360 });
    const boxes = await boxesOf(figure.svg);
    const at = (name: string, second: string) => (boxOf(boxes, name).top + boxOf(boxes, second).bottom) / 2;
    expect(
      isLinear([
        [150, at('Bull $150', '+50%, 30% likely')],
        [120, at('Base $120', '+20%, 50% likely')],
        [60, at('Bear $60', '−40%, 20% likely')],
      ]),
    ).toBe(true);
    expect(textsOf(figure.svg)).toContain('Price $100');
    expect(figure.alt).toContain(
      'Cases 12 months after 31 Jul 2025, from a price of $100. Bull $150 (+50%), Base $120 (+20%), Bear $60 (−40%).',
    );
    expect(figure.alt).toContain('Weighted by probability $117 (+17%).');
    expect(figure.table.rows.map((row) => row[0])).toEqual(['Bull', 'Base', 'Bear']);
  });

  it('starts from a price of its own', async () => {
    const { figure } = await drawChart({ spec: { ...spec, price: 80 }, rows, more: { cases } });
    expect(textsOf(figure.svg).join(' ')).toContain('Price $80');
    expect(figure.alt).toContain('Base $120 (+50%)');
  });

  it('does without probabilities, and weighs only what makes a whole', async () => {
    const bare = cases.map(({ case: name, value }) => ({ case: name, value }));
    const { figure } = await drawChart({ spec, rows, more: { cases: bare } });
    expect(figure.svg).not.toContain('likely');
    expect(figure.alt).not.toContain('Weighted');
    const half = cases.map((each) => ({ ...each, probability: 10 }));
    expect((await drawChart({ spec, rows, more: { cases: half } })).figure.alt).not.toContain('Weighted');
  });

  it('reaches as far as the horizon', async () => {
    const short = await drawChart({ spec: { ...spec, horizon: 3 }, rows, more: { cases }, width: 680 });
    expect(short.figure.alt).toContain('Cases 3 months after');
    const lines = textsOf(short.figure.svg);
    expect(lines).not.toContain('2026');
    expect(textsOf((await drawChart({ spec, rows, more: { cases }, width: 680 })).figure.svg)).toContain('2026');
  });

  it('needs the dataset of cases', async () => {
    await expect(drawChart({ spec, rows })).rejects.toMatchObject({ code: 'chart.unknown-column' });
  });

  it('survives cases that are near each other, many, negative, long of name, one or none', async () => {
    const long = 'Everything goes as the management says it will and more';
    for (const list of [
      [100, 101, 102].map((value) => ({ case: 'Case', value })),
      Array.from({ length: 30 }, (_, at) => ({ case: `Case ${at}`, value: 50 + at })),
      [-40, 300].map((value) => ({ case: 'Case', value })),
      [100, 140].map((value) => ({ case: long, value, probability: 50 })),
      [{ case: 'Only', value: 120 }],
      [{ case: 'Gap', value: null }],
    ]) {
      for (const width of [216, 680]) {
        const { figure, warnings } = await drawChart({ spec, rows, more: { cases: list }, width });
        const boxes = await boxesOf(figure.svg);
        expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(width + 1);
        expect(warnings.every((warning) => /The fan shows 7 of 30 cases|find no place/.test(warning))).toBe(true);
      }
    }
  });

  it('speaks German and Chinese', async () => {
    expect((await drawSample('fan', { language: 'de' })).figure.alt).toContain('Szenarien 12 Monate nach dem 21. Nov. 2025');
    expect((await drawSample('fan', { language: 'zh-Hant' })).figure.alt).toContain('12個月後的情境');
  });

  it('says when cases contradict each other', async () => {
    const { warnings } = await drawChart({
      spec: { type: 'fan' },
      rows: ['2026-01-01', '2026-02-01'].map((date) => ({ date, value: 100 })),
      more: {
        cases: [
          { case: 'Bull', value: 80, probability: 60 },
          { case: 'Base', value: 110, probability: 60 },
          { case: 'Bear', value: 160, probability: 25 },
        ],
      },
    });
    expect(warnings).toEqual([
      expect.stringContaining('sum up to 145 %'),
      expect.stringContaining('The case "Bull" (80) is worth less than "Bear" (160).'),
    ]);
  });
});
