import { expect, it } from 'vitest';
import { pageHole } from '../../../../src/finish/preflight/rules/page-hole.ts';
import { lines, preflightBench } from '../../../support/preflight.ts';

const { found } = preflightBench(pageHole);

it('finds a page that is left half empty', async () => {
  const [fault, ...rest] = await found(`${lines(20)}<div style="break-inside:avoid">${lines(45)}</div>`);
  expect(fault).toMatchObject({ severity: 'warning', page: 1, message: expect.stringMatching(/^\d\d% of the page are white/) });
  expect(fault?.y).toBeGreaterThan(320);
  expect(rest).toEqual([]);
});

it('is silent about full pages and the last one', async () => {
  expect(await found(lines(70))).toEqual([]);
  expect(await found(`${lines(46)}<div style="height:60pt;background:#ddd"></div>${lines(3)}`)).toEqual([]);
});
