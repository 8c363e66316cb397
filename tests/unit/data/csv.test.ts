import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/data/csv.ts';
import { errorOf } from '../../support/report.ts';

describe('readCsv', () => {
  it.each([
    [
      'plain lines',
      'a,b\n1,2\n3,4\n',
      [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ],
    ],
    ['a byte order mark', '\uFEFFa,b\n1,2', [{ a: '1', b: '2' }]],
    ['Windows line ends', 'a,b\r\n1,2\r\n', [{ a: '1', b: '2' }]],
    ['quotes, commas and line ends in a field', 'a,b\n"x, ""y""\nz",2\n', [{ a: 'x, "y"\nz', b: '2' }]],
    ['blank lines', 'a,b\n\n1,2\n\n\n', [{ a: '1', b: '2' }]],
    ['white space around fields', 'a , b\n 1 ,2 \n', [{ a: '1', b: '2' }]],
    ['empty fields', 'a,b\n,2\n', [{ a: '', b: '2' }]],
    ['a header alone', 'a,b\n', []],
    [
      'names that objects have',
      'constructor,__proto__\n1,2\n',
      [
        Object.fromEntries([
          ['constructor', '1'],
          ['__proto__', '2'],
        ]),
      ],
    ],
  ])('reads %s', (_, text, rows) => expect(readCsv(text, 'd.csv').rows).toEqual(rows));

  it('keeps the order of columns', () => expect(readCsv('z,a,m\n1,2,3', 'd.csv').columns).toEqual(['z', 'a', 'm']));

  it.each([
    ['a,b\n1,2\n3\n', 'data.ragged', 3],
    ['a,b\n1,2,3\n', 'data.ragged', 2],
    ['a,b\n"1,2\n', 'data.syntax', undefined],
    ['a,b\n1"x,2\n', 'data.syntax', 2],
    ['a,b,a\n1,2,3\n', 'data.duplicate-column', undefined],
    ['', 'data.no-header', undefined],
    [',\n1,2\n', 'data.no-header', undefined],
  ])('refuses %j', async (text, code, line) => {
    const error = await errorOf(() => readCsv(text, 'd.csv'));
    expect(error.code).toBe(code);
    expect(error.message).toContain('d.csv');
    if (line !== undefined) expect(error.problems[0]?.place).toMatchObject({ file: 'd.csv', line });
  });
});
