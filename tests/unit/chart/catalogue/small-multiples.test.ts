import { describe, expect, it } from 'vitest';
import { describeChart, drawSample, readSample } from '../../../support/catalogue.ts';

describeChart('small-multiples', { date: 'date', category: 'kpi', gridLines: Number.POSITIVE_INFINITY });

const words = (svg: string): readonly string[] => [...svg.matchAll(/>([^<>]+)<\/text>/g)].map((match) => match[1] as string);

describe('small-multiples', () => {
  it('heads each panel with its name and its last value in its unit', async () => {
    const { figure } = await drawSample('small-multiples', { width: 680 });
    expect(words(figure.svg)).toEqual(
      expect.arrayContaining(['Organic growth', '6.4%', 'Net debt to EBITDA', '1.5×', '88 days']),
    );
  });

  it('draws three grid lines at most in a panel', async () => {
    const panels = new Set(readSample('small-multiples').rows.map((row) => row.kpi)).size;
    const { figure } = await drawSample('small-multiples', { width: 680 });
    expect(figure.svg.split('<line').length - 1).toBeLessThanOrEqual(3 * panels);
  });

  it('gives all panels one scale when asked', async () => {
    const rows = [
      { kpi: 'Low', date: '2025-01-31', value: 1 },
      { kpi: 'Low', date: '2025-02-28', value: 2 },
      { kpi: 'High', date: '2025-01-31', value: 90 },
      { kpi: 'High', date: '2025-02-28', value: 100 },
    ];
    const own = words((await drawSample('small-multiples', { rows })).figure.svg);
    const shared = words((await drawSample('small-multiples', { rows, options: { scale: 'shared' } })).figure.svg);
    expect(own.filter((word) => word === '50')).toHaveLength(0);
    expect(shared.filter((word) => word === '50')).toHaveLength(2);
  });

  it('leaves out panels that have no room, and says so', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => ({ kpi: `Measure ${at + 1}`, date: '2025-01-31', value: at }));
    const { figure, warnings } = await drawSample('small-multiples', { rows, width: 332, height: 200 });
    expect(warnings[0]).toMatch(/room for \d+ of 40 panels/);
    expect(figure.svg).not.toContain('Measure 40');
  });

  it('draws what is expected dashed', async () => {
    const { figure } = await drawSample('small-multiples', { options: { estimatesFrom: '2025-12-31' } });
    expect(figure.svg).toContain('stroke-dasharray="3,3"');
  });
});
