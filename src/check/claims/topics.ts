import type { Note, NoteBlock } from '../note/note.ts';
import { mentionsIn } from './metrics.ts';
import type { Unnumbered } from './read.ts';
import { nameWords } from './subject.ts';

/** A name at the head of a paragraph, point or heading, with what parts it from the rest. */
const LEAD =
  /^\s*(?<name>\p{Lu}[\p{L}\d&'’./-]{1,24}(?:\s[\p{L}\d&'’./-]{1,24}){0,3}|\p{Script=Han}[\p{Script=Han}A-Za-z&·]{1,11})\s?(?:[:：]|\.(?=\s)|[(（](?=[^)）]{0,80}\d)|\s[–—-]\s|，(?=现价|评级|目标价))/u;
/** Such names are parts of a note on one company. */
const PART_OF_NOTE =
  /(?<!\p{L})(?:valuation|risks?|results?|outlook|summary|conclusion|balance|cash|price|target|rating|key|figures?|data|sales|revenues?|growth|margins?|profit|earnings|eps|dividends?|debt|costs?|capex|guidance|estimates?|forecasts?|scenarios?|bull|bear|base|case|upside|downside|catalysts?|thesis|view|what|why|how|where|when|we|our|the|this|quarter|year|half|first|second|third|fourth|q[1-4]|h[12]|fy\d*|update|note|highlights?|changes?|financials?|strategy|business|company|market|demand|pricing|orders?|liquidity|leverage|funding|returns?|performance|positioning|methods?|approach|dcf|sotp|multiples?|yields?|total|average|bewertung|risik\p{L}*|ergebnis\p{L}*|ausblick|fazit|zusammenfassung|bilanz|kurs\p{L}*|ziel\p{L}*|umsatz|marge\p{L}*|gewinn\p{L}*|dividende|schulden|verschuldung|kosten|prognose\p{L}*|szenari\p{L}*|unsere?|wir|das|die|der|kennzahlen|quartal\p{L}*|liquidität|rendite\p{L}*|anleihe\p{L}*|basis|stark|schwach|mittel|optimis\p{L}*|pessimis\p{L}*)(?!\p{L})|估值|风险|風險|业绩|業績|盈利|预测|預測|展望|总结|總結|结论|結論|目标|目標|评级|評級|收入|利润|利潤|毛利|现金|現金|负债|負債|股息|分红|情景|乐观|悲观|中性|基准|催化|投资|投資|建议|建議|摘要|要点|要點|核心|观点|觀點|数据|數據|公司|季度|年度|全年|上半年|下半年|方法|资料|資料/iu;
/** What one company has one of; whose parts or peers have their own. */
const OWN = new Set([
  'price',
  'targetPrice',
  'upside',
  'marketCap',
  'enterpriseValue',
  'pe',
  'evEbitda',
  'eps',
  'ebitda',
  'revenue',
  'netIncome',
  'operatingProfit',
  'netDebt',
  'operatingMargin',
  'ebitdaMargin',
]);

/**
 * A note on several companies, or on the parts of one, names each at the head of its paragraph, point or section: what stands there is
 * said of it. Names count only where two of them have something of the same kind that differs.
 * @param names words of the issuer's name, in small letters
 */
export function withTopics(claims: readonly Unnumbered[], note: Note, names: ReadonlySet<string>): readonly Unnumbered[] {
  const topics = topicsOf(note, names);
  if (topics.size === 0) return claims;
  const parallel = parallelOf(claims, topics);
  if (parallel.size === 0) return claims;
  return claims.map((claim) => {
    const topic = claim.block === undefined ? undefined : topics.get(claim.block);
    return claim.subject !== '' || topic === undefined || !parallel.has(topic) ? claim : { ...claim, subject: topic };
  });
}

/** The name that a block stands under: its own, else that of its heading. */
function topicsOf(note: Note, names: ReadonlySet<string>): ReadonlyMap<NoteBlock, string> {
  const topics = new Map<NoteBlock, string>();
  for (const block of note.blocks) {
    const heading = note.blocks[block.section];
    const own =
      block.kind === 'paragraph' || block.kind === 'item' || block.kind === 'heading' ? nameAt(block, names) : undefined;
    const name = own ?? (heading?.kind === 'heading' ? topics.get(heading) : undefined);
    if (name !== undefined) topics.set(block, name);
  }
  return topics;
}

function nameAt(block: Extract<NoteBlock, { span: unknown }>, names: ReadonlySet<string>): string | undefined {
  const name = LEAD.exec(block.span.text)?.groups?.name;
  if (name === undefined || PART_OF_NOTE.test(name) || /^\d|\d{3}/.test(name)) return undefined;
  // "LTM EBITDA: €412m" names what is measured, and nobody.
  if (mentionsIn(name).length > 0) return undefined;
  return nameWords(name).some((word) => names.has(word)) || names.has(name) ? undefined : name.toLowerCase();
}

/** The names of which at least two have the same measure, each with one value of its own. */
function parallelOf(claims: readonly Unnumbered[], topics: ReadonlyMap<NoteBlock, string>): ReadonlySet<string> {
  const values = new Map<string, Map<string, number>>();
  for (const { block, subject, metric, value, range, motion } of claims) {
    const topic = block === undefined || block.kind === 'table' ? undefined : topics.get(block);
    if (topic === undefined || subject !== '' || metric === undefined || !OWN.has(metric)) continue;
    if (range !== undefined || motion === 'from' || motion === 'by') continue;
    const of = values.get(metric) ?? new Map<string, number>();
    if (!of.has(topic)) of.set(topic, value);
    values.set(metric, of);
  }
  const parallel = new Set<string>();
  for (const of of values.values()) if (new Set(of.values()).size > 1) for (const topic of of.keys()) parallel.add(topic);
  return parallel;
}
