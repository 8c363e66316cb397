import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, options } from '../../../support/catalogue.ts';
import { textsOf } from './texts.ts';

describeChart('peer-scatter', { category: 'ticker', rename: options('xTitle', 'yTitle') });

const rows = [
  { name: 'AAA', x: 1, y: 10 },
  { name: 'BBB', x: 2, y: 12 },
  { name: 'CCC', x: 4, y: 16, highlight: true },
  { name: 'DDD', x: 8, y: 25 },
];
const spec = { type: 'peer-scatter' };

/** Centres and areas of the points; Vega draws a circle as two arcs around its middle. */
function points(svg: string) {
  return [...svg.matchAll(/<path transform="translate\(([-\d.]+),([-\d.]+)\)" d="M([\d.]+),0A[^"]*"[^>]*fill="([^"]*)"/g)].map(
    ([, x, y, radius, fill]) => ({
      x: Number(x),
      y: Number(y),
      radius: Number(radius),
      fill,
    }),
  );
}

describe('peer-scatter', () => {
  it('puts companies where their values are, the one meant in the brand’s colour', async () => {
    const found = points((await drawChart({ spec, rows })).figure.svg);
    expect(found).toHaveLength(4);
    const meant = found.filter(({ fill }) => found.filter((other) => other.fill === fill).length === 1);
    expect(meant).toHaveLength(1);
    const byX = found.toSorted((a, b) => a.x - b.x);
    const [a, b, c, d] = byX.map(({ x }) => x) as [number, number, number, number];
    expect((c - a) / (b - a)).toBeCloseTo(3, 1);
    expect((d - a) / (b - a)).toBeCloseTo(7, 1);
    const ys = byX.map(({ y }) => y) as [number, number, number, number];
    expect((ys[0] - ys[3]) / (ys[0] - ys[1])).toBeCloseTo(7.5, 1);
    expect(byX[2]).toEqual(meant[0]);
  });

  it('marks the company by its name', async () => {
    const { figure } = await drawChart({ spec: { ...spec, issuer: 'AAA' }, rows });
    expect(figure.alt).toContain('AAA: 1, 10.');
  });

  it('tells the medians', async () => {
    const { figure } = await drawChart({ spec: { ...spec, xUnit: '%', yUnit: 'x' }, rows, width: 680 });
    expect(textsOf(figure.svg)).toContain('Dashed: medians, 3% and 14×');
    expect(figure.alt).toContain('4 companies; x from 1% (AAA) to 8% (DDD), y from 10× (AAA) to 25× (DDD).');
  });

  it('draws the trend instead, with how much it explains', async () => {
    const straight = rows.map((row) => ({ ...row, y: 3 * row.x + 2 }));
    const exact = await drawChart({ spec: { ...spec, lines: 'trend' }, rows: straight, width: 680 });
    expect(textsOf(exact.figure.svg)).toContain('Line: trend of the peers, R² 1.00');
    const upright = rows.map((row) => ({ ...row, x: 5 }));
    const none = await drawChart({ spec: { ...spec, lines: 'trend' }, rows: upright });
    expect(none.figure.svg).not.toContain('R²');
    expect(none.warnings).toEqual([]);
  });

  it('lets areas follow the size', async () => {
    const sized = rows.map((row, at) => ({ ...row, size: [1, 4, 16, 64][at] as number, highlight: false }));
    const found = points((await drawChart({ spec, rows: sized })).figure.svg).toSorted((a, b) => a.x - b.x);
    expect((found[3]?.radius as number) / (found[2]?.radius as number)).toBeCloseTo(2, 1);
  });

  it('leaves out companies without both values, and says so', async () => {
    const { warnings } = await drawChart({ spec, rows: [...rows, { name: 'EEE', x: 3, y: null }] });
    expect(warnings).toEqual([expect.stringContaining('1 of 5 companies lack one of the two values')]);
  });

  it('keeps the name of the one meant when not all have room', async () => {
    const crowd = Array.from({ length: 150 }, (_, at) => ({
      name: `Company ${at}`,
      x: 5 + Math.sin(at),
      y: 10 + Math.cos(at * 1.3),
      highlight: at === 120,
    }));
    const { figure, notes } = await drawChart({ spec, rows: crowd });
    expect(textsOf(figure.svg)).toContain('Company 120');
    expect(notes[0]).toMatch(/\d+ of the chart's labels find no place/);
  });

  it('speaks German and Chinese', async () => {
    expect((await drawSample('peer-scatter', { language: 'de' })).figure.alt).toContain('11 Unternehmen');
    expect((await drawSample('peer-scatter', { language: 'zh-Hant' })).figure.alt).toContain('11家公司');
  });
});
