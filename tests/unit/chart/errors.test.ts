import { describe, expect, it, vi } from 'vitest';
import { bar, draw, failure } from './drawing.ts';

const rows = [{ name: 'A', value: 1 }];

describe('remote data', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a data URL', { ...bar, data: { url: 'https://example.com/a.csv' } }],
    ['data of a layer', { layer: [{ ...bar, data: { url: 'a.csv' } }] }],
    ['a look-up', { ...bar, transform: [{ lookup: 'name', from: { data: { url: 'a.csv' }, key: 'name', fields: ['b'] } }] }],
    ['a map', { mark: 'geoshape', data: { url: 'world.json', format: { type: 'topojson', feature: 'land' } } }],
    ['an image mark', { ...bar, mark: 'image' }],
    ['an image mark with options', { ...bar, mark: { type: 'image', width: 9 } }],
    ['the URL of an image', { ...bar, encoding: { ...bar.encoding, url: { value: 'file:///etc/passwd' } } }],
    ['a link', { ...bar, encoding: { ...bar.encoding, href: { value: 'javascript:alert(1)' } } }],
    ['a link of the mark', { ...bar, mark: { type: 'bar', href: 'javascript:alert(1)' } }],
    ['a mark style in config', { ...bar, config: { style: { bar: { href: 'https://example.com' } } } }],
  ])('%s is refused', async (_, spec) => {
    const error = await failure({ spec, rows });
    expect(error).toMatchObject({ kind: 'report', code: 'chart.remote-data' });
    expect(error.problems[0]?.mend).toBeTruthy();
  });

  it('a column named url is only a column', async () => {
    const spec = { ...bar, data: { values: [{ name: 'A', value: 1, url: 'https://example.com' }] } };
    expect((await draw({ spec })).figure.svg).not.toContain('example.com');
  });
});

describe('a broken spec', () => {
  it('with an unknown mark names the nearest', async () => {
    const error = await failure({ spec: { ...bar, mark: 'barr' }, rows });
    expect(error).toMatchObject({ code: 'chart.invalid-spec' });
    expect(error.message).toContain('Did you mean "bar"?');
  });

  it.each<[string, Record<string, unknown>]>([
    ['without a mark', { encoding: bar.encoding }],
    ['of Vega', { $schema: 'https://vega.github.io/schema/vega/v6.json', marks: [] }],
    ['with a broken expression', { ...bar, transform: [{ calculate: 'datum.value +', as: 'x' }] }],
    ['with an unknown function', { ...bar, transform: [{ filter: 'alert(1)' }] }],
  ])('%s is an error of the report', async (_, spec) => {
    expect(await failure({ spec, rows })).toMatchObject({ kind: 'report', code: 'chart.invalid-spec' });
  });

  it('that Vega-Lite can still draw is drawn, with its warnings', async () => {
    const log = vi.spyOn(console, 'warn');
    const { warnings, figure } = await draw({
      spec: { ...bar, encoding: { ...bar.encoding, theta2: { field: 'value' }, strokeWidht: { field: 'value' } } },
      rows,
    });
    expect(warnings.length).toBeGreaterThan(0);
    expect(figure.svg).toContain('<svg');
    expect(log).not.toHaveBeenCalled();
  });
});

describe('fields and rows', () => {
  it('an unknown field names the nearest column', async () => {
    const error = await failure({
      spec: { ...bar, encoding: { ...bar.encoding, y: { field: 'valu', type: 'quantitative' } } },
      rows,
    });
    expect(error).toMatchObject({ code: 'chart.unknown-field' });
    expect(error.message).toContain('Did you mean "value"?');
  });

  it('a field made by a transform is known', async () => {
    const spec = {
      ...bar,
      transform: [{ calculate: 'datum.value * 2', as: 'twice' }],
      encoding: { ...bar.encoding, y: { field: 'twice', type: 'quantitative' } },
    };
    expect((await draw({ spec, rows })).figure.svg).toContain('<svg');
  });

  it.each<[string, Record<string, unknown>, [] | undefined]>([
    ['an empty dataset', bar, []],
    ['no data at all', bar, undefined],
    ['empty inline values', { ...bar, data: { values: [] } }, undefined],
  ])('%s is an error', async (_, spec, none) => {
    expect(await failure({ spec, rows: none })).toMatchObject({ kind: 'report', code: 'chart.no-data' });
  });

  it('one failure leaves the next drawing as it was', async () => {
    const before = await draw({ spec: bar, rows });
    await failure({ spec: { ...bar, transform: [{ calculate: 'now()', as: 'x' }] }, rows });
    expect((await draw({ spec: bar, rows })).figure).toEqual(before.figure);
  });
});
