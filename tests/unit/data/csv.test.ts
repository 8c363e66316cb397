import { describe, expect, it } from 'vitest';
import { readCsv, readCsvHead } from '../../../src/data/csv.ts';
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
    ['a column without a name', ',b, \n1,2,3\n', [{ 'column 1': '1', b: '2', 'column 3': '3' }]],
    ['white space around names, in quotation marks too', '" a ",b \n1,2\n', [{ a: '1', b: '2' }]],
    ['names over several lines', '"a\nx",b\r\n1,2\r\n', [{ 'a\nx': '1', b: '2' }]],
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

describe('readCsvHead', () => {
  const head = (text: string, isWhole: boolean, rows = 10) => readCsvHead(text, 'd.csv', { rows, isWhole }).sample;

  it('gives the first records', () => {
    expect(head('a,b\n1,2\n3,4', true)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(head('a,b\n1,2\n3,4\n5,6\n', true, 2)).toEqual(head('a,b\n1,2\n3,4\n', true));
  });

  it.each([
    ['in a field', 'a,b\n1,2\n3,4'],
    ['behind a record', 'a,b\n1,2\n3,4\n'],
    ['between two fields', 'a,b\n1,2\n3'],
    ['in quotation marks', 'a,b\n1,2\n3,"x\ny'],
    ['in quotation marks, behind a line end', 'a,b\n1,2\n3,"x\n'],
    ['behind a quotation mark', 'a,b\n1,2\n3,"'],
  ])('leaves out the last record of a text that was cut off %s', (_, text) => expect(head(text, false)).toEqual([['1', '2']]));

  it('refuses a whole text that ends in quotation marks', () =>
    expect(() => head('a,b\n1,"x\n', true)).toThrow(expect.objectContaining({ code: 'syntax' })));

  it('knows names of columns over several lines', () => {
    expect(readCsvHead('"a\n",b\n', 'd.csv', { rows: 1, isWhole: true })).toMatchObject({
      columns: ['a', 'b'],
      hasLineEnds: true,
    });
    expect(readCsvHead('a,b\n', 'd.csv', { rows: 1, isWhole: true }).hasLineEnds).toBe(false);
  });
});
