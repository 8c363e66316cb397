import { describe } from 'vitest';
import { projectionForClosedPeriod } from '../../../../src/check/rules/projection-for-closed-period.ts';
import { tryRule } from '../cases.ts';

describe('expectations for a time that is over', () => {
  tryRule(projectionForClosedPeriod, {
    found: {
      '1': '# Halden\n6 March 2025\n\nWe expect the second berth to lift throughput to 1.2m boxes in December 2024.',
      '2': '# 海登航运\n2025年11月6日\n\n随着新船陆续交付，预计2025年上半年折旧费用将同比增长一成左右，利润率承压。',
      '3': '# Nordhalde\n18. November 2025\n\nFür das zweite Quartal 2025 rechnen wir mit einem Auftragseingang von 210 Mio. EUR, weil zwei Werften bestellen.',
      '4': '# Baltics\n14 November 2025\n\nFull-year 2024 growth in Estonia is projected to reach 1.1%, after 0.4% for 2023, helped by exports.',
      '5 no number': '# Halden\n6 March 2025\n\nThe results for the third quarter of 2024 will be published in the coming weeks.',
      '6': '# Halden\n10 November 2025\n\nManagement guides to revenue of $4.1bn for 1H25, a rise of 5%.',
      '8': '# Halden\nAs of 15 January 2026\n\nCapex should reach $400m in 2024 as the new line is built.',
      '10': '# Halden\nAs of 15 September 2025\n\nConsensus sees EPS of $1.20 in Q1 2025.',
      '11 next quarter': '# Halden\nAs of 15 November 2025\n\nNext quarter (Q2 2025) we forecast revenue of $410m.',
      '12 by': '# Halden\nAs of 15 November 2025\n\nThe company plans to open 40 stores by the end of 2024.',
      '13 upcoming':
        '# Halden\nAs of 15 November 2025\n\nThe upcoming June 2025 meeting of the central bank may bring a cut of 25bp.',
      de2: '# Nordhalde\nStand: 15. November 2025\n\nDer Vorstand erwartet für das erste Halbjahr 2025 eine Marge von 12 %.',
      de3: '# Nordhalde\nStand: 15. November 2025\n\nIm Geschäftsjahr 2024 dürfte der Umsatz um 4 % auf 612 Mio. € steigen.',
      de4: '# Nordhalde\nStand: 15. November 2025\n\nFür März 2025 wird ein Anstieg der Teuerung auf 2,4 % erwartet.',
      de5: '# Nordhalde\nStand: 15. November 2025\n\nBis Ende 2024 soll die Nettoverschuldung auf 300 Mio. € sinken.',
      de6: '# Nordhalde\nStand: 15. November 2025\n\nUnsere Prognose für das 1. Quartal 2025 lautet auf ein EBIT von 44 Mio. €.',
      zh2: '# 海登航运\n2025年11月6日\n\n公司预计2024年全年资本开支为40亿元。',
      zh3: '# 海登航运\n2025年11月6日\n\n2025年一季度收入有望达到21亿元。',
      zh4: '# 海登航运\n2025年11月6日\n\n我们预测1H25归母净利润为8.2亿元，同比增长12%。',
      zh5: '# 海登航运\n2025年11月6日\n\n新产线计划于2025年3月投产，达产后年产能5万吨。',
      zh6: '# 海登航運\n2025年11月6日\n\n公司指引2Q25毛利率介於41%至43%。',
      en14: '# Halden\nAs of 15 November 2025\n\nFor 2023, the group aims for an operating margin of 12%.',
      en15: '# Halden\nAs of 15 November 2025\n\nThe regulator is set to decide on the tariff in April 2025.',
      'en16 fiscal spelled':
        '# Halden\n12 December 2024\n\nFiscal year ends January 31 (FY25 = year to January 2025). We expect FY23 revenue to come in at $548m.',
      'reported in the note':
        '# Halden\nAs of 10 November 2025\n\nQ3 2025 revenue rose 4% to $412m, EBIT was $41m and EPS $0.42 in Q3 2025.\n\nWe expect Q3 2025 capex of $30m.',
    },
    silent: {
      'n1 past':
        '# Halden\n6 March 2025\n\nWe had expected output of 98,000 boe/d in December 2024; it came in at 96,400. For Q4 2024 the consensus was $1.20. Results beat our forecast of $410m for 2024.',
      'n2 base':
        '# Halden\n6 March 2025\n\nWe expect revenue of $420m in 2025, up from $400m in 2024. Margins should rise above their 2023 level. Sales are expected to grow 4% a year from 2023 to 2027.',
      'n3 preview soon after':
        '# Halden\n20 January 2026\n\nWe expect Q4 2025 revenue of $412m; results are due on 4 February. For 2025 we look for EPS of $4.10.',
      'n4 fiscal':
        '# Halden\n12 December 2024\n\nFiscal year ends January 31 (FY25 = year to January 2025). We expect FY25 revenue of $869m.',
      'n5 plant that opened':
        '# Halden\n12 December 2025\n\nThe plant that opened in March 2024 is expected to earn $20m in 2026. The buyback announced in May 2025 will run until 2027.',
      'n6 zh':
        '# 海登航运\n2025年11月6日\n\n公司2025年上半年收入同比增长12%，预计全年收入增长15%。此前预计2025年上半年研发费用增长18%，实际增长16%。较2024年预计增长20%。',
      'n7 zh': '# 海登航运\n2025年11月6日\n\n公司于2025年3月公告的回购计划预计年内完成。2024年投产的二期项目预计2026年满产。',
      'n8 de':
        '# Nordhalde\nStand: 15. November 2025\n\nNach 12 % im ersten Halbjahr 2025 erwarten wir für das Gesamtjahr 13 %. Der im März 2025 vorgestellte Plan soll 40 Mio. € sparen. Die Anleihe aus 2022 wird 2027 fällig.',
      'n9 restated':
        '# Halden\nAs of 15 November 2025\n\nThe auditor expects to publish restated accounts for 2024 in December. We expect the tax case of 2023 to be settled in 2026.',
      'n10 compare':
        '# Halden\nAs of 15 November 2025\n\nFor 2026, we expect revenue of $420m (2025: $410m; 2024: $400m). Compared with Q2 2025, margins should improve by 50bp.',
      'n11 year end fiscal': '# Marlowe\n6. November 2025\n\nDie Investitionen sollen 2024/25 bei rund 380 Mio. GBP liegen.',
      'n12 contract':
        '# Halden\nAs of 15 November 2025\n\nThe contract signed in July 2025 should add $12m in 2026. Guidance of February 2025 was raised in May 2025 and is expected to hold. We expect the dividend for 2025 to match that of 2024.',
      'n13 since':
        '# Halden\nAs of 15 November 2025\n\nSince Q1 2025 the company has guided for stable prices. As we wrote in our June 2025 note, we expect margins to trough in 2026.',
      'n14 accounting': '# Halden\nAs of 15 November 2025\n\nEPS of 2024 will be diluted by the conversion; we expect $4.00.',
      'n15 market window':
        '# Halden\nAs of 15 November 2025\n\nThe ECB projections of March 2025 expected growth of 0.9% in 2025. The tender launched in April 2025 is likely to close in January.',
    },
  });
});
