import { describe, expect, it } from 'vitest';
import { escapeCssString, escapeHtml } from '../../../src/compose/escape.ts';

describe('escapeHtml', () => {
  it('leaves no sign that starts or ends markup', () => {
    expect(escapeHtml(`<a b="c" d='e'>&amp;`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;');
  });

  it('drops control characters and keeps tabs, line ends and the rest of Unicode', () => {
    expect(escapeHtml('a\u0000b\u0008c\u001bd\u007fe\uffff')).toBe('abcde');
    expect(escapeHtml('a\tb\nc \u00a0阿里€😀')).toBe('a\tb\nc \u00a0阿里€😀');
  });
});

describe('escapeCssString', () => {
  it.each([
    ['a quote', 'a"b', 'a\\22 b'],
    ['a backslash', 'a\\b', 'a\\5c b'],
    ['a line end', 'a\nb', 'a\\a b'],
    ['the end of a style sheet', '</style>', '\\3c /style\\3e '],
    ['an entity', '&quot;', '\\26 quot;'],
  ])('%s', (_, text, escaped) => {
    expect(escapeCssString(text)).toBe(escaped);
  });
});
