import { describe, expect, it } from 'vitest';
import { requiredBlock } from '../../../../src/check/rules/required-block.ts';
import { findingsIn } from '../support.ts';

const told = async (text: string) =>
  (await findingsIn(text, [requiredBlock])).map(({ severity, message }) => `${severity}: ${message}`);
const report = (lines: string, body = 'The shares are cheap.') => `---\nkind: note\ntitle: Halden\n${lines}\n---\n\n${body}\n`;
const WHOLE =
  'date: 2026-03-02\nauthors: [{ name: Jane Example }]\nrating: { current: Buy }\nrisks: [{ title: Rates, text: Each 1% on freight rates moves EPS by 4%. }]';

describe('required-block', () => {
  it.each([
    ['a dated draft with risks', 'Halden (HLM LN)\n\n2 March 2026\n\nWe rate the shares Buy.\n\n## Risks\n\n- Freight'],
    [
      'a date before the first words',
      'Halden (HLM LN)\n\n2 March 2026. We rate the shares Buy. Risks: freight, which is a third of all costs of the group.',
    ],
    ['a Chinese note', '某公司（600519.SH）\n\n日期：2026年3月2日\n\n维持“买入”评级。风险提示：需求疲软。'],
    ['a German note', 'Ostwall\n\nStand: 13.03.2026\n\nWir bestätigen die Einstufung Kaufen.\n\n## Risiken\n\n- Wind'],
    ['the ratings of others', 'Dunlin\n\nMorgan Example raised its price target to $200 and reiterated Overweight.'],
    ['the verb to hold', 'Dunlin\n\nWe hold that margins will recover, and sell-through improves. We buy the argument.'],
    ['a whole report', report(WHOLE)],
    ['a factsheet', '---\nkind: factsheet\ntitle: Fund\nrating: { current: Buy }\n---\n\nThe fund rose.\n'],
    ['a consensus in a report', report('rating: { current: Buy, owner: consensus }')],
  ])('is content with %s', async (_, text) => expect(await told(text)).toEqual([]));

  it.each([
    [
      'a draft without date',
      'Halden (HLM LN)\n\nWe rate the shares Buy. Risks: freight.',
      /^warning: .*lacks its date, an author/,
    ],
    ['a draft without risks', 'Halden (HLM LN)\n\n2 March 2026\n\nWe rate the shares Buy.', /^warning: .*risks/],
    [
      'a report without author',
      report(WHOLE.replace(/authors.*\n/, '')),
      /^warning: The note makes a recommendation and lacks an author\.$/,
    ],
    [
      'a report without sensitivity',
      report(WHOLE.replace('Each 1% on freight rates moves EPS by 4%.', 'Freight.')),
      /^info: .*how sensitive/,
    ],
    ['a report without date', report(WHOLE.replace(/date.*\n/, '')), /^warning: .*lacks its date\.$/],
  ])('lists what %s lacks', async (_, text, says) => expect(await told(text)).toEqual([expect.stringMatching(says)]));

  it('lets the risks of a target to the rule of targets', async () => {
    expect(await told('Halden (HLM LN)\n\n2 March 2026\n\nOur price target is £12.')).toEqual([]);
  });

  it('takes a grid or cases with values for a sensitivity', async () => {
    const lines = WHOLE.replace('Each 1% on freight rates moves EPS by 4%.', 'Freight.');
    const cases =
      'facts:\n  low: { label: Low, value: 8, unit: GBP }\n  high: { label: High, value: 14, unit: GBP }\nscenarios:\n  - { case: bear, assumption: Less., method: DCF, price: low }\n  - { case: bull, assumption: More., method: DCF, price: high }';
    expect(await told(report(`${lines}\n${cases}`))).toEqual([]);
  });
});
