import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, themeOf, wideColumns } from '../../../support/catalogue.ts';
import { boxesOf, boxOf, isLinear } from './boxes.ts';
import { linesOf } from './lines.ts';
import { textsOf } from './texts.ts';

describeChart('rebased', { date: 'date', numbers: ['Halden Marine', 'Nordic index'], rename: wideColumns() });

const rows = [
  { date: '2025-01-01', share: 50, index: 2000 },
  { date: '2025-02-01', share: 40, index: 2100 },
  { date: '2025-03-01', share: 75, index: 2200 },
];
const spec = { type: 'rebased', columns: ['share', 'index'] };
const middle = ({ top, bottom }: { top: number; bottom: number }) => (top + bottom) / 2;

describe('rebased', () => {
  it('sets every series to 100 on the first day, each labelled with its level where its line ends', async () => {
    const { figure } = await drawChart({ spec, rows, width: 680, height: 360 });
    const boxes = await boxesOf(figure.svg);
    const ticks = boxes.filter(({ text, right }) => /^\d+$/.test(text) && right < 60);
    const [share, index] = [boxOf(boxes, 'share 150'), boxOf(boxes, 'index 110')];
    expect(share.left).toBeCloseTo(index.left, 1);
    const places = ticks.map((tick) => [Number(tick.text), middle(tick)] as const);
    expect(isLinear([[150, middle(share)], [110, middle(index)], ...places], 2)).toBe(true);
    const [first, second] = linesOf(figure.svg);
    expect(first?.points[0]).toEqual(second?.points[0]);
    expect(figure.alt).toContain(
      'share: 100.0 (Jan 2025) to 150.0 (Mar 2025); lowest 80.0 (Feb 2025), highest 150.0 (Mar 2025). index: 100.0 (Jan 2025) to 110.0 (Mar 2025)',
    );
  });

  it('draws the series that is meant in the first colour, and stronger than the others', async () => {
    const { palette } = await themeOf('wrenfield');
    const [share, index] = linesOf((await drawChart({ spec: { ...spec, highlight: 'index' }, rows })).figure.svg);
    expect(index?.stroke).toBe(palette.series[0]);
    expect(share?.stroke).toBe(palette.series[1]);
    expect(index?.width).toBeGreaterThan(share?.width as number);
  });

  it('reads a row for each level as well, with the same picture', async () => {
    const long = rows.flatMap(({ date, share, index }) => [
      { date, series: 'share', value: share },
      { date, series: 'index', value: index },
    ]);
    const wide = await drawChart({ spec, rows });
    expect((await drawChart({ spec: { type: 'rebased' }, rows: long })).figure.svg).toBe(wide.figure.svg);
  });

  it('starts on the first day that all have a value, or on the day that is asked for', async () => {
    const late = [{ date: '2024-12-01', share: 10, index: null }, ...rows];
    expect(textsOf((await drawChart({ spec, rows: late })).figure.svg)).toContain('share 150');
    const { figure } = await drawChart({ spec: { ...spec, from: '2025-02-01' }, rows });
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['share 188', 'index 105']));
  });

  it('starts at another level on request', async () => {
    const { figure } = await drawChart({ spec: { ...spec, base: 1000 }, rows });
    expect(textsOf(figure.svg)).toEqual(expect.arrayContaining(['share 1,500', 'index 1,100']));
  });

  it('shows one relative to another', async () => {
    const { figure } = await drawChart({ spec: { ...spec, relativeTo: 'index' }, rows });
    // 75 / 2200 against 50 / 2000
    expect(textsOf(figure.svg)).toContain('share 136');
    expect(textsOf(figure.svg).join(' ')).not.toContain('index');
  });

  it('gives levels that hardly differ a decimal place', async () => {
    const calm = rows.map((row, at) => ({ ...row, share: 50 + at * 0.3, index: 2000 - at }));
    expect(textsOf((await drawChart({ spec, rows: calm })).figure.svg)).toEqual(
      expect.arrayContaining(['share 101.2', 'index 99.9']),
    );
  });

  it('leaves out what has nothing to start from, and says so', async () => {
    const { figure, warnings } = await drawChart({ spec, rows: rows.map((row) => ({ ...row, index: 0 })) });
    expect(warnings).toEqual([expect.stringContaining('"index" has no positive value to start from; it is left out.')]);
    expect(textsOf(figure.svg)).toContain('share 150');
  });

  it('mutes lines beyond five, with names that can be read', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const many = [1, 2].map((at) => ({
      date: `2025-0${at}-01`,
      ...Object.fromEntries(names.map((name, place) => [name, 100 + at * place * 9])),
    }));
    const { palette } = await themeOf('wrenfield');
    const { figure } = await drawChart({ spec: { type: 'rebased', columns: names }, rows: many, width: 680, height: 400 });
    expect(linesOf(figure.svg).filter(({ stroke }) => stroke === palette.muted)).toHaveLength(2);
    expect(figure.svg).not.toMatch(new RegExp(`<text[^>]*fill="${palette.muted}"`));
  });

  it('speaks German and Chinese', async () => {
    expect((await drawSample('rebased', { language: 'de' })).figure.alt).toContain('Nordic index: von 100,0');
    expect((await drawSample('rebased', { language: 'zh-Hant' })).figure.alt).toContain('Nordic index：由100.0');
  });

  it('keeps one value a date, and says so', async () => {
    const rows = [100, 200, 120].map((value, at) => ({ date: at === 2 ? '2026-02-01' : '2026-01-01', series: 'A', value }));
    const { figure, warnings } = await drawChart({ spec: { type: 'rebased' }, rows });
    expect(warnings).toEqual([expect.stringContaining('The rows give 2026-01-01, A more than one value, 100 and 200')]);
    expect(figure.alt).toContain('60');
  });

  it.each(['03/04/2026', '2026-02-30', '31 March 2026', 20260331])('reads no date in %s', async (date) => {
    const rows = [
      { date: '2026-01-01', series: 'A', value: 1 },
      { date, series: 'A', value: 2 },
    ];
    await expect(drawChart({ spec: { type: 'rebased' }, rows })).rejects.toMatchObject({ code: 'chart.column-type' });
  });

  it('says when nothing has the name that is to be highlighted', async () => {
    const rows = ['2026-01-01', '2026-02-01'].map((date) => ({ date, series: 'Halden', value: 1 }));
    const { warnings } = await drawChart({ spec: { type: 'rebased', highlight: 'Haldon' }, rows });
    expect(warnings).toEqual([expect.stringMatching(/no row has the name "Haldon".*Did you mean "Halden"/i)]);
  });
});
