import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample } from '../../../support/catalogue.ts';
import { boxesOf, boxOf, isLinear } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('estimate-revisions', { category: 'year', date: 'date' });

const rows = [
  { date: '2025-01-15', year: 2027, value: 5 },
  { date: '2025-01-15', year: 2026, value: 4 },
  { date: '2025-06-15', year: 2027, value: 6 },
  { date: '2025-09-15', year: 2026, value: 3 },
];
const spec = { type: 'estimate-revisions' };

describe('estimate-revisions', () => {
  it('labels each year with its last estimate and the change since the first, where its line ends', async () => {
    const { figure } = await drawChart({ spec, rows, width: 680, height: 360 });
    const boxes = await boxesOf(figure.svg);
    const [high, low] = [boxOf(boxes, '2027 6 (+20.0%)'), boxOf(boxes, '2026 3 (−25.0%)')];
    expect(high.left).toBeCloseTo(low.left, 1);
    const ticks = boxes.filter(({ text, right }) => /^\d(\.\d)?$/.test(text) && right < 60);
    const middle = ({ top, bottom }: { top: number; bottom: number }) => (top + bottom) / 2;
    expect(
      isLinear([[6, middle(high)], [3, middle(low)], ...ticks.map((tick) => [Number(tick.text), middle(tick)] as const)], 2),
    ).toBe(true);
    expect(figure.alt).toContain('2026: 4 (Jan 2025) to 3 (Sep 2025), −25.0%. 2027: 5 (Jan 2025) to 6 (Jun 2025), +20.0%.');
  });

  it('draws steps: right, then up or down', async () => {
    const { figure } = await drawChart({ spec, rows: rows.filter(({ year }) => year === 2027) });
    const paths = [...figure.svg.matchAll(/<path d="(M[\d.]+,[\d.]+(?:L[\d.]+,[\d.]+)+)"/g)].map(([, d = '']) =>
      d
        .slice(1)
        .split('L')
        .map((pair) => pair.split(',').map(Number)),
    );
    const step = paths.find((points) => points.length >= 4) as number[][];
    for (const [at, [x, y]] of step.entries()) {
      const before = step[at - 1];
      if (before !== undefined) expect(before[0] === x || before[1] === y).toBe(true);
    }
    expect(step[0]?.[1]).toBeGreaterThan(step.at(-1)?.[1] as number);
  });

  it('tells a change of a share in points, and none from a loss', async () => {
    const margins = await drawChart({ spec: { ...spec, unit: '%' }, rows });
    expect(textsOf(margins.figure.svg).join(' ')).toContain('+1.0pp');
    const loss = await drawChart({
      spec,
      rows: [
        { date: '2025-01-15', year: 2026, value: -2 },
        { date: '2025-06-15', year: 2026, value: 1 },
      ],
    });
    expect(loss.figure.svg).not.toContain('%');
  });

  it('leaves the change away on request', async () => {
    const { figure } = await drawSample('estimate-revisions', { options: { change: false } });
    expect(textsOf(figure.svg).join(' ')).not.toContain('%');
  });

  it('shows twelve years at most', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      date: `2025-0${at < 20 ? 1 : 2}-01`,
      year: 2020 + (at % 20),
      value: at,
    }));
    const { warnings } = await drawChart({ spec, rows: many, width: 680, height: 400 });
    expect(warnings[0]).toContain('12 of 20 years');
  });

  it('speaks German and Chinese', async () => {
    expect((await drawSample('estimate-revisions', { language: 'de' })).figure.alt).toContain('FY27E: von 4,94');
    expect((await drawSample('estimate-revisions', { language: 'zh-Hant' })).figure.alt).toContain('FY27E：由4.94');
  });
});
