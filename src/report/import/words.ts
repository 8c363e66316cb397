import type { DraftLanguage } from './language.ts';

/** Subjects that a section of a note can have. */
export const TOPICS = [
  'keyMetrics',
  'financials',
  'trends',
  'growth',
  'competition',
  'valuation',
  'scenarios',
  'support',
  'risks',
  'ratings',
  'impact',
  'outlook',
  'conclusion',
] as const;
export type Topic = (typeof TOPICS)[number];
export type ImportWord = Topic | 'furtherRisks' | 'furtherSources' | 'table' | 'ratingDistribution';

/** Every word that the import adds to a draft: neutral headings and titles, nothing that says what the draft does not. */
export const WORDS: Readonly<Record<DraftLanguage, Readonly<Record<ImportWord, string>>>> = {
  en: {
    keyMetrics: 'Key metrics',
    financials: 'Financial position',
    trends: 'Trends',
    growth: 'Growth and profitability',
    competition: 'Competitive position',
    valuation: 'Valuation',
    scenarios: 'Scenarios',
    support: 'Supporting factors',
    risks: 'Risks',
    ratings: 'Ratings and targets',
    impact: 'Impact',
    outlook: 'Outlook',
    conclusion: 'Conclusion',
    furtherRisks: 'Further risks',
    furtherSources: 'Further sources',
    table: 'Table',
    ratingDistribution: 'Rating distribution',
  },
  de: {
    keyMetrics: 'Kennzahlen',
    financials: 'Finanzlage',
    trends: 'Trends',
    growth: 'Wachstum und Ertrag',
    competition: 'Wettbewerb',
    valuation: 'Bewertung',
    scenarios: 'Szenarien',
    support: 'Stützende Faktoren',
    risks: 'Risiken',
    ratings: 'Empfehlungen und Kursziele',
    impact: 'Auswirkungen',
    outlook: 'Ausblick',
    conclusion: 'Fazit',
    furtherRisks: 'Weitere Risiken',
    furtherSources: 'Weitere Quellen',
    table: 'Tabelle',
    ratingDistribution: 'Verteilung der Empfehlungen',
  },
  'zh-Hans': {
    keyMetrics: '关键指标',
    financials: '财务状况',
    trends: '趋势',
    growth: '增长与盈利',
    competition: '竞争格局',
    valuation: '估值',
    scenarios: '情景',
    support: '支持因素',
    risks: '风险',
    ratings: '评级与目标价',
    impact: '影响',
    outlook: '展望',
    conclusion: '结论',
    furtherRisks: '其他风险',
    furtherSources: '其他来源',
    table: '表格',
    ratingDistribution: '评级分布',
  },
  'zh-Hant': {
    keyMetrics: '關鍵指標',
    financials: '財務狀況',
    trends: '趨勢',
    growth: '增長與盈利',
    competition: '競爭格局',
    valuation: '估值',
    scenarios: '情境',
    support: '支持因素',
    risks: '風險',
    ratings: '評級與目標價',
    impact: '影響',
    outlook: '展望',
    conclusion: '結論',
    furtherRisks: '其他風險',
    furtherSources: '其他來源',
    table: '表格',
    ratingDistribution: '評級分佈',
  },
};

/** What a text about each subject says, in the languages of drafts. */
export const TOPIC_SIGNS: Readonly<Record<Topic, RegExp>> = {
  keyMetrics: /key (?:metrics|figures|data)|at a glance|kennzahlen|关键指标|關鍵指標|主要指标|核心数据/iu,
  financials:
    /profitability|liquidity|solvency|cash flow|debt|leverage|balance sheet|financial (?:position|health|condition)|liquidität|verschuldung|bilanz|cashflow|现金流|負債|负债|流动性|偿债|财务/iu,
  trends: /trends?\b|developments\b|entwicklungen|趋势|趨勢/iu,
  growth: /growth|grow[ns]?\b|grew|margins?\b|wachstum|wächst|wuchs|marge|增长|增長|毛利率|盈利能力/iu,
  competition:
    /competit(?:ion|ive|ors?)|landscape|rivals?\b|peers?\b|market share|wettbewerb|konkurren|竞争|競爭|同行|市场份额/iu,
  valuation: /valuation|p\/e|multiples?\b|re-?rat(?:e|ing)|re-?evaluat|bewertung|kgv|估值|市盈率/iu,
  scenarios: /scenarios?\b|szenari|情景|情境/iu,
  support:
    /advantages?\b|synerg|tailwinds?\b|strengths?\b|opportunit|supports?\b|upgrades?\b|catalysts?\b|chancen|stärken|vorteile?\b|synergien|优势|機遇|机遇|利好|支持/iu,
  risks:
    /risks?\b|uncertaint|tariffs?\b|headwinds?\b|cancell?ation|intensif(?:ied|ying) competition|price (?:war|competition)|geopolitic|threats?\b|volatility|downturn|dependence|shortages?\b|delays?\b|export controls?|risik|unsicherheit|zölle|gegenwind|abhängigkeit|engp[aä]ss|风险|風險|不确定|關稅|关税|下行/iu,
  ratings: /ratings?\b|target price|price target|analysts?\b|kursziel|empfehlung|analysten|评级|評級|目标价|目標價/iu,
  impact: /impact|effects? on|aspects?\b|influence|auswirkung|einfluss|影响|影響/iu,
  outlook: /outlook|guidance|forecasts?\b|expectations?\b|ausblick|prognose|展望|预期|預期/iu,
  conclusion:
    /^(?:\*\*)?(?:in (?:conclusion|summary|short)\b|to (?:conclude|sum up)\b|overall,|taking (?:all|everything|these)|all in all|insgesamt|zusammenfassend|fazit|alles in allem|综上|總體|总体|总的来说|综合来看|結論|结论)/iu,
};
