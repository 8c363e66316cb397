import { describe } from 'vitest';
import { truncatedSentence } from '../../../../src/check/rules/truncated-sentence.ts';
import { tryRule } from '../cases.ts';

describe('sentences that break off', () => {
  tryRule(truncatedSentence, {
    found: {
      item: '# Halden\n\n- The first point is a sentence.\n- A second audit would cost the yard a year, since it would move the launch from spring 2026 to\n- The third is one as well.',
      'item zh':
        '# 海登\n\n- 散货运价反弹，公司利润率改善。\n- 若船级社要求补充检验，则新船交付时间将从明年春季推迟至\n- 汇率波动。',
      'item de':
        '# Nordhalde\n\n- Die Förderung läuft aus. Danach sinkt die Nachfrage nach Wärmepumpen im Neubau um mindestens ein Fünftel, bevor sie sich wegen\n- Kupfer bleibt teuer.',
      'unclosed without a function word':
        '# Halden\n\nRevenue rose 4%. Margins held up well in the quarter.\n\nFreight rates fell. The fleet grew by two ships.\n\nDebt is low. The rating was confirmed in May.\n\nThe order book covers two years. The new terminal in Gdansk opens in spring and adds considerable',
      'zh unclosed':
        '# 海登\n\n收入增长4%。利润率保持稳定。\n\n运价下跌。船队增加两艘。\n\n负债较低。评级得到确认。\n\n订单覆盖两年。新码头将于春季投产，届时将显著增加公司整体',
      'EN currency': '# Halden\n\nWe value the terminal business at 9.5x EBITDA, which gives a fair value per share of EUR',
      as: '# Halden\n\nThe new terminal should pay for itself within four years of its opening, as',
      'zh de': '# 海登\n\n随着新码头投产以及运价触底反弹，我们预计公司2026年净利润将大幅增长，主要受益于',
      'de gegen': '# Nordhalde\n\nDie Gesellschaft sichert ihre Kupferkäufe für das kommende Jahr vollständig gegen',
    },
    silent: {
      'bullets without stops':
        '# Halden\n\n- Growth in all regions, helped by prices\n- Margins up 40bp. Costs down\n- Debt at 1.2x of EBITDA for the year as a whole, the lowest since',
      labels: '# Halden\n\n- Revenue 4%\n- What to look for\n- Risks we think of',
      heads: '# 海登\n\n数据来源于公司公告，图表为公司编制的\n\n| a | b |\n|---|---|\n| 1 | 2 |',
      mastheads:
        '# Halden\n\nEquity Research | 4 May 2025 | Price EUR 20 | Target EUR 25\n\nRevenue rose 4%. Margins held.\n\nDebt fell. Cash rose.\n\nRates fell. Ships grew.\n\nJ. Doe, CFA. Equity analyst, Halden Research Ltd, 12 Harbour Street, London EC2V 8AS',
    },
  });
});
