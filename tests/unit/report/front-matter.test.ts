import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../src/report/front-matter.ts';

describe('splitFrontMatter', () => {
  it.each([
    ['---\na: 1\n---\nBody\n', 'a: 1\n', 'Body\n'],
    ['---\r\na: 1\r\n---\r\nBody', 'a: 1\r\n', 'Body'],
    ['---  \na: 1\n...\nBody', 'a: 1\n', 'Body'],
    ['---\n---\n', '', ''],
    ['---\na: 1\n---', 'a: 1\n', ''],
    ['---\na: 1\n---\nBody\n---\nmore', 'a: 1\n', 'Body\n---\nmore'],
    ['---\na: "x --- y"\n---\nBody', 'a: "x --- y"\n', 'Body'],
  ])('parts %j', (text, yaml, body) => {
    const split = splitFrontMatter(text);
    expect(split).toMatchObject({ yaml, body });
    expect(text.slice(split?.yamlOffset).startsWith(yaml)).toBe(true);
    expect(text.slice(split?.bodyOffset)).toBe(body);
  });

  it.each(['a: 1\n---\nBody', '---\na: 1\nBody', '---\na: 1\n ---\nBody', '---\na: 1\n----\nBody', ''])(
    'finds none in %j',
    (text) => {
      expect(splitFrontMatter(text)).toBeUndefined();
    },
  );
});
