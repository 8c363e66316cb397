import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDraft } from '../../src/check/check.ts';

/** What an audit by hand found in a draft of a copilot: line, rule, and the value recomputed where there is one. */
type Audited = readonly [finding: string, what: string, line: number, rule: string, recomputed?: string];

const AUDIT: readonly Audited[] = [
  ['F01', 'two returns to one price', 17, 'return-window', '+107.31%'],
  ['F02', 'since the beginning of the wrong year', 17, 'return-window', '2026'],
  ['F03', 'market value a tenth of what all else implies', 12, 'magnitude', '13.94bn'],
  ['F04', 'a segment beyond the implied group', 12, 'magnitude', '$92 billion'],
  ['F05', 'free cash flow twice the market value', 20, 'magnitude', '200.16%'],
  ['F06', 'compound growth of one year, and too high', 36, 'cagr', '19.57%'],
  ['F07', 'one series under two names', 35, 'metric-label', 'international retail business'],
  ['F08', 'a projection for a year that is over', 33, 'projection-for-closed-period', '2025'],
  ['F09', 'a table of effects without its total', 70, 'composition-total', '22.64% to 39.71%'],
  ['F10', 'per cent of what', 70, 'percent-of-what'],
  ['F11', 'growth and the premium for it', 72, 'double-count'],
  ['F12', 'a sentence that breaks off', 74, 'truncated-sentence'],
  ['F13', 'scenarios without value, base and probability', 50, 'scenario-complete'],
  ['F13', 'the base scenario', 51, 'scenario-complete'],
  ['F13', 'the optimistic scenario', 52, 'scenario-complete'],
  ['F14', 'lower than a centre that is not printed', 49, 'comparative-without-comparator'],
  ['F14', 'far above an average that is not printed', 22, 'comparative-without-comparator'],
  ['F15', 'key data without a source', 11, 'uncited-number'],
  ['F15', 'numbers of prose without a source', 38, 'uncited-number'],
  ['F15', 'ratings without a source', 63, 'uncited-number'],
  ['F15', 'effects without a source', 70, 'uncited-number'],
  ['F16', 'a list of which the last bullet is cited', 18, 'citation-scope'],
  ['F16', 'another one', 33, 'citation-scope'],
  ['F17', 'the publisher cites a namesake of its own', 79, 'self-citation', 'Ginlix AI'],
  ['F17', 'a source without an address', 79, 'no-locator'],
  ['F18', 'a page of ratings cited for revenue', 35, 'citation-topic'],
  ['F18', 'the exchange in the address', 81, 'exchange-mismatch', 'Nasdaq'],
  ['F19', 'sources older than the metric allows', 35, 'stale-source', '9 days'],
  ['F20', 'no ticker and exchange', 1, 'identity-block'],
  ['F20', 'calendar or fiscal quarter', 34, 'fiscal-basis'],
  ['F21', 'what a recommendation must name', 1, 'required-block'],
  ['F22', 'quoted first, then a fact', 28, 'attribution-drift'],
  ['F22', 'and again', 53, 'attribution-drift'],
  ['F23', 'growth without a base', 8, 'growth-without-base'],
  ['F24', 'current and quick ratio alike', 19, 'identical-ratios', '1.46'],
  ['F25', 'years of what', 45, 'no-metric'],
  ['F26', 'nobody named who expects it', 35, 'projection-without-owner'],
  ['F27', 'leftovers of the page', 2, 'ui-residue'],
  ['F27', 'leftovers of the chat', 7, 'ui-residue'],
  ['F27', 'a heading with nothing under it', 6, 'empty-section'],
  ['F27', 'the same paragraph twice', 83, 'duplicate-block'],
  ['F28', 'a list that nothing leads into', 18, 'orphan-list'],
  ['F28', 'a list that turns to another subject', 57, 'orphan-list'],
  ['F28', 'risks listed twice', 75, 'duplicate-section'],
  ['F29', 'whose ratings are counted', 63, 'distribution-owner'],
  ['F30', 'views among facts', 19, 'fact-vs-view'],
  ['F31', 'latest without a date', 32, 'relative-date'],
  ['F32', 'a disclaimer in place of disclosures', 82, 'disclaimer-only'],
];

/** Statements of the draft that are right. */
const RIGHT: readonly (readonly [finding: string, what: string, line: number, rules: readonly string[]])[] = [
  ['P01', 'upside of 13.8%', 16, ['ratio-identity', 'one-upside', 'one-value']],
  ['P02', '87.9 + 10.3 + 1.7 = 99.9', 65, ['sums-to-100', 'total']],
  ['P03', 'all citations are listed, all sources cited', 79, ['unknown-citation', 'unused-source']],
  ['P03', 'the second source', 80, ['unknown-citation', 'unused-source']],
  ['P03', 'the third source', 81, ['unknown-citation', 'unused-source']],
  ['P04', 'the mean target lies in its range', 66, ['in-range', 'range-order']],
  ['P05', 'return on equity and margin', 18, ['ratio-identity', 'part-whole']],
];

const draft = readFileSync(join(import.meta.dirname, 'seed/draft.txt'), 'utf8');
const findings = checkDraft(draft, 'draft.txt');
const table: string[] = [];

describe('a draft that was audited by hand', () => {
  it.each(AUDIT.map((audited) => [audited.slice(0, 3).join(', '), audited] as const))(
    '%s',
    (_, [finding, what, line, rule, recomputed]) => {
      const found = findings.filter((each) => each.rule === rule && each.place?.line === line);
      const told = recomputed === undefined ? found : found.filter((each) => `${each.message} ${each.mend}`.includes(recomputed));
      table.push(
        `${finding}  line ${String(line).padStart(2)}  ${told[0]?.severity.padEnd(7) ?? 'MISSED '}  ${rule.padEnd(31)}${what}${recomputed === undefined ? '' : ` (${recomputed})`}`,
      );
      expect(told.length, `${rule} at line ${line}: ${found.map(({ message }) => message).join(' | ')}`).toBeGreaterThan(0);
    },
  );

  it.each(RIGHT)('%s: %s is not told', (finding, what, line, rules) => {
    const told = findings.filter((each) => rules.includes(each.rule) && each.place?.line === line);
    table.push(
      `${finding}  line ${String(line).padStart(2)}  ${told.length === 0 ? 'silent ' : 'TOLD   '}  ${rules.join(', ').padEnd(31)}${what}`,
    );
    expect(told).toEqual([]);
  });

  it('is called wrong only where the audit proves it', () => {
    const proved = new Set(['return-window', 'magnitude', 'projection-for-closed-period', 'truncated-sentence']);
    expect(findings.filter(({ severity, rule }) => severity === 'error' && !proved.has(rule))).toEqual([]);
  });

  afterAll(() => process.stdout.write(`\n${table.join('\n')}\n`));
});
