import { describe, expect, it } from 'vitest';
import { rules } from '../../../../src/check/rules/index.ts';
import { findingsIn } from '../support.ts';

const CHANGES = new Set([
  'growth-vs-series',
  'growth-vs-table',
  'direction',
  'way-vs-table',
  'currency-way',
  'points-vs-percent',
  'multiple-words',
  'share-words',
  'cagr',
  'series-extreme',
  'since-series',
  'span-vs-series',
  'ytd-base',
  'table-returns',
  'window-prices',
  'same-window',
  'relative-return',
  'date-span',
]);
const using = rules.filter(({ id }) => CHANGES.has(id));
/** Lines that make the language of a note plain. */
const HEADS = {
  en: '# Halden Marine\n\nDate: 3 March 2025\n\n',
  de: '# Halden: Das Ergebnis ist gut\n\nDatum: 3. März 2025\n\nDie Gesellschaft hat die Zahlen vorgelegt, und der Ausblick ist nicht schlecht.\n\n',
  zh: '# 海登科技\n\n日期：2025年11月3日\n\n',
};

async function found(language: keyof typeof HEADS, text: string): Promise<readonly string[]> {
  return (await findingsIn(HEADS[language] + text, using)).filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
}

/** A note with something right and something wrong in its place: "up {12.2%|10.9%}". */
function either(text: string, which: 'right' | 'wrong'): string {
  return text.replace(/\{([^{}|]*)\|([^{}]*)\}/gu, which === 'right' ? '$1' : '$2');
}

const BALANCE =
  '| USD mn | 2023 | 2024 | 2025E |\n|---|---|---|---|\n| Revenue | 400 | 440 | 506 |\n| Cash cost | 1.62 | 1.55 | 1.58 |\n\n';
const NAV = '| | NAV |\n|---|---|\n| 31 Dec 2024 | 118.42 |\n| 31 Jan 2025 | 119.50 |\n| 28 Feb 2025 | 127.40 |\n\n';

describe('changes: what is right passes, what is wrong is found', () => {
  it.each<readonly [language: keyof typeof HEADS, text: string, rule: string]>([
    // Rates by every order of the three numbers.
    ['en', 'Sales came to $4.21bn against $3.75bn in the prior-year quarter, growth of {12.3%|10.9%}.', 'growth-vs-series'],
    ['en', 'Orders were 1,240 units versus 1,105 a year ago, up {12.2%|10.9%}.', 'growth-vs-series'],
    ['en', 'We keep ¥54.6bn, 3.0% above the company’s ¥53.0bn and {0.9%|1.9%} above consensus of ¥54.1bn.', 'growth-vs-series'],
    ['en', 'The fund opened with €412.0m and ended at €456.4m, up {10.8%|12.8%}.', 'growth-vs-series'],
    ['en', 'Shipments reached 31.2GW after 27.8GW, which is {12.2%|10.9%} growth.', 'growth-vs-series'],
    ['de', 'Der Umsatz kletterte um {5,3 %|6,5 %} auf 356 Mio. Euro (Vj. 338), das EBIT auf 35,2 Mio. Euro.', 'growth-vs-series'],
    ['de', 'Die Nettoverschuldung ging von 1,71 Mrd. € auf 1,42 Mrd. € zurück ({−17,0 %|−20,4 %}).', 'growth-vs-series'],
    ['zh', '2024年营业收入156.3亿元，上年为131.7亿元，同比增长{18.7%|16.7%}。', 'growth-vs-series'],
    ['zh', '期末有息负债142.5亿元，较年初158.0亿元减少{15.5亿元|25.5亿元}。', 'growth-vs-series'],
    ['en', `${BALANCE}Revenue is set to grow by {15.0%|13.0%} in 2025.`, 'growth-vs-table'],
    // Points and basis points.
    ['en', 'The fund returned 6.4% against 4.1% for the benchmark, {230bp|23bp} ahead.', 'growth-vs-series'],
    ['de', 'Die Quote legte von 14,6 % um {30 Basispunkte|3 Basispunkte} auf 14,9 % zu.', 'growth-vs-series'],
    ['zh', '收益率由9月末的5.77%下行{42个基点|0.42个基点}至5.35%。', 'growth-vs-series'],
    ['en', 'The tax rate came to 25.0% (Q3 24: 23.4%), up {1.6 points|1.6%}.', 'points-vs-percent'],
    // Ways.
    ['en', 'Net debt of $1.9bn, {up|down} from $1.7bn at the end of June.', 'direction'],
    ['en', 'Wages {slowed|picked up} to 8.6% in 2Q from 9.1% in 1Q, while unemployment returned to 2.8%.', 'direction'],
    ['de', 'Die Vorräte wurden weiter {aufgebaut|abgebaut}: 684 Mio. € nach 617 Mio. € zu Jahresbeginn.', 'direction'],
    ['zh', '净息差1.62%，较上半年1.60%{走阔|收窄}。', 'direction'],
    ['en', `${BALANCE}The cash cost is expected to {rise|fall} again, to 1.58 in 2025.`, 'way-vs-table'],
    ['en', 'USD/CLP went to 934 from 968, so the peso {strengthened|weakened} ahead of the election.', 'currency-way'],
    // Parts and multiples in words.
    [
      'en',
      'Of these, 13,500 of the 54,000 barrels are hedged, so {a quarter|a third} of the barrels have a floor.',
      'multiple-words',
    ],
    ['de', '{Ein Viertel|Ein Drittel} des Umsatzes (1,2 von 4,8 Mrd. €) entfällt auf einen Kunden.', 'multiple-words'],
    ['zh', '非息收入占比不足{三成|两成}，为27.8%。', 'multiple-words'],
    ['zh', '订单从120亿元增至{240亿元|180亿元}，实现翻番。', 'multiple-words'],
    // Rates of a year.
    ['en', 'Network investment climbed from €56bn in 2020 to €84bn in 2024, or {10.7%|12.5%} a year.', 'cagr'],
    [
      'de',
      'Der Umsatz wuchs von 412 Mio. € im Jahr 2021 auf 701 Mio. € im Jahr 2024, im Mittel {19,4 %|23,4 %} pro Jahr.',
      'cagr',
    ],
    ['zh', '市场规模2024年约1,180亿元，我们预计2030年达到3,050亿元，2024–2030年复合增速{17.1%|20.9%}。', 'cagr'],
    // Times.
    ['en', 'Year to date the stock has gained 14.2% ({31 December 2024|29 December 2023} close: $39.46).', 'ytd-base'],
    ['en', `${NAV}From the end of December to the end of February the gain amounts to {7.6%|6.6%}.`, 'span-vs-series'],
    ['en', 'The agreement of 9 September 2025 has a long-stop date of 9 June 2026, {nine|six} months later.', 'date-span'],
    ['de', 'Der Abschluss wird für Ende August 2025 erwartet, also in rund {sechs|zwei} Monaten.', 'date-span'],
    ['zh', '5月至8月销量依次为102.1万辆、111.1万辆、{119.6万辆|129.6万辆}、128.2万辆，8月销量创年内新高。', 'series-extreme'],
  ])('%s: %s', async (language, text, rule) => {
    expect(await found(language, either(text, 'right'))).toEqual([]);
    expect(await found(language, either(text, 'wrong'))).toContain(rule);
  });

  it.each<readonly [keyof typeof HEADS, string]>([
    ['en', 'Profit of $116m was up 11.4% (2024: $104m) but 2.9% below the $119m of the second quarter.'],
    ['en', 'Revenue rose 12% to $4.2bn, while costs fell 3% to $2.9bn from $3.0bn and the margin reached 31% after 29%.'],
    ['en', 'Our target falls to 620p (from 680p), which implies 12% upside; the old target implied 23%.'],
    ['en', 'Bookings were $412m, up 8% year over year and down 3% sequentially from $425m.'],
    ['en', 'Half of the debt matures by 2027, and a third of the rest in 2028; 62% is fixed.'],
    ['en', 'Film sales of $202.0 million increased $19.8 million or 10.9% from $182.2 million in fiscal 2017.'],
    ['de', 'Die Solvenzquote ging von 261 % auf 257 % zurück: +18 Punkte Kapitalbildung, –22 Punkte Dividende und Zinsen.'],
    ['de', 'Von den 1.200 Filialen wurden 400 umgebaut, ein Drittel; bis 2027 soll es die Hälfte sein.'],
    ['zh', '三季度毛利率9.6%，环比提升4.8个百分点，较去年同期的3.1%提升6.5个百分点。'],
    ['zh', '托管费率由0.20%降至0.15%，下调5个基点，综合费率由1.40%降至0.95%。'],
  ])('%s: %s: says nothing of it', async (language, text) => {
    expect(await found(language, text)).toEqual([]);
  });
});
