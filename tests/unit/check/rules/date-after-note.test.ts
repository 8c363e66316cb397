import { describe } from 'vitest';
import { dateAfterNote } from '../../../../src/check/rules/date-after-note.ts';
import { tryRule } from '../cases.ts';

describe('date-after-note', () => {
  tryRule(dateAfterNote, {
    found: {
      '1': '# Halden\n14 November 2025\n\nShares closed at SEK 84 on 17 November 2025.',
      '2': '# Halden\n**Equity Research | 21 January 2025 | Price as of 20 January 2026**\n\nRates hold.',
      '3': '# 海登航运\n2025年11月6日｜航运\n\n当前股价46.80元（2025年11月9日收盘）。',
      '4': '# Nordhalde\nFrankfurt, 7. November 2025 | Halten | Kurs 22,80 EUR (Schlusskurs 10. November 2025)\n\nDer Umsatz steigt.',
      '5': '# 海登航运\n2025年11月6日｜航运\n\n收入增长[1]。\n\n[1] 公司公告，2025年12月18日',
      '6': '# Halden\n14 November 2025\n\nThe company reported on 20 December 2025 that volumes rose 4%.',
      '7': '# Halden\n*Draft · 17 February 2025 · prices as of 24 February 2025 close*\n\nRates hold.',
    },
    silent: {
      '1 (2)':
        '# Halden\nFriday, 14 November 2025 | Price as of 13 November 2025\n\nResults are published on 4 February 2026. The bond matures on 12 May 2031. As of 31 December 2025 the scheme will end. The AGM is held on 20 May 2026. Futures priced as of 13 November for 31 March 2026. The warrants expire on 30 June 2026; the lease signed on 1 May 2020 runs to 1 May 2030. The share count as of 1 January 2026 will be 40m.',
      '2 (2)': '# 海登航运\n2025年11月6日（周四）\n\n股权登记日为2025年12月1日，公司将于2026年3月20日公布年报。',
    },
  });
});
