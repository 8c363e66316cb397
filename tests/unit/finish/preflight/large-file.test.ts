import { expect, it } from 'vitest';
import { largeFile } from '../../../../src/finish/preflight/rules/large-file.ts';
import { preflightBench } from '../../../support/preflight.ts';

const { print, look } = preflightBench(largeFile);

it('finds a file larger than the limit, and is silent about others', async () => {
  const pdf = await print('<p>Words</p>');
  const megabytes = pdf.length / 1e6;
  expect(await look(pdf, { mailMegabytes: megabytes * 0.9 })).toMatchObject([
    { severity: 'warning', message: expect.stringMatching(/^The file has [\d.]+ MB; [\d.]+ MB go by mail\.$/) },
  ]);
  expect(await look(pdf, { mailMegabytes: megabytes })).toEqual([]);
});
