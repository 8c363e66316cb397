import { describe, expect, it } from 'vitest';
import { expand } from '../../../src/prose/expand.ts';
import { splitInline } from '../../../src/prose/inline.ts';
import { scopeOf } from '../../support/report.ts';

const scope = scopeOf('price: { value: 5, unit: USD }');
const split = (source: string) => {
  const expanded = expand(source, scope);
  return splitInline(expanded.text, expanded, new Set(['1', 'filing', 'a-b_c'])).map((part) =>
    part.kind === 'words'
      ? part.text
      : part.kind === 'citation'
        ? { cites: part.source, at: part.at }
        : { prints: part.printed.kind },
  );
};

describe('splitInline', () => {
  it('parts words, values and citations', () => {
    expect(split('Up {{fact "price"}} [filing][1].')).toEqual([
      'Up ',
      { prints: 'fact' },
      ' ',
      { cites: 'filing', at: 7 },
      { cites: '1', at: 15 },
      '.',
    ]);
    expect(split('[a-b_c]')).toEqual([{ cites: 'a-b_c', at: 0 }]);
    expect(split('')).toEqual([]);
  });

  it('leaves brackets that cite nothing alone, but for numbers', () => {
    expect(split('[sic] and [ 1 ] and [x y] and []')).toEqual(['[sic] and [ 1 ] and [x y] and []']);
    expect(split('[7] [2026]')).toEqual([{ cites: '7', at: 0 }, ' [2026]']);
  });
});
