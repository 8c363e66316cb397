import type { Place } from '../../shared/place.ts';
import type { Note, NoteBlock, Span } from '../note/note.ts';
import { sentencesOf } from '../words/sentences.ts';
import { STREET } from './ratings.ts';

export type Grade = 'buy' | 'hold' | 'sell';

/** A rating that a note gives its share. */
export interface GradedRating {
  readonly grade: Grade;
  /** As written. */
  readonly text: string;
  readonly place: Place;
}

const LATIN: Readonly<Record<Grade, string>> = {
  buy: '(?:strong|conviction|speculative|top)[ -]buy|buy|outperform|over[- ]?weight|accumulate|add|kaufen|kauf|übergewichten|akkumulieren|aufstocken',
  hold: 'hold|neutral|equal[- ]?weight|(?:market|sector|peer)[- ]perform|market[- ]weight|in[- ]line|halten|gleichgewichten',
  sell: '(?:strong[ -])?sell|underperform|under[- ]?weight|reduce|verkaufen|untergewichten|reduzieren|abbauen',
};
const HAN: Readonly<Record<Grade, string>> = {
  buy: '强烈推荐|強烈推薦|强烈买入|強力買進|逢低買進|买入|買入|買進|增持|加碼|优于大市|優於大市|優於大盤|强于大市|強於大市|跑赢大市|跑贏大市|跑赢行业|推荐|推薦',
  hold: '中性|中立|持有|观望|觀望|同步大市|区间操作|區間操作|跟随大市|跟隨大市',
  sell: '减持|減持|減碼|卖出|賣出|沽出|沽售|回避|弱于大市|弱於大市|跑输大市|跑輸大市|落后大市',
};
const WORD = new RegExp(
  (['buy', 'hold', 'sell'] as const)
    .map((grade) => `(?<${grade}>(?<![A-Za-zÀ-ɏ\\d-])(?:${LATIN[grade]})(?![A-Za-zÀ-ɏ])|${HAN[grade]})`)
    .join('|'),
  'giu',
);
const QUOTE = `[\\s"'“”‘’«»„「」『』*]{0,3}`;
const NAME = `(?:(?:investment |equity |stock |share |our |unser[e]? )?(?:rating|recommendation|stance|einstufung|empfehlung|anlageurteil|votum|anlageempfehlung)|(?:投资|投資|股票|公司|最新)?(?:评级|評級|評等)|投资建议|投資建議|操作建議)`;

/** "Rating: Buy", "the rating is Hold", "评级：买入". */
const LABELLED = new RegExp(
  `(?<![A-Za-zÀ-ɏ-])${NAME}(?:\\s?\\([^()]{0,30}\\))?(?:\\s?[:：|=–—-]\\s?|\\s(?:is|of|at|remains?|stays?(?: at)?|lautet|ist|bleibt(?: bei| auf)?|auf)\\s|\\s|为|為|是|维持|維持)(?:[^.。,，;；]{0,12}\\s)?${QUOTE}$`,
  'iu',
);
/** "we keep our Hold", "wir bestätigen unsere Einstufung Kaufen", "维持", at the beginning "Reiterate". */
const GIVEN = new RegExp(
  [
    `(?<![A-Za-zÀ-ɏ'’])(?:we|our|i|wir|unser[enmrs]{0,2})(?![A-Za-zÀ-ɏ])[^.!?;。！？；]{0,90}?(?<![A-Za-zÀ-ɏ])(?:rate[ds]?|reiterat[a-z]*|maintain[a-z]*|reaffirm[a-z]*|confirm[a-z]*|ke[ep]pt?|remain[a-z]*|stay|stick|upgrad[a-z]*|downgrad[a-z]*|initiat[a-z]*|start|assign[a-z]*|move|raise|lower|cut|recommend[a-z]*|retain[a-z]*|stuf[a-z]*|belass[a-z]*|bleib[a-z]*|bestätig[a-z]*|bekräftig[a-z]*|erneuer[a-z]*|behalten|rat[e]?n|empfehl[a-z]*|rating|recommendation|einstufung|empfehlung|votum|urteil)(?![A-Za-zÀ-ɏ])[^.!?;。！？；]{0,60}$`,
    `(?<![A-Za-zÀ-ɏ'’])(?:our|unser[enmrs]{0,2})\\s${QUOTE}$`,
    `(?:^|[.!?:|·•–—]\\s|[,，]\\s)(?:hence |so |thus |therefore |daher |somit )?(?:we )?(?:reiterat|maintain|reaffirm|upgrad|downgrad|initiat|keep|retain|stay)[a-z]*(?![A-Za-zÀ-ɏ])[^.!?]{0,40}$`,
    `(?:维持|維持|重申|给予|給予|上调(?:至)?|上調(?:至)?|下调(?:至)?|下調(?:至)?|首次(?:覆盖|覆蓋)|调整(?:至|为)|建议|建議)[^。！？；，]{0,24}$`,
    `(?:bleib(?:t|en)(?: wir| sie| die aktie)?|belassen|bestätig[a-z]*|weiterhin|unverändert)\\s(?:bei\\s|auf\\s|es\\s|bei der\\s|zu[mr]?\\s)?(?:einstufung\\s|empfehlung\\s|votum\\s)?${QUOTE}$`,
  ].join('|'),
  'iu',
);
/** "Hold rating", "“买入”评级": behind the word. */
const RATED =
  /^["'“”‘’«»„「」『』]?\s?(?:rating|recommendation|stance|call|-?(?:empfehlung|rating|einstufung|votum)|(?:的)?(?:投资|投資)?(?:评级|評級|評等))/iu;
const FIELD_BEFORE = /(?:^|[|｜,;·•/–—:：]\s?|\s{2,}|　)["“„*]?$/u;
const FIELD_BEHIND = /^["”“*]?\s?(?:[(（|｜,;·•/–—.]|$|\s{2,}|　|\s(?:target|PT|TP|kursziel|price))/iu;
/** Not what the note says now: supposed, past, of others, a scale. */
const ELSE_BEFORE =
  /(?:(?<![A-Za-zÀ-ɏ])(?:versus|vs\.?|previous(?:ly)?|prior|old|formerly|was|were|had|been|since|if|would|could|might|unless|until|when|before|rather than|instead of|not|no|neither|than|zuvor|bisher|vorher|wurde|war|hatten?|wenn|falls|würden?|könnten?|statt|nicht|kein[a-z]*|consensus|street|brokers?|analysts?|peers?|median|konsens|analysten)(?![A-Za-zÀ-ɏ])[^.;。；]{0,70}|(?<![A-Za-zÀ-ɏ])(?:from|von)\s(?:an?\s|our\s|the\s|einer?\s)?["“„*]?|(?:sector|industry|sektor|branche)[a-z]*[^.;]{0,24}|(?:行业|行業|板块|板塊|子行业)[^。；，]{0,8}|(?:由|从|從)["“「]?|(?:若|如果|倘若|一旦|除非)[^。；]{0,40}|(?:原|此前|之前|前次|上次|曾|将会|分析师|分析師|机构|機構|券商|同业|同業|可比)[^。；，]{0,30})$/iu;
const ELSE_BEHIND =
  /^[^.;。；]{0,50}?(?:(?<![A-Za-zÀ-ɏ])(?:if|unless|previously|before|wenn|falls|sobald|would)(?![A-Za-zÀ-ɏ])|之前|此前)/iu;
/** Lines that define ratings. */
const SCALE =
  /(?:[<>≥≤]|above|below|more than|less than|at least|über|unter|mindestens|以上|以下|超过|超過|between|zwischen|expected|erwartet|expects|relative to|gegenüber)[^.]{0,24}\d{1,2}\s?%|\d{1,2}\s?%\s?(?:or more|以上|以下|und mehr|oder mehr)/iu;
/** Blocks at the head of a note that may be its masthead, and how long their lines are. */
const MASTHEAD = 8;
const LINE = 260;

/** The ratings that a note gives its own share, in the order of reading. */
export function gradesOf(note: Note): readonly GradedRating[] {
  const found: GradedRating[] = [];
  const take = (span: Span, isHead: boolean) => {
    if (span.text.length > 4000) return;
    for (const sentence of sentencesOf(span.text))
      for (const { grade, start, end } of gradesIn(sentence.text, isHead && span.text.length <= LINE))
        found.push({
          grade,
          text: span.text.slice(sentence.start + start, sentence.start + end),
          place: span.place(sentence.start + start, sentence.start + end),
        });
  };
  if (note.title) take(note.title, true);
  for (const block of note.blocks) {
    if (block.kind === 'figure') continue;
    if (block.kind === 'table') {
      if (block.rows.length <= 20) for (const span of fieldsOfRating(block)) take(span, true);
    } else take(block.span, block.index < MASTHEAD);
  }
  return found;
}

/** Cells beside "Rating" in a table about one thing. */
function* fieldsOfRating({ head, rows }: Extract<NoteBlock, { kind: 'table' }>): Generator<Span> {
  if (head.length > 4) return;
  for (const row of [head, ...rows])
    for (const [at, cell] of row.entries()) {
      const value = row[at + 1];
      if (value && cell.text.length <= 30 && new RegExp(`^\\s*${NAME}\\s*$`, 'iu').test(cell.text)) yield value;
    }
}

function* gradesIn(sentence: string, isHead: boolean): Generator<{ grade: Grade; start: number; end: number }> {
  if (sentence.length > 900 || SCALE.test(sentence) || sentence.endsWith('?')) return;
  for (const match of sentence.matchAll(WORD)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const [before, behind] = [sentence.slice(Math.max(0, start - 160), start), sentence.slice(end, end + 80)];
    const isCapital = /^[A-ZÀ-Þ\p{Script=Han}]/u.test(match[0]);
    const isLabelled = LABELLED.test(before);
    const isGiven = GIVEN.test(before) && (isCapital || RATED.test(behind));
    const isField = isHead && isCapital && FIELD_BEFORE.test(before) && FIELD_BEHIND.test(behind);
    if (!isField && !isLabelled && !isGiven) continue;
    if (!isField && !isCapital && !RATED.test(behind)) continue;
    if (ELSE_BEFORE.test(before) || ELSE_BEHIND.test(behind) || STREET.test(before.slice(-60))) continue;
    const grade = (['buy', 'hold', 'sell'] as const).find((each) => match.groups?.[each] !== undefined);
    if (grade !== undefined) yield { grade, start, end };
  }
}

const LEAST =
  /^[^.;。；%]{0,60}?(?:[>≥]|above|over|more than|at least|exceed\w*|greater than|über|mehr als|mindestens|超过|超過|大于|大於|高于|高於|不低于|不低於)\s?\+?(\d{1,2})\s?%|^[^.;。；%]{0,40}?\+?(\d{1,2})\s?%\s?(?:or more|and above|und mehr|oder mehr|以上)/iu;

/** What a rating promises at least by the note's own scale, in per cent: "Buy: expected return above 15%". */
export function leastReturnOf(note: Note, rating: string): number | undefined {
  const name = rating.toLowerCase();
  for (const block of note.blocks) {
    const texts =
      block.kind === 'figure'
        ? []
        : block.kind === 'table'
          ? block.rows.map((row) => row.map(({ text }) => text).join(' '))
          : [block.span.text];
    for (const text of texts) {
      if (text.length > 1500 || !/\d\s?%/.test(text)) continue;
      const small = text.toLowerCase();
      for (let at = small.indexOf(name); at !== -1; at = small.indexOf(name, at + 1)) {
        const match = LEAST.exec(text.slice(at + name.length, at + name.length + 90));
        // Behind the name nothing may come that names another rating.
        if (match && /^["”’»」]?\s?[:：=(（–—|-]|^\s(?:means|steht|rating|heißt|bedeutet)/iu.test(text.slice(at + name.length)))
          return Number(match[1] ?? match[2]);
      }
    }
  }
  return undefined;
}
