import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../../src/shared/nearest.ts';

describe('nearest', () => {
  const words = ['title', 'headline', 'unit', 'name', 'down'];
  it.each([
    ['titel', 'title'],
    ['nmae', 'name'],
    ['dwon', 'down'],
    ['units', 'unit'],
    ['HEADLINE', 'headline'],
    ['heading', 'headline'],
    ['nam', 'name'],
  ])('%s means %s', (word, meant) => expect(nearest(word, words)).toBe(meant));

  it.each(['', 'x', 'completely', 'eman', 'ti'])('%j means nothing here', (word) => expect(nearest(word, words)).toBeUndefined());

  it('is a sentence, or nothing', () => {
    expect(didYouMean('titel', words)).toBe(' Did you mean "title"?');
    expect(didYouMean('zzzzzz', words)).toBe('');
    expect(didYouMean('a', [])).toBe('');
  });
});
