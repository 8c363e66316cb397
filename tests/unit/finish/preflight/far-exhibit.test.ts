import { expect, it } from 'vitest';
import { farExhibit } from '../../../../src/finish/preflight/rules/far-exhibit.ts';
import { preflightBench } from '../../../support/preflight.ts';

const { found } = preflightBench(farExhibit);

const exhibit = (label: string): string =>
  `<div style="break-before:page"><p>${label}</p><svg role="img" aria-label="Bars" width="200pt" height="100pt"><rect width="90" height="90"/></svg></div>`;
const leaf = '<p style="break-before:page">Words.</p>';

it('finds an exhibit two pages from its first mention', async () => {
  expect(await found(`<p>As Exhibit 2 shows.</p>${leaf}${exhibit('Exhibit 2')}`)).toMatchObject([
    { severity: 'info', page: 1, message: '"Exhibit 2" stands on page 3 and is first named on page 1.' },
  ]);
  expect(await found(`<p>See <a href="#x">Exhibit 2</a>.</p>${leaf}<div id="x">${exhibit('Exhibit 2')}</div>`)).toHaveLength(1);
  expect(await found(`<p>如圖表2。</p>${leaf}${exhibit('圖表2')}`)).toHaveLength(1);
});

it('is silent about the next page, about a longer number, and about what is not named', async () => {
  expect(await found(`<p>See Exhibit 2.</p>${exhibit('Exhibit 2')}`)).toEqual([]);
  expect(await found(`<p>See Exhibit 21.</p>${leaf}${exhibit('Exhibit 2')}`)).toEqual([]);
  expect(await found(`${leaf}${leaf}${exhibit('Exhibit 2')}`)).toEqual([]);
});
