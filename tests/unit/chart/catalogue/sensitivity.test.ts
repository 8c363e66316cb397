import { describe, expect, it } from 'vitest';
import { contrast } from '../../../../src/chart/contrast.ts';
import { describeChart, drawChart, drawSample, options } from '../../../support/catalogue.ts';
import { boxesOf, boxOf } from './boxes.ts';
import { textsOf } from './texts.ts';

describeChart('sensitivity', { rename: options('xTitle', 'yTitle') });

const rows = [8, 9, 10].flatMap((y) => [1, 2, 3].map((x) => ({ x, y, value: 100 * x + y })));
const spec = { type: 'sensitivity' };

/** Rectangles of an SVG: fill, stroke, where. */
function rects(svg: string) {
  return [...svg.matchAll(/<path d="M([\d.]+),([\d.]+)h([\d.]+)v([\d.]+)[^"]*"([^>]*)>/g)].map(
    ([, x, y, wide, high, rest = '']) => ({
      left: Number(x),
      top: Number(y),
      right: Number(x) + Number(wide),
      bottom: Number(y) + Number(high),
      fill: /fill="([^"]*)"/.exec(rest)?.[1],
      stroke: /stroke="([^"]*)"/.exec(rest)?.[1],
      width: Number(/stroke-width="([^"]*)"/.exec(rest)?.[1] ?? 0),
    }),
  );
}

/** The rectangle with a thick rim. */
function outlined(svg: string) {
  return rects(svg).filter(({ width }) => width > 1.5);
}

describe('sensitivity', () => {
  it('puts each value where its column meets its line', async () => {
    const boxes = await boxesOf((await drawChart({ spec, rows: rows.toReversed() })).figure.svg);
    const middle = (text: string) => {
      const box = boxOf(boxes, text);
      return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    };
    for (const { x, y, value } of rows) {
      expect(Math.abs(middle(String(value)).x - middle(String(x)).x)).toBeLessThan(1);
      expect(Math.abs(middle(String(value)).y - middle(String(y)).y)).toBeLessThan(1);
    }
    expect(middle('1').x).toBeLessThan(middle('3').x);
    expect(middle('8').y).toBeLessThan(middle('10').y);
  });

  it('outlines the middle cell, or the one nearest to the base', async () => {
    const held = async (svg: string) => {
      const [rim, ...others] = outlined(svg);
      expect(others).toEqual([]);
      const boxes = await boxesOf(svg);
      return boxes
        .filter(
          ({ left, right, top, bottom, text }) =>
            /^\d{3}$/.test(text) &&
            rim !== undefined &&
            left > rim.left &&
            right < rim.right + 2 &&
            top > rim.top &&
            bottom < rim.bottom + 2,
        )
        .map(({ text }) => text);
    };
    expect(await held((await drawChart({ spec, rows })).figure.svg)).toEqual(['209']);
    expect(await held((await drawChart({ spec: { ...spec, base: { x: 2.8, y: 8.1 } }, rows })).figure.svg)).toEqual(['308']);
    const even = rows.filter(({ x }) => x < 3);
    expect(outlined((await drawChart({ spec, rows: even })).figure.svg)).toEqual([]);
  });

  it('shades what is above the price, the more the darker, and nothing else', async () => {
    const { figure } = await drawChart({ spec: { ...spec, price: 205, unit: 'USD' }, rows });
    const fills = rects(figure.svg)
      .filter(({ width }) => width < 1.5)
      .map(({ fill }) => fill as string);
    expect(fills).toHaveLength(9);
    const white = fills.filter((fill) => contrast(fill, '#ffffff') < 1.02);
    expect(white).toHaveLength(3);
    const shaded = [208, 209, 210, 308, 309, 310].map((value) => fills[rows.findIndex((row) => row.value === value)] as string);
    const darkness = shaded.map((fill) => contrast(fill, '#ffffff'));
    expect(darkness.every((value, at) => at === 0 || value >= (darkness[at - 1] as number))).toBe(true);
    expect(textsOf(figure.svg).join(' ')).toContain('Shaded: above the price of $205');
    expect(figure.alt).toContain('6 of 9 cells lie above the price of $205.');
  });

  it('prints figures that can be read on every shade', async () => {
    for (const brand of ['wrenfield', 'polarquay'] as const) {
      const { figure } = await drawSample('sensitivity', {}, brand);
      const cells = rects(figure.svg).filter(({ width }) => width < 1.5);
      const inks = [...figure.svg.matchAll(/<text[^>]*fill="(#[0-9a-f]{6})"[^>]*>\d{2,3}</g)].map(([, fill]) => fill as string);
      expect(inks).toHaveLength(cells.length);
      for (const [at, ink] of inks.entries()) expect(contrast(ink, cells[at]?.fill as string)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('takes words as steps, in the order of the rows', async () => {
    const named = [
      ['Late', 1],
      ['Early', 2],
    ].flatMap(([y, value]) => ['Low', 'High'].map((x) => ({ x, y: y as string, value: (value as number) * 10 })));
    const { figure } = await drawChart({ spec: { ...spec, base: { x: 'High', y: 'Late' } }, rows: named });
    expect(figure.table.rows.map(([name]) => name)).toEqual(['Late', 'Early']);
    expect(outlined(figure.svg)).toHaveLength(1);
  });

  it('leaves the figures out of a grid of 60 × 60, and says so', async () => {
    const many = Array.from({ length: 3600 }, (_, at) => ({ x: at % 60, y: Math.floor(at / 60), value: at * 1.5 }));
    const { warnings } = await drawChart({ spec, rows: many });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('no room for the figures of 60 × 60 cells');
  });

  it('speaks German and Chinese', async () => {
    expect((await drawSample('sensitivity', { language: 'de' })).figure.alt).toContain('19 von 25 Feldern liegen über dem Kurs');
    expect((await drawSample('sensitivity', { language: 'zh-Hant' })).figure.alt).toContain('25格中有19格高於股價');
  });
});
