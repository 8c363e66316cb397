import { describe } from 'vitest';
import { scenarioComplete } from '../../../../src/check/rules/scenario-complete.ts';
import { tryRule } from '../cases.ts';

describe('cases that lack what their siblings have', () => {
  tryRule(scenarioComplete, {
    found: {
      'table empty cell':
        '# H\n\n| Case | Probability | Multiple | Value |\n|---|---|---|---|\n| Bear | 25% | 11x | $10 |\n| Base | 50% | 16x | $15 |\n| Bull | 25% | 19x | – |',
      'table empty prob':
        '# H\n\n| Case | Probability | Multiple | Value |\n|---|---|---|---|\n| Bear | 25% | 11x | $10 |\n| Base |  | 16x | $15 |\n| Bull | 25% | 19x | $17 |',
      list: '# H\n\nWe value the shares by three cases:\n\n- Bull (25%): 22.0x on EPS of $55.0, $1,210\n- Base (50%): 22.0x on EPS of $45.0, $990\n- Bear (25%): recession, EPS of $40.0',
      'list 2':
        '# H\n\n- Optimistic scenario: P/E of 24x gives $1,210\n- Neutral scenario: P/E of 22x gives $990\n- Pessimistic scenario: P/E falls to 18x',
      prose:
        '# H\n\nIn the bull case (25% probability) we apply 24x and get $132. In the base case (50%) we apply 20x and get $110. In the bear case (25%) margins collapse.',
      'other names':
        '# H\n\n- Upside case: 24x 2026E EPS, $132\n- Central case: 20x 2026E EPS, $110\n- Downside case: 14x 2026E EPS',
      transposed:
        '# H\n\n| | Bear | Base | Bull |\n|---|---|---|---|\n| EPS 2026E | 4.0 | 5.5 | 6.5 |\n| Multiple | 11x | 16x | 19x |\n| Value per share | $44 | $88 | |\n| Probability | 25% | 50% | 25% |',
      de: '# N\n\n- Optimistisches Szenario (25 %): KGV 18x, Wert 61 €\n- Basisszenario (50 %): KGV 15x, Wert 50 €\n- Pessimistisches Szenario (25 %): Die Förderung läuft aus, KGV 11x',
      'de 2':
        '# N\n\n| Szenario | Wahrscheinlichkeit | EPS | KGV | Wert |\n|---|---|---|---|---|\n| Bullenfall | 25 % | 4,00 | 18 | 72 € |\n| Basisfall | 50 % | 3,50 | 15 | 53 € |\n| Bärenfall | 25 % | 2,50 | k.A. | |',
      zh: '# 海\n\n- 乐观情景（概率25%）：2026年EPS 2.0元，25倍PE，对应50元\n- 中性情景（概率50%）：2026年EPS 1.6元，20倍PE，对应32元\n- 悲观情景（概率25%）：运价大幅下跌，利润转亏',
      'zh table':
        '# 海\n\n| 情景 | 概率 | EPS（元） | PE（倍） | 每股价值（元） |\n|---|---|---|---|---|\n| 乐观 | 25% | 2.0 | 25 | 50.0 |\n| 中性 | 50% | 1.6 | 20 | 32.0 |\n| 悲观 | 25% | 1.0 | 12 | — |',
      'zh 3': '# 海\n\n- 樂觀：25倍，目標價50元\n- 基準：20倍，目標價32元\n- 悲觀：需求轉弱',
      weak: '# H\n\nScenarios:\n\n1. Bull: The berth opens early. Value €126.0, probability 25%.\n2. Base: Rates hold. Value €90.0, probability 50%.\n3. Bear: Rates fall. Probability 25%.',
    },
    silent: {
      complete:
        '# H\n\n- Bull (25%): 22.0x on EPS of $55.0, $1,210\n- Base (50%): 22.0x on EPS of $45.0, $990\n- Bear (25%): 17.0x on EPS of $40.0, $680',
      'complete table':
        '# H\n\n| Case | EPS | Multiple | Per share | Odds |\n|---|---|---|---|---|\n| Bear: rates fall | 5.00 | 12x | €60.0 | 25% |\n| Base: rates hold | 6.00 | 15x | €90.0 | 50% |\n| Bull: new berth | 7.00 | 18x | €126.0 | 25% |',
      'zh complete':
        '# 海\n\n| 情景 | 概率 | 2026E EPS（元） | PE（倍） | 每股价值（元） |\n|---|---|---|---|---|\n| 乐观 | 25% | 2.0 | 25 | 50.0 |\n| 中性 | 50% | 1.6 | 20 | 32.0 |\n| 悲观 | 25% | 1.0 | 12 | 12.0 |',
      macro: '# Rates\n\n- Bull case: the Fed cuts three times\n- Base case: two cuts\n- Bear case: no cut',
      'base only prob elsewhere':
        '# H\n\n| Case | Value | vs price |\n|---|---|---|\n| Bull | $90 | 50.0% |\n| Base | $75 | 25.0% |\n| Bear | $45 | (25.0%) |\n\nValues apply 30x, 25x and 15x to FY27E EPS. We give no probabilities.',
    },
  });
});
