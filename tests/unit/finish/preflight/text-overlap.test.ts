import { expect, it } from 'vitest';
import { textOverlap } from '../../../../src/finish/preflight/rules/text-overlap.ts';
import { preflightBench } from '../../../support/preflight.ts';

const { found } = preflightBench(textOverlap);

it('finds words over words', async () => {
  const [fault, ...rest] = await found('<p style="margin:0">Revenue</p><p style="margin:-12pt 0 0 10pt">Margin</p>');
  expect(fault).toMatchObject({ severity: 'warning', page: 1, message: '"Margin" stands over "Revenue".' });
  expect(fault?.x).toBeCloseTo(60, 0);
  expect(rest).toEqual([]);
});

it('is silent about tight lines, raised signs, letters drawn twice, and what is covered', async () => {
  expect(
    await found(
      '<p style="line-height:1">One line<br>and another<sup>12</sup></p>' +
        '<p style="text-shadow:.3pt .3pt #888">Shadow</p>' +
        '<div style="height:20pt">Below</div><div style="position:relative;top:-20pt;background:#fff">Above</div>',
    ),
  ).toEqual([]);
});
