import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { catalogue } from '../../../../src/chart/catalogue/index.ts';
import { alikeIn } from '../../../../src/check/charts/colours.ts';
import { rules } from '../../../../src/check/rules/index.ts';
import { type GalleryEntry, galleryReport } from '../../../../src/setup/gallery-report.ts';
import { readSample } from '../../../../src/setup/gallery-sample.ts';
import { BUILT_IN } from '../../../../src/workspace/workspace.ts';
import { findingsIn } from '../support.ts';

const RULES = rules.filter(({ group }) => group === 'charts');
const ROWS = [
  { year: '2023', revenue: 380, margin: 7.1, kind: 'A' },
  { year: '2024', revenue: 401, margin: -2.2, kind: 'B' },
  { year: '2025', revenue: 412, margin: 8.4, kind: 'A' },
];
const X = { field: 'year', type: 'ordinal' };
const y = (more: object = {}) => ({ field: 'revenue', type: 'quantitative', ...more });
const marks = (mark: unknown, encoding: object) => ({ mark, encoding: { x: X, ...encoding } });

/** What the rules of charts tell of a spec, by their ids. */
async function told(chart: object, exhibit: object = {}): Promise<readonly string[]> {
  const written = {
    title: 'Revenue rose by 8%',
    subtitle: 'Revenue, £mn',
    source: 'Annual report',
    rows: ROWS,
    chart,
    ...exhibit,
  };
  const text = `---\n${stringify({ kind: 'note', title: 'Halden', exhibits: { sales: written } })}---\n\n::exhibit{#sales}\n`;
  return (await findingsIn(text, RULES)).map(({ rule }) => rule);
}

describe('bars from zero', () => {
  it.each([
    ['bars on an axis of their own', { layer: [marks('bar', { y: y() }), marks('line', { y: y() })] }],
    ['a domain that holds zero', marks('bar', { y: y({ scale: { domain: [-50, 500] } }) })],
    ['changes to both sides of zero', marks('bar', { y: { field: 'margin', type: 'quantitative', scale: { zero: false } } })],
    ['a waterfall', marks('bar', { y: y({ scale: { domain: [350, 420] } }), y2: { field: 'margin' } })],
    [
      'a histogram',
      { mark: 'bar', encoding: { x: { field: 'revenue', bin: true, scale: { zero: false } }, y: { aggregate: 'count' } } },
    ],
    ['points', marks('point', { y: y({ scale: { zero: false } }) })],
    ['a heat grid', marks('rect', { y: X, color: y({ scale: { domainMin: 130 } }) })],
  ])('is content with %s', async (_, chart) => expect(await told(chart)).toEqual([]));

  it.each([
    [
      'a scale that another layer cuts',
      { encoding: { x: X, y: y() }, layer: [{ mark: 'bar' }, { mark: 'rule', encoding: { y: y({ scale: { zero: false } }) } }] },
    ],
    ['bars that lie', { mark: 'bar', encoding: { y: X, x: y({ scale: { domainMin: 350 } }) } }],
    ['an area', marks('area', { y: y({ scale: { zero: false } }) })],
    ['a part of a row of plots', { hconcat: [marks('bar', { y: y() }), marks('bar', { y: y({ scale: { zero: false } }) })] }],
    ['a plot for each kind', { facet: { field: 'kind' }, spec: marks('bar', { y: y({ scale: { zero: false } }) }) }],
    ['an axis of powers', marks('bar', { y: y({ scale: { type: 'log' } }) })],
    ['losses only', marks('bar', { y: y({ scale: { domain: [-500, -300] } }) })],
  ])('warns of %s', async (_, chart) => expect(await told(chart)).toContain('bars-from-zero'));
});

describe('two axes', () => {
  const two = (second: object, resolve: object) => ({
    encoding: { x: X },
    layer: [{ mark: 'bar', encoding: { y: y() } }, second],
    resolve,
  });
  const margin = { mark: 'line', encoding: { y: { field: 'margin', type: 'quantitative' } } };

  it('are told, also deep inside', async () => {
    expect(await told(two(margin, { scale: { y: 'independent' } }))).toEqual(['dual-axes']);
    expect(await told({ vconcat: [two(margin, { scale: { y: 'independent' } })] })).toEqual(['dual-axes']);
    expect(await told({ layer: [{ ...two(margin, { scale: { y: 'independent' } }) }] })).toEqual(['dual-axes']);
  });

  it.each([
    ['one scale', two(margin, {})],
    ['axes that are drawn apart on one scale', two(margin, { axis: { y: 'independent' } })],
    ['the same measure twice', two({ mark: 'line', encoding: { y: y() } }, { scale: { y: 'independent' } })],
    ['colours apart', two(margin, { scale: { color: 'independent' } })],
    ['plots apart', { ...two(margin, {}), resolve: undefined }],
  ])('are not seen in %s', async (_, chart) => expect(await told(chart)).toEqual([]));
});

describe('axes', () => {
  it.each([
    ['inverted-axis', marks('line', { y: y({ scale: { reverse: true } }) })],
    ['inverted-axis', { mark: 'point', encoding: { y: X, x: y({ sort: 'descending' }) } }],
    ['truncated-axis', marks('line', { y: y({ scale: { domain: [380, 400] } }) })],
    ['truncated-axis', marks('point', { y: y({ scale: { domainMax: 405 } }) })],
  ])('%s', async (rule, chart) => expect(await told(chart)).toEqual([rule]));

  it.each([
    ['names in falling order', { mark: 'bar', encoding: { y: { ...X, sort: '-x' }, x: y() } }],
    [
      'bars back to back',
      {
        hconcat: [
          { mark: 'bar', encoding: { y: X, x: y({ sort: 'descending' }) } },
          { mark: 'bar', encoding: { y: X, x: y() } },
        ],
      },
    ],
    ['a domain that ends a hair before the last value', marks('line', { y: y({ scale: { domain: [0, 411] } }) })],
    [
      'rows that a filter leaves out',
      { ...marks('line', { y: y({ scale: { domain: [380, 405] } }) }), transform: [{ filter: 'datum.revenue < 405' }] },
    ],
    ['a sum', marks('line', { y: { aggregate: 'mean', field: 'revenue', type: 'quantitative', scale: { domain: [390, 400] } } })],
  ])('are right with %s', async (_, chart) => expect(await told(chart)).toEqual([]));

  it('may be turned or cut where the caption says so', async () => {
    expect(
      await told(marks('line', { y: y({ scale: { reverse: true } }) }), { subtitle: 'Revenue, £mn, axis inverted' }),
    ).toEqual([]);
    expect(await told(marks('line', { y: y({ scale: { domain: [380, 400] } }) }), { notes: 'Two values are cut off.' })).toEqual(
      [],
    );
  });
});

describe('colours', () => {
  it.each([
    [['#d62728', '#2ca02c'], 'deuteranopia'],
    [['#ff7f0e', '#2ca02c'], 'protanopia'],
    [['red', 'green'], 'protanopia'],
    [['#2166ac', '#b2182b'], 'grey'],
    [['#08306b', '#2171b5', '#6baed6', '#c6dbef'], undefined],
    [['#1f77b4', '#ff7f0e'], undefined],
    [['#000', '#fff', 'var(--brand)'], undefined],
    [['rgb(33, 102, 172)', 'rgb(178 24 43)'], 'grey'],
    [['#d62728', '#d62728'], undefined],
  ])('%j are alike in %s', (colours, sight) => expect(alikeIn(colours)?.sight).toBe(sight));

  const coloured = (range: readonly string[], more: object = {}) =>
    marks('line', { y: y(), color: { field: 'kind', type: 'nominal', scale: { range } }, ...more });

  it.each([
    ['a legend', coloured(['#d62728', '#2ca02c'])],
    [
      'layers',
      { layer: [marks({ type: 'line', color: '#d62728' }, { y: y() }), marks({ type: 'line', color: '#2ca02c' }, { y: y() })] },
    ],
  ])('are told in %s', async (_, chart) => expect(await told(chart)).toEqual(['colours-in-grey']));

  it.each([
    ['labels at the lines', { layer: [coloured(['#d62728', '#2ca02c']), marks('text', { y: y(), text: { field: 'kind' } })] }],
    ['a row for each', coloured(['#d62728', '#2ca02c'], { row: { field: 'kind' } })],
    [
      'bar and line',
      { layer: [marks({ type: 'bar', color: '#d62728' }, { y: y() }), marks({ type: 'line', color: '#2ca02c' }, { y: y() })] },
    ],
    [
      'gains and losses',
      marks('bar', { y: y(), color: { condition: { test: 'datum.margin < 0', value: '#d62728' }, value: '#2ca02c' } }),
    ],
    [
      'a scale of amounts',
      marks('bar', { y: y(), color: { field: 'margin', type: 'quantitative', scale: { range: ['#d62728', '#2ca02c'] } } }),
    ],
  ])('are right with %s', async (_, chart) => expect(await told(chart)).toEqual([]));
});

describe('what stands around a chart', () => {
  const bars = marks('bar', { y: y() });

  it.each([
    [{ subtitle: undefined }, ['missing-unit']],
    [{ subtitle: 'Revenue by year' }, ['missing-unit']],
    [{ subtitle: 'M&A deals' }, ['missing-unit']],
    [{ title: 'Revenue by year', subtitle: undefined }, ['missing-unit', 'missing-alt']],
    [{ title: 'Revenue by year, 2023–2025' }, ['missing-alt']],
    [{ title: '收入构成' }, ['missing-alt']],
    [{ title: '收入增长8%' }, []],
    [{ title: 'Umsatz steigt weiter' }, []],
    [{ title: 'Revenue by year', alt: 'Revenue rises.' }, []],
    [{ source: undefined }, ['missing-exhibit-source']],
  ])('%j: %j', async (exhibit, ids) => {
    const title = 'title' in exhibit ? {} : { title: 'Revenue rose again' };
    expect(await told(bars, { ...title, ...exhibit })).toEqual(ids);
  });

  it.each([
    ['a title of the axis', marks('bar', { y: y({ axis: { title: 'GBP mn' } }) })],
    ['a format', marks('bar', { y: y({ axis: { format: '.1%' } }) })],
    ['words of a label', { ...bars, transform: [{ calculate: "'£' + datum.revenue", as: 'label' }] }],
    ['no amounts', { mark: 'point', encoding: { x: X, y: { field: 'kind', type: 'nominal' } } }],
  ])('finds the unit in %s', async (_, chart) => {
    expect(await told(chart, { title: 'Revenue rose again', subtitle: undefined })).toEqual([]);
  });

  it('names the sources of the facts inside', async () => {
    const text =
      '---\nkind: note\ntitle: Halden\nsources: [{ id: report, publisher: Halden }]\nfacts:\n  sales: { label: Sales, value: 412, unit: GBP, source: report }\nexhibits:\n  sales:\n    title: Revenue rose\n    table: { columns: [Item, Value], rows: [[Sales, { fact: sales }]] }\n---\n\n::exhibit{#sales}\n';
    const [finding] = await findingsIn(text, RULES);
    expect(finding?.mend).toBe('Its figures come from report: write source: [report].');
  });
});

describe('the catalogue', () => {
  it('passes', async () => {
    const entries: GalleryEntry[] = [];
    for (const chart of catalogue.values()) {
      const sample = await readSample(join(BUILT_IN, 'examples/gallery/charts'), chart.name);
      if (sample) entries.push({ chart, sample });
    }
    expect(entries.length).toBe(catalogue.size);
    const found = await findingsIn(galleryReport(entries, 'wrenfield'), RULES);
    expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});
