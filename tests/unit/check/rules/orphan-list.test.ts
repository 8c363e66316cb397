import { describe, expect, it } from 'vitest';
import { orphanList } from '../../../../src/check/rules/orphan-list.ts';
import { findingsIn } from '../support.ts';

const found = async (text: string) =>
  (await findingsIn(text, [orphanList])).map(({ severity, place }) => [place?.line, severity]);

const PARAGRAPH = 'Revenue of the harbours rose 4% in 2025, and freight rates held in every quarter of the year.';
const TABLE = '| Metric | Value |\n|---|---|\n| P/E | 12x |\n| ROE | 9% |';

describe('orphan-list', () => {
  it('finds lists that nothing announces in a note without headings', async () => {
    expect(
      await found(`Halden Marine\n\n${TABLE}\n\n${PARAGRAPH}\n\n- Margin 9%\n- Debt 1.8x\n\n${PARAGRAPH}\n\n- Fleet\n- Staff`),
    ).toEqual([
      [10, 'warning'],
      [15, 'warning'],
    ]);
  });

  it('only notes lists that a sentence announces, once there are many', async () => {
    const list = `What follows counts:\n\n- Fleet\n- Staff\n\n`;
    expect(await found(`Halden Marine\n\n${TABLE}\n\n${list.repeat(3)}`)).toEqual([]);
    expect(await found(`Halden Marine\n\n${TABLE}\n\n${list.repeat(4)}`)).toEqual([
      [10, 'info'],
      [15, 'info'],
      [20, 'info'],
      [25, 'info'],
    ]);
  });

  it('finds where scenarios turn into risks, also under a heading', async () => {
    expect(
      await found(
        '# Halden Marine\n\n## Valuation\n\n- Bear case: rates fall\n- Bull case: rates rise\n- Tariff risk: duties\n- Currency risk: the dollar',
      ),
    ).toEqual([[7, 'warning']]);
  });

  it.each([
    [
      'a list under the short line that stands for a heading',
      `Halden Marine\n\n${TABLE}\n\nWhat could go wrong\n\n- Tariffs\n- Strikes\n\n${PARAGRAPH}\n\n- Fleet\n- Staff`,
    ],
    [
      'a summary at the head',
      `Halden Marine\n\n${PARAGRAPH}\n\n- Margin 9%\n- Debt 1.8x\n\nThe drivers are:\n\n- Fleet\n- Staff`,
    ],
    [
      'a list that a number announces',
      `Halden Marine\n\n${TABLE}\n\nWe make two changes to our model.\n\n1. Charges rise\n2. Volumes fall\n\nThe drivers are:\n\n- Fleet\n- Staff`,
    ],
    [
      'strengths and risks under one heading',
      '# Halden Marine\n\n## The case\n\n- Cost advantage: cheap steel\n- Synergies: one fleet\n- Tariff risk: duties\n- Currency risk: the dollar',
    ],
    [
      'a scenario with its probability',
      '# Halden Marine\n\n## Scenarios\n\n- Bear case: 310\n- Base case: 410\n- Bull case: 490\n- Weighted value: 405\n- Upside: 7%',
    ],
    ['German', `# Nordhalde\n\n## Bilanz\n\n- Eigenkapital 46 %\n- Schulden 12 %\n\n## Risiken\n\n- Kupfer\n- Zölle`],
    [
      'Chinese',
      '云梯机器人\n\n| 指标 | 数值 |\n|---|---|\n| 市盈率 | 35.8倍 |\n\n主要风险如下：\n\n- 汇率\n- 关税\n\n公司有以下优势。\n\n- 成本\n- 渠道',
    ],
  ])('is silent about %s', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });
});
