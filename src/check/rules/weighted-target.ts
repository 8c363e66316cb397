import { allowed } from '../arithmetic/allowed.ts';
import { middle, plus, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { rowOf } from '../arithmetic/scope.ts';
import { bySentence } from '../arithmetic/sentences.ts';
import { isTotal, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

const WEIGHTED =
  /(?:probability|scenario)?[-\s]?weight(?:ed|ing)|expected value|(?:wahrscheinlichkeits)?gewichtet|erwartungswert|概率加权|概率加權|加权(?:平均)?(?:目标价|价值)|加權(?:平均)?(?:目標價|價值)|加权价值|期望值/iu;
const PROBABILITY = /probab|weight|likelihood|wahrscheinlich|gewicht|概率|機率|权重|權重/iu;

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
    const told = claims.filter(
      (claim) => claim.unit.length === 3 && claim.range === undefined && WEIGHTED.test(wordsBefore(claim)),
    );
    for (const sentence of bySentence(claims)) {
      const found = inSentence(sentence);
      if (found) yield found;
    }
    for (const made of waysOfLists(claims)) {
      for (const claim of told) {
        const found = judge(claim, [made]);
        if (found) yield found;
      }
    }
    for (const table of tablesOf(note, claims)) {
      const made = waysOf(table);
      if (made.length === 0) continue;
      const own = Array.from({ length: table.rows }, (_, row) => row).filter(
        (row) => WEIGHTED.test(table.label(row)) || (isTotal(table.label(row)) && isOfScenarios(table)),
      );
      const rows = own.flatMap((row) =>
        Array.from({ length: table.columns }, (_, column) => table.at(row, column)).filter(
          (claim): claim is Claim => claim !== undefined && claim.unit.length === 3,
        ),
      );
      for (const claim of new Set([...rows, ...told])) {
        const found = judge(claim, made);
        if (found) yield found;
      }
    }
  },
};

function isOfScenarios(table: NumberTable): boolean {
  return Array.from({ length: table.columns }, (_, at) => table.head(at)).some((head) =>
    /probab|likelihood|wahrscheinlich|概率|機率/iu.test(head),
  );
}

/** "Bull 24 at 30%, base 19.50 at 50%, bear 12 at 20%: expected value 21.35". */
function inSentence(sentence: readonly Claim[]): Noticed | undefined {
  const last = sentence.at(-1);
  const pairs = sentence.slice(0, -1);
  if (
    last === undefined ||
    pairs.length < 4 ||
    pairs.length % 2 === 1 ||
    last.unit.length !== 3 ||
    !WEIGHTED.test(wordsBefore(last))
  )
    return undefined;
  const values = pairs.filter(({ unit, range }) => unit === last.unit && range === undefined);
  const weights = pairs.filter(({ unit, range }) => unit === '%' && range === undefined);
  if (
    values.length !== weights.length ||
    values.length * 2 !== pairs.length ||
    Math.abs(weights.reduce((sum, { value }) => sum + value, 0) - 100) > 1.5
  )
    return undefined;
  const sum = values.map((value, at) => scaled(allowed(value), (weights[at] as Claim).value / 100)).reduce(plus);
  return judge(last, [{ sum, unit: last.unit }]);
}

function wordsBefore(claim: Claim): string {
  return `${rowOf(claim)} ${claim.span.text.slice(Math.max(claim.sentence, claim.start - 60), claim.start)}`;
}

/** The weighted sum of each list whose items hold a value and its probability. */
function waysOfLists(claims: readonly Claim[]): readonly { readonly sum: Interval; readonly unit: string }[] {
  const lists = new Map<number, Claim[]>();
  for (const claim of claims) {
    if (claim.block?.kind !== 'item' || claim.range !== undefined) continue;
    const list = lists.get(claim.block.list);
    if (list === undefined) lists.set(claim.block.list, [claim]);
    else list.push(claim);
  }
  return [...lists.values()].flatMap((list) => {
    const items = [...Map.groupBy(list, ({ span }) => span).values()];
    const pairs = items.flatMap((item) => {
      const weight = item.filter(({ metric, unit }) => unit === '%' && metric === 'probability');
      const value = item.filter(({ unit, scale }) => unit.length === 3 && scale === 0);
      return weight.length === 1 && value.length === 1 ? [{ weight: weight[0] as Claim, value: value[0] as Claim }] : [];
    });
    const [first] = pairs;
    const all = pairs.reduce((sum, { weight }) => sum + weight.value, 0);
    if (
      first === undefined ||
      pairs.length < 2 ||
      Math.abs(all - 100) > 1.5 ||
      pairs.some(({ value }) => value.unit !== first.value.unit)
    )
      return [];
    return [
      { sum: pairs.map(({ weight, value }) => scaled(allowed(value), weight.value / 100)).reduce(plus), unit: first.value.unit },
    ];
  });
}

/** The weighted sum of each column of values. */
function waysOf(table: NumberTable): readonly { readonly sum: Interval; readonly unit: string }[] {
  const columns = Array.from({ length: table.columns }, (_, at) => at).slice(1);
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) => !isTotal(table.label(row)) && !WEIGHTED.test(table.label(row)),
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
      first.unit.length !== 3 ||
      values.some((value) => value?.unit !== first.unit || value.range !== undefined)
    )
      return [];
    const sum = rows
      .map((row) => scaled(allowed(table.at(row, column) as Claim), (table.at(row, weights) as Claim).value / 100))
      .reduce(plus);
    return [{ sum, unit: first.unit }];
  });
}

function judge(claim: Claim, made: readonly { readonly sum: Interval; readonly unit: string }[]): Noticed | undefined {
  const alike = made.filter(({ unit, sum }) => unit === claim.unit && Math.abs(middle(sum) - claim.value) < claim.value);
  const rounding = claim.value * 0.012;
  if (
    alike.length === 0 ||
    alike.some(({ sum }) => touch({ low: sum.low - rounding, high: sum.high + rounding }, allowed(claim)))
  )
    return undefined;
  const words = like(middle((alike[0] as (typeof alike)[number]).sum), claim);
  return {
    message: `The weighted value is printed as ${claim.text}; probabilities times values make ${words}.`,
    mend: `Correct it to ${words}, or the scenarios.`,
    place: claim.place(),
  };
}
