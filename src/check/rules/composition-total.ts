import { allowed } from '../arithmetic/allowed.ts';
import { plus, touch } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import { isTotal, leadOf, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import { headingOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

const FACTORS =
  /(?<!\p{L})(?:factors?|drivers?|effects?|impact|contribution|treiber|faktor(?:en)?|effekt(?:e)?|beitrag)(?!\p{L})|因素|影响|影響|贡献|貢獻/iu;

export const compositionTotal: Rule = {
  id: 'composition-total',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A table of effects in per cent says what they come to: their sum, or what they make one upon the other. A total that is neither is wrong, and a table without one leaves the reader to guess.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Valuation factor | Impact |\n|---|---|\n| Volume | +3% |\n| Price | +2% |\n| Mix | +4% |\n| Total | +12% |',
        why: 'They come to 9%, compounded 9.3%.',
      },
      {
        text: '# Halden\n\n| Valuation factor | Impact degree |\n|---|---|\n| Revenue growth | +5-8% |\n| Margin | +3-5% |\n| Confidence | +5-10% |',
        why: 'Nothing says what they come to.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| Valuation factor | Impact |\n|---|---|\n| Volume | +3% |\n| Price | +2% |\n| Mix | +4% |\n| Total | +9% |',
        why: 'The sum holds.',
      },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) {
      const title = `${table.head(0)} ${headingOf(note, table.block)} ${leadOf(note, table)}`;
      for (let column = 1; column < table.columns; column++) {
        if (!FACTORS.test(`${title} ${table.head(column)}`)) continue;
        const parts: Claim[] = [];
        let total: Claim | undefined;
        for (let row = 0; row < table.rows; row++) {
          const claim = table.at(row, column);
          if (claim === undefined) continue;
          if (isTotal(table.label(row))) total = claim;
          else parts.push(claim);
        }
        if (
          parts.length < 3 ||
          parts.length < table.rows - 1 ||
          parts.some(({ unit, period }) => unit !== '%' || period !== undefined) ||
          !parts.every(({ signed }) => signed)
        )
          continue;
        const sum = parts.map(({ interval }) => interval).reduce(plus);
        const product = compounded(parts);
        if (total !== undefined) {
          if (touch(allowed(total), sum) || touch(allowed(total), product)) continue;
          yield {
            message: `The effects add up to ${ends(parts, sum)}, and compound to ${ends(parts, product)}; the total says ${total.text}.`,
            mend: 'Correct the total, or the effect that is wrong.',
            place: total.place(),
          };
        } else {
          const first = parts[0] as Claim;
          const upside = claims.find(({ metric, range }) => metric === 'upside' && range === undefined);
          const against =
            upside === undefined || (upside.value >= sum.low && upside.value <= product.high)
              ? ''
              : ` The note prints an upside of ${upside.text} (line ${upside.place().line}), which lies outside.`;
          yield {
            severity: 'warning',
            message: `The effects of the table have no total: added up they come to ${ends(parts, sum)}, one upon the other to ${ends(parts, product)}.${against}`,
            mend: 'Print the total, say how it is made, and reconcile it with the upside of the note.',
            place: first.place(),
          };
        }
      }
    }
  },
};

/** Middle of what is printed: 21% to 35% for ranges, 9% for single numbers. */
function ends(parts: readonly Claim[], computed: Interval): string {
  if (parts.every(({ range }) => range === undefined)) return `${few((computed.low + computed.high) / 2)}%`;
  const low = parts.map(({ range, value }) => (range ? (range.from.low + range.from.high) / 2 : value));
  const high = parts.map(({ range, value }) => (range ? (range.to.low + range.to.high) / 2 : value));
  const isSum = Math.abs(computed.high - parts.reduce((sum, { interval }) => sum + interval.high, 0)) < 1e-6;
  const join = (list: readonly number[]) =>
    isSum ? list.reduce((sum, each) => sum + each, 0) : (list.reduce((made, each) => made * (1 + each / 100), 1) - 1) * 100;
  return `${few(join(low))}% to ${few(join(high))}%`;
}

function compounded(parts: readonly Claim[]): Interval {
  let [low, high] = [1, 1];
  for (const { interval } of parts) [low, high] = [low * (1 + interval.low / 100), high * (1 + interval.high / 100)];
  return { low: (low - 1) * 100, high: (high - 1) * 100 };
}
