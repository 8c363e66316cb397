import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { TextLines, YamlPlaces } from '../../../src/report/positions.ts';

describe('TextLines', () => {
  it('counts lines and columns from 1 and holds offsets to the text', () => {
    const lines = new TextLines('ab\n\ncd');
    expect([0, 1, 2, 3, 4, 5, 6].map((offset) => Object.values(lines.at(offset)).join(':'))).toEqual([
      '1:1',
      '1:2',
      '1:3',
      '2:1',
      '3:1',
      '3:2',
      '3:3',
    ]);
    expect(lines.at(99)).toEqual({ line: 3, column: 3 });
    expect(lines.at(-5)).toEqual({ line: 1, column: 1 });
    expect(new TextLines('').at(3)).toEqual({ line: 1, column: 1 });
  });
});

describe('YamlPlaces', () => {
  const yaml = 'a:\n  - b: one\n    c: two\n"d e": 3\n';
  const places = new YamlPlaces(parseDocument(yaml), new TextLines(`---\n${yaml}---\n`), 4, 'r.md');

  it('finds values and keys in the file, not in the part', () => {
    expect(places.value(['a', 0, 'c'])).toEqual({ file: 'r.md', line: 4, column: 8, endLine: 4, endColumn: 11, path: 'a.0.c' });
    expect(places.key(['a', 0, 'c'])).toMatchObject({ line: 4, column: 5, endColumn: 6 });
    expect(places.value(['d e'])).toMatchObject({ line: 5, column: 8 });
  });

  it('falls back to what is there', () => {
    expect(places.value(['a', 0, 'x', 'y'])).toMatchObject({ line: 3, column: 5, path: 'a.0.x.y' });
    expect(places.value(['zzz'])).toMatchObject({ line: 2, column: 1 });
    expect(places.value([])).toMatchObject({ line: 2, column: 1 });
  });
});
