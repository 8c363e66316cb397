import type { NoteBlock, Span } from '../note/note.ts';
import { citationsOf, isQuoted, ownerOf } from './attribution.ts';
import { bind, changing } from './binding.ts';
import type { Context } from './context.ts';
import { withContinued } from './continued.ts';
import { metricOf } from './facts.ts';
import { withoutDays } from './masks.ts';
import { fits, METRICS, type Mention, mentionsIn } from './metrics.ts';
import { motionOf } from './motion.ts';
import { numbersIn, type PrintedNumber } from './numbers.ts';
import { periodsIn } from './periods.ts';
import type { ReadingOf, Unnumbered } from './read.ts';
import { type Sentence, sentencesIn } from './sentences.ts';
import { subjectBefore, subjectCarried } from './subject.ts';
import { headingPeriod, listPeriod, periodOf } from './when.ts';
import { countBefore, within } from './within.ts';

/** What stands further than this from a number in its sentence says nothing of it. */
const FAR = 500;
const ESTIMATE =
  /(?<!\p{L})(?:expect(?:s|ed|ing)?|forecast(?:s|ed)?|project(?:s|ed|ion|ions)|estimat(?:e|es|ed)|guid(?:es|ed|ance)|targets?|anticipat\w+|outlook|look(?:s|ing)?\sfor|will|should|could|may|consensus|erwart\w+|prognos\w+|schätz\w+|rechnen|ausblick|dürfte\w*|soll(?:te|en)?)(?!\p{L})|预计|預計|预期|預期|预测|預測|指引|有望|料将|料將|假设|假設|我们认为|目标/iu;
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
  };
  const claims = numbers
    .filter(
      (number) =>
        !within(context.periods, number.start - 40, number.end + 1).some(
          ({ start, end }) => number.start >= start && number.end <= end,
        ),
    )
    .map((number) => claimOf(number, context));
  return withPrice(withContinued(claims, context.periods), block);
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
  const list = listPeriod(number, sentence, context);
  const { found: period, estimate } = periodOf(number, sentence, motion, context);
  const mention = binding?.mention;
  const fact = factAt(number, context);
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
    metric: fact === undefined ? binding?.metric : fact.metric,
    of: fact === undefined ? of : undefined,
    motion,
    direction: binding?.direction ?? 0,
    label: fact?.label ?? mention?.text ?? '',
    subject: mention === undefined || mention.text === '' || fact !== undefined ? '' : subjectOf(mention, sentence, context),
    period: list ?? period ?? headingPeriod(context),
    estimate:
      estimate ||
      isFuture ||
      ESTIMATE.test(text.slice(Math.max(sentence.start, number.start - 90), Math.min(sentence.end, number.end + 30))),
    owner: ownerOf(words, mention),
    citations: citationsOf(number, sentence, span),
    quoted: isQuoted(text, number, sentence),
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

/** What is said of the whole. */
const OF_ALL = /(?<!\p{L})(?:group|total|consolidated|konzern\p{L}*|gesamt\p{L}*)(?!\p{L})|集团|集團|合计|合計/iu;

/** Letters of a sentence in which a pronoun says of whom it speaks. */
const OPENING = 16;

/** The words before the name of a number say whose it is; a pronoun says that it is of whom the sentence before speaks. */
function subjectOf(mention: Mention, sentence: Sentence, { span: { text }, sentences, reading }: Context): string {
  const before = text.slice(Math.max(sentence.start, mention.start - 80), mention.start);
  const own = subjectBefore(before, reading.names);
  if (own !== '' || OF_ALL.test(`${before.slice(-30)}${mention.text}`)) return own;
  let at = countBefore(sentences, sentence.start + 1) - 1;
  let first = text.slice(sentence.start, sentence.start + OPENING);
  // Behind a semicolon it is still of the same.
  for (; at > 0 && /[;；]\s*$/u.test(text.slice(Math.max(0, (sentences[at] as Sentence).start - 2), sentences[at]?.start)); at--)
    first = text.slice(sentences[at - 1]?.start, (sentences[at - 1]?.start ?? 0) + OPENING);
  const previous = sentences[at - 1];
  return previous === undefined ? '' : subjectCarried(text.slice(previous.start, previous.end), before, first);
}

/** What a printed fact is by its own label, which knows better than the words around it. */
function factAt(
  number: PrintedNumber,
  { span, reading }: Context,
): { readonly metric: string | undefined; readonly label: string } | undefined {
  const { report } = reading.note;
  const id = span.facts.find(({ start, end }) => number.start < end && start < number.end)?.fact;
  const fact = id === undefined ? undefined : report?.facts.get(id);
  const known = fact && report ? metricOf(fact, report) : undefined;
  if (fact === undefined || known === undefined) return undefined;
  if (known === 'another') return { metric: undefined, label: fact.label };
  return fits(METRICS.get(known.metric)?.kind ?? 'count', number.unit) ? { metric: known.metric, label: fact.label } : undefined;
}

function sentenceAt(sentences: readonly Sentence[], at: number, length: number): Sentence {
  const found = sentences[countBefore(sentences, at + 1) - 1];
  return found !== undefined && at < found.end ? found : { start: 0, end: length };
}
