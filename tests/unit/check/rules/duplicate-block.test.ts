import { describe } from 'vitest';
import { duplicateBlock } from '../../../../src/check/rules/duplicate-block.ts';
import { tryRule } from '../cases.ts';

describe('duplicate-block', () => {
  tryRule(duplicateBlock, {
    found: {
      de: '# N\n\nDer Auftragseingang stieg im März um 6,1 % auf 88 Mio. € (Vorjahr: 83 Mio. €), der Umsatz um 2,4 % auf 85 Mio. € (Vorjahr: 83 Mio. €).\n\n## Aktien\n\nDie Bestellungen stiegen im März um 6,1 % auf 88 Mio. € (Vorjahr: 83 Mio. €), die Erlöse um 2,4 % auf 85 Mio. € (Vorjahr: 83 Mio. €).',
      zh: '# 海\n\n公司前三季度新签订单48.6亿元，同比增长12.4%，其中海外订单占比34%，主要来自中东地区的两个大型项目。\n\n## 展望\n\n前三季度公司新签订单48.6亿元，同比增长12.4%，其中海外订单占比34%，主要来自中东的两个大型项目。',
      'en para':
        '# H\n\nManagement has closed three of its eleven yards since 2022 and moved the work to Gdansk, where wages are a third lower and the quay is deeper.\n\n- Since 2022 management has closed three of its eleven yards and moved the work to Gdansk, where wages are a third lower and the quay is deeper',
    },
    silent: {
      parallel:
        '# H\n\n- Halden trades at 12.4x 2026 earnings, which is 10% below its own ten-year average and 4% below the sector\n- Ostrava trades at 13.1x 2026 earnings, which is 8% below its own ten-year average and 2% above the sector',
      summary:
        '# H\n\n- Revenue rose 4.2% to $412m, helped by prices; EBIT margin 12.1%, up 40bp\n\nRevenue rose 4.2% to $412m in the third quarter, of which prices added 2.9 points and volumes 1.3 points. The EBIT margin of 12.1% was 40bp above last year.',
      'parallel zh':
        '# 海\n\n- 一季度营收21.4亿元，同比增长12.1%，环比下降3.2%，毛利率41.2%。\n- 二季度营收23.6亿元，同比增长13.4%，环比增长10.3%，毛利率42.0%。',
    },
  });
});
