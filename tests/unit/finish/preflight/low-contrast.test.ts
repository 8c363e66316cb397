import { expect, it } from 'vitest';
import { lowContrast } from '../../../../src/finish/preflight/rules/low-contrast.ts';
import { preflightBench } from '../../../support/preflight.ts';

const { found } = preflightBench(lowContrast);

it('finds pale words on paper and on a fill', async () => {
  const faults = await found(
    '<p style="color:#aaa">Pale</p><p style="background:#1f3a5f;color:#5a7a9a">On blue</p><p style="opacity:.4">Faded</p>',
  );
  expect(faults.map(({ message }) => message.slice(0, 40))).toEqual([
    '"Pale" has a contrast of 2.3:1 with what',
    expect.stringMatching(/^"On blue" has a contrast of 2\.\d:1/),
    expect.stringMatching(/^"Faded" has a contrast of 2\.\d:1/),
  ]);
});

it('asks less of large type', async () => {
  expect(await found('<p style="color:#8c8c8c;font-size:18pt">Large</p>')).toEqual([]);
  expect(await found('<p style="color:#8c8c8c">Small</p>')).toHaveLength(1);
});

it('is silent about white on a dark shape, what lies on a bar, and the mark in a margin', async () => {
  const bar =
    '<svg width="200pt" height="40pt"><path d="M0 0 L150 0 Q160 20 150 40 L0 40 Z" fill="#123"/><text x="20" y="26" fill="#fff">12.5</text></svg>';
  const mark = '@page{@left-middle{content:"DRAFT";writing-mode:vertical-rl;color:#eab;font-size:26pt}}';
  expect(await found(`<p style="background:#123;color:#fff">Light</p>${bar}`, mark)).toEqual([]);
});
