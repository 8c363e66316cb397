import { describe, expect, it } from 'vitest';
import { EXIT_CODES, TearsheetError, toTearsheetError } from '../../../src/shared/errors.ts';

describe('exit codes', () => {
  it('are the published table', () => {
    expect(EXIT_CODES).toEqual({ internal: 1, usage: 2, report: 3, findings: 4, print: 5, unavailable: 6, interrupted: 130 });
    expect(new Set(Object.values(EXIT_CODES)).size).toBe(Object.keys(EXIT_CODES).length);
    expect(Object.values(EXIT_CODES)).not.toContain(0);
  });

  it.each(Object.entries(EXIT_CODES))('%s ends with %i', (kind, code) => {
    expect(new TearsheetError(kind as keyof typeof EXIT_CODES, { code: 'a.b', message: 'm' }).exitCode).toBe(code);
  });
});

describe('TearsheetError', () => {
  it('carries all problems and goes by the first', () => {
    const error = new TearsheetError('report', [
      { code: 'a.first', message: 'One.' },
      { code: 'a.second', message: 'Two.' },
    ]);
    expect(error).toMatchObject({ name: 'TearsheetError', code: 'a.first', message: 'a.first: One.\na.second: Two.' });
    expect(new TearsheetError('report', []).code).toBe('internal.unknown');
  });

  it('is made of anything thrown, without telling the public what it was', () => {
    const known = new TearsheetError('usage', { code: 'a.b', message: 'm' });
    expect(toTearsheetError(known)).toBe(known);
    expect(toTearsheetError(new DOMException('stopped', 'AbortError'))).toMatchObject({
      kind: 'interrupted',
      code: 'run.interrupted',
      exitCode: 130,
    });
    const cause = new Error('password at /srv/secret');
    const folded = toTearsheetError(cause);
    expect(folded).toMatchObject({ kind: 'internal', code: 'internal.unexpected', cause });
    expect(JSON.stringify(folded.problems)).not.toContain('secret');
    expect(toTearsheetError('a text')).toMatchObject({ kind: 'internal' });
    expect(toTearsheetError(undefined)).toMatchObject({ kind: 'internal' });
  });
});
