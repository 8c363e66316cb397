import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../../../src/data/file/json-fault.ts';

describe('a text stops being JSON', () => {
  it.each([
    '|',
    ' |',
    '[1,|]',
    '[|,1]',
    '[1 |2]',
    '{"a":1,|}',
    '{|a:1}',
    '{"a"|,1}',
    '{"a":|}',
    '[1|}',
    '{"a":1|]',
    '[|NaN]',
    '[-|]',
    '[0|1]',
    '[1|.]',
    '[|.5]',
    '[|+1]',
    '[|"a\nb"]',
    '[|"\\x"]',
    '[|"\\u12g4"]',
    '[|"open]',
    '[|tru]',
    '[true|e]',
    '[1,2|',
    '{"a":[{"b":|',
    '[] |[]',
    '{"a":1} |// no',
    '[1,\n 2,\n|]',
    '|\u00a0[]',
    '|\ufeff[]',
  ])('at the mark in %j', (marked) => {
    const text = marked.replace('|', '');
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    // A number is cut where it may end.
    const at = marked === '[-|]' ? 1 : marked.indexOf('|');
    expect(jsonFault(text)).toBe(at);
  });

  it.each(['[]', ' {"a" : [1, -0.5e+3, "x\\u00e9\\n", true, null, {}]}\n', '"x"', '0', '[[[[]]]]'])(
    'at its end when it is all of %j',
    (text) => {
      expect(() => JSON.parse(text)).not.toThrow();
      expect(jsonFault(text)).toBe(text.length);
    },
  );

  it('soon, in a long one', () => {
    const rows = `${'{"a":"x","b":1},'.repeat(100_000)}`;
    expect(jsonFault(`[${rows}]`)).toBe(rows.length + 1);
    expect(jsonFault(`["${'x'.repeat(5_000_000)}",]`)).toBe(5_000_004);
    expect(jsonFault('['.repeat(200_000))).toBe(200_000);
  });
});
