import { describe, expect, it } from 'vitest';
import { describeChart, drawChart, drawSample, options } from '../../../support/catalogue.ts';
import { textsOf } from './texts.ts';

describeChart('regional-exposure', { category: 'region', rename: options('labels') });

const rows = [
  { region: 'Other', share: 30 },
  { region: 'Asia', share: 20 },
  { region: 'Europe', share: 50 },
];

describe('regional-exposure', () => {
  it('sorts by size, with what is left over last', async () => {
    const { figure } = await drawChart({ spec: { type: 'regional-exposure' }, rows });
    expect(textsOf(figure.svg)).toEqual(['Europe', '50%', 'Asia', '20%', 'Other', '30%']);
    const kept = await drawChart({ spec: { type: 'regional-exposure', sort: 'none' }, rows });
    expect(textsOf(kept.figure.svg)[0]).toBe('Other');
  });

  it('puts the row last that the author names', async () => {
    const { figure } = await drawChart({ spec: { type: 'regional-exposure', other: 'Europe' }, rows });
    expect(textsOf(figure.svg).at(-2)).toBe('Europe');
  });

  it('makes one bar of the smallest when there are more than it shows, and loses nothing', async () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ region: `R${at}`, share: 30 - at }));
    const { figure, warnings } = await drawChart({ spec: { type: 'regional-exposure', most: 5 }, rows: many });
    expect(textsOf(figure.svg)).toContain('Other (26)');
    expect(textsOf(figure.svg)).toContain(
      `${Array.from({ length: 26 }, (_, at) => 26 - at).reduce((sum, value) => sum + value, 0)}%`,
    );
    expect(figure.table.rows).toHaveLength(30);
    expect(warnings).toEqual([expect.stringContaining('sums up to 465 %')]);
  });

  it('says how far each stands from the benchmark', async () => {
    const { figure } = await drawSample('regional-exposure');
    expect(figure.alt).toContain('Most above the benchmark: Asia-Pacific (+5.9pp); most below: North America (−6.9pp).');
    expect((await drawSample('regional-exposure', { language: 'de' })).figure.alt).toContain('größte Asia-Pacific');
    expect((await drawSample('regional-exposure', { language: 'zh-Hant' })).figure.alt).toContain('最大為Asia-Pacific');
  });

  it('draws shares below zero to the left of the others', async () => {
    const { figure } = await drawChart({ spec: { type: 'regional-exposure' }, rows: [...rows, { region: 'Short', share: -15 }] });
    expect(textsOf(figure.svg)).toContain('−15%');
  });

  it('shows the benchmark as a dot when asked', async () => {
    const { figure } = await drawSample('regional-exposure', { options: { marker: 'dot' } });
    expect(figure.svg).not.toBe((await drawSample('regional-exposure')).figure.svg);
    expect(textsOf(figure.svg)[0]).toBe('Peers');
  });

  it('has a key only for the marks that are there', async () => {
    expect(textsOf((await drawChart({ spec: { type: 'regional-exposure' }, rows })).figure.svg)).not.toContain('Benchmark');
    const { figure } = await drawChart({
      spec: { type: 'regional-exposure' },
      rows: rows.map((row) => ({ ...row, benchmark: 33 })),
    });
    expect(textsOf(figure.svg)[0]).toBe('Benchmark');
  });

  it('says when shares are more than the whole', async () => {
    const rows = [
      { region: 'A', share: 80 },
      { region: 'B', share: 60 },
    ];
    const { warnings } = await drawChart({ spec: { type: 'regional-exposure', highlight: ['C'] }, rows });
    expect(warnings).toEqual([
      expect.stringContaining('The column "share" sums up to 140 %'),
      expect.stringContaining('No row has the name "C"'),
    ]);
  });
});
