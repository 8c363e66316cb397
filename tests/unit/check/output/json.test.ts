import { expect, it } from 'vitest';
import { toJson } from '../../../../src/check/output/json.ts';
import { BROKEN, CHECKED } from './files.ts';

it('one file is an object with its findings as they are, and how many there are', () => {
  expect(JSON.parse(toJson([CHECKED]))).toEqual({
    file: 'notes/a b.md',
    findings: CHECKED.findings,
    counts: { error: 1, warning: 1, info: 2, overridden: 1 },
  });
});

it('several files are an array; one that cannot be read has problems', () => {
  const [first, second] = JSON.parse(toJson([CHECKED, BROKEN]));
  expect(first.file).toBe('notes/a b.md');
  expect(second).toEqual({
    file: 'broken.md',
    findings: [],
    counts: { error: 0, warning: 0, info: 0, overridden: 0 },
    problems: BROKEN.problems,
  });
});
