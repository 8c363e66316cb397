import { allowed } from '../arithmetic/allowed.ts';
import { type ByMetric, byMetric, nearestTo } from '../arithmetic/identity.ts';
import { middle, over, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { columnOf, rowOf } from '../arithmetic/scope.ts';
import { wordsOf } from '../arithmetic/sentences.ts';
import { type Change, changesIn, isAlike, isLevel } from '../changes/changes.ts';
import { isFiller } from '../changes/filler.ts';
import { isSameValue, namesOf, nearestSeries, rowsNamed } from '../changes/named.ts';
import { type Point, type Series, seriesIn } from '../changes/series.ts';
import { isYearly, spanIn, type YearSpan, yearOf, yearsIn } from '../changes/years.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import { mentionsIn } from '../claims/metrics.ts';
import type { Noticed, Rule } from '../rule.ts';

export const cagr: Rule = {
  id: 'cagr',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A compound annual growth rate must be what its first and last value make over its years; without a start and an end nobody can test it.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nEPS is expected to rise from $2.24 in 2026 to $2.81 in 2028, a CAGR of 18.5%.',
        why: 'It is 12.0% a year.',
      },
      {
        text: '# Halden\n\nDividends have grown at a CAGR of 14%, and management intends to keep it up.',
        why: 'No start, no end.',
      },
      {
        text: '# Cooling\n\n- Halvard sees $11.8bn in 2030, a CAGR of 30.6% from 2024.\n\n| $bn | 2024 | 2025 | 2030E |\n|---|---|---|---|\n| Revenue | 3.1 | 3.9 | 11.8 |',
        why: 'From 3.1 in six years it is 25.0%.',
      },
      {
        text: '# 液冷\n\n岭南数据预计2030年市场规模118亿元，自2024年起年均复合增速25.0%。\n\n| 亿元 | 2024 | 2025 | 2030E |\n|---|---|---|---|\n| 市场规模 | 40.0 | 52.0 | 118.0 |',
        why: '六年应为19.8%。',
      },
      {
        text: '# Halden\n\n| $m | 2021 | 2022 | 2023 | 2024 | 2025 |\n|---|---|---|---|---|---|\n| Revenue | 212 | 268 | 331 | 402 | 487 |\n\nBetween 2021 and 2025 revenue compounded at 27.1% a year.',
        why: 'It is 23.1%.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nEPS is expected to rise from $2.24 in 2026 to $2.81 in 2028, a CAGR of 12.0%.',
        why: 'The rate is right.',
      },
      { text: '# Halden\n\nWe expect a revenue CAGR of 9% in 2025-28.', why: 'Start and end are named.' },
      {
        text: '# Halden\n\nThe fund returned 14.8% net in 2025 against 12.9% for its index; over three years 9.1% against 8.7% a year.',
        why: 'Two yearly rates beside each other.',
      },
      {
        text: '# Cooling\n\n- Halvard sees $11.8bn in 2030, a CAGR of 25.0% from 2024.\n\n| $bn | 2024 | 2025 | 2030E |\n|---|---|---|---|\n| Revenue | 3.1 | 3.9 | 11.8 |',
        why: 'As the table makes it.',
      },
    ],
  },
  *check({ note, claims }) {
    const series = seriesIn(note, claims);
    const names = namesOf(note);
    const groups = byMetric(claims);
    const changes = Map.groupBy(changesIn(claims), ({ from }) => from.span);
    for (const claim of claims) {
      if (claim.unit !== '%' || claim.range !== undefined || claim.role === 'fact' || !isYearly(claim)) continue;
      const near = changes.get(claim.span)?.slice(0, MOST) ?? [];
      const told = near.find(({ rates }) => rates.some(({ id }) => id === claim.id)) ?? listBefore(claim, near);
      const inSentence = told && judgePair(claim, told, note.asOf);
      if (inSentence !== undefined) {
        if (inSentence.found) yield inSentence.found;
        continue;
      }
      const listed = judgeList(claim, claims);
      if (listed !== undefined) {
        if (listed.found) yield listed.found;
        continue;
      }
      const inTable = claim.cell === undefined ? judgeSeries(claim, claims, series, names) : undefined;
      if (inTable !== undefined) {
        if (inTable.found) yield inTable.found;
        continue;
      }
      const byEnd = claim.cell === undefined ? judgeEnd(claim, claims, series) : undefined;
      if (byEnd !== undefined) {
        if (byEnd.found) yield byEnd.found;
        continue;
      }
      if (claim.metric !== 'cagr') continue;
      const pair = pairOf(claim, groups);
      if (pair) yield pair;
      else if (isWithoutYears(claim))
        yield {
          severity: 'warning',
          message: `The compound rate ${claim.text} has no start and no end.`,
          mend: 'Say from which year to which, and from which value.',
          place: claim.place(),
        };
    }
  },
};

/** Most changes of one text that a rate is sought among. */
const MOST = 200;

/** A verdict, with a finding where the rate is wrong. */
interface Verdict {
  readonly found: Noticed | undefined;
}

/** "From 224 to 262 and 281, a CAGR of": the last of the list is the end. */
function listBefore(rate: Claim, changes: readonly Change[]): Ends | undefined {
  const { span, sentence: at, start } = rate;
  const told = changes.find(
    ({ from, to }) =>
      from.span === span && from.sentence === at && from.motion === 'from' && from.end <= start && to.end <= start,
  );
  const last = told?.sentence.findLast(
    (each) => each.end <= start && each.start >= told.to.start && isLevel(each, false) && isAlike(each, told.to),
  );
  if (told === undefined || last === undefined || !isFiller(span.text.slice(last.end, start), [rate.label])) return undefined;
  return { from: told.from, to: last, sentence: told.sentence };
}

type Ends = Pick<Change, 'from' | 'to' | 'sentence'>;

/** A rate with its first and last value in one sentence. */
function judgePair(rate: Claim, { from, to, sentence }: Ends, asOf: string | undefined): Verdict | undefined {
  if (from.value <= 0 || to.value <= 0) return { found: undefined };
  const words = wordsOf(sentence);
  const counted = yearsIn(words);
  const [start, end] = [yearOf(from), yearOf(to) ?? (asOf === undefined ? undefined : Number(asOf.slice(0, 4)))];
  const between = start === undefined || end === undefined ? undefined : end - start;
  const span = spanIn(rate);
  const named = span?.from === undefined || span.to === undefined ? undefined : span.to - span.from;
  const lengths = [counted, named, between].filter((years): years is number => years !== undefined && years > 0);
  if (lengths.length === 0) return undefined;
  if (lengths.some((years) => fits(rate, from, to, years))) return { found: undefined };
  return { found: wrong(rate, from, to, lengths.at(-1) as number) };
}

/** "612, 704, 806 and now 918; over the three years 14.5% a year": one number more than the years, told before the rate. */
function judgeList(rate: Claim, claims: readonly Claim[]): Verdict | undefined {
  const years = yearsIn(rate.span.text.slice(Math.max(rate.sentence, rate.start - 130), rate.end + 40));
  if (years === undefined || years < 2 || years > 9 || rate.cell !== undefined) return undefined;
  const before: Claim[] = [];
  for (let at = rate.id - 1; at >= 0; at--) {
    const each = claims[at] as Claim;
    if (each.span !== rate.span) break;
    const [next] = before;
    if (next === undefined && each.unit === '%') continue;
    if (each.unit === '%' || each.range !== undefined || (next !== undefined && !isAlike(each, next))) break;
    before.unshift(each);
  }
  const run = before.slice(-years - 1);
  const [first, last] = [run[0], run.at(-1)];
  if (run.length !== years + 1 || before.length !== years + 1 || !first || !last || first.value <= 0 || last.value <= 0)
    return undefined;
  if (fits(rate, first, last, years)) return { found: undefined };
  return { found: { ...wrong(rate, first, last, years), severity: 'warning' } };
}

/** A rate of a row of a table, over the years that its sentence names, or over any that the row has. */
function judgeSeries(
  rate: Claim,
  claims: readonly Claim[],
  series: readonly Series[],
  names: ReadonlySet<string>,
): Verdict | undefined {
  const near = nearestSeries(series, rate.block?.index ?? 0);
  const full = rowsNamed(rate, claims, near, names);
  const rows = full.length > 0 ? full : partlyNamed(rate, near);
  const named = spanIn(rate);
  const pairs = rows.flatMap(({ points }) =>
    points.flatMap((a, at) =>
      points.slice(at + 1).flatMap((b) => (isMeant(a, b, named) ? [[a.claim, b.claim, yearsApart(a, b)] as const] : [])),
    ),
  );
  const [first] = pairs;
  if (first === undefined) return undefined;
  if (pairs.some(([a, b, years]) => fits(rate, a, b, years))) return { found: undefined };
  const isSure = full.length > 0 && named?.from !== undefined;
  const found = wrong(rate, ...(pairs.at(isSure ? 0 : -1) as typeof first));
  return { found: isSure ? found : { ...found, severity: 'warning' } };
}

/** Behind a rate, the year in which it begins. */
const BEGINS =
  /^\s?[(（]?(?:from|since|starting (?:in|from)|as of|ab|seit|ausgehend von)\s(?:FY|CY)?(20\d\d)(?!\d)|^[（(]?(?:自|从|從|以)?(20\d\d)年?(?:起|为基|為基)/iu;

/** "$11.8bn in 2030, a CAGR of 30.6% from 2024": where a table prints the end for its year, it has the start as well. */
function judgeEnd(rate: Claim, claims: readonly Claim[], series: readonly Series[]): Verdict | undefined {
  const end = endBefore(rate, claims);
  const last = end && yearOf(end);
  const from = spanIn(rate)?.from ?? beginOf(rate);
  if (end === undefined || last === undefined || from === undefined || last - from < 2) return undefined;
  const pairs = nearestSeries(series, rate.block?.index ?? 0).flatMap(({ points }) => {
    const to = points.find(({ moment, claim }) => moment.kind === 'year' && moment.year === last && isSameValue(claim, end));
    const start = to && points.find(({ moment }) => moment.kind === 'year' && moment.year === from);
    return to && start && isMeant(start, to, { from, to: last, years: undefined }) ? [[start.claim, to.claim] as const] : [];
  });
  const [first] = pairs;
  if (first === undefined) return undefined;
  if (pairs.some(([a, b]) => fits(rate, a, b, last - from))) return { found: undefined };
  const found = wrong(rate, ...first, last - from);
  return { found: pairs.length === 1 ? found : { ...found, severity: 'warning' } };
}

/** "自2024年起年均复合增速": or right before it. */
const BEGUN =
  /(?:(?<!\p{L})(?:from|since|ab|seit)\s|自|从|從|以)(?:FY|CY)?(20\d\d)年?(?:起|以来|以來|为基数|為基數)?[^\d.;。；]{0,24}$/iu;

function beginOf({ span: { text }, sentence, start, end }: Claim): number | undefined {
  const found = BEGINS.exec(text.slice(end, end + 40)) ?? BEGUN.exec(text.slice(Math.max(sentence, start - 50), start));
  const year = found?.[1] ?? found?.[2];
  return year === undefined ? undefined : Number(year);
}

/** The amount that a rate leads to: told last before it in its sentence. */
function endBefore(rate: Claim, claims: readonly Claim[]): Claim | undefined {
  const before = claims[rate.id - 1];
  if (before === undefined || before.span !== rate.span || before.sentence !== rate.sentence) return undefined;
  return before.unit !== '%' && before.unit !== 'x' && rate.start - before.end < 60 && isLevel(before, false)
    ? before
    : undefined;
}

function isMeant(a: Point, b: Point, named: YearSpan | undefined): boolean {
  const [start, end] = [a.moment.year, b.moment.year];
  if (start === undefined || end === undefined || a.moment.kind !== 'year' || b.moment.kind !== 'year' || end <= start)
    return false;
  if (a.claim.unit === '%' || a.claim.value <= 0 || b.claim.value <= 0 || a.claim.range || b.claim.range) return false;
  if (named === undefined) return end - start > 1;
  return (
    (named.from === undefined || named.from === start) &&
    (named.to === undefined || named.to === end) &&
    (named.years === undefined || named.years === end - start)
  );
}

function yearsApart(a: Point, b: Point): number {
  return (b.moment.year as number) - (a.moment.year as number);
}

/** "Primary metal" of the row "Primary refined": the first word alone, where no other row begins so. */
function partlyNamed({ span: { text }, sentence, start }: Claim, series: readonly Series[]): readonly Series[] {
  const clause = text
    .slice(Math.max(sentence, start - 60), start)
    .toLowerCase()
    .split(/[,;]/u)
    .at(-1) as string;
  const first = ({ name }: Series) => /^\p{Script=Latin}{5,}/u.exec(name)?.[0];
  const found = series.filter((each) => {
    const word = first(each);
    return word !== undefined && clause.includes(word) && series.filter((other) => first(other) === word).length === 1;
  });
  return found.length === 1 ? found : [];
}

function fits(rate: Claim, from: Claim, to: Claim, years: number): boolean {
  return (
    touch(compound(over(allowed(to), allowed(from)), years), allowed(rate)) ||
    touch(scaled(compound(over(allowed(to), allowed(from)), years), -1), allowed(rate))
  );
}

function wrong(rate: Claim, from: Claim, to: Claim, years: number): Noticed {
  const made = like(middle(compound(over(allowed(to), allowed(from)), years)), rate);
  return {
    message: `From ${from.text} to ${to.text} in ${years} ${years === 1 ? 'year' : 'years'} are ${made} a year, not ${rate.text}.`,
    mend: `Correct the rate to ${made}, or one of the two values.`,
    place: rate.place(),
  };
}

function compound(ratio: Interval, years: number): Interval {
  return { low: (ratio.low ** (1 / years) - 1) * 100, high: (ratio.high ** (1 / years) - 1) * 100 };
}

/** A compound rate of which nothing says over which time. */
function isWithoutYears(claim: Claim): boolean {
  const words = claim.span.text.slice(Math.max(0, claim.start - 120), claim.end + 80);
  if (OF_YEARS.test(words)) return false;
  return claim.cell === undefined || !/\d/.test(`${columnOf(claim)} ${rowOf(claim)}`);
}

const OF_YEARS =
  /(?:19|20)\d\d|FY\s?\d\d|\d{2}E?\s?[-–]\s?\d{2}E?|\d\s?[-–]?\s?(?:year|jahr|年)|(?:two|three|four|five|ten|zwei|drei|vier|fünf|[两兩三四五十])[-\s]?(?:year|jahr|年)|since|seit|decade|jahrzehnt|medium[- ]term|mittelfristig|through the cycle/iu;

/** A rate beside two values of its metric that the note prints for two years. */
function pairOf(rate: Claim, groups: ByMetric): Noticed | undefined {
  const mentions = mentionsIn(rate.span.text.slice(Math.max(0, rate.start - 200), rate.start)).filter(
    ({ metric }) => metric.kind === 'money' || metric.kind === 'share',
  );
  const named = mentions.at(-1);
  if (named === undefined) return undefined;
  const text = rate.span.text.slice(Math.max(0, rate.start - 200), rate.start).toLowerCase();
  const values = nearestTo(groups.get(named.metric.id) ?? [], rate).filter(
    (each) =>
      each.period?.kind === 'year' &&
      each.range === undefined &&
      each.cell === undefined &&
      each.motion !== 'from' &&
      (each.subject === '' || text.includes(each.subject.split(' ')[0] as string)),
  );
  const first = values.find((each) =>
    values.some((other) => (other.period?.year ?? 0) > (each.period?.year ?? 0) && other.unit === each.unit),
  );
  const last =
    first &&
    values.findLast(
      (each) => (each.period?.year ?? 0) > (first.period?.year ?? 0) && each.unit === first.unit && each.scale === first.scale,
    );
  if (first === undefined || last === undefined || first.value <= 0 || last.value <= 0) return undefined;
  const years = (last.period?.year ?? 0) - (first.period?.year ?? 0);
  const made = ((last.value / first.value) ** (1 / years) - 1) * 100;
  const holds =
    rate.qualifier === 'over' || rate.qualifier === 'at-least'
      ? made >= rate.value
      : rate.qualifier === 'under' || rate.qualifier === 'up-to'
        ? made <= rate.value
        : made >= rate.interval.low - 1 && made <= rate.interval.high + 1;
  if (holds) return undefined;
  const shown = `${made.toFixed(2)}%`;
  return {
    severity: 'warning',
    message: `The note prints ${first.text} for ${first.period?.text} (line ${first.place().line}) and ${last.text} for ${last.period?.text} (line ${last.place().line}), which is ${shown}${years > 1 ? ' a year' : ''}, not ${rate.qualifier === 'over' ? 'over ' : ''}${rate.text}${years === 1 ? '; and one year is no compound rate' : ''}.`,
    mend: `Correct the rate to ${shown}, or say which years and values it is of.`,
    place: rate.place(),
  };
}
