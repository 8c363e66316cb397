import { expect, it } from 'vitest';
import { linkTexts } from '../../../src/finish/link-texts.ts';

it('reads the links of a page with their words', () => {
  expect(
    linkTexts(
      '<p><a href="#source-1" class="x">1</a> and <a class="y" href="https://example.com/?a=1&amp;b=2">Annual <em>report</em> &amp; notes</a><a name="x">none</a><a href="#d" aria-label="Page 7"><span>7</span></a></p>',
    ),
  ).toEqual([
    { href: '#source-1', text: '1' },
    { href: 'https://example.com/?a=1&b=2', text: 'Annual report & notes' },
    { href: '#d', text: 'Page 7' },
  ]);
});
