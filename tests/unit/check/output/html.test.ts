import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toHtml } from '../../../../src/check/output/html.ts';
import { reviewOf } from '../../../../src/check/output/review.ts';
import { BUILT_IN } from '../../../../src/workspace/workspace.ts';
import { foreignParts } from '../../../support/markup.ts';
import { BROKEN, CHECKED } from './files.ts';

const FOLDERS = { templates: [join(BUILT_IN, 'templates')], styles: [join(BUILT_IN, 'styles')] };

describe('a review', () => {
  it('marks the words that findings point at, the worst where they overlap', () => {
    const { lines } = reviewOf(
      {
        ...CHECKED,
        findings: [
          {
            rule: 'a',
            severity: 'info',
            message: 'a',
            place: { file: CHECKED.file, line: 3, column: 1, endLine: 3, endColumn: 13 },
          },
          {
            rule: 'b',
            severity: 'error',
            message: 'b',
            place: { file: CHECKED.file, line: 3, column: 9, endLine: 3, endColumn: 16 },
          },
          {
            rule: 'c',
            severity: 'warning',
            message: 'c',
            place: { file: CHECKED.file, line: 3, column: 9, endLine: 5, endColumn: 4 },
          },
        ],
      },
      0,
    );
    expect(lines[2]?.parts).toEqual([
      { text: 'Revenue ', mark: 'info' },
      { text: 'rose 4%', mark: 'error' },
      { text: ' <b>[7]</b>.', mark: 'warning' },
    ]);
    expect(lines[4]?.parts).toEqual([
      { text: 'The', mark: 'warning' },
      { text: ' end.', mark: '' },
    ]);
    expect(lines[2]?.findings.map(({ rule }) => rule)).toEqual(['a', 'b', 'c']);
  });

  it('keeps apart what stands at no line of the file', () => {
    const { general, summary, overridden } = reviewOf(CHECKED, 0);
    expect(general.map(({ rule, where }) => [rule, where])).toEqual([
      ['contrast', 'styles/brands/x/brand.yaml, line 1'],
      ['required-block', undefined],
    ]);
    expect(summary.map(({ count, label }) => `${count} ${label}`)).toEqual(['1 Error', '1 Warning', '2 Notes']);
    expect(overridden).toBe(1);
  });

  it('is one page without script or network, in which the words of a note are words', async () => {
    const page = await toHtml([CHECKED, BROKEN], FOLDERS);
    // A report's page has no use for these.
    const foreign = foreignParts(/<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? '');
    expect(foreign.filter((part) => !['<details>', 'details[open]', '<summary>', 'div[dir]', '<mark>'].includes(part))).toEqual(
      [],
    );
    expect(page).not.toMatch(/<script|https?:\/\//);
    expect(page).toContain('&lt;b&gt;');
    expect(page).toContain('<mark class="error">[7]</mark>');
    expect(page).toContain('Overridden by A. Analyst, 2026-01-14: Background');
    expect(page).toContain('Too pale &amp; grey.');
    expect(page).toContain('@media print');
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
    for (const [, line] of page.matchAll(/>(\d+)<\/a><div class="text"/g)) expect(Number(line)).toBeLessThan(8);
  });

  it('says so when nothing is found', async () => {
    expect(await toHtml([{ ...CHECKED, findings: [] }], FOLDERS)).toContain('The checks found nothing.');
  });

  it('takes time that grows with the note alone, also when all findings stand on one line', () => {
    const words = 'word '.repeat(40_000);
    const findings = Array.from({ length: 40_000 }, (_, i) => ({
      rule: 'a',
      severity: 'warning' as const,
      message: 'm',
      place: { file: 'a.md', line: 1, column: i * 5 + 1, endLine: 1, endColumn: words.length },
    }));
    const start = performance.now();
    expect(reviewOf({ file: 'a.md', text: words, findings, problems: [] }, 0).lines[0]?.parts).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
