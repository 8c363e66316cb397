import { describe, expect, it } from 'vitest';
import { drawFigure } from '../../../src/chart/draw.ts';
import type { ChartInput } from '../../../src/chart/figure.ts';
import { createChartRoom } from '../../../src/chart/room.ts';
import { chartTheme } from '../../../src/chart/theme.ts';
import { fixtureBrand } from '../../support/brand.ts';

const theme = chartTheme(fixtureBrand());
const bars: ChartInput = {
  id: 'bars',
  spec: { mark: 'bar', encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } } },
  rows: [
    { a: 'one', b: 1 },
    { a: 'two', b: 2 },
  ],
  width: 300,
  height: 150,
  title: 'Bars',
  language: 'en',
};
/** A pattern that backtracks for longer than anyone waits. */
const endless: ChartInput = {
  ...bars,
  id: 'endless',
  spec: { ...bars.spec, transform: [{ calculate: `test(regexp('^(a+)+$'), '${'a'.repeat(40)}b')`, as: 'c' }] },
};

describe('createChartRoom', () => {
  it('draws what drawFigure draws', async () => {
    await using room = createChartRoom();
    expect(await room.draw(bars, theme)).toEqual(await drawFigure(bars, theme));
  });

  it('gives the problems of a chart as they are', async () => {
    await using room = createChartRoom();
    await expect(room.draw({ ...bars, rows: [] }, theme)).rejects.toMatchObject({ kind: 'report', code: 'chart.no-data' });
  });

  it('ends a drawing that takes too long and draws what waited behind it', async () => {
    await using room = createChartRoom({ timeoutMs: 4000 });
    const [hung, waiting] = [room.draw(endless, theme), room.draw(bars, theme)];
    await expect(hung).rejects.toMatchObject({ code: 'chart.timeout' });
    expect((await waiting).figure.svg).toContain('<svg');
  });

  it('can be closed at any moment', async () => {
    const room = createChartRoom();
    room.warm();
    const drawing = room.draw(bars, theme);
    const told = expect(drawing).rejects.toMatchObject({ kind: 'interrupted' });
    await room[Symbol.asyncDispose]();
    await told;
  });
});
