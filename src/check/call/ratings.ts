/** Names of ratings that are nothing else; the longer stand first. */
const CLEAR = `(?:strong|conviction|speculative|top)[ -]buy|strong[ -]sell|outperform|underperform|over[- ]?weight|under[- ]?weight|equal[- ]?weight|(?:market|sector)[- ]perform|in[- ]line|kaufempfehlung|verkaufsempfehlung|halteempfehlung|übergewichten|untergewichten|kaufen|verkaufen|强烈推荐|強烈推薦|强烈买入|买入|買入|增持|优于大市|優於大市|跑赢大市|跑贏大市|跑赢行业|谨慎推荐|审慎增持|中性|减持|減持|卖出|賣出|持有|弱于大市|跑输大市|推荐|推薦|回避`;
/** Names that are also common words: a rating only by their capital, their marks or the word behind them. */
const COMMON = `buy|hold|sell|neutral|reduce|accumulate|add|trim|avoid|halten|kauf|verkauf`;

const RATING = String.raw`(?<![A-Za-zÀ-ɏ\d-])(?<rating>${CLEAR}|${COMMON})(?![A-Za-zÀ-ɏ])`;
const QUOTE = `["'“”‘’«»„「」『』]`;
const OWN = `(?<![A-Za-zÀ-ɏ'’])(?:we|our|wir|unsere?[nmrs]?)(?![A-Za-zÀ-ɏ])`;
const VERB = `(?:re)?rat(?:e|ed|ing)|reiterat[A-Za-zÀ-ɏ]*|maintain[A-Za-zÀ-ɏ]*|reaffirm[A-Za-zÀ-ɏ]*|confirm[A-Za-zÀ-ɏ]*|keep|kept|remain[A-Za-zÀ-ɏ]*|stay|upgrad[A-Za-zÀ-ɏ]*|downgrad[A-Za-zÀ-ɏ]*|initiat[A-Za-zÀ-ɏ]*|begin[A-Za-zÀ-ɏ]*|start|assign[A-Za-zÀ-ɏ]*|move|moving|raise|lower|cut|recommend[A-Za-zÀ-ɏ]*|retain[A-Za-zÀ-ɏ]*|resum[A-Za-zÀ-ɏ]*|stufen|belassen|bestätig[A-Za-zÀ-ɏ]*|bekräftig[A-Za-zÀ-ɏ]*|erneuern|einstufung|empfehlung|votum|urteil|anlageurteil|raten`;
const LABEL = `(?:(?:investment |equity |stock |our )?rating|recommendation|einstufung|empfehlung|anlageurteil|votum|投资评级|投資評級|最新评级|评级|評級|投资建议)`;

const FORMS: readonly RegExp[] = [
  // "Rating: Buy", "Rating Buy", "评级：买入"
  new RegExp(String.raw`(?<![A-Za-zÀ-ɏ-])${LABEL}(?:\s?\([^()]{0,30}\))?(?:\s?[:：|]\s?|\s)${QUOTE}?${RATING}`, 'iu'),
  // "we reiterate our Buy", "wir bestätigen die Einstufung Kaufen"
  new RegExp(
    `${OWN}[^.!?。！？]{0,100}?(?<![A-Za-zÀ-ɏ])(?:${VERB})(?![A-Za-zÀ-ɏ])[^.!?。！？]{0,70}?${QUOTE}?${RATING}${QUOTE}?`,
    'iu',
  ),
  // "Reiterate Overweight", at the beginning of a sentence or field
  new RegExp(
    String.raw`(?:^|[.!?:|·•]\s)(?:reiterat[A-Za-zÀ-ɏ]*|maintain[A-Za-zÀ-ɏ]*|reaffirm[A-Za-zÀ-ɏ]*|upgrad[A-Za-zÀ-ɏ]*|downgrad[A-Za-zÀ-ɏ]*|initiat[A-Za-zÀ-ɏ]*|keep)(?![A-Za-zÀ-ɏ])[^.!?]{0,60}?${QUOTE}?${RATING}${QUOTE}?`,
    'iu',
  ),
  // "von Halten auf Kaufen hochgestuft"
  new RegExp(`(?<![A-Za-zÀ-ɏ])auf ${QUOTE}?${RATING}${QUOTE}? (?:hoch|herauf|herab|ab)?(?:ge)?stuf`, 'iu'),
  // "维持“买入”评级"
  new RegExp(
    String.raw`(?:维持|維持|重申|给予|給予|上调|上調|下调|下調|首次覆盖|首次覆蓋)[^。！？]{0,30}?${QUOTE}?${RATING}${QUOTE}?\s?(?:的)?(?:投资|投資)?(?:评级|評級)`,
    'iu',
  ),
];
/** A line of fields, as a masthead has it: "MPT US, price $17.45, Buy, target $22". */
const FIELD = new RegExp(String.raw`(?:^|[|,;·•/–—]\s?)${QUOTE}?${RATING}${QUOTE}?(?=\s?(?:\(|[|,;·•/–—]|$))`, 'iu');
const FIELDS_SAY = /(?<![A-Za-zÀ-ɏ])(?:price|target|pt|tp|kurs|kursziel)(?![A-Za-zÀ-ɏ])|目标价|目標價|股价/iu;

/** Whose a rating or target is when these stand with it: the market's. */
export const STREET =
  /(?<![A-Za-zÀ-ɏ])(?:average|mean|median|consensus|street|analysts?|brokers?|range|high(?:est)?|low(?:est)?|durchschnitt[A-Za-zÀ-ɏ]*|mittlere[sr]?|konsens|analysten[A-Za-zÀ-ɏ]*|spanne|höchste[A-Za-zÀ-ɏ]*|niedrigste[A-Za-zÀ-ɏ]*)(?![A-Za-zÀ-ɏ])|一致|平均|机构|機構|券商|大行|分析师|分析師|区间|區間|范围|範圍|市场预期/iu;

/** Every name of a rating, whether it is one or a common word. */
export const ANY_RATING = new RegExp(RATING, 'iu');

export interface FoundRating {
  readonly start: number;
  readonly end: number;
  /** The market's, not the author's. */
  readonly street: boolean;
}

/** The first rating that a text gives to a share. */
export function ratingIn(text: string): FoundRating | undefined {
  if (text.length > 4000 || !ANY_RATING.test(text)) return undefined;
  for (const form of FORMS) {
    const match = form.exec(text);
    const found = match && foundIn(text, match);
    if (found) return found;
  }
  const match = text.length <= 240 && FIELDS_SAY.test(text) ? FIELD.exec(text) : null;
  return match ? foundIn(text, match) : undefined;
}

/** Whether a whole cell is a rating: "Accumulate (unchanged)". */
export function isRatingCell(text: string): boolean {
  return text.length <= 60 && new RegExp(`^${QUOTE}?${RATING}`, 'iu').test(text.trim());
}

function foundIn(text: string, match: RegExpExecArray): FoundRating | undefined {
  const word = match.groups?.['rating'] as string;
  const start = match.index + match[0].lastIndexOf(word);
  const end = start + word.length;
  const isCommon = new RegExp(`^(?:${COMMON})$`, 'iu').test(word);
  if (isCommon && !isMeant(text, word, start, end)) return undefined;
  const sentence = text.slice(Math.max(0, match.index - 40), end);
  return { start, end, street: STREET.test(sentence) && !new RegExp(OWN, 'iu').test(sentence) };
}

function isMeant(text: string, word: string, start: number, end: number): boolean {
  return (
    /^[A-ZÀ-Þ]/u.test(word) ||
    new RegExp(QUOTE, 'u').test(text[start - 1] ?? '') ||
    /^\s?(?:rating|recommendation|stance|call|-?empfehlung|评级|評級)/iu.test(text.slice(end, end + 16))
  );
}
