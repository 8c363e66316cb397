import { expect, it } from 'vitest';
import { strandedHeading } from '../../../../src/finish/preflight/rules/stranded-heading.ts';
import { lines, preflightBench } from '../../../support/preflight.ts';

const { found } = preflightBench(strandedHeading);

it('finds a heading at the foot of a page', async () => {
  expect(await found(`${lines(10)}<h2>What comes next</h2><p style="break-before:page">It comes.</p>`)).toMatchObject([
    { severity: 'warning', page: 1, message: 'The heading "What comes next" is the last thing of its page.' },
  ]);
});

it('finds a heading at the foot of a column', async () => {
  const columns = '<div style="columns:2;column-fill:auto;height:300pt">';
  expect(await found(`${columns}${lines(4)}<h2>Risks</h2><p style="break-before:column">They are many.</p></div>`)).toMatchObject(
    [{ page: 1, message: 'The heading "Risks" is the last thing of its column.' }],
  );
});

it('is silent about a heading with its text below or beside it', async () => {
  expect(
    await found(
      '<h2>One</h2><p>Words.</p><div style="display:flex"><h2 style="margin:0;width:100pt">Two</h2><p style="margin:0">Words beside it.</p></div>',
    ),
  ).toEqual([]);
});

it('is silent about a slide that opens a section', async () => {
  const slides = '@page{size:960px 540px;margin:40px}section{break-after:page}';
  expect(
    await found('<section><h1>Part one</h1></section><section><p>Part one</p><h2>Title</h2><p>Words.</p></section>', slides),
  ).toEqual([]);
});
