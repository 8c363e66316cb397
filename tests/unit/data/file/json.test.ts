import { describe, expect, it } from 'vitest';
import { readJson, readNdjson } from '../../../../src/data/file/json.ts';
import { OriginError } from '../../../../src/data/origin.ts';

const read = (text: string, at?: string) => readJson(text, 'd.json', at);

describe('JSON', () => {
  it('is a list of objects, their columns in the order of first sight', () => {
    expect(read('[{"b":1,"a":null},{"c":"x","a":true}]')).toEqual({
      columns: ['b', 'a', 'c'],
      rows: [
        { b: 1, a: null },
        { c: 'x', a: true },
      ],
    });
  });

  it.each([
    ['{"data":{"items":[{"a":1}]}}', 'data.items'],
    ['{"data":[[],[{"a":1}]]}', 'data.1'],
    ['[[{"a":1}]]', '0'],
    ['{"a b":{"":[{"a":1}]}}', 'a b.'],
  ])('in %s stands at "%s"', (text, at) => expect(read(text, at).rows).toEqual([{ a: 1 }]));

  it('may be an empty list', () => expect(read('[]')).toEqual({ columns: [], rows: [] }));

  it('keeps whole numbers past 2^53 to the last digit, and rounds none', () => {
    const { rows } = read(
      '[{"a":9007199254740993,"b":-12345678901234567890,"c":9007199254740991,"d":1e20,"e":0.1234567890123456,"f":"9007199254740993"}]',
    );
    expect(rows[0]).toEqual({
      a: 9_007_199_254_740_993n,
      b: -12_345_678_901_234_567_890n,
      c: 9_007_199_254_740_991,
      d: 1e20,
      e: 0.123_456_789_012_345_6,
      f: '9007199254740993',
    });
  });

  it('has columns that are named like what objects have', () => {
    const { columns, rows } = read('[{"__proto__":1,"constructor":2}]');
    expect(columns).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype);
    expect(Object.hasOwn(rows[0] as object, '__proto__')).toBe(true);
  });

  it.each<[string, string, string | undefined, string, RegExp]>([
    ['an object', '{"data":[],"meta":{}}', undefined, 'not-rows', /d\.json is no list of objects\. It has "data", "meta"\./],
    ['a number', '7', undefined, 'not-rows', /no list of objects\.$/],
    ['null', 'null', undefined, 'not-rows', /no list of objects\.$/],
    [
      'nothing there',
      '{"data":{"rows":[]}}',
      'data.items',
      'not-rows',
      /nothing at "data\.items": there is no "items"\. It has "rows"\./,
    ],
    ['nothing below a text', '{"data":"x"}', 'data.items', 'not-rows', /there is no "items"\.$/],
    ['what objects inherit', '{"data":{}}', 'data.constructor', 'not-rows', /no "constructor"/],
    ['an object there', '{"data":{"rows":[]}}', 'data', 'not-rows', /"data" of d\.json is no list of objects\. It has "rows"/],
    ['values in the list', '[{"a":1},2]', undefined, 'not-rows', /Entry 2 of d\.json is no object/],
    ['lists in the list', '[[1]]', undefined, 'not-rows', /Entry 1/],
    ['a comma at the end', '[{"a":1},\n{"a":2},\n]', undefined, 'syntax', /not valid JSON near line 3\./],
    ['NaN', '[{"a":\nNaN}]', undefined, 'syntax', /near line 2/],
    ['a comment', '[] // none', undefined, 'syntax', /not valid JSON/],
    ['an end in the middle', '[{"a":1}', undefined, 'syntax', /not valid JSON/],
    ['nothing', '', undefined, 'syntax', /not valid JSON/],
    ['a wrong escape beside a long number', '[{"a":1234567890123456789,"b":"\\x"}]', undefined, 'syntax', /not valid JSON/],
  ])('is refused with %s', (_, text, at, code, message) => {
    const refused = (): unknown => read(text, at);
    expect(refused).toThrow(OriginError);
    expect(refused).toThrow(expect.objectContaining({ code, kind: 'report', message: expect.stringMatching(message) }));
  });

  it('is refused at the key that is wrong', () => {
    expect(() => read('{}', 'data')).toThrow(expect.objectContaining({ key: 'at' }));
    expect(() => read('{}')).toThrow(expect.objectContaining({ key: 'file', mend: expect.stringContaining('at') }));
  });
});

describe('NDJSON', () => {
  it('is an object a line, blank lines passed over', () => {
    expect(readNdjson('{"a":1}\r\n\n  \n{"b":9007199254740993}', 'd.ndjson')).toEqual({
      columns: ['a', 'b'],
      rows: [{ a: 1 }, { b: 9_007_199_254_740_993n }],
    });
    expect(readNdjson('', 'd.ndjson')).toEqual({ columns: [], rows: [] });
  });

  it.each([
    ['{"a":1}\n{"a":\n2}', 'syntax', /d\.ndjson is not valid JSON near line 2\./],
    ['{"a":1}\n\n[1]', 'not-rows', /Line 2 of d\.ndjson/],
    ['{"a":1} {"a":2}', 'syntax', /line 1/],
  ])('%j is refused', (text, code, message) => {
    expect(() => readNdjson(text, 'd.ndjson')).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});
