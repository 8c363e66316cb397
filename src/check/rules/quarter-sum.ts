import { allowed } from '../arithmetic/allowed.ts';
import { gap, middle, plus, scaled, touch } from '../arithmetic/interval.ts';
import { isSummable, PERIOD_SUMS, partOf, yearOf } from '../arithmetic/periods-of-year.ts';
import { like } from '../arithmetic/print.ts';
import { basisOf } from '../arithmetic/scope.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Span } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

const RESTATED = /restat|angepasst|pro[- ]forma|重述|重列/iu;
/** Earnings per share are of another count of shares each quarter. */
const DRIFT = 0.01;

export const quarterSum: Rule = {
  id: 'quarter-sum',
  group: 'arithmetic',
  severity: 'error',
  about:
    'The quarters or halves of a year add up to the year, and those of nine months or a half to these, for all that is measured over a time: in a table, and from sentence to sentence.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| USD mn | Q1 | Q2 | Q3 | Q4 | FY |\n|---|---|---|---|---|---|\n| Revenue | 2,105 | 2,490 | 2,608 | 2,289 | 9,592 |',
        why: 'They add up to 9,492.',
      },
      {
        text: '# 海登\n\n前三季度营收120.4亿元。上半年营收78.2亿元，三季度营收44.2亿元。',
        why: '合计122.4亿元。',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| USD mn | Q1 | Q2 | Q3 | Q4 | FY |\n|---|---|---|---|---|---|\n| Revenue | 2,105 | 2,490 | 2,608 | 2,289 | 9,492 |\n| Net debt | 400 | 410 | 390 | 380 | 380 |',
        why: 'Net debt is measured at a day.',
      },
    ],
  },
  *check({ note, claims }) {
    if (RESTATED.test(note.text)) return;
    const told = new Set<Claim>();
    for (const table of tablesOf(note, claims)) {
      for (const line of linesOf(table)) {
        const found = judge(line);
        if (found === undefined) continue;
        told.add(found.whole);
        yield noticed(found, false);
      }
    }
    for (const series of seriesOf(claims).values()) {
      const found = judge(series);
      if (found === undefined || told.has(found.whole)) continue;
      told.add(found.whole);
      yield noticed(found, true);
    }
  },
};

/** Claims of one thing with the part of a year that each is of. */
type Line = readonly { readonly claim: Claim; readonly part: string; readonly year: string }[];

/** Rows whose columns are parts of a year, and columns whose rows are. */
function linesOf(table: NumberTable): readonly Line[] {
  const rows = Array.from({ length: table.rows }, (_, at) => at);
  const columns = Array.from({ length: table.columns }, (_, at) => at).slice(1);
  const heads = columns.map((at) => partOf(table.head(at)));
  const lines: Line[] = [];
  if (heads.filter((part) => part !== undefined).length > 2)
    for (const row of rows)
      if (isSummable(table.label(row), table.at(row, columns[0] as number)))
        lines.push(lineOf(columns.map((column, at) => [table.at(row, column), heads[at], table.head(column)])));
  const labels = rows.map((row) => partOf(table.label(row)));
  if (labels.filter((part) => part !== undefined).length > 2)
    for (const column of columns)
      if (isSummable(table.head(column), table.at(0, column)))
        lines.push(lineOf(rows.map((row) => [table.at(row, column), labels[row], table.label(row)])));
  return lines;
}

function lineOf(cells: readonly (readonly [Claim | undefined, string | undefined, string])[]): Line {
  return cells.flatMap(([claim, part, label]) => (claim && part ? [{ claim, part, year: yearOf(label) }] : []));
}

/** What prose and tables say of one metric, each with its time. */
function seriesOf(claims: readonly Claim[]): ReadonlyMap<string, Line> {
  const series = new Map<string, { claim: Claim; part: string; year: string }[]>();
  const yearOfPlace = yearsOfPlaces(claims);
  for (const claim of claims) {
    const { metric, subject, period, unit, range, motion, owner, quoted } = claim;
    if (metric === undefined || period === undefined || range !== undefined || quoted) continue;
    if (motion === 'from' || motion === 'by' || owner === 'consensus' || owner === 'company' || claim.qualifier !== undefined)
      continue;
    if (!isSummable(claim.label, claim)) continue;
    const part = /^(?:\d{4}|\?)(?:-(Q[1-4]|H[12]|9M|FY))?$/u.exec(period.key);
    if (part === null) continue;
    const key = [metric, subject, unit, metric === 'revenue' ? '' : (basisOf(claim) ?? '')].join('|');
    const one = { claim, part: part[1] ?? 'FY', year: String(period.year ?? yearOfPlace(claim) ?? '?') };
    const list = series.get(key);
    if (list === undefined) series.set(key, [one]);
    else list.push(one);
  }
  return series;
}

/** The year that the paragraph of a claim names, or its list, where it is just one. */
function yearsOfPlaces(claims: readonly Claim[]): (claim: Claim) => number | undefined {
  const years = new Map<Span | number, number | undefined>();
  const placesOf = ({ span, block }: Claim) => (block?.kind === 'item' ? [span, block.list] : [span]);
  for (const claim of claims) {
    const year = claim.period?.year;
    if (year === undefined) continue;
    for (const place of placesOf(claim)) years.set(place, !years.has(place) || years.get(place) === year ? year : undefined);
  }
  return (claim) => placesOf(claim).reduce<number | undefined>((found, place) => found ?? years.get(place), undefined);
}

interface Found {
  readonly whole: Claim;
  readonly parts: readonly Claim[];
  readonly sum: Interval;
}

/** The nearest sum of the parts of a period that is printed, where none of the ways to add it up makes it. */
function judge(line: Line): Found | undefined {
  for (const [year, of] of Map.groupBy(line, (each) => each.year)) {
    const known = year === '' || year === '?' || line.every((each) => each.year === year) ? of : [...of, ...wholeOf(line, year)];
    for (const [whole, ways] of PERIOD_SUMS) {
      const wholes = known.filter(({ part }) => part === whole).map(({ claim }) => claim);
      const made = ways.flatMap((way) => {
        const parts = way.map((part) => known.filter((each) => each.part === part).map(({ claim }) => claim));
        // A period that is printed twice differently is no sure part.
        if (parts.some((list) => list.length === 0 || list.some((each) => !agrees(each, list[0] as Claim)))) return [];
        return [parts.map((list) => finest(list))];
      });
      if (wholes.length === 0 || made.length === 0) continue;
      const found = wholes.flatMap((claim) => broken(claim, made) ?? []);
      if (found.length === wholes.length && found[0] !== undefined) return found[0];
    }
  }
  return undefined;
}

/** The column of the year that names no year, beside quarters that do. */
function wholeOf(line: Line, year: string): Line {
  const years = new Set(line.map((each) => each.year).filter((each) => each !== ''));
  return years.size === 1 && years.has(year) ? line.filter((each) => each.year === '') : [];
}

function agrees(a: Claim, b: Claim): boolean {
  return touch(allowed(a), allowed(b));
}

function finest(list: readonly Claim[]): Claim {
  return list.reduce((best, each) => (each.half < best.half ? each : best));
}

function broken(whole: Claim, ways: readonly (readonly Claim[])[]): Found | undefined {
  let nearest: Found | undefined;
  for (const parts of ways) {
    if (parts.some(({ unit, range }) => unit !== whole.unit || range !== undefined)) return undefined;
    const sum = parts.map(allowed).reduce(plus);
    const play = whole.metric === 'eps' ? Math.abs(middle(sum)) * DRIFT : 0;
    if (touch({ low: sum.low - play, high: sum.high + play }, allowed(whole))) return undefined;
    // An average of the parts is no sum of them.
    const values = parts.map(({ value }) => value);
    if (values.every((value) => value >= 0) && whole.value <= Math.max(...values)) return undefined;
    if (nearest === undefined || gap(allowed(whole), sum) < gap(allowed(whole), nearest.sum)) nearest = { whole, parts, sum };
  }
  return nearest !== undefined && gap(allowed(nearest.whole), scaled(nearest.sum, 1)) < 1 ? nearest : undefined;
}

function noticed({ whole, parts, sum }: Found, inProse: boolean): Noticed {
  const made = like(middle(sum), whole);
  const named = whole.cell === undefined ? whole.label : whole.label || 'The whole';
  const lines = inProse ? ` (${parts.map((part) => `${part.text}, line ${part.place().line}`).join('; ')})` : '';
  return {
    ...(whole.metric === 'eps' ? { severity: 'warning' as const } : {}),
    message: `${named || 'The whole'} of ${whole.period?.text || 'the year'} is printed as ${whole.text}; its parts add up to ${made}${lines}.`,
    mend: `Correct it to ${made}, or the part that is wrong.`,
    place: whole.place(),
  };
}
