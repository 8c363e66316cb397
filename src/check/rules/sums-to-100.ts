import { middle, plus } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import { isTotal, leadOf, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim } from '../claims/claim.ts';
import { headingOf, type Note } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

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
      {
        text: '# Allocation\n\n## Model portfolio (% of assets)\n\n| Asset class | Benchmark | Model | Active, pp |\n|---|---|---|---|\n| US equities | 40 | 38 | -2 |\n| Euro equities | 15 | 18 | +3 |\n| Bonds | 35 | 35 | 0 |\n| Gold | 5 | 6 | +1 |\n| Cash | 5 | 5 | 0 |',
        why: 'The model holds 102%.',
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
        const last = total ?? (parts.at(-1) as Claim);
        yield {
          message: `The shares add up to ${few(off)}%, not to 100%${total === undefined ? '' : `, which the total says`}.`,
          mend: 'Correct the share that is wrong, or say what is missing.',
          place: last.place(),
        };
      }
      yield* besideWhole(note, table, title);
    }
  },
};

/** Weights that somebody sets, which are what they are printed as. */
const SET =
  /(?<!\p{L})(?:model|target|recommended|proposed|strategic|tactical|portfolio|ours?|modell\p{L}*|muster\p{L}*|ziel\p{L}*)(?!\p{L})|模型|建议|建議|配置|目标|目標/iu;
/** Columns of a whole have so many rows. */
const LEAST_ROWS = 5;

/** "Benchmark" adds up to 100, and "Model" beside it does not: two columns of one whole without a row of totals. */
function* besideWhole(note: Note, table: NumberTable, title: string): Generator<Noticed> {
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  if (!WHOLE.test(title) || rows.length < LEAST_ROWS || rows.some((row) => isTotal(table.label(row)))) return;
  const columns = Array.from({ length: table.columns - 1 }, (_, at) => {
    const cells = rows.flatMap((row) => table.at(row, at + 1) ?? []);
    const isFull = cells.length === rows.length && cells.every(isWeight) && !hasTimes(cells);
    return { head: table.head(at + 1), cells: isFull ? cells : [], sum: cells.reduce((all, { value }) => all + value, 0) };
  }).filter(({ cells }) => cells.length > 0);
  if (!columns.some(({ sum }) => Math.abs(sum - 100) < 1e-6)) return;
  for (const { head, cells, sum } of columns) {
    const off = Math.abs(sum - 100);
    const step = Math.max(...cells.map(({ half }) => half * 2));
    // So many roundings seldom go the same way; what is set is not rounded.
    const likely = SET.test(head) && !FOOTNOTE.test(note.text) ? step * 0.99 : 3 * step * Math.sqrt(cells.length / 12);
    if (off <= likely + 1e-6 || off > 8) continue;
    yield {
      severity: 'warning',
      message: `"${head}" adds up to ${few(sum)}%, while another column of the table makes 100%.`,
      mend: 'Correct the share that is wrong, or say what is missing.',
      place: (cells.at(-1) as Claim).place(),
    };
  }
}

function isWeight({ unit, value, range, signed }: Claim): boolean {
  return (unit === '%' || unit === '') && value >= 0 && range === undefined && !signed;
}

/** Rows that are periods: their shares are not parts of one whole. */
function hasTimes(parts: readonly Claim[]): boolean {
  return new Set(parts.flatMap(({ period }) => period?.key ?? [])).size > 1;
}
