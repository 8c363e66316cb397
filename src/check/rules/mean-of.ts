import { allowed } from '../arithmetic/allowed.ts';
import { byFullSentence, isInBrackets, wordsBetween } from '../arithmetic/enumerations.ts';
import { middle, plus, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { isTotal, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** All that the label of such a row says. */
const LABEL =
  /^(?:(?:simple|arithmetic|peer|peers|sector|group|comps?|einfacher|同业|同業|可比公司|可比|行业|行業)\s?){0,2}(?:averages?|mean|median|durchschnitt|mittelwert|ø|平均(?:值|数|數)?|均值|中位(?:数|數)?|中值)(?:\s?(?:of (?:the )?)?(?:peers?|group|sector|der gruppe|\([^()]{0,30}\)))?$/iu;
const MEDIAN = /(?<!\p{L})median(?:e|wert)?(?!\p{L})|中位|中值/iu;
/** Of some of the rows, or weighted by another column. */
const OTHER = /weighted|ex[- ]|excl|gewichtet|ohne|加权|加權|剔除|large|small|us |europe|historic|\d[- ]?(?:year|jahre|年)/iu;
/** Between the last of a list and its mean. */
const BEHIND =
  /^[\s,，、;；(（]{1,3}(?:(?:so|and|with|for|giving|or|also|mit|und|im|in|für|即|对应|對應)\s)?(?:an?\s|the\s|einem\s|der\s)?(?:simple\s|arithmetic\s|on\s)?(?<word>averages?|mean|median|durchschnitt|mittel(?:wert)?|schnitt|平均(?:数|值|數)?|均值|中位(?:数|數)?|中值)(?:\s?(?:of|at|is|von|bei|为|為|约|約|[:：])){0,2}\s?$/iu;
const MOST_ROWS = 60;

export const meanOf: Rule = {
  id: 'mean-of',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A mean or median that a table or a sentence prints of the numbers before it lies among them; a median, and the mean of a list in a sentence, is what they make.',
  examples: {
    fires: [
      {
        text: '# Peers\n\n| Company | P/E | EV/EBITDA |\n|---|---|---|\n| Alpha | 14.2x | 8.1x |\n| Beta | 16.8x | 9.4x |\n| Gamma | 12.1x | 7.7x |\n| Average | 17.2x | 8.4x |',
        why: 'No peer is as dear.',
      },
      { text: '# 海登\n\n可比公司PE分别为58.2倍、41.5倍、36.7倍、47.6倍，均值49.0倍。', why: '均值为46.0倍。' },
    ],
    silent: [
      {
        text: '# Peers\n\n| Company | P/E | EV/EBITDA |\n|---|---|---|\n| Alpha | 14.2x | 8.1x |\n| Beta | 16.8x | 9.4x |\n| Gamma | 12.1x | 7.7x |\n| Median | 14.2x | 8.1x |\n| Average | 14.9x | 8.6x |',
        why: 'The median is right, and the average may be weighted.',
      },
      { text: '# 海登\n\n可比公司PE分别为58.2倍、41.5倍、36.7倍、47.6倍，均值46.0倍。', why: '均值正确。' },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) yield* inTable(table);
    for (const sentence of byFullSentence(claims))
      for (const [at, claim] of sentence.entries()) {
        const found = inSentence(sentence, at, claim);
        if (found) yield found;
      }
  },
};

function* inTable(table: NumberTable): Generator<Noticed> {
  const isOf = (row: number) => LABEL.test(table.label(row).trim());
  for (let row = 2; row < Math.min(table.rows, MOST_ROWS); row++) {
    if (!isOf(row) || OTHER.test(table.label(row))) continue;
    const rows = Array.from({ length: row }, (_, at) => at).filter((at) => !isOf(at) && !isTotal(table.label(at)));
    for (let column = 1; column < table.columns; column++) {
      const mean = table.at(row, column);
      const values = rows
        .flatMap((at) => table.at(at, column) ?? [])
        .filter(({ range, unit }) => range === undefined && unit === mean?.unit);
      if (mean === undefined || mean.range !== undefined || values.length < 3) continue;
      const isMedian = MEDIAN.test(table.label(row));
      const found = outside(mean, values) ?? (isMedian && values.length === rows.length ? off(mean, median(values)) : undefined);
      if (found) yield found;
    }
  }
}

function outside(mean: Claim, values: readonly Claim[]): Noticed | undefined {
  const [low, high] = [
    Math.min(...values.map(({ interval }) => interval.low)),
    Math.max(...values.map(({ interval }) => interval.high)),
  ];
  if (mean.interval.high >= low && mean.interval.low <= high) return undefined;
  return {
    message: `The mean is printed as ${mean.text}, outside of all the ${values.length} numbers that it is of.`,
    mend: 'Correct the mean, or the number that is wrong.',
    place: mean.place(),
  };
}

function off(mean: Claim, made: Interval): Noticed | undefined {
  if (touch(made, allowed(mean))) return undefined;
  const words = like(middle(made), mean);
  return {
    severity: 'warning',
    message: `It is printed as ${mean.text}; the numbers before it make ${words}.`,
    mend: `Correct it to ${words}, or say which numbers it is of.`,
    place: mean.place(),
  };
}

function median(values: readonly Claim[]): Interval {
  const sorted = values.toSorted((a, b) => a.value - b.value).map(allowed);
  const half = sorted.length / 2;
  const [low, high] = Number.isInteger(half)
    ? [sorted[half - 1], sorted[half]]
    : [sorted[Math.floor(half)], sorted[Math.floor(half)]];
  return scaled(plus(low as Interval, high as Interval), 0.5);
}

/** A list of three or more numbers, and right behind it their mean. */
function inSentence(sentence: readonly Claim[], at: number, mean: Claim): Noticed | undefined {
  const last = sentence[at - 1];
  if (last === undefined || mean.range !== undefined) return undefined;
  const word = BEHIND.exec(mean.span.text.slice(last.end, mean.start))?.groups?.word;
  if (word === undefined) return undefined;
  const values: Claim[] = [];
  for (const claim of sentence.slice(0, at).toReversed()) {
    if (claim.unit !== mean.unit || claim.range !== undefined || (isInBrackets(claim) && !isInBrackets(mean))) break;
    if (values[0] !== undefined && wordsBetween(claim, values[0]).length > 30) break;
    values.unshift(claim);
  }
  if (values.length < 3) return undefined;
  const made = MEDIAN.test(word) ? median(values) : scaled(values.map(allowed).reduce(plus), 1 / values.length);
  return outside(mean, values) ?? off(mean, made);
}
