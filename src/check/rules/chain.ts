import { allowed } from '../arithmetic/allowed.ts';
import { gap, middle, scaled, times, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { isTotal, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

/** A cell that says how its row is made. */
const PRODUCT = /\p{L}\s?[×*]\s?\p{L}|\p{L}\s[x]\s\p{L}|(?<!\p{L})(?:times|multiplied by|mal)(?!\p{L})|乘/iu;
/** Steps that must hold before one that does not is wrong. */
const HOLDING = 2;
const NEAR = 0.006;

export const chain: Rule = {
  id: 'chain',
  group: 'arithmetic',
  severity: 'error',
  about:
    'In a table of steps (a market sized from its patients, a funnel of customers) each step is the one before it times its rate, or what its words say it is.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Step | Assumption | Result |\n|---|---|---|\n| Patients | | 38,000 |\n| Treated | 60% | 22,800 |\n| Eligible | 50% | 11,400 |\n| Peak share | 25% | 2,580 |\n| Price a year | $310,000 | |',
        why: '25% of 11,400 are 2,850.',
      },
      {
        text: '# Halden\n\n| Step | Assumption | Result |\n|---|---|---|\n| Patients | | 38,000 |\n| Treated | 60% | 22,800 |\n| Peak share | 25% | 5,700 |\n| Price a year | $31,000 | |\n| Peak sales | patients × price | $186.7M |',
        why: '5,700 × 31,000 is 176.7 million.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| Step | Assumption | Result |\n|---|---|---|\n| Patients | | 38,000 |\n| Treated | 60% | 22,800 |\n| Eligible | 50% | 11,400 |\n| Peak share | 25% | 2,850 |\n| Price a year | $310,000 | |\n| Peak sales | patients × price | $884M |\n| Probability | 65% | |\n| Risk-adjusted | | $574M |',
        why: 'Every step holds.',
      },
      {
        text: '# Halden\n\n| Segment | Share | Sales |\n|---|---|---|\n| A | 60% | 600 |\n| B | 30% | 300 |\n| C | 10% | 100 |',
        why: 'Shares of one total are no steps.',
      },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) {
      const steps = stepsOf(table);
      // A step that holds for what the one before should be is right.
      const failing = steps.filter(
        ({ made, mended, result }) => !touch(allowed(result), made) && !(mended && touch(allowed(result), mended)),
      );
      if (steps.length - failing.length < HOLDING || failing.length > (steps.length - failing.length) / 2 + 0.5) continue;
      for (const { made, result } of failing) {
        if (gap(allowed(result), made) < NEAR) continue;
        const words = like(middle(made), result);
        yield {
          message: `The step makes ${words} of the one before it; ${result.text} is printed.`,
          mend: `Correct it to ${words}, or the numbers that it comes from.`,
          place: result.place(),
        };
      }
    }
  },
};

interface Step {
  readonly result: Claim;
  readonly made: Interval;
  /** What it makes where the step before is mended. */
  readonly mended: Interval | undefined;
}

/** The steps of a table, from above: each result with what the rows before it make. */
function stepsOf(table: NumberTable): readonly Step[] {
  const steps: Step[] = [];
  const results: Claim[] = [];
  let rate: Claim | undefined;
  for (let row = 0; row < table.rows; row++) {
    if (isTotal(table.label(row))) return [];
    const cells = Array.from({ length: table.columns }, (_, column) => table.at(row, column)).filter(
      (claim) => claim !== undefined,
    );
    const [own, ...more] = cells.filter(
      ({ unit, value, range }) => unit === '%' && value > 0 && value <= 100 && range === undefined,
    );
    const amounts = cells.filter(({ unit, range }) => unit !== '%' && unit !== 'x' && range === undefined);
    if (more.length > 0 || amounts.length > 1) return [];
    const [result] = amounts;
    rate = own ?? rate;
    if (result === undefined) continue;
    const says = (table.block.rows[row] ?? []).some(({ text }) => !/\d/.test(text) && PRODUCT.test(text));
    const [last, before] = [results.at(-1), results.at(-2)];
    if (says && last !== undefined && before !== undefined)
      steps.push({ result, made: times(allowed(last), allowed(before)), mended: undefined });
    else if (rate !== undefined && last !== undefined && last.unit === result.unit)
      steps.push({
        result,
        made: scaled(times(allowed(last), allowed(rate)), 0.01),
        mended: scaled(times(steps.findLast((step) => step.result === last)?.made ?? allowed(last), allowed(rate)), 0.01),
      });
    rate = undefined;
    results.push(result);
  }
  return steps;
}
