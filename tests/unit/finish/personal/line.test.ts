import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyLine } from '../../../../src/finish/personal/line.ts';

const WORDS = 'Prepared for {recipient} · copy {id}';

function drawn(name: string, firm?: string, width = 85_000) {
  const pieces = copyLine(WORDS, { name, firm }, 'ABC-1', width);
  return {
    text: pieces.map(({ glyphs }) => glyphs.map(({ character }) => character).join('')).join(''),
    says: pieces.flatMap(({ says }) => says ?? []),
    width: pieces.flatMap(({ glyphs }) => glyphs).reduce((sum, { outline }) => sum + outline.advance, 0),
  };
}

describe('the line of a copy', () => {
  it.each([
    ['Ada', 'Firm', 'Prepared for Ada, Firm · copy ABC-1', []],
    ['Ada', undefined, 'Prepared for Ada · copy ABC-1', []],
    ['Zoë Ælfric ĐặngŁ', undefined, 'Prepared for Zoë Ælfric ĐặngŁ · copy ABC-1', []],
    ['陳大文', '國泰', 'Prepared for 陳大文, 國泰 · copy ABC-1', []],
    ['علي', 'x', 'Prepared for U+0639 U+0644 U+064A, x · copy ABC-1', ['علي']],
    ['👩‍💻 Zoë🚀b', undefined, 'Prepared for U+1F469 U+1F4BB Zoë U+1F680 b · copy ABC-1', ['👩‍💻 Zoë🚀b']],
    ['a\u0000b\u202ec\td', undefined, 'Prepared for abc d · copy ABC-1', []],
    ['\u200b', undefined, 'Prepared for U+200B · copy ABC-1', []],
    ['\udc00', undefined, 'Prepared for U+FFFD · copy ABC-1', undefined],
  ])('draws %j of %j', (name, firm, text, says) => {
    const line = drawn(name, firm);
    if (says === undefined) expect(line.text).toMatch(/Prepared for (�|U\+FFFD) · copy ABC-1/);
    else expect(line).toMatchObject({ text, says });
  });

  it('shortens what is too long, the longer of the two first, and keeps the id', () => {
    const line = drawn('n'.repeat(300), 'Firm');
    expect(line.text).toMatch(/^Prepared for n{50,}…, Firm · copy ABC-1$/);
    expect(line.says).toEqual(['n'.repeat(300)]);
    expect(line.width).toBeLessThanOrEqual(85_000);
    const both = drawn('n'.repeat(5000), '國'.repeat(300));
    expect(both.text).toMatch(/^Prepared for n{30,}…, 國{15,}… · copy ABC-1$/);
    expect(both.width).toBeLessThanOrEqual(85_000);
  });

  it('does not cut a character in two', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(drawn(family.repeat(50)).text).toMatch(/^Prepared for (?:U\+1F468 U\+1F469 U\+1F467 U\+1F466 ?)+…/);
  });

  it('draws every name within its width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), (name, firm) => {
        const line = drawn(name, firm);
        expect(line.width).toBeLessThanOrEqual(85_000);
        expect(line.text.endsWith('ABC-1')).toBe(true);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
