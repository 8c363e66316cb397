import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../../src/shared/frame.ts';
import { formatPlace } from '../../../src/shared/place.ts';

const at = (line: number, column: number, endColumn?: number) => ({
  file: 'a.md',
  line,
  column,
  ...(endColumn ? { endLine: line, endColumn } : {}),
});

describe('codeFrame', () => {
  it('shows the line between its neighbours and marks the place', () => {
    expect(codeFrame('one\ntwo words\nthree', at(2, 5, 10))).toBe('  1 | one\n> 2 | two words\n    |     ^^^^^\n  3 | three');
  });

  it('lines numbers up and ends with the text', () => {
    const text = Array.from({ length: 12 }, (_, i) => `line ${i + 1}`).join('\r\n');
    expect(codeFrame(text, at(10, 1))).toBe('   9 | line 9\n> 10 | line 10\n     | ^\n  11 | line 11');
    expect(codeFrame(text, at(12, 6))).toBe('  11 | line 11\n> 12 | line 12\n     |      ^');
    expect(codeFrame(text, at(1, 1), 0)).toBe('>  1 | line 1\n     | ^'.replace('>  1', '> 1').replace('     |', '    |'));
  });

  it('cuts a long line around the place and keeps the mark under it', () => {
    const frame = codeFrame(`${'a'.repeat(30_000)}NEEDLE${'b'.repeat(30_000)}`, at(1, 30_001, 30_007)).split('\n');
    expect(frame[0]?.length).toBeLessThan(130);
    const mark = frame[1] as string;
    expect(frame[0]?.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('NEEDLE');
  });

  it('lets no control character through', () => {
    expect(codeFrame('a\u001b[31mred\u0007', at(1, 1))).toContain('a·[31mred·');
  });
});

describe('formatPlace', () => {
  it('is what editors click on', () => expect(formatPlace(at(12, 3))).toBe('a.md:12:3'));
});
