import { describe, expect, it } from 'vitest';
import { type DeclaredColumn, typeRows } from '../../../src/data/columns.ts';
import type { ColumnType } from '../../../src/data/dataset.ts';
import type { OriginRows } from '../../../src/data/origin.ts';
import { Unfit, type ValueRules, valueReader, valueRules } from '../../../src/data/values.ts';

const rulesOf = (keys: Partial<Parameters<typeof valueRules>[0]> = {}): ValueRules =>
  valueRules({ decimal: '.', zone: 'UTC', ...keys });

/** A cell, or the code it is refused with. */
function read(type: ColumnType, value: unknown, rules = rulesOf()): unknown {
  const cell = valueReader({ type, format: undefined }, rules)(value);
  return cell instanceof Unfit ? cell.code : cell;
}
const mendOf = (type: ColumnType, value: unknown, rules = rulesOf()): string | undefined => {
  const cell = valueReader({ type, format: undefined }, rules)(value);
  return cell instanceof Unfit ? cell.mend : 'it fits';
};

/** The only column of some rows: of a text file, of JSON, or as the report writes it. */
function column(
  values: readonly unknown[],
  from: 'text' | 'values' | 'inline' = 'text',
  rules = rulesOf(),
  declared?: DeclaredColumn,
) {
  const raw: OriginRows = { columns: ['a'], rows: values.map((a) => ({ a })), hash: '', origin: '', isText: from === 'text' };
  const { schema, rows, mistakes } = typeRows(raw, new Map(declared ? [['a', declared]] : []), rules, from === 'inline');
  return {
    type: schema[0]?.type,
    cells: rows.map((row) => row['a']),
    mistakes: mistakes.map(({ code, row, more }) => [code, row, more]),
  };
}

describe('the rule for values', () => {
  it('takes white space around a value for no part of it', () => {
    expect(read('number', ' 1.5\t')).toBe(1.5);
    expect(read('string', '\u00a0 x y \n')).toBe('x y');
    expect(read('date', '\ufeff2026-01-31 ')).toBe('2026-01-31');
    expect(column([' 1 ', '2'])).toMatchObject({ type: 'number', cells: [1, 2] });
    expect(read('number', '1 000')).toBe('wrong-type');
  });

  it('takes an empty field for missing everywhere', () => {
    for (const type of ['string', 'number', 'integer', 'boolean', 'date', 'datetime'] as const)
      for (const value of ['', '   ', null, undefined]) expect(read(type, value)).toBeNull();
  });

  it('takes NaN for missing', () => {
    expect(read('number', Number.NaN)).toBeNull();
    expect(read('number', 'NaN')).toBeNull();
    expect(read('string', Number.NaN)).toBeNull();
  });

  it('takes the usual words for missing in columns of numbers, truths and dates', () => {
    for (const word of ['NA', 'n/a', '#N/A', 'nan', 'NULL', '-', '–', '—'])
      for (const type of ['number', 'integer', 'boolean', 'date', 'datetime'] as const) expect(read(type, word)).toBeNull();
    expect(column(['1', 'NA', '-', '2'])).toMatchObject({ type: 'number', cells: [1, null, null, 2] });
  });

  it('takes them for words in columns of text', () => {
    expect(read('string', 'NA')).toBe('NA');
    expect(column(['NA', 'DE', 'null'])).toMatchObject({ type: 'string', cells: ['NA', 'DE', 'null'] });
    expect(column(['NA', '-'])).toMatchObject({ type: 'string', cells: ['NA', '-'] });
  });

  it('takes the words of the report in their place, in every column', () => {
    const own = rulesOf({ missing: ['-999', 'K. A.'] });
    expect(column(['1', '-999', 'k. a.'], 'text', own)).toMatchObject({ type: 'number', cells: [1, null, null] });
    expect(column(['x', '-999', 'NA'], 'text', own)).toMatchObject({ type: 'string', cells: ['x', null, 'NA'] });
    expect(read('number', 'NA', own)).toBe('wrong-type');
    expect(read('string', '', rulesOf({ missing: [] }))).toBeNull();
  });

  it('refuses infinity, however it is written', () => {
    for (const value of ['inf', '-Infinity', '∞', '1e400', Number.POSITIVE_INFINITY])
      expect(read('number', value)).toBe('infinite');
    expect(mendOf('number', 'inf')).toContain('nullif');
    expect(column(['1', 'inf', '-inf'])).toMatchObject({ type: 'number', mistakes: [['infinite', 2, 1]] });
    expect(column(['x', 'inf'])).toMatchObject({ type: 'string', cells: ['x', 'inf'], mistakes: [] });
  });

  it('takes negative zero for zero', () => {
    for (const value of ['-0', '-0.0', '−0', '-1e-400', -0]) expect(Object.is(read('number', value), 0)).toBe(true);
    expect(Object.is(column([-0], 'inline').cells[0], 0)).toBe(true);
    expect(Object.is(column([-0], 'values').cells[0], 0)).toBe(true);
  });

  it('refuses a number past 2^53 where numbers are declared', () => {
    expect(read('number', '9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    for (const value of ['9007199254740992', '-9007199254740993', 9_007_199_254_740_993n, '9007199254740992.5'])
      for (const type of ['number', 'integer'] as const) expect(['inexact', 'wrong-type']).toContain(read(type, value));
    expect(read('number', '9007199254740993')).toBe('inexact');
    expect(mendOf('number', '9007199254740993')).toContain('string');
  });

  it('makes a column text that holds one, where the type is found', () => {
    expect(column(['1', '9007199254740993'])).toMatchObject({ type: 'string', cells: ['1', '9007199254740993'], mistakes: [] });
  });

  it('lets one stand that has an exponent: it was measured', () => {
    expect(read('number', '1e20')).toBe(1e20);
    expect(column(['1.5e+20', '2'])).toMatchObject({ type: 'number', cells: [1.5e20, 2] });
    expect(read('integer', '1e20')).toBe('inexact');
    expect(read('number', 1e20)).toBe(1e20);
  });

  it('does not take for exact what the report wrote with more digits than a number keeps', () => {
    // What YAML made of 12345678901234567890.
    expect(column([Number('12345678901234567890')], 'inline').mistakes).toEqual([['inexact', 1, 0]]);
    expect(column([1e20], 'inline').mistakes).toEqual([]);
  });

  it('takes a decimal for the nearest double', () => {
    expect(read('number', '0.1')).toBe(0.1);
    expect(read('number', '0.30000000000000004')).toBe(0.1 + 0.2);
    expect(read('number', '2.675')).toBe(2.675);
    expect(read('number', '5e-324')).toBe(5e-324);
  });

  it('reads a decimal comma when the report says so, and no point then', () => {
    const comma = rulesOf({ decimal: ',' });
    expect([read('number', '1,5', comma), read('number', '-,5', comma), read('number', '7', comma)]).toEqual([1.5, -0.5, 7]);
    expect(read('number', '1.5', comma)).toBe('wrong-type');
    expect(mendOf('number', '1.5', comma)).toContain('decimal: "."');
    expect(column(['1,5', '2'], 'text', comma)).toMatchObject({ type: 'number', cells: [1.5, 2] });
  });

  it('reads no marks between thousands', () => {
    for (const value of ['1,000', '1.000.000', '1 000', '1’000', '1_000']) expect(read('number', value)).toBe('wrong-type');
    expect(mendOf('number', '1,000')).toContain('marks between thousands');
  });

  it('reads no units', () => {
    for (const value of ['12%', '$5', '5 USD', '(5)', '0x10', '1e', 'e5', '٣']) expect(read('number', value)).toBe('wrong-type');
    expect(mendOf('number', '12%')).toContain('unit "%"');
  });

  it('reads either minus, and a plus', () => {
    expect([read('number', '-1'), read('number', '−1'), read('number', '+1')]).toEqual([-1, -1, 1]);
  });

  it('keeps codes that look like numbers', () => {
    for (const codes of [
      ['007', '1'],
      ['1E5', '2'],
      ['1.', '2'],
      ['0123456789', '1'],
    ])
      expect(column(codes)).toMatchObject({ type: 'string', cells: codes });
    expect(column(['0', '0.5', '.5', '-1'])).toMatchObject({ type: 'number', cells: [0, 0.5, 0.5, -1] });
    expect([read('number', '007'), read('number', '1E5'), read('number', '1.')]).toEqual([7, 100_000, 1]);
  });

  it('takes whole numbers for integers, and no others', () => {
    expect([read('integer', '7'), read('integer', '7.0'), read('integer', '1e3'), read('integer', 7n)]).toEqual([7, 7, 1000, 7]);
    expect([read('integer', '7.5'), read('integer', 7.5), read('integer', true)]).toEqual([
      'wrong-type',
      'wrong-type',
      'wrong-type',
    ]);
  });

  it('takes true and false for truths, in any case, and nothing else', () => {
    expect([read('boolean', 'TRUE'), read('boolean', 'False'), read('boolean', true)]).toEqual([true, false, true]);
    for (const value of ['yes', '1', 't', 1, 'truee', 'falſe']) expect(read('boolean', value)).toBe('wrong-type');
    expect(column(['true', 'FALSE', 'NA'])).toMatchObject({ type: 'boolean', cells: [true, false, null] });
    expect(column(['true', '1'])).toMatchObject({ type: 'string' });
  });

  it('makes text of what is declared to be text', () => {
    expect([read('string', 7), read('string', true), read('string', 12_345_678_901_234_567_890n), read('string', 0.1)]).toEqual([
      '7',
      'true',
      '12345678901234567890',
      '0.1',
    ]);
  });

  it('takes no lists and objects', () => {
    for (const type of ['string', 'number', 'date'] as const)
      expect([read(type, [1]), read(type, { a: 1 })]).toEqual(['nested', 'nested']);
    expect(column([1, { a: 1 }], 'values').mistakes).toEqual([['nested', 2, 0]]);
  });
});

describe('the rule for days and moments', () => {
  it('finds days in either form, mixed', () => {
    expect(column(['2026-01-31', '2026/02/28', '2026-03-31 00:00:00'])).toMatchObject({
      type: 'date',
      cells: ['2026-01-31', '2026-02-28', '2026-03-31'],
    });
    expect(column(['2026-01-31', null, ''], 'values')).toMatchObject({ type: 'date', cells: ['2026-01-31', null, null] });
  });

  it('finds moments where one of them has a time', () => {
    expect(
      column(['2026-01-31', '2026-02-28T09:30', '2026-03-31T00:00+02:00'], 'text', rulesOf({ zone: 'Europe/Berlin' })),
    ).toMatchObject({
      type: 'datetime',
      cells: ['2026-01-31T00:00:00+01:00', '2026-02-28T09:30:00+01:00', '2026-03-31T00:00:00+02:00'],
    });
  });

  it('finds text in days that no calendar has, and in what is two days', () => {
    for (const odd of ['2026-02-30', '31/01/2026', '2026-1-31', '20260131'])
      expect(column(['2026-01-31', odd])).toMatchObject({ type: 'string', cells: ['2026-01-31', odd] });
    expect(column(['20260131', '20260228'])).toMatchObject({ type: 'number' });
  });

  it('refuses what may be two days, and says how it may be written', () => {
    expect(read('date', '03/04/2026')).toBe('ambiguous-date');
    expect(mendOf('date', '03/04/2026')).toBe('It may be one of two days: say format: "%d/%m/%Y" or "%m/%d/%Y".');
    expect(read('date', '31.01.2026')).toBe('wrong-type');
    expect(mendOf('date', '31.01.2026')).toBe('Say format: "%d.%m.%Y".');
    expect(mendOf('datetime', '31.01.2026')).toBe('Say format: "%d.%m.%Y".');
  });

  it('refuses a time where days are declared', () => {
    expect(read('date', '2026-01-31T09:30')).toBe('wrong-type');
    expect(mendOf('date', '2026-01-31T09:30')).toBe('Declare the column as datetime.');
    expect(read('date', '2026-01-31T00:00Z')).toBe('wrong-type');
    expect(read('date', 20_260_131)).toBe('wrong-type');
  });

  it('reads by the format of a column, and by nothing else then', () => {
    const reader = valueReader({ type: 'date', format: '%d.%m.%Y' }, rulesOf());
    expect(reader('31.01.2026')).toBe('2026-01-31');
    expect(reader('NA')).toBeNull();
    for (const value of ['2026-01-31', '31.02.2026', '1.1.26'])
      expect(reader(value)).toMatchObject({ code: 'wrong-type', expected: expect.stringContaining('format') });
    expect(
      valueReader({ type: 'datetime', format: '%d.%m.%Y %H:%M' }, rulesOf({ zone: 'Asia/Shanghai' }))('31.01.2026 9:05'),
    ).toBe('2026-01-31T09:05:00+08:00');
    expect(() => valueReader({ type: 'date', format: '%Q' }, rulesOf())).toThrow();
  });

  it('refuses a moment whose year has no four digits in its zone', () => {
    expect(read('datetime', '9999-12-31T23:30', rulesOf({ zone: 'UTC' }))).toBe('9999-12-31T23:30:00Z');
    expect(read('datetime', '9999-12-31T23:30-05:00', rulesOf({ zone: 'UTC' }))).toBe('wrong-type');
    expect(read('datetime', '0001-01-01T00:00+05:00', rulesOf({ zone: 'UTC' }))).toBe('wrong-type');
  });

  it('keeps a moment in the zone of the dataset', () => {
    const zone = rulesOf({ zone: 'America/New_York' });
    expect(read('datetime', '2026-07-01T12:00Z', zone)).toBe('2026-07-01T08:00:00-04:00');
    expect(read('datetime', '2026-07-01', zone)).toBe('2026-07-01T00:00:00-04:00');
    expect(read('datetime', '2026-11-01T01:30', zone)).toBe('2026-11-01T01:30:00-05:00');
    expect(read('datetime', '2026-03-08T02:30', zone)).toBe('2026-03-08T03:30:00-04:00');
  });
});

describe('the type of a column whose values have types', () => {
  it.each<[string, readonly unknown[], ColumnType]>([
    ['numbers', [1, null, 2.5], 'number'],
    ['whole numbers of any length', [1n, 2], 'number'],
    ['truths', [true, null], 'boolean'],
    ['texts', ['x', '1'], 'string'],
    ['texts that look like numbers', ['1', '2'], 'string'],
    ['days as text', ['2026-01-31', 'NA'], 'date'],
    ['moments as text', ['2026-01-31T09:30Z'], 'datetime'],
    ['nothing', [null, undefined, ''], 'string'],
  ])('is found from %s', (_, values, type) => expect(column(values, 'values')).toMatchObject({ type, mistakes: [] }));

  it.each([
    [[1, 'x'], 2],
    [['x', null, 1], 3],
    [[true, 0], 2],
  ])('is not found where they are of several: %j', (values, row) => {
    expect(column(values, 'values').mistakes).toEqual([['type-clash', row, 0]]);
    // The report may write them so, and may declare them.
    expect(column(values, 'inline').mistakes).toEqual([]);
    expect(column(values, 'values', rulesOf(), { type: 'string', nullable: true }).mistakes).toEqual([]);
  });

  it('is what a database says, whatever the decimal mark of text', () => {
    const raw: OriginRows = {
      columns: ['a', 'b'],
      rows: [{ a: '12.30', b: '2026-01-31' }],
      types: { a: 'number', b: 'date' },
      hash: '',
      origin: '',
    };
    const { schema, rows, mistakes } = typeRows(raw, new Map(), rulesOf({ decimal: ',' }));
    expect([schema.map(({ type }) => type), { ...rows[0] }, mistakes]).toEqual([
      ['number', 'date'],
      { a: 12.3, b: '2026-01-31' },
      [],
    ]);
    // Text of a database is text.
    const text: OriginRows = { ...raw, rows: [{ a: '12,30', b: null }], types: { a: 'string', b: 'date' } };
    const typed = typeRows(text, new Map([['a', { type: 'number', nullable: true }]]), rulesOf({ decimal: ',' }));
    expect(typed.rows[0]?.['a']).toBe(12.3);
  });
});

it('the first mistake of a column is told, and how many there are', () => {
  const declared: DeclaredColumn = { type: 'number', nullable: false };
  expect(column(['1', 'x', '', 'y'], 'text', rulesOf(), declared)).toEqual({
    type: 'number',
    cells: [1, null, null, null],
    mistakes: [['wrong-type', 2, 2]],
  });
  expect(column(['1', '', 'y'], 'text', rulesOf(), declared).mistakes).toEqual([['missing-value', 2, 1]]);
});
