import { describe, expect, it } from 'vitest';
import { financialWords } from '../../../../src/chart/words/financials.ts';
import { portfolioWords } from '../../../../src/chart/words/portfolio.ts';
import { priceWords } from '../../../../src/chart/words/price.ts';
import { valuationWords } from '../../../../src/chart/words/valuation.ts';
import { chartWords } from '../../../../src/chart/words/words.ts';

const GIVEN = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];

/** Everything that words say, functions with names put in. */
function said(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return words.length === 0 ? [] : [String(words(...callable(words)))];
  return typeof words === 'object' && words !== null && !(words instanceof RegExp) ? Object.values(words).flatMap(said) : [];
}
const callable = (words: object): unknown[] =>
  String(words).includes('items') || String(words).includes('axes') ? [GIVEN, GIVEN] : GIVEN;

/** Characters that texts in simplified Chinese do not have. */
const TRADITIONAL =
  /[個為與價會圖實對將層後從復態據數斷於時條標樣業極機權歷無當發種稅穩競範約級終組結給統經線總績縮續處規視計記設評認說調證變財責貨費資購質趨轉較輪辦運過達選邊銀銷錄長開間關際險隨項預領頭題額風餘點體區單參員佔淨負減測準滿營現產顯虛熱圓餅帶沒內積佈戶場勢債東讓動]/;

describe('simplified Chinese', () => {
  it.each([
    ['of charts', chartWords],
    ['of financials', financialWords],
    ['of portfolios', portfolioWords],
    ['of prices', priceWords],
    ['of valuation', valuationWords],
  ] as const)('words %s hold no traditional character', (_, words) => {
    const texts = said(words('zh-Hans'));
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) expect(text).not.toMatch(TRADITIONAL);
  });

  it('leaves what is put into a sentence as it is', () => {
    const words = financialWords('zh-Hans');
    expect(words.sentences.ranked('3', '臺灣積體', '1', '東海證券', '2')).toBe('3项依次排列，由臺灣積體（1）至東海證券（2）。');
    expect(priceWords('zh-Hans').standing('9', '二月', '', '')).toBe('目标价9，自二月起');
  });

  it('uses the words of the mainland', () => {
    expect(valuationWords('zh-Hans').probability('5%')).toBe('概率5%');
    expect(chartWords('zh-Hans').kinds.arc).toBe('饼图');
    expect(chartWords('zh-Hant').kinds.arc).toBe('圓餅圖');
  });
});
