import { describe, expect, it } from 'vitest';
import { checkDraft, checkNote } from '../../../src/check/check.ts';
import { noteOfDraft } from '../../../src/check/note/draft.ts';
import type { Rule } from '../../../src/check/rule.ts';
import { ratioIdentity } from '../../../src/check/rules/ratio-identity.ts';

const WRONG = 'Share price: $84.20. Price target: $103. Upside potential: 32.3%.';

describe('a draft that means ill', () => {
  it.each<[string, string]>([
    ['200,000 lines', 'Words of no weight.\n'.repeat(200_000)],
    ['50,000 numbers', `${'12.5% and $4.2bn in 2025; '.repeat(10)}\n\n`.repeat(2500)],
    ['one endless line', `Revenue rose 4% to $4.2bn, ${'and then it rose 3% to $4.4bn, '.repeat(6000)}`],
    ['one endless word', 'x'.repeat(500_000)],
    ['a wall of digits', '1'.repeat(500_000)],
    ['a wall of brackets', '('.repeat(100_000) + ')'.repeat(100_000)],
    [
      'a table without a second row, and rows of all lengths',
      `| a | b |\n|---|\n| 1 |\n| 1 | 2 | 3 | 4 |\n${'|'.repeat(5000)}\n`,
    ],
    ['lists 3,000 deep', Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}- item ${at}%`).join('\n')],
    ['quotation marks that never end', `${'“'.repeat(20_000)} 12% ${'"'.repeat(20_001)}`],
    ['marks that turn the direction', `\u202e${WRONG}\u202c \u200f\u200e`.repeat(200)],
  ])('%s: ends, and says something of every rule that ran', (_, text) => {
    const findings = checkDraft(`# Halden\n\n${text}`, 'draft.md');
    expect(findings.filter(({ message }) => /failed on this note/.test(message))).toEqual([]);
    const lines = text.split('\n').length + 2;
    for (const { place } of findings) {
      expect(place?.line ?? 1).toBeLessThanOrEqual(lines);
      expect(place?.column ?? 1).toBeGreaterThanOrEqual(1);
    }
  });

  it.each([
    ['full-width digits', 'Share price: ＄８４.２０. Price target: ＄１０３. Upside potential: ３２.３％.'],
    ['digits of another script', 'Share price: $٨٤.٢٠. Price target: $١٠٣. Upside potential: ٣٢.٣%.'],
    ['after 100,000 other lines', `${'Words of no weight.\n'.repeat(100_000)}\n${WRONG}`],
  ])('%s are read, at their place', (_, text) => {
    const [finding] = checkNote(noteOfDraft(`# Halden\n\n${text}`, 'draft.md'), { using: [ratioIdentity] });
    expect(finding?.message).toContain('22.3%');
    expect(finding?.place?.line).toBe(text.split('\n').length + 2);
  });

  it('a rule that throws is a finding of its own, and the others run', () => {
    const broken: Rule = {
      ...ratioIdentity,
      id: 'broken',
      // biome-ignore lint/correctness/useYield: it throws before.
      *check() {
        throw new Error('No such thing.');
      },
    };
    const findings = checkNote(noteOfDraft(`# Halden\n\n${WRONG}`, 'draft.md'), { using: [broken, ratioIdentity] });
    expect(findings.map(({ rule, severity }) => [rule, severity]).sort()).toEqual([
      ['broken', 'error'],
      ['ratio-identity', 'error'],
    ]);
    expect(findings.find(({ rule }) => rule === 'broken')?.message).toContain('No such thing.');
  });
});
