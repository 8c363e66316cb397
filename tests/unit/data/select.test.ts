import { describe, expect, it } from 'vitest';
import type { DatasetColumn } from '../../../src/data/dataset.ts';
import type { Row } from '../../../src/data/row.ts';
import { type Condition, checkColumns, conditionsOf, holds, selectRows, sortKeys } from '../../../src/data/select.ts';
import { datasetSchema } from '../../../src/report/schema/dataset.ts';

const data = (keys: object) => datasetSchema.parse({ file: 'd.csv', ...keys });

describe('a condition', () => {
  it.each<[string, Condition, Row, boolean]>([
    ['a text', { column: 'a', wanted: 'x' }, { a: 'x' }, true],
    ['a text in other case', { column: 'a', wanted: 'X' }, { a: 'x' }, false],
    ['a number', { column: 'a', wanted: 9 }, { a: 9 }, true],
    ['a number for its text', { column: 'a', wanted: '9' }, { a: 9 }, true],
    ['a text for a number', { column: 'a', wanted: 9 }, { a: '9' }, true],
    ['a number that is written otherwise', { column: 'a', wanted: '9.0' }, { a: 9 }, false],
    ['a truth', { column: 'a', wanted: true }, { a: true }, true],
    ['a day', { column: 'a', wanted: '2026-01-31' }, { a: '2026-01-31' }, true],
    ['nothing', { column: 'a', wanted: 'null' }, { a: null }, false],
    ['nothing at all', { column: 'a', wanted: 'undefined' }, {}, false],
    ['an empty text', { column: 'a', wanted: '' }, { a: null }, false],
    ['the first day of a period', { column: 'a', wanted: '2026-01-01', until: '2026-03-31' }, { a: '2026-01-01' }, true],
    ['the last day of a period', { column: 'a', wanted: '2026-01-01', until: '2026-03-31' }, { a: '2026-03-31' }, true],
    [
      'the last hour of a period',
      { column: 'a', wanted: '2026-01-01', until: '2026-03-31' },
      { a: '2026-03-31T23:59:59+08:00' },
      true,
    ],
    ['a day after a period', { column: 'a', wanted: '2026-01-01', until: '2026-03-31' }, { a: '2026-04-01' }, false],
    ['a month in a period', { column: 'a', wanted: '2026-01-01', until: '2026-03-31' }, { a: '2026-03' }, true],
    ['a month that began before a period', { column: 'a', wanted: '2026-01-15', until: '2026-03-31' }, { a: '2026-01' }, false],
    ['nothing in a period', { column: 'a', wanted: '2026-01-01', until: '2026-03-31' }, { a: null }, false],
    ['a word in a period', { column: 'a', wanted: '2026-01-01', until: '2026-03-31' }, { a: 'soon' }, false],
  ])('holds for %s or does not', (_, condition, row, expected) => expect(holds(condition, row)).toBe(expected));

  it('takes values as written, and those of parameters', () => {
    const parameters = {
      fund: 'K',
      month_start: '2026-01-01',
      month_end: '2026-01-31',
      month_year_ago_start: '2025-01-01',
      month: '2026-01',
    };
    const where = data({ where: { a: 1, b: { param: 'fund' }, c: { param: 'month' } } }).where;
    expect(conditionsOf(where, parameters)).toEqual([
      { column: 'a', wanted: 1 },
      { column: 'b', wanted: 'K' },
      { column: 'c', wanted: '2026-01-01', until: '2026-01-31' },
    ]);
    expect(conditionsOf(undefined, parameters)).toEqual([]);
  });

  it('of a parameter that is not declared is refused', () => {
    const refused = (param: string) => () => conditionsOf(data({ where: { a: { param } } }).where, { fund: 'K' });
    expect(refused('fnud')).toThrow(
      expect.objectContaining({
        code: 'unknown-parameter',
        key: 'where',
        message: expect.stringContaining('Did you mean "fund"?'),
      }),
    );
    expect(refused('constructor')).toThrow(expect.objectContaining({ code: 'unknown-parameter' }));
  });
});

describe('rows are sorted', () => {
  const sorted = (sort: string | string[], cells: readonly Row[string][], type?: DatasetColumn['type']) => {
    const schema =
      type === undefined ? [] : [{ name: 'a', type, unit: undefined, scale: undefined, nullable: true, title: undefined }];
    return selectRows(
      cells.map((a) => ({ a: a as never })),
      [],
      sort,
      undefined,
      schema,
    ).map((row) => row['a']);
  };

  it('by size, what is missing first', () => expect(sorted('a', [10, null, -2, 9])).toEqual([null, -2, 9, 10]));
  it('from the last, what is missing last', () => expect(sorted('-a', [10, null, -2, 9])).toEqual([10, 9, -2, null]));
  it('as text by its letters', () => expect(sorted('a', ['b', 'B', '10', '9', 'ä'])).toEqual(['10', '9', 'B', 'b', 'ä']));
  it('by days', () =>
    expect(sorted('a', ['2026-02-01', '2025-12-31', '2026-01-31'])).toEqual(['2025-12-31', '2026-01-31', '2026-02-01']));
  it('by moments, whatever their text', () => {
    const moments = [
      '2026-10-25T02:30:00+01:00',
      '2026-10-25T02:45:00+02:00',
      '2026-10-25T02:45:00.5+02:00',
      '2026-10-25T02:45:00.25+02:00',
    ];
    expect(sorted('a', moments, 'datetime')).toEqual([1, 3, 2, 0].map((i) => moments[i]));
    expect(
      sorted('a', ['2026-01-01T00:00:00.5Z', null, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.0000001Z'], 'datetime'),
    ).toEqual([null, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.0000001Z', '2026-01-01T00:00:00.5Z']);
  });

  it('by several columns, those alike as they came', () => {
    const rows = [
      { a: 1, b: 'x', n: 0 },
      { a: 2, b: 'x', n: 1 },
      { a: 1, b: 'y', n: 2 },
      { a: 1, b: 'x', n: 3 },
    ];
    expect(selectRows(rows, [], ['-a', 'b'], undefined).map(({ n }) => n)).toEqual([1, 0, 3, 2]);
    expect(rows.map(({ n }) => n)).toEqual([0, 1, 2, 3]);
  });

  it('by keys that are told apart from their direction', () => {
    expect(sortKeys(['-a', 'b', '--c'])).toEqual([
      { column: 'a', isDescending: true },
      { column: 'b', isDescending: false },
      { column: '-c', isDescending: true },
    ]);
    expect(sortKeys(undefined)).toEqual([]);
  });
});

it('rows are filtered, then sorted, then cut', () => {
  const rows = [3, 1, 2, 5, 4].map((n) => ({ n, odd: n % 2 === 1 }));
  expect(selectRows(rows, [{ column: 'odd', wanted: true }], '-n', 2).map(({ n }) => n)).toEqual([5, 3]);
  expect(selectRows(rows, [], undefined, 10)).toBe(rows);
});

describe('a column that is named', () => {
  it.each([
    [{ columns: { tue: 'number' } }, 'columns'],
    [{ where: { tue: 1 } }, 'where'],
    [{ sort: '-tue' }, 'sort'],
    [{ sort: ['port', 'tue'] }, 'sort'],
  ])('must be there: %j', (keys, key) => {
    const refused = () => checkColumns(data(keys), ['port', 'teu']);
    expect(refused).toThrow(
      expect.objectContaining({
        code: 'unknown-column',
        key,
        mend: 'Columns: port, teu.',
        message: 'There is no column "tue". Did you mean "teu"?',
      }),
    );
  });

  it('must be there even when there are none', () =>
    expect(() => checkColumns(data({ sort: 'a' }), [])).toThrow(
      expect.objectContaining({ mend: 'There are no columns at all.' }),
    ));
});
