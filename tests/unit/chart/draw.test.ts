import { describe, expect, it } from 'vitest';
import { drawFigure } from '../../../src/chart/draw.ts';
import { TextMeasure } from '../../../src/chart/text-width.ts';
import { bar, draw, frozen, theme } from './drawing.ts';
import { charts } from './specs.ts';
import { textBoxes } from './svg-boxes.ts';

describe.each(charts)('$id', (chart) => {
  it('is drawn without warnings, exactly as large as asked, its input untouched', async () => {
    const { figure, warnings } = await drawFigure(frozen(chart), theme);
    expect(warnings).toEqual([]);
    expect(figure).toMatchObject({ width: chart.width, height: chart.height });
    expect(figure.svg).toMatch(
      new RegExp(
        `^<svg xmlns="http://www.w3.org/2000/svg" id="${chart.id}" role="img" aria-label="[^"]+" width="${chart.width}" height="${chart.height}" viewBox="0 0 ${chart.width} ${chart.height}"`,
      ),
    );
    expect(figure.svg).not.toMatch(/NaN|undefined|Infinity|<image|<script|filter=|mask=|href=/);
    expect(figure.alt.length).toBeGreaterThan(40);
    expect(figure.table.rows.length).toBeGreaterThan(0);
  });

  it('keeps every text inside of the picture', async () => {
    const { figure } = await drawFigure(chart, theme);
    const measure = new TextMeasure(theme.faces);
    for (const box of textBoxes(figure.svg, (size, weight, text) =>
      measure.width({ font: theme.font, fontSize: size, fontWeight: weight }, text),
    )) {
      expect(box.left, box.text).toBeGreaterThanOrEqual(-1);
      expect(box.right, box.text).toBeLessThanOrEqual(chart.width + 1);
      expect(box.baseline, box.text).toBeGreaterThan(5);
      expect(box.baseline, box.text).toBeLessThanOrEqual((chart.height ?? 0) + 1);
      expect(box.size, box.text).toBeGreaterThanOrEqual(10.5);
    }
  });
});

describe('the same input', () => {
  it('gives the same text, whatever was drawn before', async () => {
    const once = await Promise.all(charts.map((chart) => drawFigure(chart, theme)));
    const turned = await Promise.all([...charts].reverse().map((chart) => drawFigure(chart, theme)));
    expect(turned.reverse().map(({ figure }) => figure)).toEqual(once.map(({ figure }) => figure));
  });

  it('gives the same text in another time zone', async () => {
    const chart = charts.find(({ id }) => id === 'concat') as (typeof charts)[number];
    const zone = process.env.TZ;
    const { figure } = await drawFigure(chart, theme);
    try {
      process.env.TZ = 'Pacific/Auckland';
      expect(new Date(0).getTimezoneOffset()).not.toBe(0);
      expect((await drawFigure({ ...chart, title: chart.title }, theme)).figure.svg).toBe(figure.svg);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it.each(['bars', 'event', 'heat'])('%s is drawn as the golden shows', async (id) => {
    const chart = charts.find((each) => each.id === id) as (typeof charts)[number];
    const { figure } = await drawFigure(chart, theme);
    await expect(figure.svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`../../golden/chart/${id}.svg`);
  });
});

describe('new data for a spec drawn before', () => {
  it('is shown, and nothing of the old', async () => {
    const first = await draw({ spec: bar, rows: [{ name: 'Old', value: 1 }] });
    const second = await draw({ spec: bar, rows: [{ name: 'New', value: 2 }] });
    expect(first.figure.svg).toContain('Old');
    expect(second.figure.svg).toContain('New');
    expect(second.figure.svg).not.toContain('Old');
  });

  it('may be inline in the layers', async () => {
    const layer = (name: string) => ({ ...bar, data: { values: [{ name, value: 2 }] } });
    const { figure } = await draw({ spec: { layer: [layer('Left'), layer('Right')] } });
    expect(figure.svg).toMatch(/Left.*Right/s);
  });
});

describe('the picture', () => {
  it('takes its height from the spec, else half its width', async () => {
    const rows = [{ name: 'A', value: 1 }];
    expect((await draw({ spec: { ...bar, height: 150 }, rows, height: undefined })).figure.height).toBe(150);
    expect((await draw({ spec: bar, rows, height: undefined })).figure.height).toBe(170);
    expect((await draw({ spec: { ...bar, height: 150 }, rows, height: 120 })).figure.height).toBe(120);
  });

  it("lets the author's config win over the theme", async () => {
    const { figure } = await draw({ spec: { ...bar, config: { bar: { color: '#123456' } } }, rows: [{ name: 'A', value: 1 }] });
    expect(figure.svg).toContain('#123456');
  });

  it('has no title inside; the exhibit has one', async () => {
    const { figure } = await draw({ spec: { ...bar, title: 'Inner title' }, rows: [{ name: 'A', value: 1 }] });
    expect(figure.svg).not.toContain('Inner title');
  });

  it('sets numbers and months in the language', async () => {
    const rows = [
      { date: '2024-02-01', value: 0.5 },
      { date: '2024-05-01', value: 12345.5 },
    ];
    const spec = {
      mark: 'line',
      encoding: { x: { field: 'date', type: 'temporal', axis: { format: '%B' } }, y: { field: 'value', type: 'quantitative' } },
    };
    expect((await draw({ spec, rows, language: 'de' })).figure.svg).toMatch(/März/);
    expect((await draw({ spec, rows, language: 'de' })).figure.svg).toMatch(/>10\.000</);
    expect((await draw({ spec, rows, language: 'zh-Hant' })).figure.svg).toMatch(/3月/);
  });

  it('prefixes every id and reference', async () => {
    const gradient = {
      gradient: 'linear',
      stops: [
        { offset: 0, color: 'red' },
        { offset: 1, color: 'blue' },
      ],
    };
    const { figure } = await draw({
      id: 'ex-7',
      spec: { ...bar, mark: { type: 'bar', clip: true, color: gradient } },
      rows: [{ name: 'A', value: 1 }],
    });
    const ids = [...figure.svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const uses = [...figure.svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.every((id) => id === 'ex-7' || id?.startsWith('ex-7-'))).toBe(true);
    expect(uses.every((id) => ids.includes(id))).toBe(true);
  });

  it('paints with fill-opacity, which costs a PDF nothing', async () => {
    const spec = {
      mark: { type: 'point', opacity: 0.5 },
      encoding: { x: { field: 'value', type: 'quantitative' }, y: { field: 'value', type: 'quantitative' } },
    };
    const { figure } = await draw({ spec, rows: [{ value: 1 }, { value: 2 }] });
    expect(figure.svg).toContain('fill-opacity="0.5"');
    expect(figure.svg).not.toMatch(/ opacity="/);
  });

  it.each(charts)('$id is well-formed', async (chart) => {
    const { svg } = (await drawFigure(chart, theme)).figure;
    const open: string[] = [];
    for (const [, slash, name = '', empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?: [a-zA-Z0-9:-]+="[^"<]*")*(\/?)>/g)) {
      if (slash === '/') expect(open.pop()).toBe(name);
      else if (empty === '') open.push(name);
    }
    expect(open).toEqual([]);
    expect(svg.match(/</g)?.length).toBe(svg.match(/<\/?[a-zA-Z]+(?: [a-zA-Z0-9:-]+="[^"<]*")*\/?>/g)?.length);
  });
});
