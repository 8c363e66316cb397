import { expect, it } from 'vitest';
import { smallType } from '../../../../src/finish/preflight/rules/small-type.ts';
import { preflightBench } from '../../../support/preflight.ts';

const { found } = preflightBench(smallType);

it('finds type under 6 points', async () => {
  expect(await found('<p>Words</p><p style="font-size:5pt">Small print</p>')).toMatchObject([
    { severity: 'warning', page: 1, message: '"Small print" is set in 5 points.' },
  ]);
});

it('finds it in a drawing that is made smaller', async () => {
  const drawing = '<svg viewBox="0 0 200 100" width="100pt" height="50pt"><text y="50" font-size="10">Axis</text></svg>';
  expect(await found(drawing)).toMatchObject([{ message: '"Axis" is set in 5 points.' }]);
});

it('is silent about 6 points, and about raised signs', async () => {
  expect(
    await found(
      '<p style="font-size:6pt">Source</p><p>Words<sup style="font-size:5pt">1,2</sup> and H<sub style="font-size:5pt">2</sub>O</p>',
    ),
  ).toEqual([]);
});
