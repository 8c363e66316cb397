import { allowed } from '../arithmetic/allowed.ts';
import { growth, middle, minus, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval, Period } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

const CHANGE =
  /(?<!\p{L})(?:change|chg\.?|growth|yoy|y\/y|y-o-y|Δ|delta|var\.?|veränderung|veränd\.|difference|diff\.?|excess|active return|differenz|wachstum|ggü\.? vorjahr)(?!\p{L})|同比|变动|變動|增速|增长率|增長率|变化|變化|[+−-]\/[−-]|[±+]\s?\/?\s?%/iu;
const OTHER =
  /constant|organic|organisch|like[- ]for[- ]like|qoq|q\/q|环比|環比|vs\.? (?:cons|old|prev|mean|peer)|bereinigt|可比|cagr|old|new|previous/iu;

export const tableGrowth: Rule = {
  id: 'table-growth',
  group: 'arithmetic',
  severity: 'error',
  about: 'The growth that a table prints must be what its own columns make, in a column of changes and in a row of growth rates.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| EUR mn | 2024 | 2025 | Change |\n|---|---|---|---|\n| Revenue | 812.4 | 846.9 | +4.2% |\n| EBIT | 71.0 | 83.4 | +14.9% |',
        why: '83.4 / 71.0 − 1 is 17.5%.',
      },
      {
        text: '# Halden\n\n| USD mn | 2023 | 2024 | 2025 |\n|---|---|---|---|\n| Revenue | 400 | 440 | 506 |\n| Revenue growth | | 10.0% | 13.0% |',
        why: '506 / 440 − 1 is 15%.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| EUR mn | 2024 | 2025 | Change |\n|---|---|---|---|\n| Revenue | 812.4 | 846.9 | +4.2% |\n| EBIT margin | 8.7% | 9.8% | +1.1pp |\n| Net profit | (12.0) | 8.0 | n.m. |',
        why: 'All hold.',
      },
      {
        text: '# Halden\n\n| | Q1 25 | Q2 25 | Q2 25 q/q |\n|---|---|---|---|\n| Revenue | 100 | 110 | 10% |',
        why: 'Right as well.',
      },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) {
      yield* changeColumns(table);
      yield* growthRows(table);
    }
  },
};

function* changeColumns(table: NumberTable): Generator<Noticed> {
  const columns = Array.from({ length: table.columns }, (_, at) => at).slice(1);
  const changes = columns.filter((at) => CHANGE.test(table.head(at)) && !OTHER.test(table.head(at)));
  for (const column of changes) {
    // The two columns before it, or all that the table has beside it.
    const values = columns.filter((at) => at < column && !CHANGE.test(table.head(at)));
    const candidates = pairsOf(values.length >= 2 ? values : columns.filter((at) => !CHANGE.test(table.head(at))));
    if (candidates.length === 0) continue;
    const judged = Array.from({ length: table.rows }, (_, row) => table.at(row, column)).flatMap((told, row) => {
      if (!told || told.range !== undefined) return [];
      const ways = candidates.flatMap(([from, to]) => {
        const [a, b] = [table.at(row, from), table.at(row, to)];
        const made = a && b ? changeOf(a, b, told) : undefined;
        return made === undefined ? [] : [made];
      });
      return ways.length === 0 ? [] : [{ told, ways, holds: ways.some((made) => touch(allowed(told), made)) }];
    });
    const wrong = judged.filter(({ holds }) => !holds);
    // A column where most fail is of something else.
    if (wrong.length === 0 || wrong.length > judged.length / 2) continue;
    for (const { told, ways } of wrong) yield noticed(told, ways[0] as Interval);
  }
}

/** Pairs of columns that may be before and after: neighbours both ways, and a year apart. */
function pairsOf(columns: readonly number[]): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let at = columns.length - 1; at > 0; at--)
    pairs.push([columns[at - 1] as number, columns[at] as number], [columns[at] as number, columns[at - 1] as number]);
  const [first, last] = [columns[0], columns.at(-1)];
  if (columns.length > 2) pairs.push([first as number, last as number], [last as number, first as number]);
  return pairs;
}

function changeOf(from: Claim, to: Claim, told: Claim): Interval | undefined {
  if (from.unit !== to.unit || from.range !== undefined || to.range !== undefined) return undefined;
  const [a, b] = [allowed(from), allowed(to)];
  if (told.unit === 'pp') return from.unit === '%' ? minus(b, a) : undefined;
  if (told.unit === 'bp') return from.unit === '%' ? scaled(minus(b, a), 100) : undefined;
  if (told.unit !== '%') return from.unit === told.unit ? undefined : undefined;
  if (from.value <= 0 && to.value <= 0) {
    // A cost in brackets grows when it becomes more negative.
    return from.value === 0 ? undefined : growth(scaled(a, -1), scaled(b, -1));
  }
  if (from.value <= 0 || to.value < 0 || from.unit === '%') return undefined;
  const made = growth(a, b);
  return Number.isFinite(made.low) ? made : undefined;
}

function* growthRows(table: NumberTable): Generator<Noticed> {
  for (let row = 1; row < table.rows; row++) {
    if (!CHANGE.test(table.label(row)) || OTHER.test(table.label(row))) continue;
    const base = baseOf(table, row);
    if (base === undefined) continue;
    const told: { claim: Claim; made: Interval }[] = [];
    for (let column = 2; column < table.columns; column++) {
      const claim = table.at(row, column);
      const to = table.at(base, column);
      const from = to && previousOf(table, base, column, to.period);
      if (!claim || !to || !from || claim.unit !== '%' || claim.range !== undefined) continue;
      const made = changeOf(from, to, claim);
      if (made !== undefined) told.push({ claim, made });
    }
    const wrong = told.filter(({ claim, made }) => !touch(allowed(claim), made));
    if (wrong.length === 0 || (wrong.length > told.length / 2 && told.length > 1)) continue;
    // With nothing that bears it out a rate may be of other columns.
    for (const { claim, made } of wrong)
      yield { ...noticed(claim, made), ...(told.length - wrong.length < 2 ? { severity: 'warning' as const } : {}) };
  }
}

/** The row whose growth a row tells: named by it, else the one above. */
function baseOf(table: NumberTable, row: number): number | undefined {
  const words = table
    .label(row)
    .replace(CHANGE, '')
    .replace(/[(),%:：]/g, ' ')
    .trim()
    .toLowerCase();
  if (words !== '') {
    for (let at = 0; at < table.rows; at++)
      if (at !== row && table.label(at).toLowerCase().startsWith(words) && !CHANGE.test(table.label(at))) return at;
    if (/\p{L}{3}/u.test(words)) return undefined;
  }
  return CHANGE.test(table.label(row - 1)) ? undefined : row - 1;
}

/** Columns of what several people think of one time. */
const OPINION =
  /(?<!\p{L})(?:consensus|street|guid\p{L}*|ours?|own|house|we|old|new|previous|prior|konsens|eigene|unsere?|alt|neu|bisher|prognose)(?!\p{L})|一致|指引|我们|我們|原|旧|舊|新/iu;

/** The number of a year before: by the periods of the columns, else the column before. */
function previousOf(table: NumberTable, row: number, column: number, period: Period | undefined): Claim | undefined {
  if (period?.year !== undefined) {
    for (let at = 1; at < table.columns; at++) {
      const claim = table.at(row, at);
      if (claim?.period?.year === period.year - 1 && claim.period.kind === period.kind && claim.period.part === period.part)
        return claim;
    }
    return undefined;
  }
  // Nine months have other months before them, and what the market thinks comes before nothing.
  if (period?.kind === 'window' || OPINION.test(table.head(column)) || OPINION.test(table.head(column - 1))) return undefined;
  return table.at(row, column - 1);
}

function noticed(told: Claim, made: Interval): Noticed {
  const words = like(middle(made), told);
  return {
    message: `The change is printed as ${told.text}; the columns of the table make ${words}.`,
    mend: `Correct it to ${words}, or one of the two numbers.`,
    place: told.place(),
  };
}
