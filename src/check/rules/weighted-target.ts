import { allowed } from '../arithmetic/allowed.ts';
import { gap, middle, plus, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { rowOf } from '../arithmetic/scope.ts';
import { bySentence } from '../arithmetic/sentences.ts';
import { isTotal, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

const WEIGHTED =
  /(?:probability|scenario)?[-\s]?weight(?:ed|ing)|expected value|(?:wahrscheinlichkeits)?gewichtet|erwartungswert|概率加权|概率加權|加权(?:平均)?(?:目标价|价值)|加權(?:平均)?(?:目標價|價值)|加权价值|期望值/iu;
/** That a sentence weighs the cases, in whatever words. */
const WEIGHS =
  /(?<!\p{L})(?:weigh(?:t(?:s|ed|ing)?|s|ing|ed)|odds|probabilit(?:y|ies)|likelihoods?|expected value|\p{L}*gewicht\p{L}*|wahrscheinlichkeit\p{L}*|erwartungswert)(?!\p{L})|加权|加權|概率|機率|权重|權重|期望值/iu;
const PROBABILITY = /probab|weight|likelihood|odds|chance|wahrscheinlich|gewicht|eintritt|概率|機率|权重|權重|可能性/iu;

export const weightedTarget: Rule = {
  id: 'weighted-target',
  group: 'arithmetic',
  severity: 'error',
  about: 'A value that is weighted with the probabilities of its scenarios must be the sum of probability times value.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Scenario | Probability | Value |\n|---|---|---|\n| Bull | 25% | $58 |\n| Base | 50% | $46 |\n| Bear | 25% | $29 |\n\nProbability-weighted value: $48.80.',
        why: 'It is 44.75.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| Scenario | Probability | Value |\n|---|---|---|\n| Bull | 25% | $58 |\n| Base | 50% | $46 |\n| Bear | 25% | $29 |\n\nProbability-weighted value: $44.75.',
        why: 'It is right.',
      },
    ],
  },
  *check({ note, claims }) {
    const told = new Set<Claim>();
    const once = function* (found: Noticed | undefined, claim: Claim): Generator<Noticed> {
      if (found === undefined || told.has(claim)) return;
      told.add(claim);
      yield found;
    };
    const ways: Way[] = [...waysOfLists(claims), ...waysOfParagraphs(claims)];
    for (const table of tablesOf(note, claims)) {
      const made = waysOf(table);
      if (made.length === 0) continue;
      ways.push(...made);
      const own = Array.from({ length: table.rows }, (_, row) => row).filter(
        (row) => isWeighted(table.label(row)) || (isTotal(table.label(row)) && isOfScenarios(table)),
      );
      for (const row of own)
        for (let column = 1; column < table.columns; column++) {
          const claim = table.at(row, column);
          if (claim !== undefined && claim.unit.length === 3) yield* once(judge(claim, made), claim);
        }
    }
    if (ways.length === 0) return;
    for (const claim of claims)
      if (claim.range === undefined && isValue(claim) && WEIGHTED.test(wordsBefore(claim)))
        yield* once(judge(claim, ways), claim);
    for (const sentence of bySentence(claims)) {
      const claim = weighedIn(sentence, ways);
      if (claim !== undefined) yield* once(judge(claim, ways), claim);
    }
  },
};

/** A weighted sum, and the values that it is made of. */
interface Way {
  readonly sum: Interval;
  readonly unit: string;
  readonly values: readonly Claim[];
}

/** Money per share, or a level without a unit. */
function isValue({ unit, scale }: Claim): boolean {
  return scale === 0 && (unit.length === 3 || unit === '');
}

/** The first value behind the words that weigh, which is none of the values weighed. */
function weighedIn(sentence: readonly Claim[], ways: readonly Way[]): Claim | undefined {
  const [first] = sentence;
  const last = sentence.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const found = WEIGHS.exec(first.span.text.slice(first.sentence, last.end));
  if (found === null) return undefined;
  const at = first.sentence + found.index + found[0].length;
  const behind = sentence.find((claim) => claim.start >= at && isValue(claim) && claim.unit !== '');
  if (behind === undefined || behind.range !== undefined || behind.start - at > 120) return undefined;
  // "To which we give a probability of 10%": of a case of its own.
  if (sentence.some(({ unit, start, end }) => unit === '%' && start >= at && end <= behind.start)) return undefined;
  if (behind.metric !== undefined && !['price', 'targetPrice'].includes(behind.metric)) return undefined;
  const mine = ways.filter(({ unit }) => unit === behind.unit);
  const values = mine.flatMap((way) => way.values);
  if (values.some((value) => value === behind || touch(allowed(value), allowed(behind)))) return undefined;
  // What lies outside of all cases is no mean of them.
  const inside = mine.some(
    (way) =>
      Math.min(...way.values.map(({ value }) => value)) < behind.value &&
      Math.max(...way.values.map(({ value }) => value)) > behind.value,
  );
  return inside ? behind : undefined;
}

/** A row that holds the weighted values. */
function isWeighted(label: string): boolean {
  return WEIGHTED.test(label) || /^加[权權]/u.test(label.trim());
}

function isOfScenarios(table: NumberTable): boolean {
  return Array.from({ length: table.columns }, (_, at) => table.head(at)).some((head) =>
    /probab|likelihood|wahrscheinlich|概率|機率/iu.test(head),
  );
}

function wordsBefore(claim: Claim): string {
  return `${rowOf(claim)} ${claim.span.text.slice(Math.max(claim.sentence, claim.start - 60), claim.start)}`;
}

/** The weighted sum of each list whose items hold a value and its probability. */
function waysOfLists(claims: readonly Claim[]): readonly Way[] {
  const lists = new Map<number, Claim[]>();
  for (const claim of claims) {
    if (claim.block?.kind !== 'item' || claim.range !== undefined) continue;
    const list = lists.get(claim.block.list);
    if (list === undefined) lists.set(claim.block.list, [claim]);
    else list.push(claim);
  }
  return [...lists.values()].flatMap((list) => {
    const cases = [...Map.groupBy(list, ({ span }) => span).values()].flatMap((item) => {
      const weights = item.filter(isWeight);
      const values = item.filter((claim) => isValue(claim) && claim.unit !== '');
      return weights.length === 1 && values.length > 0 ? [{ weight: weights[0] as Claim, values }] : [];
    });
    // A list may say other things before and behind its cases.
    return cases.flatMap((_, from) =>
      Array.from({ length: MOST_CASES - 1 }, (_, count) => cases.slice(from, from + count + 2)).flatMap((some) =>
        some.length > 1 ? pairings(some) : [],
      ),
    );
  });
}

/** Most cases of one valuation. */
const MOST_CASES = 6;

function isWeight({ unit, range, signed, metric, value }: Claim): boolean {
  return unit === '%' && range === undefined && !signed && value > 0 && (metric === undefined || metric === 'probability');
}

/** The weighted sums of the paragraphs that tell values and probabilities by turns. */
function waysOfParagraphs(claims: readonly Claim[]): readonly Way[] {
  const ways: Way[] = [];
  for (const sentences of Map.groupBy(bySentence(claims), ([first]) => first?.span).values()) {
    const groups = [...sentences, ...(sentences.length > 1 ? [sentences.flat()] : [])];
    for (const group of groups) {
      const weights = group.filter(isWeight).filter((_, at) => at <= MOST_CASES);
      if (weights.length < 2 || weights.length > MOST_CASES) continue;
      const at = weights.map((weight) => group.indexOf(weight));
      // Values behind their weights, or before them.
      for (const ends of [
        at.map((from, nth) => [from + 1, at[nth + 1] ?? group.length] as const),
        at.map((to, nth) => [(at[nth - 1] ?? -1) + 1, to] as const),
      ])
        ways.push(
          ...pairings(
            ends.map(([from, to], nth) => ({
              weight: weights[nth] as Claim,
              values: group
                .slice(from, to)
                .filter(
                  (claim) =>
                    isValue(claim) && claim.unit !== '' && claim.range === undefined && claim.sentence === weights[nth]?.sentence,
                ),
            })),
          ),
        );
    }
  }
  return ways;
}

/** With the first value of each case, and with the last. */
function pairings(cases: readonly { readonly weight: Claim; readonly values: readonly Claim[] }[]): readonly Way[] {
  const all = cases.reduce((sum, { weight }) => sum + weight.value, 0);
  if (cases.length < 2 || Math.abs(all - 100) > 1.5) return [];
  return [0, -1].flatMap((nth) => {
    const values = cases.flatMap((each) => each.values.at(nth) ?? []);
    const unit = values[0]?.unit ?? '';
    if (values.length !== cases.length || values.some((value) => value.unit !== unit)) return [];
    return [
      {
        sum: values
          .map((value, at) => scaled(allowed(value), (cases[at] as (typeof cases)[number]).weight.value / 100))
          .reduce(plus),
        unit,
        values,
      },
    ];
  });
}

/** The weighted sum of each column of values. */
function waysOf(table: NumberTable): readonly Way[] {
  const columns = Array.from({ length: table.columns }, (_, at) => at).slice(1);
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) => !isTotal(table.label(row)) && !isWeighted(table.label(row)),
  );
  const weights = columns.find((at) => PROBABILITY.test(table.head(at)) && rows.every((row) => table.at(row, at)?.unit === '%'));
  if (weights === undefined || rows.length < 2) return [];
  const all = rows.reduce((sum, row) => sum + (table.at(row, weights)?.value ?? 0), 0);
  if (Math.abs(all - 100) > 1.5) return [];
  return columns.flatMap((column) => {
    const values = rows.map((row) => table.at(row, column));
    const [first] = values;
    if (
      column === weights ||
      first === undefined ||
      !isValue(first) ||
      values.some((value) => value?.unit !== first.unit || value.range !== undefined)
    )
      return [];
    const sum = rows
      .map((row) => scaled(allowed(table.at(row, column) as Claim), (table.at(row, weights) as Claim).value / 100))
      .reduce(plus);
    return [{ sum, unit: first.unit, values: values as readonly Claim[] }];
  });
}

function judge(claim: Claim, made: readonly Way[]): Noticed | undefined {
  const alike = made.filter(
    ({ unit, sum, values }) =>
      unit === claim.unit && !values.includes(claim) && Math.abs(middle(sum) - claim.value) < claim.value,
  );
  const rounding = claim.value * 0.012;
  if (
    alike.length === 0 ||
    alike.some(({ sum }) => touch({ low: sum.low - rounding, high: sum.high + rounding }, allowed(claim)))
  )
    return undefined;
  const nearest = alike.reduce((best, each) => (gap(allowed(claim), each.sum) < gap(allowed(claim), best.sum) ? each : best));
  const words = like(middle(nearest.sum), claim);
  return {
    message: `The weighted value is printed as ${claim.text}; probabilities times values make ${words}.`,
    mend: `Correct it to ${words}, or the scenarios.`,
    place: claim.place(),
  };
}
