import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../../../src/check/claims/read.ts';
import { oneValue } from '../../../../src/check/rules/one-value.ts';
import { ratioIdentity } from '../../../../src/check/rules/ratio-identity.ts';
import { total } from '../../../../src/check/rules/total.ts';
import { findingsIn, noteOf } from '../support.ts';

const subjects = async (text: string) =>
  claimsOf(await noteOf(text)).flatMap(({ metric, subject, text }) => (metric === undefined ? [] : [`${text} ${subject}`]));

describe('a note on several companies or parts', () => {
  it('reads each number of the name at the head of its paragraph', async () => {
    const text =
      '# Holdings of Vanter\n\n**Talhof Packaging.** EBITDA 2026E USD 98m, enterprise value USD 833m.\n\n**Kestner Diagnostics.** EBITDA 2026E USD 74m, enterprise value USD 814m.\n';
    expect(await subjects(text)).toContain('USD 833m talhof packaging');
    expect(await findingsIn(text, [oneValue])).toEqual([]);
  });

  it('reads each number of the name in its heading', async () => {
    const text =
      '# Mid-sized banks\n\n## Harcote (Buy, price 412p, target 480p, upside 16.5%)\n\nCosts fell.\n\n## Lindmoor (Hold, price 268p, target 290p, upside 8.2%)\n\nLoans grew.\n';
    expect(await findingsIn(text, [oneValue, ratioIdentity])).toEqual([]);
  });

  it('takes the name of a part of the note for no company', async () => {
    const text =
      '# Halden Marine\n\n**Valuation.** The market value is USD 833m in all.\n\n**Balance sheet.** The market value is USD 933m in all.\n';
    expect(await findingsIn(text, [oneValue])).toHaveLength(1);
  });

  it('reads what a pronoun says as said of the subsidiary before it', async () => {
    const text =
      '# 瀚澜医疗\n\n美国子公司的财年截至6月30日。其2025财年收入11.58亿元;净利润1.50亿元。\n\n| 亿元 | 2025E |\n|---|---|\n| 收入 | 128.5 |\n';
    expect(await subjects(text)).toEqual(expect.arrayContaining(['11.58亿元 子公司', '1.50亿元 子公司', '128.5 ']));
    expect(await subjects('# Halden\n\nThe subsidiary grew. Its group revenue was USD 5m.')).toEqual(['USD 5m ']);
  });
});

describe('what may be meant by a number', () => {
  it('is one of another count of shares beside it', async () => {
    expect(
      await findingsIn(
        '# Vanter\n\nPrice: EUR 61.80.\n\nThere are 25.6 million shares, of which Vanter holds 0.7 million. On the other 24.9 million the market cap is EUR 1,538.8mn.\n',
        [ratioIdentity],
      ),
    ).toEqual([]);
  });

  it('leaves the power of ten of a table open that does not say it', async () => {
    const table = (multiple: string) =>
      `# Tervane\n\nEnterprise value: £2,903.5m.\n\nEV/EBITDA 2026E: ${multiple}.\n\n| | 2025A | 2026E |\n|---|---|---|\n| EBITDA | 248 | 276 |\n| EBIT | 201 | 226 |\n`;
    expect(await findingsIn(table('10.5x'), [ratioIdentity])).toEqual([]);
    expect((await findingsIn(table('12.5x'), [ratioIdentity]))[0]?.message).toContain('10.5');
  });

  it('takes what is measured for nobody', async () => {
    const text = (cover: string) =>
      `# Brackwell\n\n- **Adj. EBITDA**: €109m in the second quarter\n- **LTM EBITDA**: €412m\n- **Interest cover**: ${cover} on LTM interest expense of €118m\n`;
    expect(await findingsIn(text('3.5x'), [ratioIdentity])).toEqual([]);
    expect((await findingsIn(text('4.5x'), [ratioIdentity]))[0]?.message).toContain('3.5');
  });

  it('counts the first number of a row without a name', async () => {
    expect(
      await findingsIn('# Halden\n\n| Roads | Rail | Ports | Total |\n|---|---|---|---|\n| 24.6% | 45.8% | 29.6% | 100.0% |\n', [
        total,
      ]),
    ).toEqual([]);
  });
});
