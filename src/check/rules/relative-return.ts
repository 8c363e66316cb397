import { allowed } from '../arithmetic/allowed.ts';
import { minus, scaled, touch } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import { isRateUnit } from '../changes/bases.ts';
import { changesIn } from '../changes/changes.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

export const relativeReturn: Rule = {
  id: 'relative-return',
  group: 'consistency',
  severity: 'error',
  about: 'By how much a fund is told to be ahead of its index must be a difference that its table of returns makes.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| | Fund | Benchmark |\n|---|---|---|\n| 3 months | +6.4% | +4.1% |\n| 12 months | +9.3% | +7.9% |\n\nFor the quarter the fund finished 23 basis points ahead of its index.',
        why: 'It is 2.3 points, or 230 basis points.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| | Fund | Benchmark |\n|---|---|---|\n| 3 months | +6.4% | +4.1% |\n| 12 months | +9.3% | +7.9% |\n\nFor the quarter the fund finished 230 basis points ahead of its index.',
        why: 'It is what the table makes.',
      },
    ],
  },
  *check({ note, claims }) {
    const differences = tablesOf(note, claims).flatMap(differencesIn);
    if (differences.length === 0) return;
    const measured = new Set(changesIn(claims).flatMap(({ rates }) => rates.map(({ id }) => id)));
    for (const claim of claims) {
      if (claim.cell !== undefined || claim.range !== undefined || measured.has(claim.id) || !isRelative(claim)) continue;
      const points = scaled(allowed(claim), claim.unit === 'bp' ? 0.01 : 1);
      const fits = (factor: number) => differences.some((made) => isSize(scaled(points, factor), made));
      if (fits(1)) continue;
      const factor = [100, 10, 0.1, 0.01].find(fits);
      if (factor === undefined) continue;
      yield {
        message: `${claim.text} is told of the fund against its index; the table makes no such difference, but ${few(claim.value * factor)} would be one.`,
        mend: 'Correct the difference or its unit: a percentage point is 100 basis points.',
        place: claim.place(),
      };
    }
  },
};

function isSize(points: Interval, made: Interval): boolean {
  return touch(points, made) || touch(scaled(points, -1), made);
}

const AGAINST =
  /^\s?(?:ahead|behind|better|worse|above|below|more|less|clear|voraus|besser|schlechter|über|unter|hinter)(?!\p{L})[^.;]{0,30}(?:index|benchmark|market|markt)/iu;
const BEFORE =
  /(?:outperform\w*|underperform\w*|beat|beats|trail\w*|lagg?\w*|led|lead|übertraf|schlug|跑赢|跑贏|跑输|跑輸|超额|超額|领先|落后)[^.;。；\d]{0,40}$/iu;

function isRelative({ unit, span: { text }, start, end, sentence }: Claim): boolean {
  if (unit !== 'bp' && unit !== 'pp') return false;
  return AGAINST.test(text.slice(end, end + 60)) || BEFORE.test(text.slice(Math.max(sentence, start - 60), start));
}

const OWN = /fund|portfolio|strategy|fonds|class|klasse|基金|组合|組合|本产品/iu;
const OTHER = /benchmark|index|comparator|vergleich|基准|基準|指数|指數/iu;

/** The differences of fund and index that a table makes, in percentage points. */
function differencesIn(table: NumberTable): readonly Interval[] {
  const columns = Array.from({ length: table.columns }, (_, at) => at).slice(1);
  const own = columns.filter((at) => OWN.test(table.head(at)) && !OTHER.test(table.head(at)));
  const other = columns.filter((at) => OTHER.test(table.head(at)));
  return Array.from({ length: table.rows }, (_, row) => row).flatMap((row) =>
    own.flatMap((a) =>
      other.flatMap((b) => {
        const [one, two] = [table.at(row, a), table.at(row, b)];
        return one && two && isRateUnit(one.unit) && one.unit === two.unit ? [minus(allowed(one), allowed(two))] : [];
      }),
    ),
  );
}
