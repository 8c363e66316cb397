import { describe, expect, it } from 'vitest';
import { columnOf, describeChart, drawChart, drawSample, inputOf, PLACES, readSample } from '../../../support/catalogue.ts';
import { boxesOf, boxOf, isLinear } from './boxes.ts';
import { linesOf } from './lines.ts';
import { textsOf } from './texts.ts';

describeChart('price-target', { date: 'date', rename: columnOf('targets', 'rating') });

const rows = [80, 84, 90, 86, 95, 100].map((close, at) => ({ date: `2025-0${at + 1}-15`, close }));
const targets = [
  { date: '2024-06-01', target: 70, rating: 'Sell' },
  { date: '2024-11-01', target: 90, rating: 'Hold' },
  { date: '2025-03-01', target: 110, rating: 'Buy' },
  { date: '2025-05-01', target: 125, rating: 'Buy' },
];
const spec = { type: 'price-target', unit: 'USD' };
const draw = (changes: Partial<Parameters<typeof drawChart>[0]> = {}) =>
  drawChart({ spec, rows, more: { targets }, width: 680, height: 360, ...changes });
const middle = ({ top, bottom }: { top: number; bottom: number }) => (top + bottom) / 2;

describe('price-target', () => {
  it('labels the last price, and the target with what it means against it, where they are', async () => {
    const { figure } = await draw();
    const boxes = await boxesOf(figure.svg);
    const ticks = boxes.filter(({ text, right }) => /^\d+$/.test(text) && right < 60);
    const places = ticks.map((tick) => [Number(tick.text), middle(tick)] as const);
    const [target, price] = [boxOf(boxes, 'Target $125 (+25%)'), boxOf(boxes, 'Price $100')];
    expect(isLinear([[125, middle(target)], [100, middle(price)], ...places], 2)).toBe(true);
    expect(target.left).toBeGreaterThan(price.left);
  });

  it('tells course, standing target and extremes', async () => {
    const { alt } = (await draw()).figure;
    expect(alt).toContain('Price: $80 (15 Jan 2025) to $100 (15 Jun 2025)');
    expect(alt).toContain('Target $125 since 1 May 2025 (Buy), +25% against the last price.');
    expect(alt).toContain('3 targets, lowest $90 (1 Nov 2024), highest $125 (1 May 2025).');
  });

  it('begins with the target that stood at the first price, and names a rating where it changes', async () => {
    const texts = textsOf((await draw()).figure.svg);
    expect(texts.filter((text) => text === 'Hold')).toHaveLength(1);
    expect(texts.filter((text) => text === 'Buy')).toHaveLength(1);
    expect(texts).not.toContain('Sell');
  });

  it('draws steps: right, then up or down, and dashes the current target ahead', async () => {
    const [steps, ahead, price] = linesOf((await draw()).figure.svg);
    for (const [at, [x, y]] of (steps?.points ?? []).entries()) {
      const before = steps?.points[at - 1];
      if (before !== undefined) expect(before[0] === x || before[1] === y).toBe(true);
    }
    expect(new Set(steps?.points.map(([, y]) => y)).size).toBe(3);
    expect(ahead?.dash).toBe('4,3');
    expect(ahead?.points[0]?.[1]).toBe(steps?.points.at(-1)?.[1]);
    expect(price?.points).toHaveLength(6);
    expect(price?.points.at(-1)?.[0]).toBe(ahead?.points[0]?.[0]);
  });

  it('draws nothing ahead without a horizon', async () => {
    const ahead = async (horizon: number) =>
      linesOf((await draw({ spec: { ...spec, horizon } })).figure.svg).find(({ dash }) => dash === '4,3')?.points;
    const [now, then] = (await ahead(12)) ?? [];
    expect(then?.[0]).toBeGreaterThan(now?.[0] as number);
    const [only, same] = (await ahead(0)) ?? [];
    expect(same?.[0] ?? only?.[0]).toBeCloseTo(only?.[0] ?? 0, 1);
  });

  it('finds a place for every rating at half a page and wider, in both brands', async () => {
    for (const brand of ['wrenfield', 'polarquay'] as const)
      for (const width of [PLACES.half, PLACES.main, PLACES.full]) {
        const { figure, notes } = await drawSample('price-target', { width }, brand);
        expect(notes).toEqual([]);
        expect(textsOf(figure.svg).filter((text) => text === 'Hold' || text === 'Buy')).toHaveLength(4);
      }
  });

  it('keeps the label of a price near its target clear of the target’s line', async () => {
    const near = [...targets.slice(0, 3), { date: '2025-05-01', target: 101, rating: 'Hold' }];
    const { figure } = await draw({ more: { targets: near } });
    const boxes = await boxesOf(figure.svg);
    const [target, price] = [boxOf(boxes, 'Target $101 (+1%)'), boxOf(boxes, 'Price $100')];
    expect(price.left).toBeCloseTo(target.left, 1);
    expect(price.top).toBeGreaterThanOrEqual(target.bottom - 1);
  });

  it('follows a target that is younger than the last price', async () => {
    const { figure } = await draw({ more: { targets: [...targets, { date: '2025-08-01', target: 140, rating: 'Buy' }] } });
    const [steps, ahead] = linesOf(figure.svg);
    const xs = [...(steps?.points ?? []), ...(ahead?.points ?? [])].map(([x]) => x);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(textsOf(figure.svg)).toContain('Target $140 (+40%)');
  });

  it('draws the price alone where no target has been set', async () => {
    const { figure } = await draw({ more: { targets: [] } });
    expect(textsOf(figure.svg)).toContain('Price $100');
    expect(textsOf(figure.svg).join(' ')).not.toContain('Target');
  });

  it('needs the dataset of targets, and columns of it by name', async () => {
    await expect(draw({ more: {} })).rejects.toMatchObject({
      code: 'chart.unknown-column',
      problems: [{ message: 'The chart price-target needs a further dataset "targets".' }],
    });
    const { targets: all = [] } = readSample('price-target').with ?? {};
    const renamed = all.map(({ target, ...row }) => ({ ...row, targett: target ?? null }));
    await expect(drawChart({ ...inputOf(readSample('price-target')), more: { targets: renamed } })).rejects.toMatchObject({
      code: 'chart.unknown-column',
      message: expect.stringContaining('Did you mean "targett"?'),
    });
  });

  it('lists prices and targets in its table', async () => {
    const { table } = (await draw()).figure;
    expect(table.columns.map(({ title }) => title)).toEqual(['Date', 'Price', 'Target', 'Rating']);
    expect(table.rows.length).toBe(5);
  });

  it('speaks German and Chinese', async () => {
    expect((await drawSample('price-target', { language: 'de' })).figure.alt).toContain('Kursziel 108');
    expect((await drawSample('price-target', { language: 'zh-Hant' })).figure.alt).toContain('目標價');
  });
});
