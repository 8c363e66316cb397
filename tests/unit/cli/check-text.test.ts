import { describe, expect, it } from 'vitest';
import { toText } from '../../../src/cli/commands/check-text.ts';
import { BROKEN, CHECKED } from '../check/output/files.ts';

describe('findings on a terminal', () => {
  it('stand by severity with their place, lines and mend, and are counted', () => {
    expect(toText([CHECKED], false)).toBe(`Errors (1)

notes/a b.md:3:20  unknown-citation  [7] cites a source that is not in the list.
  2 | 
> 3 | Revenue rose 4% <b>[7]</b>.
    |                    ^^^
  4 | 
  Add it.

Warnings (1)

styles/brands/x/brand.yaml:1:1  contrast  Too pale & grey.

Notes (2)

notes/a b.md:3:1  unused-source  Nothing cites it.
  2 | 
> 3 | Revenue rose 4% <b>[7]</b>.
    | ^^^^^^^^^^^^
  4 | 
  Overridden by A. Analyst: Background

required-block  No author.

notes/a b.md: 1 error, 1 warning, 2 notes, 1 of them overridden`);
  });

  it('of several files are counted together; a file that cannot be read says why', () => {
    const text = toText([CHECKED, BROKEN], false);
    expect(text).toContain('broken.md:2:1  report.unknown-key');
    expect(text.split('\n').at(-1)).toBe('2 files: 1 error, 1 warning, 2 notes, 1 of them overridden');
  });

  it('have colours only when asked for, and command no terminal', () => {
    const hostile = { ...CHECKED, findings: [{ rule: 'r', severity: 'error' as const, message: 'a\u001b[31mb' }] };
    expect(toText([hostile], false)).not.toContain('\u001b');
    expect(toText([hostile], true)).toContain('\u001b[31mr\u001b[0m  a·[31mb');
  });

  it('are none in a sound note', () => {
    expect(toText([{ ...CHECKED, findings: [] }], false)).toBe('notes/a b.md: no findings');
  });
});
