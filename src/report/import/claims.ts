import { type Citation, citedAfter } from './citations.ts';
import type { ImportContext } from './context.ts';
import type { FactClaim } from './facts.ts';
import { type Figure, figuresIn } from './figures.ts';
import { fits, type Mention, mentionsIn } from './metrics.ts';

/** A claim and the stretch of text that states its number. */
export interface PlacedClaim {
  readonly start: number;
  readonly end: number;
  readonly claim: FactClaim;
}

/** How far before its number a metric may be named. */
const REACH = 56;

const QUALIFIER = String.raw`(?:over|more than|above|at least|up to|under|below|less than|about|around|approximately|roughly|nearly|über|mehr als|rund|etwa|ca\.|knapp|bis zu|超过|超過|约|約|高达|逾|[~≈<>≤≥])`;
const DIRECT = new RegExp(
  String.raw`^(?:\*{2})?[\s:：(]*(?:\*{2})?\s?(?:of|is|was|at|by|stands at|stood at|amounts to|beträgt|betrug|von|bei|liegt bei|um|为|為|达到|達到|达|達|是)?\s?${QUALIFIER}?\s?$`,
  'iu',
);
const AFTER = /^(?:\+|以上)?\s?(?:of |in |的)?$/iu;
const SENTENCE_END = /[.!?;](?=\s)|[。！？；]/u;
const FROM = /(?:(?<!\p{L})from\s|从|從|由)$/iu;
/** German says "von" also where English says "of". */
const VON = /(?<!\p{L})von\s$/iu;
const PERIOD = String.raw`(?:(?:Q[1-4]|H[12])\s?(?:FY\s?)?20\d\d|FY\s?20\d\d|20\d\d(?=[\s,.;:)]|$))`;
const PERIOD_AFTER = new RegExp(String.raw`^\s?(?:in|for|by|im|für)\s(?:fiscal (?:year )?|jahr )?(${PERIOD})`, 'iu');
const PERIOD_BEFORE = new RegExp(String.raw`(?<!\p{L})(?:in|for|im|für)\s(?:the |fiscal (?:year )?|jahr )?(${PERIOD})`, 'giu');
const HAN_PERIOD = /(20\d\d)年/gu;

/**
 * The numbers of a text that say what they are: a metric is named shortly before or right after them, in the same
 * sentence, and can have that unit. Ranges of targets give two claims.
 */
export function claimsIn(
  text: string,
  citations: readonly Citation[],
  { language }: Pick<ImportContext, 'language'>,
  prefix: string,
): readonly PlacedClaim[] {
  const figures = figuresIn(text, language);
  if (figures.length === 0) return [];
  const mentions = mentionsIn(text);
  if (mentions.length === 0) return [];
  const placed: PlacedClaim[] = [];
  let next = 0;
  figures.forEach((figure, i) => {
    while (next < mentions.length && (mentions[next] as Mention).start < figure.start) next++;
    const named = isStart(text, figure) ? undefined : nameOf(text, figure, figures.slice(Math.max(0, i - 4), i), mentions, next);
    if (!named || isYear(figure)) return;
    const { metric } = named.mention;
    const sources = citedAfter(nearby(citations, figure.end), figure.end);
    if (metric.id === 'targetRange') {
      placed.push(...ends(figure, named.mention.text, sources));
      return;
    }
    const stem = prefix === '' ? metric.id : `${prefix}${metric.id.charAt(0).toUpperCase()}${metric.id.slice(1)}`;
    placed.push({
      start: figure.start,
      end: figure.end,
      claim: {
        stem,
        label: language === 'en' ? (metric.label ?? named.mention.text) : named.mention.text,
        figure,
        owner: metric.owner,
        period: periodOf(text, figure),
        sources,
        direct: named.direct && prefix === '',
      },
    });
  });
  return placed;
}

/** Citations from a place on; a long text has many, and only the next group matters. */
function nearby(citations: readonly Citation[], at: number): readonly Citation[] {
  let low = 0;
  let high = citations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((citations[middle] as Citation).start < at) low = middle + 1;
    else high = middle;
  }
  return citations.slice(low, low + 12);
}

function nameOf(
  text: string,
  figure: Figure,
  earlier: readonly Figure[],
  mentions: readonly Mention[],
  next: number,
): { readonly mention: Mention; readonly direct: boolean } | undefined {
  let far: Mention | undefined;
  for (let i = next - 1; i >= 0; i--) {
    const mention = mentions[i] as Mention;
    if (mention.end > figure.start) continue;
    if (figure.start - mention.end > REACH) break;
    if (!fits(mention.metric.kind, figure.unit)) continue;
    const gap = text.slice(mention.end, figure.start);
    if (DIRECT.test(gap)) return { mention, direct: true };
    const taken = earlier.some((other) => other.start >= mention.end && other.unit === figure.unit && !isStart(text, other));
    if (!taken && figure.unit !== '' && !SENTENCE_END.test(gap)) far = mention;
    break;
  }
  const following = mentions[next];
  if (
    following &&
    figure.unit !== '' &&
    following.start >= figure.end &&
    following.start - figure.end <= 6 &&
    fits(following.metric.kind, figure.unit) &&
    AFTER.test(text.slice(figure.end, following.start))
  ) {
    return { mention: following, direct: false };
  }
  return far ? { mention: far, direct: false } : undefined;
}

/** The number that something comes from, as in "from 10% to 12%": it is not where the metric stands now. */
function isStart(text: string, { start, end }: Figure): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  return FROM.test(before) || (VON.test(before) && /^\s(?:auf|bis)\s/iu.test(text.slice(end, end + 6)));
}

/** A bare whole number like 2025 dates something; it does not measure it. */
function isYear(figure: Figure): boolean {
  return figure.unit === '' && (typeof figure.value !== 'number' || /^\d{4,}$/.test(figure.text));
}

function periodOf(text: string, figure: Figure): string | undefined {
  const after = PERIOD_AFTER.exec(text.slice(figure.end, figure.end + 30))?.[1];
  if (after !== undefined) return after;
  const before = text
    .slice(Math.max(0, figure.start - 90), figure.start)
    .split(SENTENCE_END)
    .at(-1) as string;
  return [...before.matchAll(PERIOD_BEFORE)].at(-1)?.[1] ?? [...before.matchAll(HAN_PERIOD)].at(-1)?.[1];
}

/** A range of price targets as its two ends. */
function ends(figure: Figure, label: string, sources: readonly string[]): readonly PlacedClaim[] {
  if (typeof figure.value === 'number') return [];
  const [low, high] = figure.value;
  const join = /\s?(?:-|–|—|~|～|至|到|\sto\s|\sbis\s)\s?/iu.exec(figure.text);
  if (!join) return [];
  const claim = (stem: string, value: number, start: number, text: string): PlacedClaim => ({
    start,
    end: start + text.length,
    claim: {
      stem,
      label,
      figure: { ...figure, start, end: start + text.length, text, value, sign: false },
      owner: 'consensus',
      sources,
      direct: true,
    },
  });
  const after = join.index + join[0].length;
  return [
    claim('targetLow', low, figure.start, figure.text.slice(0, join.index)),
    claim('targetHigh', high, figure.start + after, figure.text.slice(after)),
  ];
}
