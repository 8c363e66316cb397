import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../src/check/fixes.ts';
import type { Finding } from '../../../src/shared/finding.ts';

function fixing(line: number, column: number, endLine: number | undefined, endColumn: number | undefined, text: string): Finding {
  const place = { file: 'a.md', line, column, ...(endLine ? { endLine } : {}), ...(endColumn ? { endColumn } : {}) };
  return { rule: 'r', severity: 'warning', message: text, place, fix: { place, text } };
}

const TEXT = 'one two three\r\nfour\nfive six\n';

describe('fixes', () => {
  it('replace what stands at their place, in any order, and keep the rest as it is', () => {
    const findings = [fixing(3, 1, 3, 5, '5'), fixing(1, 5, 1, 8, '2'), fixing(2, 5, undefined, undefined, ' and a half')];
    expect(applyFixes(TEXT, findings, 'a.md')).toMatchObject({
      text: 'one 2 three\r\nfour and a half\n5 six\n',
      overlapping: [],
    });
  });

  it('may take lines out', () => {
    expect(applyFixes(TEXT, [fixing(2, 1, 3, 1, '')], 'a.md').text).toBe('one two three\r\nfive six\n');
  });

  it('of which two overlap are made one after another: the first wins', () => {
    const findings = [fixing(1, 5, 1, 14, 'x'), fixing(1, 1, 1, 6, 'y'), fixing(1, 5, 1, 6, 'z'), fixing(1, 1, 1, 5, 'w ')];
    const { text, made, overlapping } = applyFixes(TEXT, findings, 'a.md');
    expect(text).toBe('w x\r\nfour\nfive six\n');
    expect(made.map(({ message }) => message)).toEqual(['x', 'w ']);
    expect(overlapping.map(({ message }) => message)).toEqual(['y', 'z']);
  });

  it('of other files and of places outside are left out', () => {
    expect(applyFixes(TEXT, [fixing(1, 1, 1, 4, 'x')], 'b.md').text).toBe(TEXT);
    expect(applyFixes(TEXT, [fixing(90, 1, 90, 4, 'x'), fixing(3, 5, 3, 2, 'y')], 'a.md')).toMatchObject({
      text: TEXT,
      made: [],
    });
  });
});
