import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, themeOf } from '../../../support/catalogue.ts';
import { barsOf } from './bars.ts';
import { boxesOf, boxOf } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('ranked-bars', { category: 'name' });

const rows = [
  { name: 'Beta', value: 20 },
  { name: 'Gamma', value: 10 },
  { name: 'Alpha', value: 40 },
];
const draw = (
  options: Record<string, unknown> = {},
  own: readonly Record<string, string | number | boolean | null>[] = rows,
  height?: number,
) => drawChart({ spec: { type: 'ranked-bars', ...options }, rows: own, ...(height === undefined ? {} : { height }) });
const names = (svg: string) => textsOf(svg).filter((text) => /^(Alpha|Beta|Gamma)$/.test(text));
const many = Array.from({ length: 200 }, (_, at) => ({ name: `Name ${at + 1}`, value: 1000 - at }));

describe('ranked-bars', () => {
  it('sorts by value, or as told, with lengths from zero', async () => {
    const { figure } = await draw();
    expect(names(figure.svg)).toEqual(['Alpha', 'Beta', 'Gamma']);
    const [first, second, third] = barsOf(figure.svg);
    expect((second?.width ?? 0) / (first?.width ?? 1)).toBeCloseTo(0.5, 2);
    expect((third?.width ?? 0) / (first?.width ?? 1)).toBeCloseTo(0.25, 2);
    expect(names((await draw({ order: 'ascending' })).figure.svg)).toEqual(['Gamma', 'Beta', 'Alpha']);
    expect(names((await draw({ order: 'given' })).figure.svg)).toEqual(['Beta', 'Gamma', 'Alpha']);
  });

  it('highlights by column or by name; without a highlight all are of one colour', async () => {
    const { palette } = await themeOf('wrenfield');
    const fills = async (drawn: ReturnType<typeof draw>) => barsOf((await drawn).figure.svg).map(({ fill }) => fill);
    const meant = [palette.muted, palette.highlight, palette.muted];
    expect(await fills(draw({ highlight: 'Beta' }))).toEqual(meant);
    expect(
      await fills(
        draw(
          {},
          rows.map((row) => ({ ...row, highlight: row.name === 'Beta' })),
        ),
      ),
    ).toEqual(meant);
    expect(await fills(draw())).toEqual([palette.series[0], palette.series[0], palette.series[0]]);
  });

  it('draws the median of all values with its words', async () => {
    const { figure } = await draw({ median: true, unit: 'x' });
    const boxes = await boxesOf(figure.svg);
    expect(boxOf(boxes, 'Median 20×').bottom).toBeLessThan(boxOf(boxes, 'Alpha').top);
    expect(figure.alt).toContain('Median 20×.');
    expect(figure.svg).toContain('stroke-dasharray="4,3"');
  });

  it('shows head, tail and who is meant of 200, with ranks and what is between', async () => {
    const { figure, warnings } = await draw({ highlight: 'Name 90' }, many, 220);
    const texts = textsOf(figure.svg);
    expect(texts).toEqual(expect.arrayContaining(['1 Name 1', '90 Name 90', '200 Name 200', '1,000', '911', '801']));
    const hidden = texts.flatMap((text) => /^⋯ (\d+) not shown$/.exec(text)?.[1] ?? []).map(Number);
    const shown = texts.filter((text) => /^\d+ Name/.test(text)).length;
    expect(hidden.reduce((sum, count) => sum + count, shown)).toBe(200);
    expect(warnings).toEqual([expect.stringContaining(`room for ${shown} of 200 names`)]);
    expect(figure.alt).toContain('Name 90 is number 90 of 200 with 911.');
  });

  it('shows as many of the head and the tail as the author wants, and warns of nothing', async () => {
    const { figure, warnings } = await draw({ top: 3, bottom: 2, rank: false }, many);
    expect(textsOf(figure.svg).filter((text) => text.startsWith('Name') || text.startsWith('⋯'))).toEqual([
      'Name 1',
      'Name 2',
      'Name 3',
      '⋯ 195 not shown',
      'Name 199',
      'Name 200',
    ]);
    expect(warnings).toEqual([]);
  });

  it('labels losses at their left', async () => {
    const { figure } = await draw({}, [...rows, { name: 'Delta', value: -15 }]);
    const boxes = await boxesOf(figure.svg);
    expect(boxOf(boxes, '−15').right).toBeLessThan(boxOf(boxes, '10').left);
    expect(boxOf(boxes, '−15').left).toBeGreaterThan(boxOf(boxes, 'Delta').right);
  });

  it('says first, last and who is meant in the reader’s language', async () => {
    expect((await drawSample('ranked-bars')).figure.alt).toContain(
      '9 in order, from Halden Marine (19.2%) to Vantor Offshore (−2.6%). Halden Marine is number 1 of 9 with 19.2%. Median 9.6%.',
    );
    expect((await drawSample('ranked-bars', { language: 'de' })).figure.alt).toContain('Halden Marine auf Platz 1 von 9');
    expect((await drawSample('ranked-bars', { language: 'zh-Hant' })).figure.alt).toContain('在9項中排第1');
  });
});
