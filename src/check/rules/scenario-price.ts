import { allowed } from '../arithmetic/allowed.ts';
import { byMetric } from '../arithmetic/identity.ts';
import { gap, middle, over, times, touch } from '../arithmetic/interval.ts';
import { isPlausible } from '../arithmetic/plausible.ts';
import { like } from '../arithmetic/print.ts';
import { bySentence } from '../arithmetic/sentences.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

const BASES = new Set(['eps', 'bvps', 'dps']);
const MULTIPLES = new Set(['pe', 'forwardPe', 'pb', 'pnav']);
const APPLIES =
  /(?<!\p{L})(?:apply(?:ing)?|applies|at|on|times|pay|use|using|value[sd]?|valuing|multiple|setzen|ansetzen|fache[sn]?|legen|kgv)(?!\p{L})|给予|給予|按|对应|對應|倍/iu;
const OTHERS =
  /sum[- ]of[- ]the[- ]parts|sotp|dcf|discounted cash|blend|average of|mean of|plus|net cash|add(?:ing)?\s|weighted|discount of|premium of|abschlag|aufschlag|zuschlag|折让|折讓|溢价|溢價|加上|peers?\s(?:trade|are)|other brokers/iu;
/** Targets are rounded. */
const ROUNDED = 0.018;
/** Most bases of a note that are tried for one target. */
const MOST_BASES = 60;

export const scenarioPrice: Rule = {
  id: 'scenario-price',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A target that is a multiple of earnings, book or asset value per share must be their product, rounding allowed; and all scenarios of a table that rest on one base must rest on the same.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nWe apply 15x to our 2026 EPS of $1.88, which gives a target price of $31.00.',
        why: 'It gives 28.20.',
      },
      {
        text: '# Halden\n\n| Scenario | P/NAV | Value |\n|---|---|---|\n| Bear | 0.7x | $13.30 |\n| Base | 1.0x | $19.00 |\n| Bull | 1.3x | $28.50 |',
        why: '1.3 × 19.00 is 24.70.',
      },
    ],
    silent: [
      { text: '# Halden\n\nWe apply 15x to our 2026 EPS of $1.88, which gives a target price of $28.', why: 'Rounded.' },
      {
        text: '# Halden\n\nBook value per share was $104.10 in December. We set the target multiple at 1.2x a book value of $113.50 at the end of 2026, which gives $136.',
        why: 'The base is the amount of the sentence.',
      },
      {
        text: '# Halden\n\n| Scenario | EPS | P/E | Value |\n|---|---|---|---|\n| Bear | $4.00 | 12x | $48 |\n| Bull | $6.00 | 16x | $96 |',
        why: 'Each row holds.',
      },
    ],
  },
  *check({ note, claims }) {
    const groups = byMetric(claims);
    const bases = [...BASES]
      .flatMap((metric) => groups.get(metric) ?? [])
      .filter(({ range, subject }) => range === undefined && subject === '');
    for (const sentence of bySentence(claims)) {
      const found = inSentence(sentence, bases);
      if (found) yield found;
    }
    for (const table of tablesOf(note, claims)) yield* inTable(table);
  },
};

function widened({ low, high }: Interval): Interval {
  return { low: low * (1 - ROUNDED), high: high * (1 + ROUNDED) };
}

function isResult(before: string): boolean {
  return /(?:ergib\w{1,2}|ergeben|gives?|makes?|yields?|results in|得出|得)\s?$/iu.test(before);
}

function inSentence(sentence: readonly Claim[], all: readonly Claim[]): Noticed | undefined {
  const targets = sentence.filter(
    ({ unit, range, metric, motion, scale, span, start }) =>
      range === undefined &&
      unit.length === 3 &&
      scale === 0 &&
      motion !== 'from' &&
      (metric === 'targetPrice' ||
        (metric === undefined && (motion === 'to' || isResult(span.text.slice(Math.max(0, start - 14), start))))),
  );
  const multiples = sentence.filter(
    ({ unit, range, metric, motion }) =>
      range === undefined && unit === 'x' && motion !== 'from' && (metric === undefined || MULTIPLES.has(metric)),
  );
  const [target] = targets;
  if (target === undefined || targets.length !== 1 || multiples.length === 0) return undefined;
  const words = target.span.text.slice(target.sentence, Math.max(target.end, multiples.at(-1)?.end ?? 0) + 40);
  if (!APPLIES.test(words) || OTHERS.test(words)) return undefined;
  const near = all.filter((base) => base.unit === target.unit && base.span === target.span);
  const bases = near.length > 0 ? near : all.filter((base) => base.unit === target.unit && base.estimate);
  if (bases.length === 0 || bases.length > 12) return undefined;
  const makesIt = (base: Claim) =>
    base.unit === target.unit &&
    multiples.some((multiple) => touch(widened(times(allowed(multiple), allowed(base))), allowed(target)));
  // The base may stand in a table, or be an amount of the sentence that no name was found for.
  if (all.slice(0, MOST_BASES).some(makesIt) || sentence.some((each) => each !== target && makesIt(each))) return undefined;
  let nearest: { made: Interval; multiple: Claim; base: Claim } | undefined;
  for (const multiple of multiples) {
    for (const base of bases) {
      if (base === target) continue;
      const made = times(allowed(multiple), allowed(base));
      if (touch(widened(made), allowed(target))) return undefined;
      if (nearest === undefined || gap(allowed(target), made) < gap(allowed(target), nearest.made))
        nearest = { made, multiple, base };
    }
  }
  // Only what stands in one paragraph is surely the base that is meant.
  if (nearest === undefined || near.length === 0 || !isPlausible(allowed(target), nearest.made)) return undefined;
  const words2 = like(middle(nearest.made), target);
  return {
    message: `The target is printed as ${target.text}, but ${nearest.multiple.text} of ${nearest.base.text} makes ${words2}.`,
    mend: `Correct the target to ${words2}, or the multiple or its base.`,
    place: target.place(),
  };
}

function* inTable(table: NumberTable): Generator<Noticed> {
  const columns = Array.from({ length: table.columns }, (_, at) => at);
  const of = (column: number, test: (claim: Claim) => boolean) => {
    const cells = Array.from({ length: table.rows }, (_, row) => table.at(row, column)).filter((claim) => claim !== undefined);
    return cells.length >= 2 && cells.every(test);
  };
  if (
    !/scenario|case|bear|bull|base|downside|szenario|情景|情境|悲观|樂觀|乐观/iu.test(
      `${columns.map((at) => table.head(at)).join(' ')} ${Array.from({ length: table.rows }, (_, row) => table.label(row)).join(' ')}`,
    )
  )
    return;
  const multiple = columns.find((at) => of(at, ({ unit }) => unit === 'x'));
  const values = columns.filter((at) => of(at, ({ unit, scale }) => unit.length === 3 && scale === 0));
  if (multiple === undefined || values.length === 0) return;
  const base = values.find((at) =>
    /eps|earnings|nav|book|ergebnis|gewinn|每股收益|每股盈利|每股淨資產|每股净资产/iu.test(table.head(at)),
  );
  const value = values.find((at) => at !== base && !/price now|current|kurs$/iu.test(table.head(at)) && at > 0);
  if (value === undefined) return;
  const rows = Array.from({ length: table.rows }, (_, row) => ({
    multiple: table.at(row, multiple),
    value: table.at(row, value),
    base: base === undefined ? undefined : table.at(row, base),
  }));
  if (base !== undefined) {
    for (const row of rows) {
      if (!row.multiple || !row.value || !row.base) continue;
      const made = times(allowed(row.multiple), allowed(row.base));
      if (touch({ low: made.low * (1 - ROUNDED), high: made.high * (1 + ROUNDED) }, allowed(row.value))) continue;
      yield told(row.value, row.multiple, row.base.text, middle(made));
    }
    return;
  }
  const known = rows.flatMap((row) =>
    row.multiple && row.value
      ? [{ multiple: row.multiple, value: row.value, base: over(allowed(row.value), allowed(row.multiple)) }]
      : [],
  );
  if (known.length < 3) return;
  for (const odd of known) {
    const others = known.filter((each) => each !== odd);
    const low = Math.max(...others.map(({ base: each }) => each.low * (1 - ROUNDED)));
    const high = Math.min(...others.map(({ base: each }) => each.high * (1 + ROUNDED)));
    // The others rest on one base, and this one does not.
    if (low > high || touch({ low, high }, odd.base)) continue;
    const made = times(allowed(odd.multiple), { low, high });
    if (gap(allowed(odd.value), made) < 0.03) continue;
    yield told(odd.value, odd.multiple, 'the base of the other rows', middle(made));
    return;
  }
}

function told(value: Claim, multiple: Claim, base: string, made: number): Noticed {
  const words = like(made, value);
  return {
    message: `${value.text} is printed beside ${multiple.text}; ${multiple.text} of ${base} makes ${words}.`,
    mend: `Correct it to ${words}, or the multiple.`,
    place: value.place(),
  };
}
