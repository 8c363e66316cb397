import { describe, expect, it } from 'vitest';
import { describeChart, drawChart } from '../../../support/catalogue.ts';
import { textsOf } from './texts.ts';

describeChart('sparkline', { date: 'date' });

const rows = [5, 3, -2, 8].map((value, at) => ({ date: `2025-0${at + 1}`, value }));

describe('sparkline', () => {
  it('has no words unless they are asked for', async () => {
    expect(textsOf((await drawChart({ spec: { type: 'sparkline' }, rows })).figure.svg)).toEqual([]);
    const { figure } = await drawChart({ spec: { type: 'sparkline', label: true, unit: '%' }, rows });
    expect(textsOf(figure.svg)).toEqual(['8%']);
  });

  it('tells first, last, lowest and highest value', async () => {
    const { figure } = await drawChart({ spec: { type: 'sparkline' }, rows });
    expect(figure.alt).toContain('5 (Jan 2025) to 8 (Apr 2025), lowest −2, highest 8.');
  });

  it('is as small as a word', async () => {
    const { figure } = await drawChart({ spec: { type: 'sparkline' }, rows, width: 70 });
    expect([figure.width, figure.height]).toEqual([70, 16]);
  });

  it('draws columns of both signs', async () => {
    const { figure } = await drawChart({ spec: { type: 'sparkline', kind: 'columns' }, rows });
    expect(
      new Set(
        [...figure.svg.matchAll(/aria-roledescription="rect mark"|<path[^>]*fill="(#[0-9a-f]{6})"/g)].map(([, fill]) => fill),
      ).size,
    ).toBe(2);
  });
});
