import { isAbove } from '../arithmetic/interval.ts';
import { isAlike } from '../changes/changes.ts';
import { type ExtremeWord, extremesIn } from '../changes/extremes.ts';
import { listsIn } from '../changes/lists.ts';
import { isSameMoment, type Moment, momentIn } from '../changes/moment.ts';
import { isSameValue, namesIn, nearestSeries } from '../changes/named.ts';
import { type Point, pointAt, type Series, seriesIn } from '../changes/series.ts';
import type { Claim } from '../claims/claim.ts';
import { mentionsIn } from '../claims/metrics.ts';
import { sentencesIn } from '../claims/sentences.ts';
import { spansOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

export const seriesExtreme: Rule = {
  id: 'series-extreme',
  group: 'consistency',
  severity: 'error',
  about:
    'What is called the highest or lowest of some years, quarters or months must be so in the table or the list that prints them.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| | 2023 | 2024 | 2025 | 2026E |\n|---|---|---|---|---|\n| Operating margin | 6.4% | 6.8% | 6.1% | 5.7% |\n\nThe operating margin of 2026 would be the highest in four years.',
        why: 'It is the lowest.',
      },
      {
        text: '# Halden\n\nStocks at month-end, kt:\n\n| Jan | Feb | Mar | Apr |\n|---|---|---|---|\n| 318 | 241 | 249 | 268 |\n\nAt 268kt the April figure is the lowest month-end reading of the year.',
        why: 'February and March are lower.',
      },
      {
        text: '# 海登\n\n5月至8月销量依次为102.1万辆、111.1万辆、129.6万辆、128.2万辆，8月销量创年内新高。',
        why: '7月更高。',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| | 2023 | 2024 | 2025 | 2026E |\n|---|---|---|---|---|\n| Operating margin | 6.4% | 6.8% | 6.1% | 5.7% |\n\nThe operating margin of 2026 would be the lowest in four years; orders were the highest since 2014, and the margin of 2025, 6.1%, was the second lowest.',
        why: 'It is so, and orders are not in the table.',
      },
    ],
  },
  *check({ note, claims }) {
    const tables = seriesIn(note, claims);
    const lists = listsIn(claims);
    if (tables.length === 0 && lists.length === 0) return;
    const byText = Map.groupBy(claims, ({ span }) => span);
    for (const { span, block } of spansOf(note)) {
      if (block === undefined || block.kind === 'table' || block.kind === 'heading') continue;
      const inSpan = byText.get(span) ?? [];
      for (const { start, end } of sentencesIn(span.text)) {
        for (const { words, at } of clausesIn(span.text.slice(start, end), start))
          for (const extreme of extremesIn(words)) {
            const inClause = inSpan.filter((claim) => claim.start >= at && claim.end <= at + words.length);
            // "Sales grew 4.1%; it was the best quarter": what the pronoun stands for.
            const numbers =
              inClause.length === 0 && PRONOUN.test(words) ? inSpan.filter(({ end }) => end <= at).slice(-1) : inClause;
            const near = [...lists.filter(({ table }) => table === block.index), ...nearestSeries(tables, block.index)];
            const meant = meantBy(extreme, words, at, span.text, numbers, near, block.index);
            const beaten = meant && beats(meant.point, meant.series, extreme);
            if (!meant || !beaten) continue;
            yield {
              message: `"${extreme.text}" is said of ${meant.point.claim.text}, but ${beaten.claim.text} (line ${beaten.claim.place().line}) is ${beaten.claim.value > meant.point.claim.value ? 'higher' : 'lower'}.`,
              mend: 'Correct the sentence, or the numbers that it speaks of.',
              place: span.place(at + extreme.start, at + extreme.end),
            };
            break;
          }
      }
    }
  },
};

const PRONOUN =
  /^\s?(?:(?:and|but|und)\s)?(?:it|this|that|they|these|das|dies|es|sie)\s(?:is|was|were|are|ist|war|waren|sind)(?!\p{L})|^\s?(?:这是|為|为|是)/iu;

/** The clauses of a sentence that a joint begins: what one says is not said of the numbers of another. */
function clausesIn(sentence: string, start: number): readonly { readonly words: string; readonly at: number }[] {
  let at = start;
  return sentence
    .split(/(?<=[,，]\s?)(?=(?:and|but|while|whereas|yet|und|aber|während|wobei)\s)|(?<=，)(?=而|但)/iu)
    .map((words) => {
      const clause = { words, at };
      at += words.length;
      return clause;
    });
}

interface Meant {
  readonly series: Series;
  readonly point: Point;
}

/** How many blocks away a table may stand whose label is not named. */
const NEAR = 4;

/** The point that is called an extreme: by its value and its name or time, or by its name and time. */
function meantBy(
  extreme: ExtremeWord,
  words: string,
  start: number,
  paragraph: string,
  numbers: readonly Claim[],
  series: readonly Series[],
  block: number,
): Meant | undefined {
  const metrics = new Set(mentionsIn(words).map(({ metric }) => metric.id));
  const moment = momentOf(words, extreme);
  const nearest = numbers.toSorted((a, b) => gapTo(a, extreme, start) - gapTo(b, extreme, start));
  for (const each of series) {
    if (each.points.length < 3) continue;
    const isNamed = isNamedIn(each, words, metrics);
    const inParagraph = isNamed || isNamedIn(each, paragraph, new Set());
    const isList = each.table === block;
    for (const number of nearest.slice(0, 3)) {
      if (isOfNextClause(number, extreme, words, start)) continue;
      const point = each.points.find(({ claim }) => isSameValue(claim, number));
      if (!point || (point.claim.id === number.id && !isList)) continue;
      const isItsTime = moment !== undefined && isSameMoment(point.moment, moment);
      const isAlone =
        /\d\D?\d\D?\d/.test(number.text) &&
        Math.abs(each.table - block) <= NEAR &&
        series.filter(({ points }) => points.some(({ claim }) => isSameValue(claim, number))).length === 1;
      const isRightAbove = each.name === '' && each.table === block - 1;
      if (inParagraph || isAlone || isRightAbove || (isItsTime && Math.abs(each.table - block) <= NEAR))
        return { series: each, point };
    }
    // "The highest month-end at 94,200: 86,100 in January": the list holds the others.
    const [called] = nearest;
    const first = each.points[0]?.claim;
    if (
      isList &&
      called &&
      first &&
      called.sentence === first.sentence &&
      isAlike(called, first) &&
      !each.points.some(({ claim }) => claim.id === called.id)
    ) {
      const point: Point = { claim: called, moment: { ...(each.points[0] as Point).moment, part: undefined } };
      return { series: { ...each, points: [...each.points, point] }, point };
    }
    const point = moment && pointAt(each, moment);
    if (point && (isNamed || isList)) return { series: each, point };
    if (isList && /(?:last|latest|final|letzte[nrs]?|最近|最后|本季)/iu.test(words))
      return { series: each, point: each.points.at(-1) as Point };
  }
  return undefined;
}

function isNamedIn(series: Series, words: string, metrics: ReadonlySet<string>): boolean {
  const small = words.toLowerCase();
  if (series.metric !== undefined && series.metric !== 'growth' && series.metric !== 'revenue' && metrics.has(series.metric))
    return true;
  return namesIn(series).some((name) => name.length > 2 && small.includes(name));
}

/** "Orders were the highest since 2014, and the margin was 6.1%": the number has words of its own. */
function isOfNextClause(number: Claim, extreme: ExtremeWord, words: string, start: number): boolean {
  const gap = words.slice(extreme.end, Math.max(extreme.end, number.start - start));
  return /[;；]|,\s(?:and|but|while|whereas|und|aber|während)\s|，(?:而|但)/iu.test(gap);
}

function gapTo({ start, end }: Claim, extreme: ExtremeWord, offset: number): number {
  const [low, high] = [extreme.start + offset, extreme.end + offset];
  return end <= low ? low - end : start - high;
}

/** The time that a sentence speaks of: the last one before the word, else the first behind it. */
function momentOf(words: string, extreme: ExtremeWord): Moment | undefined {
  let last: Moment | undefined;
  for (const part of words.slice(0, extreme.start).split(/[,，]|(?<!\p{L})(?:in|of|for|im|der)\s/u))
    last = momentIn(part) ?? last;
  return last ?? momentIn(words.slice(extreme.end).replace(/(?:since|seit|自)\s?(?:\p{L}+\s)?20\d\d/giu, ''));
}

/** A point of the same series, not later, that goes beyond. */
function beats(point: Point, { points }: Series, { sense, most, isOfYear, since }: ExtremeWord): Point | undefined {
  const at = points.indexOf(point);
  const compared = points
    .slice(most === undefined ? 0 : Math.max(0, at - most + 1), at)
    .filter(
      ({ moment }) =>
        (!isOfYear || moment.year === point.moment.year || moment.kind === 'year') &&
        (since === undefined || (moment.year ?? since) >= since),
    );
  const higher = compared.filter(({ claim }) => isAbove(claim, point.claim));
  const lower = compared.filter(({ claim }) => isAbove(point.claim, claim));
  if (sense === 'high') return higher[0];
  if (sense === 'low') return lower[0];
  return higher.length > 0 && lower.length > 0 ? higher[0] : undefined;
}
