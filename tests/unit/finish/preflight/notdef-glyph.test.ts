import { expect, it } from 'vitest';
import { notdefGlyph } from '../../../../src/finish/preflight/rules/notdef-glyph.ts';
import { preflightBench } from '../../../support/preflight.ts';

const { found } = preflightBench(notdefGlyph);

it('finds a box in place of a letter', async () => {
  expect(await found('<p>Sign \u{10fffd} here</p>')).toMatchObject([
    { severity: 'error', page: 1, message: expect.stringContaining('lacks a letter of') },
  ]);
});

it('is silent about letters, blanks and signs that the font has', async () => {
  expect(await found('<p>Efficient ½ €5\u00a0mn\u2009– “so” fi</p>')).toEqual([]);
});
