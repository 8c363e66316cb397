import { describe, expect, it } from 'vitest';
import { expectedOf } from '../../../../src/finish/read-back/expected.ts';

const hiddenIn = (body: string, css: string): readonly string[] =>
  expectedOf(body, css, {}).blocks.flatMap(({ text, hidden }) => (hidden ? [text] : []));

const body =
  '<article class="report"><div class="exhibit side" id="exhibit-a"><p class="exhibit-title">Title</p><p class="exhibit-notes">Notes</p></div><p class="exhibit-notes">Loose</p></article>';

describe('words that a style sheet takes off the paper', () => {
  it.each([
    ['.exhibit-notes { color: red; display: none }', ['Notes', 'Loose']],
    ['.exhibit > .exhibit-notes{display:none;}', ['Notes']],
    ['@layer brand{ .exhibit.side .exhibit-notes, h3 { display : none; } }', ['Notes']],
    ['#exhibit-a { display: none }', ['Title', 'Notes']],
    ['article p { display: none !important }', ['Title', 'Notes', 'Loose']],
    ['@media print { .exhibit-title { display: none } }', ['Title']],
  ])('are known by %s', (css, hidden) => {
    expect(hiddenIn(body, css)).toEqual(hidden);
  });

  it.each([
    '.exhibit-notes { display: block }',
    '.exhibit-notes::before { display: none }',
    '.deck .exhibit-notes { display: none }',
    '@media screen { .exhibit-notes { display: none } }',
    '/* .exhibit-notes { display: none } */',
    '.exhibit-notes { content: "display: none" }',
    '',
  ])('are none for %j', (css) => {
    expect(hiddenIn(body, css)).toEqual([]);
  });
});
