import { allowed } from '../arithmetic/allowed.ts';
import { changesIn } from '../arithmetic/changes.ts';
import { middle, over, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { columnOf, rowOf } from '../arithmetic/scope.ts';
import { bySentence, wordsOf } from '../arithmetic/sentences.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import { mentionsIn } from '../claims/metrics.ts';
import type { Noticed, Rule } from '../rule.ts';

const YEARS =
  /(?:over|in|within|for|über|in den|binnen)\s(?:the\s|den\s)?(?:next\s|last\s|past\s|nächsten\s|letzten\s)?(two|three|four|five|six|seven|eight|ten|zwei|drei|vier|fünf|\d{1,2})\s?(?:-?years?|jahre?n?)|(\d|[两兩三四五])年(?:间|間|内|內|复合|複合)/iu;
const COUNTS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
};

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
    ],
    silent: [
      {
        text: '# Halden\n\nEPS is expected to rise from $2.24 in 2026 to $2.81 in 2028, a CAGR of 12.0%.',
        why: 'The rate is right.',
      },
      { text: '# Halden\n\nWe expect a revenue CAGR of 9% in 2025-28.', why: 'Start and end are named.' },
    ],
  },
  *check({ claims }) {
    const tested = new Set<Claim>();
    const changes = changesIn(claims);
    for (const sentence of bySentence(claims)) {
      for (const rate of sentence) {
        if (rate.metric !== 'cagr' || rate.range !== undefined) continue;
        const change = changes.find(
          ({ from, to }) => from.span === rate.span && from.sentence === rate.sentence && to.unit === from.unit,
        );
        const years = change && yearsOf(change.from, change.to, wordsOf(sentence));
        if (change && years !== undefined && years > 0) {
          tested.add(rate);
          const found = judge(rate, change.from, change.to, years);
          if (found) yield found;
        }
      }
    }
    for (const claim of claims) {
      if (claim.metric !== 'cagr' || tested.has(claim) || claim.role === 'fact') continue;
      const series = seriesOf(claim, claims);
      if (series !== undefined) {
        if (series.found) yield series.found;
        continue;
      }
      const pair = pairOf(claim, claims);
      if (pair) yield pair;
      const words = claim.span.text.slice(Math.max(0, claim.start - 120), claim.end + 80);
      if (
        /(?:19|20)\d\d|FY\s?\d\d|\d{2}E?\s?[-–]\s?\d{2}E?|\d\s?[-–]?\s?(?:year|jahr|年)|(?:two|three|four|five|ten|zwei|drei|vier|fünf|[两兩三四五十])[-\s]?(?:year|jahr|年)|since|seit|decade|jahrzehnt|medium[- ]term|mittelfristig|through the cycle/iu.test(
          words,
        )
      )
        continue;
      if (claim.cell !== undefined && /\d/.test(`${columnOf(claim)} ${rowOf(claim)}`)) continue;
      yield {
        severity: 'warning',
        message: `The compound rate ${claim.text} has no start and no end.`,
        mend: 'Say from which year to which, and from which value.',
        place: claim.place(),
      };
    }
  },
};

/** A rate beside two values of its metric that the note prints for two years. */
function pairOf(rate: Claim, claims: readonly Claim[]): Noticed | undefined {
  const mentions = mentionsIn(rate.span.text.slice(Math.max(0, rate.start - 200), rate.start)).filter(
    ({ metric }) => metric.kind === 'money' || metric.kind === 'share',
  );
  const named = mentions.at(-1);
  if (named === undefined) return undefined;
  const text = rate.span.text.slice(Math.max(0, rate.start - 200), rate.start).toLowerCase();
  const values = claims.filter(
    (each) =>
      each.metric === named.metric.id &&
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
    first && values.findLast((each) => (each.period?.year ?? 0) > (first.period?.year ?? 0) && each.unit === first.unit);
  if (first === undefined || last === undefined || first.value <= 0) return undefined;
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

function yearsOf(from: Claim, to: Claim, words: string): number | undefined {
  const told = YEARS.exec(words);
  const written = told?.[1] ?? told?.[2];
  const [a, b] = [from.period?.year, to.period?.year];
  if (a !== undefined && b !== undefined && from.period?.kind === 'year' && to.period?.kind === 'year') return b - a;
  return written === undefined ? undefined : (COUNTS[written.toLowerCase()] ?? Number(written));
}

function judge(rate: Claim, from: Claim, to: Claim, years: number): Noticed | undefined {
  if (from.value <= 0 || to.value <= 0) return undefined;
  const made = compound(over(allowed(to), allowed(from)), years);
  if (touch(made, allowed(rate))) return undefined;
  const words = like(middle(made), rate);
  return {
    message: `From ${from.text} to ${to.text} in ${years} ${years === 1 ? 'year' : 'years'} are ${words} a year, not ${rate.text}.`,
    mend: `Correct the rate to ${words}, or one of the two values.`,
    place: rate.place(),
  };
}

function compound(ratio: Interval, years: number): Interval {
  return { low: (ratio.low ** (1 / years) - 1) * 100, high: (ratio.high ** (1 / years) - 1) * 100 };
}

/** A rate that names its years, tested against the values that the note prints for them. */
function seriesOf(rate: Claim, claims: readonly Claim[]): { readonly found: Noticed | undefined } | undefined {
  const words = rate.span.text.slice(Math.max(rate.sentence, rate.start - 80), rate.end + 50);
  const span = /(?<!\d)((?:20)?\d\d)[AE]?\s?(?:[-–]|to|and|bis|und|至|until)\s?(?:FY)?((?:20)?\d\d)[AE]?(?!\d)/iu.exec(words);
  if (span === null || (rate.of === undefined && rate.label === '')) return undefined;
  const [start, end] = [span[1], span[2]].map((year) => Number((year as string).length === 2 ? `20${year}` : year));
  const metric = metricNamed(words, claims);
  if (metric === undefined || start === undefined || end === undefined || end <= start) return undefined;
  const at = (year: number) =>
    claims.filter(
      (each) =>
        each.metric === metric &&
        each.subject === rate.subject &&
        each.period?.year === year &&
        each.period.kind === 'year' &&
        each.range === undefined,
    );
  const [from, to] = [at(start), at(end)];
  if (from.length === 0 || to.length === 0) return undefined;
  for (const a of from)
    for (const b of to) if (a.unit === b.unit && judge(rate, a, b, end - start) === undefined) return { found: undefined };
  return { found: judge(rate, from[0] as Claim, to[0] as Claim, end - start) };
}

function metricNamed(words: string, claims: readonly Claim[]): string | undefined {
  const named = claims.find(
    ({ metric, label, cell }) =>
      metric !== undefined &&
      metric !== 'cagr' &&
      metric !== 'growth' &&
      cell !== undefined &&
      label !== '' &&
      words.toLowerCase().includes(
        label
          .toLowerCase()
          .replace(/[(,].*$/u, '')
          .trim(),
      ),
  );
  return named?.metric;
}
