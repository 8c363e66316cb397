import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { DatasetColumn } from '../../../src/data/dataset.ts';
import { parseMarkdown } from '../../../src/prose/markdown.ts';
import { tableSchema } from '../../../src/report/schema/table.ts';
import { MAX_TABLE_COLUMNS } from '../../../src/resolve/table/columns.ts';
import { chartRows, type RawRow, readTable } from '../../../src/resolve/tables.ts';
import { codesOf, factsOf, locales, markdown, problemsOf, reportOf, underlined } from '../../support/report.ts';

const facts = factsOf(
  'price: { value: 12.5, unit: USD }\nspan: { value: [2e9, 4e9], unit: EUR, scale: bn, qualifier: over }\nempty: { value: 0, unit: "" }',
);
const read = (
  columns: z.input<typeof tableSchema>['columns'],
  rows: readonly RawRow[],
  styles: z.input<typeof tableSchema>['styles'] = [],
) =>
  readTable(tableSchema.parse({ columns, styles }), rows, {
    facts,
    datasets: new Map(),
    locale: locales.en,
    prose: (text) => ({
      root: parseMarkdown(text),
      expanded: { text, printed: [], sourceOffset: (offset) => offset },
      placeAt: () => ({ file: '', line: 1, column: 1 }),
    }),
  });
const column = (key: string, more: object = {}) => ({ key, title: key.toUpperCase(), estimate: false, ...more });

describe('columns', () => {
  it('are numbers when most of their filled cells are', () => {
    const table = read(undefined, [
      { a: 1, b: '1,234.5', c: '(3.2%)', d: 'x', e: { fact: 'price' }, f: 1, g: '' },
      { a: 2, b: '–', c: 'NM', d: 2, e: null, f: 'high', g: null },
      { a: null, b: '$3', c: '22.8x', d: 'y', e: '', f: 'low', g: '' },
    ]);
    expect(table.columns.map(({ key, kind, align }) => `${key} ${kind} ${align}`)).toEqual([
      'a number right',
      'b number right',
      'c number right',
      'd text left',
      'e number right',
      'f text left',
      'g text left',
    ]);
  });

  it('keep what the report says of them', () => {
    const table = read(
      [
        column('y25'),
        column('y26', { estimate: true, unit: '$', group: 'Years', kind: 'text', align: 'center', decimals: 1 }),
        'note',
      ],
      [{ y25: 1, y26: 2.26, note: 'a' }],
    );
    expect(table.columns).toEqual([
      { key: 'y25', title: 'Y25', kind: 'number', unit: undefined, estimate: false, group: undefined, align: 'right' },
      { key: 'y26', title: 'Y26', kind: 'text', unit: '$', estimate: true, group: 'Years', align: 'center' },
      { key: 'note', title: 'note', kind: 'text', unit: undefined, estimate: false, group: undefined, align: 'left' },
    ]);
    expect(table.rows[0]?.cells.map(({ text }) => text)).toEqual(['1', '2.3', 'a']);
  });

  it('are refused when there are none, too many, or one that no row has', async () => {
    expect(await codesOf(() => read(undefined, []))).toEqual(['exhibit.no-columns']);
    const wide = Array.from({ length: MAX_TABLE_COLUMNS + 1 }, (_, i) => `c${i}`);
    const row = Object.fromEntries(wide.map((key) => [key, 1]));
    expect(await codesOf(() => read(wide, [row]))).toEqual(['exhibit.too-many-columns']);
    expect(read(wide.slice(1), [row]).columns).toHaveLength(MAX_TABLE_COLUMNS);
    const problems = await problemsOf(() => read(['nmae'], [{ name: 'a', value: 1 }]));
    expect(problems[0]).toMatchObject({
      code: 'exhibit.unknown-column',
      message: 'No row has the column "nmae". Did you mean "name"?',
      mend: 'Columns of the rows: name, value.',
    });
    expect(await codesOf(() => read(['constructor'], [{ name: 'a' }]))).toEqual(['exhibit.unknown-column']);
    expect(read(['anything'], []).rows).toEqual([]);
  });

  it('of small lines are drawn from numbers, and say which word is none', async () => {
    const line = (series: unknown) =>
      read([{ key: 'line', sparkline: true }], [{ line: series as string }]).rows[0]?.cells[0]?.look;
    expect(line('5; NA; 4;7')).toEqual({ series: [5, 4, 7] });
    expect(line([5, null, 4])).toEqual({ series: [5, 4] });
    const problems = await problemsOf(() => read([{ key: 'line', sparkline: true }], [{ line: '5;4;x' }]));
    expect(problems[0]).toMatchObject({
      code: 'exhibit.sparkline',
      message: 'A small line is drawn from numbers, and "x" is none.',
    });
  });
});

describe('cells', () => {
  it('are words, numbers, facts, truths and gaps', () => {
    const [row] = read(undefined, [
      {
        a: '*word*',
        b: -1234.567,
        c: { fact: 'price' },
        d: { fact: 'span' },
        e: { fact: 'span', part: 'low' },
        f: true,
        g: false,
        h: null,
        i: { fact: 'empty' },
      },
    ]).rows;
    expect(row?.cells.map(({ text, value, fact, prose }) => [text, value, fact, prose !== undefined])).toEqual([
      ['*word*', undefined, undefined, true],
      ['−1,234.57', -1234.567, undefined, false],
      ['$12.50', 12.5, 'price', false],
      ['more than €2.0–4.0bn', 3e9, 'span', false],
      ['more than €2.0bn', 2e9, 'span', false],
      ['✓', undefined, undefined, false],
      ['–', undefined, undefined, false],
      ['', undefined, undefined, false],
      ['0', 0, 'empty', false],
    ]);
  });

  it('of an unknown fact are refused', async () => {
    expect((await problemsOf(() => read(undefined, [{ a: { fact: 'pirce' } }])))[0]).toMatchObject({
      code: 'fact.unknown',
      message: expect.stringContaining('Did you mean "price"?'),
    });
  });

  it('take the style of their row', () => {
    expect(
      read(
        undefined,
        [{ a: 1 }, { a: 2 }, { a: 3 }],
        [
          { row: 2, style: 'total' },
          { row: 9, style: 'growth' },
        ],
      ).rows.map(({ style }) => style),
    ).toEqual(['plain', 'plain', 'total']);
  });
});

it('rows of a chart have the numbers of facts, scaled', () => {
  expect(
    chartRows(
      [
        {
          a: 'x',
          b: { fact: 'span', in: 'bn' },
          c: { fact: 'span', part: 'low', in: 'mn' },
          d: { fact: 'span', part: 'high' },
          e: null,
        },
      ],
      facts,
    ),
  ).toEqual([{ a: 'x', b: 3, c: 2000, d: 4e9, e: null }]);
});

describe('days and moments of a dataset', () => {
  it.each([
    ['2026-01-05', '5 Jan 2026', '2026年1月5日'],
    ['2026-01-05T09:30:00+09:00', '5 Jan 2026, 09:30 UTC+9', '2026年1月5日 09:30 UTC+9'],
    ['2026-01-05T00:00:00Z', '5 Jan 2026', '2026年1月5日'],
  ])('%s is written by the language', (text, ...texts) => {
    const type = text.length === 10 ? 'date' : 'datetime';
    for (const [i, language] of (['en', 'zh-Hans'] as const).entries()) {
      const scope = { facts, datasets: new Map(), locale: locales[language], prose: undefined };
      const table = readTable(tableSchema.parse({}), [{ at: text }, { at: null }], scope, [
        { name: 'at', type } as DatasetColumn,
      ]);
      expect(table.rows.map(({ cells: [cell] }) => cell?.text)).toEqual([texts[i], '']);
    }
  });
});

describe('the table of a report', () => {
  const table = (inside: string) =>
    reportOf(
      markdown(
        `exhibits:\n  t:\n    title: A table\n    table:\n      columns: [name, value]\n      rows:\n${inside}`,
        '::exhibit{#t}',
      ),
    );

  it('may have short rows, and has no long ones', async () => {
    const { exhibits } = await table('        - [a, 1]\n        - [b]\n');
    const content = exhibits[0]?.content;
    expect(content?.kind === 'table' && content.table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['a', '1'],
      ['b', ''],
    ]);
    const problems = await problemsOf(() => table('        - [a, 1, 2]\n'));
    expect(problems[0]).toMatchObject({
      code: 'exhibit.ragged',
      message: 'Exhibit "t": a row has 3 cells and the table 2 columns.',
    });
  });

  it.each([
    ['lists', '        - [a, 1]\n        - [b, 2]\n        - [c, "{{fact \'none\'}}"]\n'],
    [
      'mappings',
      '        - { name: a, value: 1 }\n        - { name: b, value: 2 }\n        - { name: c, value: "{{fact \'none\'}}" }\n',
    ],
  ])('of %s shows a mistake in its cell', async (_, rows) => {
    const [problem] = await problemsOf(() => table(rows));
    expect(problem).toMatchObject({ code: 'prose.unknown-fact', place: { line: 12 } });
    expect(underlined(problem as NonNullable<typeof problem>)).toBe('"{{fact \'none\'}}"');
  });
});
