import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.ts';
import { loadDatasets } from '../../../src/data/load.ts';
import type { Parameters } from '../../../src/data/parameters.ts';
import { errorOf, folderOf, markdown, specOf } from '../../support/report.ts';

const CSV = 'port,day,teu,open\nnorth,2026-01-03,10,true\nsouth,2026-01-01,9,FALSE\nnorth,2026-01-02,,true\n';

async function load(
  lines: string,
  parameters: Parameters = {},
  files: Readonly<Record<string, string | Uint8Array>> = { 'd.csv': CSV },
): Promise<Dataset> {
  const root = await folderOf(files);
  const spec = specOf(markdown(`datasets:\n  d: { ${lines} }`), 'report.md', root);
  return (await loadDatasets(spec, parameters, root)).get('d') as Dataset;
}
const column = async (name: string, lines: string, parameters?: Parameters) =>
  (await load(lines, parameters)).rows.map((row) => row[name]);

describe('a dataset', () => {
  it('is read from a file, as text unless types are given', async () => {
    const dataset = await load('file: d.csv, source: [a, b], asOf: 2026-01-03');
    expect(dataset).toMatchObject({
      name: 'd',
      columns: ['port', 'day', 'teu', 'open'],
      sources: ['a', 'b'],
      asOf: '2026-01-03',
    });
    expect(dataset.rows.map((row) => ({ ...row }))).toEqual([
      { port: 'north', day: '2026-01-03', teu: '10', open: 'true' },
      { port: 'south', day: '2026-01-01', teu: '9', open: 'FALSE' },
      { port: 'north', day: '2026-01-02', teu: null, open: 'true' },
    ]);
  });

  it('is typed', async () => {
    const { rows } = await load('file: d.csv, columns: { teu: number, open: boolean, day: date }');
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { port: 'north', day: '2026-01-03', teu: 10, open: true },
      { port: 'south', day: '2026-01-01', teu: 9, open: false },
      { port: 'north', day: '2026-01-02', teu: null, open: true },
    ]);
  });

  it('is filtered by values and parameters', async () => {
    expect(await column('day', 'file: d.csv, where: { port: north }')).toEqual(['2026-01-03', '2026-01-02']);
    expect(await column('port', 'file: d.csv, where: { teu: 9 }')).toEqual(['south']);
    expect(await column('port', 'file: d.csv, where: { port: { param: which } }', { which: 'south' })).toEqual(['south']);
    expect(await column('port', 'file: d.csv, where: { port: east }')).toEqual([]);
  });

  it('is sorted by columns, and cut', async () => {
    expect(await column('day', 'file: d.csv, sort: day')).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
    expect(await column('day', 'file: d.csv, sort: -day, limit: 2')).toEqual(['2026-01-03', '2026-01-02']);
    expect(await column('day', 'file: d.csv, sort: [port, day]')).toEqual(['2026-01-02', '2026-01-03', '2026-01-01']);
    expect(await column('teu', 'file: d.csv, sort: teu, columns: { teu: number }')).toEqual([null, 9, 10]);
    expect(await column('teu', 'file: d.csv, sort: teu')).toEqual([null, '10', '9']);
  });

  it('may stand in the report, with gaps', async () => {
    const { columns, rows } = await load('rows: [{ a: 1 }, { b: x }, { a: { fact: p } }]');
    expect(columns).toEqual(['a', 'b']);
    expect(rows.map((row) => [row.a, row.b])).toEqual([
      [1, null],
      [null, 'x'],
      [{ fact: 'p' }, null],
    ]);
  });

  it('has no zero where the file is blank', async () => {
    const { rows } = await load('file: d.csv, columns: { n: number }', {}, { 'd.csv': 'n,m\n"  ",1\n,2\n-0,3\n' });
    expect(rows.map((row) => row.n)).toEqual([null, null, 0]);
    expect(Object.is(rows[2]?.n, 0)).toBe(true);
  });

  it('names that objects have are columns like any', async () => {
    const { rows } = await load('rows: [{ constructor: 1 }], columns: { constructor: number }');
    expect(rows[0]?.constructor).toBe(1);
  });
});

describe('a dataset is refused', () => {
  it.each([
    ['without rows or file', 'limit: 1', 'data.no-origin', /needs either/],
    ['with both', 'file: d.csv, rows: [{ a: 1 }]', 'data.no-origin', /needs either/],
    ['whose file is missing', 'file: e.csv', 'data.missing-file', /e\.csv/],
    ['outside by ..', 'file: ../d.csv', 'data.outside-workspace', /outside/],
    ['outside by its path', 'file: /etc/hostname', 'data.outside-workspace', /outside/],
    [
      'with a typed column that is not there',
      'file: d.csv, columns: { tue: number }',
      'data.unknown-column',
      /Did you mean "teu"\?/,
    ],
    ['with a condition on none', 'file: d.csv, where: { prot: x }', 'data.unknown-column', /Did you mean "port"\?/],
    ['sorted by none', 'file: d.csv, sort: -dya', 'data.unknown-column', /"dya".* Did you mean "day"\?/],
    ['with a word for a number', 'file: d.csv, columns: { port: number }', 'data.wrong-type', /Row 1 .* "north" .* a number/],
    ['with a number for a truth', 'file: d.csv, columns: { teu: boolean }', 'data.wrong-type', /Row 1 .* "10" .* true or false/],
    ['with a word for a date', 'file: d.csv, columns: { port: date }', 'data.wrong-type', /Row 1 .* "north" .* a date/],
    [
      'with a day that does not exist',
      'rows: [{ day: 2026-01-31 }, { day: 2026-02-31 }], columns: { day: date }',
      'data.wrong-type',
      /Row 2 .* "2026-02-31" .* a date/,
    ],
    ['with an unknown parameter', 'file: d.csv, where: { port: { param: which } }', 'data.unknown-parameter', /"which"/],
  ])('%s', async (_, lines, code, message) => {
    const error = await errorOf(() => load(lines));
    expect(error).toMatchObject({ code, kind: 'report' });
    expect(error.message).toMatch(message);
    expect(error.problems[0]).toMatchObject({ place: { file: 'report.md', line: 5 }, frame: expect.stringContaining('> 5 |') });
    expect(error.message).not.toMatch(/tmp/);
  });

  it('outside by a link', async () => {
    const folder = await folderOf({ 'out/secret.csv': CSV, 'w/a.md': '' });
    await symlink(join(folder, 'out/secret.csv'), join(folder, 'w/d.csv'));
    const spec = specOf(markdown('datasets:\n  d: { file: d.csv }'), 'report.md', join(folder, 'w'));
    expect((await errorOf(() => loadDatasets(spec, {}, join(folder, 'w')))).code).toBe('data.outside-workspace');
  });

  it('in Latin-1', async () => {
    const error = await errorOf(() => load('file: d.csv', {}, { 'd.csv': Buffer.from('stadt\nZürich\n', 'latin1') }));
    expect(error).toMatchObject({ code: 'data.not-utf8', problems: [{ mend: 'Save it as UTF-8.' }] });
  });
});
