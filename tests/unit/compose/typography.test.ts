import { describe, expect, it } from 'vitest';
import { setQuotes } from '../../../src/compose/typography.ts';

describe('setQuotes', () => {
  it.each([
    ['en', `He said "no", she said 'yes'.`, 'He said “no”, she said ‘yes’.'],
    ['en', `It's the company's '25 plan`, 'It’s the company’s ’25 plan'],
    ['en', `("quoted") and "'nested' words"`, '(“quoted”) and “‘nested’ words”'],
    ['en-GB', '"tag"', '“tag”'],
    ['de', `Sie sagte "nein" und 'vielleicht'.`, 'Sie sagte „nein“ und ‚vielleicht‘.'],
    ['de-AT', '"Wien"', '„Wien“'],
    ['zh-Hant', '"x"', '“x”'],
  ])('%s: %s', (language, text, set) => {
    expect(setQuotes(text, language)).toBe(set);
  });

  it('leaves what is already set', () => {
    expect(setQuotes('“set” with care’s mark', 'de')).toBe('“set” with care’s mark');
  });

  it('closes after the character that stands before', () => {
    expect(setQuotes('" he said', 'en', 'x')).toBe('” he said');
  });
});
