import { byMetric } from '../arithmetic/identity.ts';
import { few, like } from '../arithmetic/print.ts';
import { sameTime } from '../arithmetic/scope.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** A part may be of a later year than the implied whole: it must be larger by this factor to be impossible. */
const BEYOND = 1.5;
/** A free cash flow beyond this share of the market value is not seen among listed companies. */
const HIGHEST_YIELD = 0.5;

export const magnitude: Rule = {
  id: 'magnitude',
  group: 'arithmetic',
  severity: 'error',
  about:
    'Market value, multiple and margin imply a profit and a revenue. When a printed revenue or cash flow is far larger than what they imply, one of the numbers is of another order or currency; the power of ten that makes all fit is searched.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Metric | Value |\n|---|---|\n| Market Capitalization | $38.7 billion |\n| P/E Ratio | 22.8x |\n| Net profit margin | 12.2% |\n\n- Overseas revenue is projected to reach $92 billion in 2026',
        why: 'The implied revenue is 13.9 billion.',
      },
      {
        text: '# Halden\n\nMarket cap: $38.7 billion. Free cash flow: $77.5 billion.',
        why: 'Twice the market value in one year.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nFree cash flow should reach €830m. At €9.84 the market value is €7.9bn on 803m shares.',
        why: 'The price is not the market value.',
      },
      {
        text: '# Halden\n\n| Metric | Value |\n|---|---|\n| Market Capitalization | $387 billion |\n| P/E Ratio | 22.8x |\n| Net profit margin | 12.2% |\n\n- Overseas revenue is projected to reach $92 billion in 2026',
        why: 'All fit.',
      },
    ],
  },
  *check({ claims }) {
    const groups = byMetric(claims);
    const own = (metric: string) =>
      (groups.get(metric) ?? []).filter(
        ({ subject, range, motion, quoted }) =>
          !quoted && subject === '' && range === undefined && motion !== 'from' && motion !== 'by',
      );
    for (const cap of own('marketCap').slice(0, 4)) {
      const yieldOf = own('freeCashFlow').find((flow) => flow.unit === cap.unit && flow.value > HIGHEST_YIELD * cap.value);
      // Multiples of a year are of its price.
      const pe = own('pe').find((each) => each.period === undefined && sameTime(each, cap));
      const income = pe === undefined ? undefined : cap.value / pe.value;
      if (yieldOf) yield tooMuchCash(yieldOf, cap, income);
      const margin = own('netMargin').find((each) => each.period === undefined);
      if (pe === undefined || income === undefined || margin === undefined || margin.value <= 0) continue;
      const revenue = income / (margin.value / 100);
      const part = (groups.get('revenue') ?? []).find(
        (each) => each.unit === cap.unit && each.range === undefined && each.value > revenue * BEYOND,
      );
      if (part) yield tooSmall(cap, pe, margin, revenue, part, groups.get('revenue') ?? []);
    }
  },
};

function tooSmall(cap: Claim, pe: Claim, margin: Claim, revenue: number, part: Claim, all: readonly Claim[]): Noticed {
  const most = Math.max(...all.filter(({ unit }) => unit === cap.unit).map(({ value }) => value));
  const power = [10, 100, 1000].find((factor) => revenue * factor > most && revenue * factor < most * 30);
  return {
    message: `${cap.label} ${cap.text} with ${pe.label} ${pe.text} and ${margin.label} ${margin.text} implies revenue of ${cap.unit} ${few(revenue)}, and line ${part.place().line} prints ${part.text} for a part of it.`,
    mend:
      power === undefined
        ? 'Look at the unit and currency of each.'
        : `It looks as if the market value is off by a factor of ${power}: ${like(cap.value * power, cap)} fits.`,
    place: cap.place(),
  };
}

function tooMuchCash(flow: Claim, cap: Claim, income: number | undefined): Noticed {
  const ratio = income === undefined ? '' : ` and ${few(flow.value / income)} times the profit that market value and P/E imply`;
  return {
    message: `${flow.label} ${flow.text} is ${few((flow.value / cap.value) * 100)}% of the market value ${cap.text} (line ${cap.place().line})${ratio}.`,
    mend: 'Look at the currency (renminbi printed as dollars?) and at the power of ten of both.',
    place: flow.place(),
  };
}
