/** A line that says where a table or chart is from. */
const SOURCE_LINE =
  /^[\s*_(（]*(?:sources?|data sources?|quellen?|datenquellen?|资料来源|資料來源|数据来源|數據來源|来源|來源)\s?[:：]\s?\S/iu;
/** A source that the sentence names; "the latest data" is none. */
const NAMED =
  /(?<!\p{L})(?:according to|as (?:reported|published|disclosed|stated) (?:by|in)|data (?:from|by)|figures (?:from|by)|sources?:)\s(?!(?:the\s|our\s|these\s|this\s)?(?:latest|recent|most|available|public(?:ly)?|current|new|various|market|industry)?\s?(?:data|figures|statistics|reports?|sources?|information|media|estimates)(?!\p{L}))|(?<!\p{L})(?:laut|zufolge|nach angaben|nach daten|quelle:|lt\.)(?!\p{L})|(?:据|據|根据|根據)(?!最新|公开|公開|有关|有關|市场|市場|此)[^，。；]{0,40}(?:数据|數據|统计|統計|报告|報告|公告|披露|显示|顯示|年报|年報)|(?:资料|資料|数据|數據)来源[:：]/iu;
/** Sections of the house's own words about itself. */
export const LEGAL =
  /disclosure|disclaimer|important (?:information|notice)|rating (?:definitions?|system|key)|certification|glossary|methodology|rechtliche|haftung|wichtige hinweise|offenlegung|einstufungssystem|glossar|免责|免責|声明|聲明|评级(?:说明|标准|定义)|評級(?:說明|標準|定義)|披露/iu;

export function isSourceLine(text: string): boolean {
  return SOURCE_LINE.test(text);
}

export function namesSource(text: string): boolean {
  return NAMED.test(text);
}
