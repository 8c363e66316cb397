import { byFullSentence, type Enumeration, enumerationOf, enumerationsIn } from '../arithmetic/enumerations.ts';
import { middle, plus } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import type { Claim } from '../claims/claim.ts';
import { headingOf, type Note } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Words of a whole that is taken apart. */
const WHOLE =
  /(?<!\p{L})(?:mix|split|splits|breakdown|allocat\w+|portfolio|basket|weights?|weighted in|weighting|composition|positioning|asset classes|by (?:region|segment|sector|product|country|geography|market|currency|end market|customer|type)|(?:of|in) (?:group |total |its )?(?:sales|revenues?|assets|income|output|volumes?|deliveries|orders|exports|loans|deposits|capital|shares|aum|nav|capacity|production|shipments|premiums|turnover)|m(?:akes?|ade) up|account(?:s|ed)? for|consists? of|comes? from|aufteilung|verteil\w+|verteilung|gewichtung\w*|allokation|portfolio|depot|musterdepot|zusammensetzung|setzt sich|entf(?:allen|ielen|ällt|iel)|regional|nach (?:regionen|segmenten|sektoren|ländern|branchen|produkten)|(?:des|vom|am) (?:umsatz(?:es)?|konzernumsatz(?:es)?|absatz(?:es)?|portfolios?|volumens?|vermögens|fondsvermögens|kreditbuchs?))(?!\p{L})|占比|占|佔|配置|分布|分佈|构成|構成|权重|權重|比重|结构|結構|仓位|倉位|按(?:地区|區域|区域|產品|产品|行业|行業|业务|業務)/iu;
/** Per cents that are no shares of one whole. */
const OTHER =
  /(?<!\p{L})(?:margins?|yields?|growth|grew|return(?:s|ed)?|gain(?:s|ed)?|rose|fell|coupons?|discounts?|premium of|upside|inflation|rates? of|tax rate|probabilit\w+|overlap\w*|multiple answers|agreed?|respondents|cover(?:s|ed|age)|hedg\w+|utili[sz]ation|occupancy|let|market shares?|marge\w*|rendite\w*|wachstum|wuchs\w*|stieg\w*|fiel\w*|plus|minus|zuwachs\w*|mehrfachnennung\w*|marktanteil\w*|auslastung|quote)(?!\p{L})|毛利率|净利率|淨利率|同比|环比|環比|增长|增長|增速|收益率|股息率|涨|漲|跌|市占|市场份额|利率|覆盖/iu;
/** Leads from a whole to some of its parts, or to all where the last of them is the rest. */
const OF_WHICH = /(?<!\p{L})(?:of which|thereof|davon|darunter)(?!\p{L})|其中/iu;
const REST =
  /(?<!\p{L})(?:others?|rest|remainder|remaining|cash|balance|elsewhere|übrige\w*|sonstige\w*|rest|kasse|liquidität|barmittel|andere\w*)(?!\p{L})|其他|其它|其余|其餘|现金|現金/iu;
/** The weights are set, not measured: they are what they are printed as. */
const CHOSEN =
  /(?<!\p{L})(?:basket|model portfolio|our (?:allocation|weights?|portfolio)|recommended|target weights?|strategic allocation|musterdepot|modellportfolio|unsere gewichtung)(?!\p{L})|模型组合|建议配置|建議配置|组合权重|組合權重/iu;
const FOOTNOTE = /(?:may|might|do|does) not (?:add|sum)|rounding|rounded|rundung\w*|gerundet|四舍五入|四捨五入|取整|約佔|约占/iu;
/** Named as the whole, or as one sum of several of the parts. */
const SUM =
  /(?<!\p{L})(?:total|sum|together|combined|net assets|all|gesamt|summe|zusammen|insgesamt)(?!\p{L})|合计|合計|总计|總計|合共|共/iu;
const MOST = 14;

export const sharesInText: Rule = {
  id: 'shares-in-text',
  group: 'arithmetic',
  severity: 'error',
  about:
    'The shares of one whole that a sentence or a list of items names do not come to more than 100%, and where they name the rest as well not to less. Half a unit of the last digit is allowed for each; weights that the note sets itself are taken as printed.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nBy region, sales split into 46% Europe, 31% China, 18% North America and 8% other markets.',
        why: 'They come to 103%.',
      },
      {
        text: '# Halden\n\nPositioning\n\n- Industrials 27.5%\n- Technology 21.0%\n- Health care 16.5%\n- Financials 14.0%\n- Consumer 19.0%\n- Cash 4.0%',
        why: 'They come to 102%.',
      },
      { text: '# 海登\n\n收入按地区：华东占45%，华南占31%，华北占19%，其他占9%。', why: '合计104%。' },
      { text: '# 锂\n\n8月需求约10.9万吨，其中动力电池占62%，储能占27%，消费电子占7%，其他占7%。', why: '合计103%。' },
    ],
    silent: [
      {
        text: '# Halden\n\nBy region, sales split into 46% Europe, 31% China, 18% North America and 6% other markets.',
        why: '101% may be rounding.',
      },
      {
        text: '# Halden\n\nOur basket holds Ferncliff 28%, Bow Lake 26%, Tamarind 18% and Kananaskis 18%; the rest is cash.',
        why: 'The rest is not named with its share.',
      },
      {
        text: '# Halden\n\nSales came from Europe (62%, of which Germany 20%), China (27%), America (6%) and other markets (5%).',
        why: 'Germany is a part of Europe.',
      },
      {
        text: '# Halden\n\nMargins by segment were 46% in software, 31% in services, 18% in hardware and 12% elsewhere.',
        why: 'Margins are no shares.',
      },
    ],
  },
  *check({ note, claims }) {
    const isForgiving = FOOTNOTE.test(note.text);
    for (const sentence of byFullSentence(claims)) {
      const words = toItsEnd(sentence);
      for (const enumeration of enumerationsIn(sentence)) {
        const found = judge(enumeration, `${leadOf(note, enumeration)} ${words}`, words, isForgiving);
        if (found) yield found;
      }
    }
    for (const list of listsOf(claims)) {
      const words = list.parts.map(({ span }) => span.text).join(' · ');
      const found = judge(list, `${leadOf(note, list)} ${words}`, words, isForgiving);
      if (found) yield found;
    }
  },
};

/** The words of a sentence, none of the next one. */
function toItsEnd(sentence: readonly Claim[]): string {
  const [first] = sentence;
  const last = sentence.at(-1);
  if (first === undefined || last === undefined) return '';
  const { text } = first.span;
  const behind = /^[^.!?。！？\n]{0,60}/u.exec(text.slice(last.end, last.end + 60))?.[0] ?? '';
  return text.slice(first.sentence, last.end) + behind;
}

/** The heading, and the paragraph that leads into a list. */
function leadOf(note: Note, { parts }: Enumeration): string {
  const block = parts[0]?.block;
  if (block === undefined) return '';
  const above = block.kind === 'item' ? note.blocks[block.list - 1] : undefined;
  const lead = above !== undefined && 'span' in above && above.span.text.length < 200 ? above.span.text : '';
  return `${headingOf(note, block)} ${lead}`;
}

/** Lists each of whose items is a name and a share. */
function listsOf(claims: readonly Claim[]): readonly Enumeration[] {
  const lists = new Map<number, Claim[]>();
  for (const claim of claims) {
    if (claim.block?.kind !== 'item') continue;
    const list = lists.get(claim.block.list);
    if (list === undefined) lists.set(claim.block.list, [claim]);
    else list.push(claim);
  }
  return [...lists.values()].flatMap((list) => {
    const firsts = [...Map.groupBy(list, ({ span }) => span).values()].map(([first]) => first as Claim);
    const shares = firsts.filter(
      ({ unit, range, signed, span, start }) =>
        unit === '%' && range === undefined && !signed && start < 40 && span.text.length < 90,
    );
    return shares.length > 2 && shares.length === firsts.length ? [enumerationOf(shares, list)] : [];
  });
}

function judge(
  { parts: all, unit, others }: Enumeration,
  context: string,
  words: string,
  isForgiving: boolean,
): Noticed | undefined {
  const parts = all.filter((claim, at) => !(at === all.length - 1 && isSum(claim)));
  if (unit !== '%' || parts.length < 3 || parts.length > MOST) return undefined;
  if (!WHOLE.test(context) || OTHER.test(words)) return undefined;
  if (parts.some(({ value, signed, metric }) => value <= 0 || signed || (metric !== undefined && !OF_SHARES.has(metric))))
    return undefined;
  if ([...all.slice(1), ...others].some((claim) => claim.unit === '%' && isSum(claim) && Math.abs(claim.value - 100) > 0.5))
    return undefined;
  const sum = parts.map(({ interval }) => interval).reduce(plus);
  const off = middle(sum) - 100;
  if (Math.abs(off) < 1e-6 || Math.abs(off) > 12) return undefined;
  const last = parts.at(-1) as Claim;
  const hasRest = REST.test(labelOf(last, parts.at(-2))) || all.length > parts.length;
  if (off < 0 && !hasRest) return undefined;
  if (OF_WHICH.test(words) && !(hasRest && isLed(parts))) return undefined;
  const half = (sum.high - sum.low) / 2;
  const unitOfLast = Math.max(...parts.map((part) => part.half * 2));
  // So many roundings seldom go the same way.
  const likely = 3 * unitOfLast * Math.sqrt(parts.length / 12);
  const isChosen = CHOSEN.test(context) && off > 0;
  if (Math.abs(off) <= half + 1e-6 && (isForgiving || Math.abs(off) <= likely) && !(isChosen && off > unitOfLast * 1.01))
    return undefined;
  return {
    ...(Math.abs(off) > half + 1e-6 || (isChosen && !isForgiving) ? {} : { severity: 'warning' as const }),
    message: `The ${parts.length} shares add up to ${few(middle(sum))}%, not to 100%.`,
    mend: 'Correct the share that is wrong, or say what overlaps or is missing.',
    place: last.place(),
  };
}

/** The parts are those that a whole before them is taken apart into, none of them taken apart again. */
function isLed(parts: readonly Claim[]): boolean {
  const [first, last] = [parts[0], parts.at(-1)] as [Claim, Claim];
  return first.span === last.span && !OF_WHICH.test(last.span.text.slice(first.start, last.end));
}

/** Metrics whose words stand beside shares without being what is meant. */
const OF_SHARES = new Set(['probability', 'revenue', 'marketShare']);

/** The words around a share that name its part. */
function labelOf({ span, start, end }: Claim, before: Claim | undefined): string {
  const from = before !== undefined && before.span === span ? before.end : Math.max(0, start - 40);
  return `${span.text.slice(from, start)} ${/^[^,;.，；。]{0,30}/u.exec(span.text.slice(end))?.[0]}`;
}

function isSum({ span, start, sentence }: Claim): boolean {
  return SUM.test(span.text.slice(Math.max(sentence, start - 16), start));
}
