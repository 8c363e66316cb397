import type { NoteBlock, Span } from '../note/note.ts';
import type { Owner, Period } from './claim.ts';
import { withoutDays } from './masks.ts';
import { fits, METRICS, type Mention, mentionsIn } from './metrics.ts';
import { directionOf, lastDirection, type Motion, motionOf, saysChange } from './motion.ts';
import { numbersIn, type PrintedNumber } from './numbers.ts';
import { type FoundPeriod, periodsIn } from './periods.ts';
import type { ReadingOf, Unnumbered } from './read.ts';
import { type Sentence, sentencesIn } from './sentences.ts';
import { subjectBefore } from './subject.ts';

/** What stands further than this from a number in its sentence says nothing of it. */
const FAR = 500;
/** How far before its number a metric may be named. */
const REACH = 140;

const ESTIMATE =
  /(?<!\p{L})(?:expect(?:s|ed|ing)?|forecast(?:s|ed)?|project(?:s|ed|ion|ions)|estimat(?:e|es|ed)|guid(?:es|ed|ance)|targets?|anticipat\w+|outlook|will|should|could|may|consensus|erwart\w+|prognos\w+|schätz\w+|rechnen|ausblick|dürfte\w*|soll(?:te|en)?)(?!\p{L})|预计|預計|预期|預期|预测|預測|指引|有望|料将|料將|假设|假設|我们认为|目标/iu;
const CONSENSUS =
  /(?<!\p{L})(?:consensus|street|analysts?['’]?|bloomberg|factset|konsens|markterwartung\w*)(?!\p{L})|一致预期|一致預期|市场预期|市場預期|分析师|分析師/iu;
const COMPANY =
  /(?<!\p{L})(?:guid(?:es|ed|ance)|management|company (?:expects|targets|guides)|vorstand|unternehmen (?:erwartet|rechnet))(?!\p{L})|公司(?:预计|預計|指引)|管理层|管理層/iu;
const HOUSE = /(?<!\p{L})(?:we|our|wir|unser\w*)(?!\p{L})|我们|我們|本行/iu;
const QUOTES: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
  ['"', '"'],
];
const SAID = /(?<!\p{L})(?:said|says|told|according to|stated|sagte|laut|zufolge)(?!\p{L})|表示|称，|指出/iu;

/** The claims of a stretch of prose. */
export function claimsInProse(
  span: Span,
  block: NoteBlock | undefined,
  role: 'title' | 'prose' | 'item',
  reading: ReadingOf,
): readonly Unnumbered[] {
  const { text } = span;
  const { note } = reading;
  const numbers = numbersIn(text, note.language).filter(({ isYear }) => !isYear);
  if (numbers.length === 0) return [];
  const context: Context = {
    span,
    block,
    role,
    reading,
    numbers,
    mentions: mentionsIn(text),
    periods: periodsIn(withoutDays(text), reading.year),
    sentences: sentencesIn(text),
    bound: [],
    blockPeriod: undefined,
  };
  const claims = numbers
    .filter(
      (number) =>
        !within(context.periods, number.start - 40, number.end + 1).some(
          ({ start, end }) => number.start >= start && number.end <= end,
        ),
    )
    .map((number) => claimOf(number, context));
  return withPrice(claims, block);
}

/** Blocks at the head of a note that may be its masthead. */
const MASTHEAD = 4;

/** "Reduce | NZ$6.05 | Target NZ$5.20": the one amount without a name beside a target at the head is the price. */
function withPrice(claims: readonly Unnumbered[], block: NoteBlock | undefined): readonly Unnumbered[] {
  if (block !== undefined && block.index >= MASTHEAD) return claims;
  const target = claims.find(({ metric }) => metric === 'targetPrice');
  if (target === undefined || claims.some(({ metric }) => metric === 'price')) return claims;
  const bare = claims.filter(
    ({ metric, unit, scale, range, motion }) =>
      metric === undefined && unit === target.unit && scale === 0 && range === undefined && motion === undefined,
  );
  const [price] = bare;
  return bare.length !== 1 || price === undefined
    ? claims
    : claims.map((claim) => (claim === price ? { ...claim, metric: 'price', label: 'price', subject: '' } : claim));
}

interface Context {
  readonly span: Span;
  readonly block: NoteBlock | undefined;
  readonly role: 'title' | 'prose' | 'item';
  readonly reading: ReadingOf;
  readonly numbers: readonly PrintedNumber[];
  readonly mentions: readonly Mention[];
  readonly periods: readonly FoundPeriod[];
  readonly sentences: readonly Sentence[];
  /** What each number so far was bound to. */
  readonly bound: { readonly number: PrintedNumber; readonly mention: Mention | undefined }[];
  readonly blockPeriod: Period | undefined;
}

function claimOf(number: PrintedNumber, context: Context): Unnumbered {
  const { span, block, role, reading, sentences } = context;
  const { text } = span;
  const whole = sentenceAt(sentences, number.start, text.length);
  // Of a sentence without an end only what stands around the number.
  const sentence = { start: Math.max(whole.start, number.start - FAR), end: Math.min(whole.end, number.end + FAR) };
  const before = text.slice(sentence.start, number.start);
  const motion = motionOf(before, text.slice(number.end, number.end + 40));
  const binding = bind(number, sentence, motion, context);
  const of = binding?.metric === 'growth' && binding.of === undefined ? changing(number, sentence, context) : binding?.of;
  context.bound.push({ number, mention: binding?.mention });
  const words = text.slice(sentence.start, sentence.end);
  const list = listPeriods(number, sentence, context);
  const { found: period, estimate } = periodOf(number, sentence, motion, context);
  const mention = binding?.mention;
  const isFuture = reading.year !== undefined && period?.year !== undefined && period.year > reading.year;
  return {
    text: number.text,
    value: number.value,
    interval: number.interval,
    range: number.range,
    half: number.half,
    unit: number.unit,
    scale: number.scale,
    qualifier: number.qualifier,
    signed: number.signed,
    metric: binding?.metric,
    of,
    motion,
    direction: binding?.direction ?? 0,
    label: mention?.text ?? '',
    subject:
      mention === undefined
        ? ''
        : subjectBefore(text.slice(Math.max(sentence.start, mention.start - 80), mention.start), reading.names),
    period: list ?? period ?? headingPeriod(context),
    estimate:
      estimate ||
      isFuture ||
      ESTIMATE.test(text.slice(Math.max(sentence.start, number.start - 90), Math.min(sentence.end, number.end + 30))),
    owner: ownerOf(words, mention),
    citations: citationsOf(number, sentence, span),
    quoted: isQuoted(text, number, sentence) || SAID.test(words),
    role,
    span,
    start: number.start,
    end: number.end,
    sentence: whole.start,
    block,
    cell: undefined,
    fact: span.facts.find(({ start, end }) => number.start < end && start < number.end)?.fact,
    place: () => span.place(number.start, number.end),
  };
}

interface Binding {
  readonly metric: string;
  readonly of?: string | undefined;
  readonly direction: -1 | 0 | 1;
  readonly mention: Mention;
}

const DIRECT =
  /^[\s:：(（,]*(?:(?:ratio|multiple|potential|price|rate|currently|now|also|again|already|still|only|just|thus|then|each|to|of|is|was|are|were|at|by|be|stands?|stood|stays?|remains?|comes?|came|amounts?|amounted|totals?|totall?ed|reached|hit|reaches|equals?|equivalent|implies|implied|with|around|about|roughly|some|nearly|over|approximately|more than|less than|up|down|from|rose|fell|grew|increased|decreased|declined|climbed|dropped|improved|widened|narrowed|expanded|raised|lifted|cut|set|kept|our|the|an?|beträgt|betrug|betrugen|von|bei|liegt|lag|lagen|um|auf|stieg|sank|fiel|wuchs|ist|war|erreichte|rund|etwa|knapp|über|sich|erhöhte|verringerte|verbesserte|belief|beläuft|为|為|达到?|達到?|是|约|約|至|同比|环比|增长|增長|下降|上升|提升|分别|的|仅|僅|合计|合計|实现|實現|录得|錄得|较|較|上年|去年|同期|由|从|從|元|大约|大約|超过|超過|[~≈<>≤≥])[\s:：]*){0,6}$/iu;
/** What may stand between a number and the name behind it. */
const BEHIND =
  /^[\s)）]*(?:of|in|an?|the|的|an|am|beim|for|its|as|organic|annual|year-on-year|yoy|reported|adjusted|forward|trailing|2\d{3}E?|FY\d{2,4}E?|to|per|\p{L}{2,14}(?:[-\s]))?[\s]?$/iu;
const GROWTH_BEHIND =
  /^[\s)）]{0,2}(?:(?:year[- ](?:on|over)[- ]year|yoy|y\/y|annual|organic|higher|lower|more|less|p\.a\.|a year)[\s,]?)?(?:growth|increase|rise|gain|jump|decline|drop|fall|decrease|higher|lower|above|below|more|less|y\/y|yoy|wachstum|zuwachs|anstieg|rückgang|mehr|weniger|höher|niedriger)(?!\p{L})/iu;

/** Which metric a number states: named right before it, right behind it, or further before in its sentence. */
function bind(number: PrintedNumber, sentence: Sentence, motion: Motion, context: Context): Binding | undefined {
  const { span, mentions } = context;
  const { text } = span;
  const counted = sharesBehind(number, text);
  if (counted) return counted;
  const inSentence = within(mentions, sentence.start, sentence.end);
  const before = inSentence.filter(({ end }) => end <= number.start && number.start - end <= REACH).reverse();
  const behind = inSentence.find(({ start }) => start >= number.end && start - number.end <= 24);
  const [nearest] = before;
  if (nearest && DIRECT.test(text.slice(nearest.end, number.start))) {
    const direct = asBinding(number, nearest, text, inSentence, mentions);
    if (direct) return direct;
  }
  if (behind && BEHIND.test(text.slice(number.end, behind.start)) && !(motion === 'from' && nearest)) {
    const following = asBinding(number, behind, text, inSentence, mentions);
    if (isWorth(text, number, sentence)) return undefined;
    if (
      following &&
      fits(behind.metric.kind, number.unit) &&
      (number.unit !== '' || (behind.metric.kind === 'count' && number.scale > 0))
    )
      return following;
  }
  for (const mention of before.slice(0, 4)) {
    const gap = text.slice(mention.end, number.start);
    const others = context.bound.slice(-24).filter(({ number: other }) => other.start >= mention.end && sameKind(other, number));
    // Numbers of one change share their name; another number in between has taken it.
    const taken =
      others.some(({ mention: other }) => other === mention) &&
      motion === undefined &&
      !/^\s?[(（/]|[,、，]\s?$|\s(?:and|und|or|oder|beziehungsweise|bzw\.|respectively)\s|和|及/u.test(gap.slice(-20));
    if (taken || isOfAnother(gap)) continue;
    const far = asBinding(number, mention, text, inSentence, mentions);
    if (far) return far;
  }
  return undefined;
}

/** "and tariffs of 15%": the number is of the noun right before it. */
function isOfAnother(gap: string): boolean {
  if (/对应|對應|得出|取整|四舍五入|四捨五入|(?<!\p{L})(?:gives?|yields|rounded|rounds|makes)(?!\p{L})/iu.test(gap)) return true;
  const noun = /(\p{L}{3,})\s(?:of|von|bei)\s(?:about\s|rund\s|some\s)?$/iu.exec(gap)?.[1];
  return (
    noun !== undefined &&
    gap.trim().split(/\s+/).length > 2 &&
    !/^(?:rise|increase|gain|growth|level|total|decline|fall|drop|rate|average|range|one|low|high|wert|anstieg|plus|minus|rückgang|niveau|höhe|ratio|margin|multiple|value)$/i.test(
      noun,
    )
  );
}

/** "Ten cents are worth 0.09 of EPS": a part of a metric, not the metric. */
function isWorth(text: string, number: PrintedNumber, sentence: Sentence): boolean {
  return (
    /^\s?of\s/.test(text.slice(number.end, number.end + 4)) &&
    /(?<!\p{L})(?:worth|adds?|costs?|takes?|each|every|would|means?)(?!\p{L})/iu.test(
      text.slice(Math.max(sentence.start, number.start - 40), number.start),
    )
  );
}

/** "营业收入286.4亿元，同比增长23.6%": a rate without a name is of the amount before it. */
function changing(number: PrintedNumber, sentence: Sentence, { bound }: Context): string | undefined {
  const last = bound.at(-1);
  if (last?.mention === undefined || last.number.start < sentence.start || number.start - last.number.end > 24) return undefined;
  const { id, kind } = last.mention.metric;
  return kind === 'money' || kind === 'share' || kind === 'count' ? id : undefined;
}

const MARGINS: Readonly<Record<string, string>> = {
  ebitda: 'ebitdaMargin',
  operatingProfit: 'operatingMargin',
  netIncome: 'netMargin',
  grossProfit: 'grossMargin',
  freeCashFlow: 'fcfMargin',
};

/** "EBITDA was 5.88 billion and the margin 86%": the margin of the profit named last before it. */
function bareMargin(mention: Mention, direction: -1 | 0 | 1, all: readonly Mention[]): Binding | undefined {
  const before = all.filter(({ end, metric }) => end <= mention.start && Object.hasOwn(MARGINS, metric.id)).at(-1);
  return before && { metric: MARGINS[before.metric.id] as string, direction, mention };
}

const SHARES_BEHIND =
  /^\s?(?:(?:fully\s)?(?:diluted|ordinary|common|outstanding|issued|basic)\s)?(?:shares|adss?|aktien)(?!\p{L})/iu;
const BOUGHT = /bought|buy|repurchas|sold|sell|issue[ds]?\s|short|insider|options|zurückgekauft|rückkauf|verkauf|per\s$/iu;

/** "588 million shares" counts the shares, where they are not bought or sold. */
function sharesBehind(number: PrintedNumber, text: string): Binding | undefined {
  if (number.unit !== '' || number.scale < 4) return undefined;
  const behind =
    SHARES_BEHIND.exec(text.slice(number.end, number.end + 40)) ?? /^股/u.exec(text.slice(number.end, number.end + 2));
  if (behind === null || BOUGHT.test(text.slice(Math.max(0, number.start - 40), number.start))) return undefined;
  const start = number.end;
  const metric = METRICS.get('shares');
  return (
    metric && {
      metric: 'shares',
      direction: 0,
      mention: { metric, start, end: start + behind[0].length, text: behind[0].trim() },
    }
  );
}

function sameKind(a: PrintedNumber, b: PrintedNumber): boolean {
  return a.unit === b.unit || (a.unit.length === 3 && b.unit.length === 3);
}

function asBinding(
  number: PrintedNumber,
  mention: Mention,
  text: string,
  all: readonly Mention[],
  whole: readonly Mention[],
): Binding | undefined {
  const { id, kind } = mention.metric;
  const between = mention.end <= number.start ? text.slice(mention.end, number.start) : '';
  const after = text.slice(number.end, number.end + 40);
  const changes = saysChange(between) || GROWTH_BEHIND.test(after) || /同比|环比|環比|y\/y|yoy/iu.test(between);
  const direction = directionOf(between) || lastDirection(between) || directionOf(after.slice(0, 24));
  if (number.unit === '%' && (kind === 'money' || kind === 'share' || kind === 'count'))
    return changes && !/(?:margin|of (?:revenue|sales|group|total)|marge|占|佔)/iu.test(after.slice(0, 20))
      ? { metric: 'growth', of: id, direction, mention }
      : undefined;
  if ((number.unit === 'pp' || number.unit === 'bp') && kind === 'percent')
    return { metric: 'change', of: id, direction, mention };
  if (number.unit === 'x' && kind !== 'multiple') return undefined;
  if (id === 'margin') return number.unit === '%' ? bareMargin(mention, direction, whole) : undefined;
  if (id === 'yield' && !/dividend|distribution|dps|pay-?out|ausschüttung|股息|派息|分派/iu.test(text)) return undefined;
  if (!fits(kind, number.unit)) return undefined;
  // Money per share is not counted in millions.
  if (kind === 'share' && number.scale >= 5) return undefined;
  if (id === 'growth' || id === 'organicGrowth') {
    const at = all.indexOf(mention);
    const neighbours = [all[at - 1], all[at + 1]].filter(
      (each): each is Mention => each !== undefined && each.metric.kind !== 'percent' && each.metric.kind !== 'multiple',
    );
    const of = neighbours.find((each) =>
      each.end <= mention.start
        ? /^\s?$/.test(text.slice(each.end, mention.start))
        : /^\s(?:in|of|der|des|bei)\s(?:the\s|its\s)?$/iu.test(text.slice(mention.end, each.start)),
    );
    return { metric: 'growth', of: of?.metric.id, direction: direction || (number.value < 0 ? -1 : 1), mention: of ?? mention };
  }
  return { metric: id === 'yield' ? 'dividendYield' : id, direction: changes ? direction : 0, mention };
}

const RESPECTIVELY = /分别|分別|respectively|beziehungsweise/iu;

/** In a list of numbers for a list of years, the year that stands where the number stands. */
function listPeriods(
  number: PrintedNumber,
  sentence: Sentence,
  { span: { text }, periods, numbers }: Context,
): Period | undefined {
  const words = text.slice(sentence.start, sentence.end);
  const inside = within(numbers, sentence.start, sentence.end);
  const at = inside.indexOf(number);
  const joined = (a: PrintedNumber | undefined, b: PrintedNumber | undefined) =>
    a !== undefined &&
    b !== undefined &&
    a.unit === b.unit &&
    /^\s?(?:[、,，/]|和|及|与|與|and|und|,?\s(?:and|und|beziehungsweise|bzw\.)\s)\s?$/u.test(text.slice(a.end, b.start));
  let first = at;
  while (joined(inside[first - 1], inside[first])) first -= 1;
  let last = at;
  while (joined(inside[last], inside[last + 1])) last += 1;
  const count = last - first + 1;
  if (count < 2) return undefined;
  if (!RESPECTIVELY.test(words) && !isBareList(inside.slice(first, last + 1), text)) return undefined;
  const years = yearsIn(words, within(periods, sentence.start, sentence.end));
  const year = years.length === count ? years[at - first] : undefined;
  // Numbers of different times whose times are not told apart are comparable with nothing.
  return {
    kind: 'year',
    text: year === undefined ? '' : String(year),
    year,
    part: undefined,
    fiscal: false,
    key: year === undefined ? `list-${at - first}` : String(year),
  };
}

/** "KGV 12,5 bzw. 10,6", "P/E 12.9x and 11.7x": numbers of one kind with nothing but a joint between them. */
function isBareList(numbers: readonly PrintedNumber[], text: string): boolean {
  const [first] = numbers;
  return (
    first !== undefined &&
    numbers.every(({ unit, range }) => unit === first.unit && range === undefined) &&
    !/(?:between|zwischen|介于|介於|from|von)\s?$/iu.test(text.slice(Math.max(0, first.start - 10), first.start))
  );
}

/** The years of a list: 2026, 2027 and 2028, or 2026–2028. */
function yearsIn(words: string, periods: readonly FoundPeriod[]): readonly number[] {
  const range = /((?:20)\d\d)\s?年?\s?(?:[-–—~～]{1,2}|至|到)\s?((?:20)?\d\d)/u.exec(words);
  if (range !== null) {
    const from = Number(range[1]);
    const to = Number((range[2] as string).length === 2 ? `20${range[2]}` : range[2]);
    if (to > from && to - from < 8) return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  }
  return periods.flatMap(({ period }) => period.year ?? []);
}

/** What a change starts from, where nothing says when: before all else that is said. */
const BEFORE: Period = { kind: 'window', text: '', year: undefined, part: undefined, fiscal: false, key: 'before' };
const BEHIND_IN =
  /^[\s)）,]*(?:(?:in|for|by|during|at the end of|im|für|bis|at|as of|per|of|year-end|ende|on|over)\s?(?:the\s|calendar\s|fiscal\s|jahr\s|year\s)?|[(（])?\s?$/iu;

function periodOf(
  number: PrintedNumber,
  sentence: Sentence,
  motion: Motion,
  { periods, span }: Context,
): { found: Period | undefined; estimate: boolean } {
  const { text } = span;
  const bracket = bracketAround(text, number.start, sentence);
  // A period in brackets says when the numbers in these brackets are meant, and no others.
  const own = within(periods, sentence.start, sentence.end).filter(({ start, end }) => {
    const around = bracketAround(text, start, sentence);
    return (
      around === undefined ||
      around === bracket ||
      (around >= number.end && around - number.end <= 2 && !/^[^()（）]{0,30}\d/u.test(text.slice(end, end + 30)))
    );
  });
  const behind = own.find(({ start }) => start >= number.end && start - number.end <= 40);
  if (behind && BEHIND_IN.test(text.slice(number.end, behind.start))) return { found: behind.period, estimate: behind.estimate };
  const last = own.filter(({ end }) => end <= number.start).at(-1) ?? carried(text, sentence, periods);
  if (
    motion === 'from' &&
    (last === undefined || (number.start - last.end > 12 && bracketAround(text, last.start, sentence) === undefined))
  )
    return { found: BEFORE, estimate: false };
  // "From 43.6% in 2024 to 45.1%": the year is that of the start.
  if (
    motion === 'to' &&
    last !== undefined &&
    /(?:由|从|從|from|von|自)\s?(?:the\s)?$/iu.test(text.slice(Math.max(0, last.start - 10), last.start))
  )
    return { found: undefined, estimate: false };
  return { found: last?.period, estimate: last?.estimate ?? false };
}

/** A quarter or half that the heading names holds for what stands under it and says nothing else. */
function headingPeriod({ reading: { note, year }, block }: Context): Period | undefined {
  const heading = block === undefined ? undefined : note.blocks[block.section];
  if (heading?.kind !== 'heading') return undefined;
  const [found, second] = periodsIn(heading.span.text, year);
  return second === undefined && (found?.period.kind === 'quarter' || found?.period.kind === 'half') ? found.period : undefined;
}

/** Behind a semicolon the period goes on that was said before it, brackets aside. */
function carried(text: string, sentence: Sentence, periods: readonly FoundPeriod[]): FoundPeriod | undefined {
  if (!/[；;]\s*$/u.test(text.slice(Math.max(0, sentence.start - 2), sentence.start))) return undefined;
  const from = Math.max(0, sentence.start - 250);
  return within(periods, from, sentence.start).findLast(
    ({ start }) => bracketAround(text, start, { start: from, end: sentence.start }) === undefined,
  );
}

/** Offset of the bracket that is open at a place of a sentence. */
function bracketAround(text: string, at: number, { start }: Sentence): number | undefined {
  for (let i = at - 1; i >= start && at - i < 240; i--) {
    if (/[)）]/.test(text[i] as string)) return undefined;
    if (/[(（]/.test(text[i] as string)) return i;
  }
  return undefined;
}

function ownerOf(words: string, mention: Mention | undefined): Owner | undefined {
  if (mention?.metric.id === 'averageTarget' || CONSENSUS.test(words)) return 'consensus';
  if (COMPANY.test(words)) return 'company';
  return HOUSE.test(words) ? 'house' : undefined;
}

function citationsOf(number: PrintedNumber, sentence: Sentence, { citations, text }: Span): readonly string[] {
  const inSentence = citations.filter(({ at }) => at >= number.end && at <= sentence.end + 1);
  if (inSentence.length > 0) {
    const first = (inSentence[0] as { at: number }).at;
    return inSentence.filter(({ at }) => at - first < 3).map(({ source }) => source);
  }
  return citations.filter(({ at }) => at >= text.trimEnd().length - 2).map(({ source }) => source);
}

function isQuoted(text: string, { start }: PrintedNumber, sentence: Sentence): boolean {
  const [before, behind] = [text.slice(sentence.start, start), text.slice(start, sentence.end)];
  return QUOTES.some(([open, close]) => {
    if (open === close) return (before.split(open).length - 1) % 2 === 1 && behind.includes(close);
    const opened = before.lastIndexOf(open);
    return opened !== -1 && !before.includes(close, opened + 1) && behind.includes(close);
  });
}

function sentenceAt(sentences: readonly Sentence[], at: number, length: number): Sentence {
  const found = sentences[before(sentences, at + 1) - 1];
  return found !== undefined && at < found.end ? found : { start: 0, end: length };
}

/** How many of a list, in the order of their starts, begin before a place. */
function before(list: readonly { readonly start: number }[], at: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as { readonly start: number }).start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of a list that lie between two places. */
function within<T extends { readonly start: number; readonly end: number }>(
  list: readonly T[],
  from: number,
  to: number,
): readonly T[] {
  return list.slice(before(list, from), before(list, to)).filter(({ end }) => end <= to);
}
