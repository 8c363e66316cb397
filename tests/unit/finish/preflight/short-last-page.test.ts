import { expect, it } from 'vitest';
import { shortLastPage } from '../../../../src/finish/preflight/rules/short-last-page.ts';
import { lines, preflightBench } from '../../../support/preflight.ts';

const { found } = preflightBench(shortLastPage);

it('finds a page for a few lines', async () => {
  const [fault] = await found(lines(53));
  expect(fault).toMatchObject({ severity: 'info', page: 2, message: expect.stringMatching(/^The last page is \d% full\.$/) });
});

it('is silent about a fuller page, and about a single one', async () => {
  expect(await found(lines(75))).toEqual([]);
  expect(await found(lines(2))).toEqual([]);
});
