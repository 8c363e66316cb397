import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/data/csv.ts';
import { OriginError } from '../../../src/data/origin.ts';

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
    ['a,b\n1,2\n3\n', 'ragged', /Line 3 of d\.csv/],
    ['a,b\n1,2,3\n', 'ragged', /Line 2 of d\.csv/],
    ['a,b\n"1,2\n', 'syntax', /d\.csv/],
    ['a,b\n1"x,2\n', 'syntax', /d\.csv .* line 2/],
    ['a,b,a\n1,2,3\n', 'duplicate-column', /"a"/],
    ['', 'no-header', /d\.csv/],
    [',\n1,2\n', 'no-header', /d\.csv/],
  ])('refuses %j', (text, code, message) => {
    const refused = () => readCsv(text, 'd.csv');
    expect(refused).toThrow(OriginError);
    expect(refused).toThrow(expect.objectContaining({ code, kind: 'report' }));
    expect(refused).toThrow(message);
  });

  it.each([
    ['a;b\n1;2\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
  ])('finds the delimiter of %j', (text) => expect(readCsv(text, 'd.csv').rows).toEqual([{ a: '1', b: '2' }]));

  it('tells a delimiter that was said and is not the one', () =>
    expect(() => readCsv('a;b\n1;2\n', 'd.csv', { delimiter: ',' })).toThrow(
      expect.objectContaining({ code: 'wrong-delimiter' }),
    ));
});
