import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartAlt } from '../../../src/chart/alt.ts';
import { cellTexts } from '../../../src/chart/cell-text.ts';
import { takeApart } from '../../../src/chart/datasets.ts';
import type { ChartInput, Row } from '../../../src/chart/figure.ts';
import { readChart } from '../../../src/chart/reading.ts';
import { chartTable } from '../../../src/chart/table.ts';
import { draw } from './drawing.ts';
import { charts, prices, revenue } from './specs.ts';

const trend = {
  mark: 'line',
  encoding: {
    x: { field: 'date', type: 'temporal' },
    y: { field: 'value', type: 'quantitative', title: 'Index' },
    color: { field: 'name' },
  },
};

describe('the alternative text', () => {
  it.each([
    [
      'en',
      'Line chart: Halden leads. Index by date. Halden: 92 (Jan 2023) to 127.96 (Dec 2025); lowest 92 (Jan 2023), highest 136.37 (Dec 2023). Peer median: 102 (Jan 2023) to 123.55 (Dec 2025); lowest 88.49 (Mar 2024), highest 124.5 (Oct 2025).',
    ],
    [
      'de',
      'Liniendiagramm: Halden leads. Index nach date. Halden: von 92 (Jan. 2023) auf 127,96 (Dez. 2025); niedrigster Wert 92 (Jan. 2023), höchster 136,37 (Dez. 2023). Peer median: von 102 (Jan. 2023) auf 123,55 (Dez. 2025); niedrigster Wert 88,49 (März 2024), höchster 124,5 (Okt. 2025).',
    ],
    [
      'zh-Hant',
      '折線圖：Halden leads。各date的Index。Halden：由92（2023年1月）至127.96（2025年12月）；最低92（2023年1月），最高136.37（2023年12月）。Peer median：由102（2023年1月）至123.55（2025年12月）；最低88.49（2024年3月），最高124.5（2025年10月）。',
    ],
  ])('says in %s what is to be seen', async (language, alt) => {
    expect((await draw({ spec: trend, rows: prices, title: 'Halden leads', language })).figure.alt).toBe(alt);
  });

  it("is the author's where there is one", async () => {
    expect((await draw({ spec: trend, rows: prices, alt: ' My words ' })).figure.alt).toBe('My words');
  });

  it('reads few categories one by one, and panels as series', async () => {
    const lying = charts.find(({ id }) => id === 'lying');
    expect((await draw(lying as ChartInput)).figure.alt).toContain('Devices and the other lines 35.2');
    const facet = charts.find(({ id }) => id === 'facet');
    expect((await draw(facet as ChartInput)).figure.alt).toContain('Cloud: 40 (1Q24) to 82 (4Q25)');
  });

  it('reads values that the spec computes', async () => {
    const spec = {
      mark: 'bar',
      encoding: { x: { field: 'segment', type: 'nominal' }, y: { field: 'revenue', aggregate: 'sum', title: 'EUR m' } },
    };
    const { figure } = await draw({ spec, rows: revenue });
    expect(figure.alt).toContain('Cloud 488');
    expect(figure.table.rows).toContainEqual(['Cloud', '488']);
  });
});

describe('the data table', () => {
  it('has the columns of the encoding, formatted, and counts what it leaves out', async () => {
    const { table } = (await draw({ spec: trend, rows: prices })).figure;
    expect(table.columns).toEqual([
      { key: 'date', title: 'date' },
      { key: 'name', title: 'name' },
      { key: 'value', title: 'Index' },
    ]);
    expect(table.rows[0]).toEqual(['Jan 2023', 'Halden', '92']);
    expect(table.rows).toHaveLength(60);
    expect(table.omitted).toBe(prices.length - 60);
  });
});

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('2024-01-01', '2024-13-45', '1Q24'),
);
const fieldType = fc.constantFrom('quantitative', 'temporal', 'nominal', 'ordinal', undefined);
const definition = fc.record({
  field: fc.constantFrom('a', 'b', 'c', 'gone'),
  type: fieldType,
  aggregate: fc.constantFrom('sum', undefined),
  title: fc.oneof(fc.string(), fc.constant(null)),
  format: fc.oneof(fc.string(), fc.constantFrom('.1%', '%Y')),
});
const spec = fc.record({
  mark: fc.constantFrom('bar', 'line', 'point', 'rect', 'arc', 'nonsense'),
  encoding: fc.dictionary(fc.constantFrom('x', 'y', 'color', 'theta', 'text', 'y2', 'facet'), definition),
});
const rows = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), cell), { maxLength: 80 });

describe('words for anything', () => {
  it('never throw, and stay short', () => {
    fc.assert(
      fc.property(
        spec,
        rows,
        fc.string(),
        fc.constantFrom('en', 'de', 'zh-Hant', 'fr', 'xx-bad-tag-!'),
        (anySpec, anyRows, title, language) => {
          const taken = takeApart(anySpec, anyRows as Row[]);
          const reading = readChart(taken.spec, taken.sources);
          const texts = cellTexts(reading, language);
          const alt = chartAlt({ id: 'x', spec: anySpec, width: 1, title, language }, reading, texts);
          const table = chartTable(reading, texts);
          expect(alt.length).toBeLessThan(800);
          expect(table.rows.length).toBeLessThanOrEqual(60);
          expect(table.rows.flat().every((text) => typeof text === 'string')).toBe(true);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});
