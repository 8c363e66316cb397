import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/chart/figure.ts';
import { bar, draw, failure } from './drawing.ts';

const line = {
  mark: 'line',
  encoding: { x: { field: 'at', type: 'quantitative' }, y: { field: 'value', type: 'quantitative' } },
};

describe('hostile data', () => {
  it('stays text', async () => {
    const { figure } = await draw({
      id: 'a"b',
      title: '</svg><script>',
      spec: bar,
      rows: [
        { name: '</svg><script>alert("1")</script>', value: 1 },
        { name: `"'&\u0000\ud800`, value: 2 },
      ],
    });
    expect(figure.svg).not.toMatch(/<script|<\/svg>./s);
    expect(figure.svg).not.toContain('\u0000');
    expect(figure.svg).toContain('aria-label="Bar chart: &lt;/svg&gt;');
    expect(figure.svg.isWellFormed()).toBe(true);
  });

  it('does not pass for markup of ours', async () => {
    const { figure } = await draw({ spec: bar, rows: [{ name: 'class="x" id="y" url(#z)', value: 1 }] });
    expect(figure.svg).toContain('>class="x" id="y" url(#z)<');
  });

  it('a name of 3,000 characters is cut, the picture keeps its size', async () => {
    const spec = { mark: 'bar', encoding: { y: { field: 'name' }, x: { field: 'value', type: 'quantitative' } } };
    const { figure, warnings } = await draw({ spec, rows: [{ name: 'x'.repeat(3000), value: 1 }] });
    expect(warnings).toEqual([]);
    expect(figure.svg).toContain('viewBox="0 0 340 200"');
    expect(figure.svg.length).toBeLessThan(4000);
    expect(figure.alt.length).toBeLessThan(420);
  });

  it.each<[string, readonly Row[]]>([
    [
      'nulls',
      [
        { at: 1, value: null },
        { at: 2, value: 3 },
      ],
    ],
    [
      'NaN and infinity',
      [
        { at: 1, value: Number.NaN },
        { at: 2, value: Number.POSITIVE_INFINITY },
        { at: 3, value: -1 },
      ],
    ],
    ['one row', [{ at: 1, value: 1 }]],
    ['all nulls', [{ at: 1, value: null }]],
    [
      'words for numbers',
      [
        { at: 1, value: 'n/a' },
        { at: 2, value: '3' },
      ],
    ],
    [
      'numbers beyond reason',
      [
        { at: 1, value: 1e308 },
        { at: 2, value: -1e308 },
      ],
    ],
  ])('%s are drawn without NaN', async (_, rows) => {
    const { figure } = await draw({ spec: line, rows });
    expect(figure.svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('200 categories fit', async () => {
    const { figure, warnings } = await draw({
      spec: bar,
      rows: Array.from({ length: 200 }, (_, at) => ({ name: `Category ${at}`, value: at })),
    });
    expect(warnings).toEqual([]);
    expect(figure.svg).toContain('viewBox="0 0 340 200"');
    expect(figure.table).toMatchObject({ omitted: 140 });
  });

  it('100,000 points are drawn', async () => {
    const { figure } = await draw({
      spec: line,
      rows: Array.from({ length: 100_000 }, (_, at) => ({ at, value: Math.sin(at / 1000) })),
    });
    expect(figure.table.rows).toHaveLength(60);
    expect(figure.table.omitted).toBe(99_940);
  });

  it('columns may have any name', async () => {
    const rows = [JSON.parse('{"__proto__":1,"constructor":2,"a.b":3,"c[0]":4}') as Row];
    const spec = {
      mark: 'point',
      encoding: { x: { field: 'a\\.b', type: 'quantitative' }, y: { field: 'c\\[0\\]', type: 'quantitative' } },
    };
    expect((await draw({ spec, rows })).warnings).toEqual([]);
  });
});

describe('hostile colours', () => {
  it.each([
    'url(https://example.com/a.svg#b)',
    'URL("https://example.com/a.svg#b")',
    "\\75rl('https://example.com/a')",
    'red" onload="alert(1)',
  ])('%s refers to nothing', async (color) => {
    const spec = { ...bar, encoding: { ...bar.encoding, color: { field: 'color', type: 'nominal', scale: null } } };
    const { figure } = await draw({ spec, rows: [{ name: 'A', value: 1, color }] });
    expect(figure.svg.replace(/aria-label="[^"]*"/, '')).not.toMatch(/example\.com| onload="/);
  });
});

it('a spec nested beyond all depth is an error of the report', async () => {
  let layer: Record<string, unknown> = bar;
  for (let depth = 0; depth < 20_000; depth++) layer = { layer: [layer] };
  expect(await failure({ spec: layer, rows: [{ name: 'A', value: 1 }] })).toMatchObject({ code: 'chart.invalid-spec' });
});

describe('hostile expressions', () => {
  it.each([
    'datum.constructor.constructor',
    "datum['constructor']['constructor']",
    'datum.name.replace',
    "[1]['map']",
    "regexp('a')['exec']",
  ])('%s reaches no function', async (calculate) => {
    const spec = {
      ...bar,
      transform: [{ calculate: `isDefined(${calculate}) ? 'reached' : 'nothing'`, as: 'out' }],
      encoding: { ...bar.encoding, x: { field: 'out', type: 'nominal' } },
    };
    const { figure } = await draw({ spec, rows: [{ name: 'A', value: 1 }] }).catch(() =>
      draw({ spec: bar, rows: [{ name: 'nothing', value: 1 }] }),
    );
    expect(figure.svg).toContain('nothing');
    expect(figure.svg).not.toContain('reached');
  });

  it.each(['now()', 'random()', 'windowSize()[0]'])('%s is refused, for it changes from run to run', async (calculate) => {
    const error = await failure({ spec: { ...bar, transform: [{ calculate, as: 'out' }] }, rows: [{ name: 'A', value: 1 }] });
    expect(error.code).toBe('chart.invalid-spec');
  });

  it.each(['globalThis', 'process', 'fetch("x")', 'datum.name()'])('%s is none', async (calculate) => {
    const drawn = draw({ spec: { ...bar, transform: [{ calculate, as: 'out' }] }, rows: [{ name: 'A', value: 1 }] });
    await expect(drawn).rejects.toMatchObject({ code: 'chart.invalid-spec' });
  });

  it('endless sequences are refused', async () => {
    const error = await failure({
      spec: { data: { sequence: { start: 0, stop: 1e12, as: 'name' } }, mark: 'bar', encoding: {} },
    });
    expect(error.code).toBe('chart.invalid-spec');
  });
});
