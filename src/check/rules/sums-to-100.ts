import { middle, plus } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import { isTotal, leadOf, tablesOf } from '../arithmetic/tables.ts';
import type { Claim } from '../claims/claim.ts';
import { headingOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

const WHOLE =
  /(?<!\p{L})(?:shares?|mix|split|breakdown|distribution|weights?|weighting|allocation|composition|percentage|% of|proportion|exposure|probabilit(?:y|ies)|anteile?|gewicht(?:ung)?|verteilung|aufteilung|zusammensetzung|wahrscheinlichkeit(?:en)?)(?!\p{L})|占比|比重|权重|權重|比例|构成|構成|分布|分佈|概率|機率/iu;
/** Shares of other wholes than that of the rows. */
const OTHER =
  /market share|share of (?:market|wallet|voice)|marktanteil|upside|growth|change|return|margin|yield|市场份额|市佔|市占|share price|per share|top[- ](?:\d|ten|five)|largest|größte|前十|前五|active|benchmark|rating score/iu;
const RATINGS =
  /^(?:strong )?(?:buy|hold|sell|outperform|underperform|neutral|overweight|underweight|kaufen|halten|verkaufen|买入|買入|持有|中性|卖出|賣出|增持|减持|減持)/iu;
const FOOTNOTE = /(?:may|might|do|does) not (?:add|sum)|rounding|rundungs|rundung|四舍五入|四捨五入/iu;

export const sumsTo100: Rule = {
  id: 'sums-to-100',
  group: 'arithmetic',
  severity: 'error',
  about: 'The shares of a whole add up to 100%, within half a unit of the last digit for each of them.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n## Ratings\n\n| Rating distribution | Percentage |\n|---|---|\n| Buy | 87.9% |\n| Hold | 14.3% |\n| Sell | 1.7% |',
        why: 'They add up to 103.9%.',
      },
      { text: '# Halden\n\n| 分部 | 占比 |\n|---|---|\n| 甲 | 45% |\n| 乙 | 35% |\n| 其他 | 25% |', why: '合计105%。' },
    ],
    silent: [
      {
        text: '# Halden\n\n| Rating distribution | Percentage |\n|---|---|\n| Buy | 87.9% |\n| Hold | 10.3% |\n| Sell | 1.7% |',
        why: '99.9% is rounding.',
      },
      {
        text: '# Halden\n\n| Rating | Share |\n|---|---|\n| Buy | 49% |\n| Hold | 39% |\n| Sell | 13% |\n\nMay not add to 100%.',
        why: 'Whole per cents and a footnote.',
      },
      {
        text: '# Halden\n\n| Ten largest | Weight |\n|---|---|\n| A | 9% |\n| B | 8% |\n| C | 7% |',
        why: 'A part of the whole only.',
      },
    ],
  },
  *check({ note, claims }) {
    const forgiving = FOOTNOTE.test(note.text) ? 2 : 1;
    for (const table of tablesOf(note, claims)) {
      const title = `${headingOf(note, table.block)} ${table.head(0)} ${leadOf(note, table)}`;
      for (let column = 1; column < table.columns; column++) {
        const parts: Claim[] = [];
        let total: Claim | undefined;
        for (let row = 0; row < table.rows; row++) {
          const claim = table.at(row, column);
          if (claim === undefined) continue;
          if (isTotal(table.label(row))) total = claim;
          else parts.push(claim);
        }
        if (parts.length < 3 || parts.some(({ unit, value, range }) => unit !== '%' || value < 0 || range !== undefined))
          continue;
        const head = table.head(column);
        const isRatings = parts.every(({ cell }) => RATINGS.test(table.label(cell?.row ?? 0)));
        const isWhole =
          total !== undefined
            ? Math.abs(total.value - 100) < 1
            : isRatings ||
              WHOLE.test(head) ||
              (WHOLE.test(title) && !/\p{L}{3}/u.test(head.replace(/percentage|percent|share/giu, '')));
        if (!isWhole || OTHER.test(`${head} ${title}`) || hasTimes(parts)) continue;
        const sum = parts.map(({ interval }) => interval).reduce(plus);
        const play = ((sum.high - sum.low) / 2) * (forgiving - 1);
        if (sum.low - play <= 100.0001 && sum.high + play >= 99.9999) continue;
        const off = middle(sum);
        // A list that is not the whole falls far short; one that is too long is wrong in any case.
        if (total === undefined && (off < 94 || off > 112)) continue;
        const last = parts.at(-1) as Claim;
        yield {
          message: `The shares add up to ${few(off)}%, not to 100%${total === undefined ? '' : `, which the total says`}.`,
          mend: 'Correct the share that is wrong, or say what is missing.',
          place: last.place(),
        };
      }
    }
  },
};

/** Rows that are periods: their shares are not parts of one whole. */
function hasTimes(parts: readonly Claim[]): boolean {
  return new Set(parts.flatMap(({ period }) => period?.key ?? [])).size > 1;
}
