import { allowed } from '../arithmetic/allowed.ts';
import { isAbove, minus, scaled, touch } from '../arithmetic/interval.ts';
import { type NumberTable, tablesNear, tablesOf } from '../arithmetic/tables.ts';
import { changesIn } from '../changes/changes.ts';
import { isFiller } from '../changes/filler.ts';
import { isSameValue, lastNamed, namesIn, namesOf, nearestSeries } from '../changes/named.ts';
import { isStep } from '../changes/rates.ts';
import { type Point, pointBefore, type Series, seriesIn } from '../changes/series.ts';
import { wayWordsIn, withoutWays } from '../changes/way-words.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

export const wayVsTable: Rule = {
  id: 'way-vs-table',
  group: 'consistency',
  severity: 'error',
  about: 'What is told to rise or fall to a number must do so in the table that prints the number and the one before it.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| USD per lb | 2024 | 2025 | 2026E |\n|---|---|---|---|\n| Cash cost | 1.62 | 1.55 | 1.58 |\n\nThe cash cost is expected to fall again, to 1.58 in 2026.',
        why: 'It rises from 1.55.',
      },
      {
        text: '# Zinc\n\n| | 31 Dec 2025 | 30 Jan 2026 | Change |\n|---|---|---|---|\n| Stocks total, kt | 214.6 | 198.3 | −16.3 |\n\nExchange stocks built by 16.3 kt in January, to 198.3 kt.',
        why: 'The row that holds both numbers tells of a fall.',
      },
      {
        text: '# Zinsen\n\n| | 13. Feb. 2026 | 20. Feb. 2026 | Veränderung (Bp) |\n|---|---|---|---|\n| USA, 2 Jahre | 3,46 % | 3,58 % | +12 |\n\nDie Rendite am kurzen Ende fiel um 12 Basispunkte auf 3,58 %.',
        why: 'Sie stieg.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| USD per lb | 2024 | 2025 | 2026E |\n|---|---|---|---|\n| Cash cost | 1.62 | 1.55 | 1.58 |\n\nThe cash cost fell to 1.55 in 2025 and should rise to 1.58 in 2026.',
        why: 'Both are so.',
      },
      {
        text: '# Zinc\n\n| | 31 Dec 2025 | 30 Jan 2026 | Change |\n|---|---|---|---|\n| Stocks total, kt | 214.6 | 198.3 | −16.3 |\n\nExchange stocks fell by 16.3 kt in January, to 198.3 kt.',
        why: 'As the row has it.',
      },
    ],
  },
  *check({ note, claims }) {
    const series = seriesIn(note, claims);
    if (series.length === 0) return;
    const names = namesOf(note);
    const told = new Set(changesIn(claims).flatMap(({ from, to }) => [from.id, to.id]));
    for (const step of claims) {
      const found = turnedStep(step, series, names);
      if (found && !told.has(step.id)) {
        told.add(step.id).add(step.id + 1);
        yield found;
      }
    }
    const tables = tablesOf(note, claims);
    for (const step of claims) {
      const found = told.has(step.id) ? undefined : turnedInRow(step, claims[step.id + 1], series, tables);
      if (found) {
        told.add(step.id).add(step.id + 1);
        yield found;
      }
    }
    for (const claim of claims) {
      if (claim.cell !== undefined || claim.block === undefined || claim.motion !== 'to' || claim.range !== undefined) continue;
      if (told.has(claim.id) || claim.quoted) continue;
      const lead = claim.span.text.slice(Math.max(claim.sentence, claim.start - 70), claim.start);
      const word = wayWordsIn(lead).at(-1);
      if (word === undefined || (word.sense !== 'up' && word.sense !== 'down') || !isBeside(lead.slice(word.end))) continue;
      const before = claim.span.text.slice(Math.max(claim.sentence, claim.start - 110), claim.start);
      const steps = nearestSeries(series, claim.block.index).flatMap((each) => stepsTo(each, claim, before, names));
      const [first] = steps;
      const way = word.sense === 'up' ? 1 : -1;
      if (first === undefined || steps.some(([from, to]) => wayOf(from.claim, to.claim) === way)) continue;
      const real = wayOf(first[0].claim, first[1].claim);
      if (real === 0) continue;
      yield {
        message: `"${word.text}" is said of ${claim.text}, but in the table it comes from ${first[0].claim.text} (line ${first[0].claim.place().line}) and goes ${real > 0 ? 'up' : 'down'}.`,
        mend: 'Turn the word, or correct the table.',
        place: claim.place(),
      };
    }
  },
};

/** "Sales rose by 7.2" of a row that fell by as much. */
function turnedStep(step: Claim, series: readonly Series[], names: ReadonlySet<string>): Noticed | undefined {
  const { span, sentence, start, block, cell } = step;
  if (
    cell !== undefined ||
    block === undefined ||
    step.range !== undefined ||
    step.unit === 'pp' ||
    step.unit === 'bp' ||
    step.unit === 'x'
  )
    return undefined;
  if (!isStep(step) || step.unit === '%' || step.value <= 0) return undefined;
  const word = wayWordsIn(span.text.slice(Math.max(sentence, start - 24), start)).at(-1);
  if (word === undefined || (word.sense !== 'up' && word.sense !== 'down')) return undefined;
  const before = span.text.slice(Math.max(sentence, start - 90), start);
  const rows = nearestSeries(series, block.index).filter(
    (each) => each.name !== '' && namesIn(each).some((name) => lastNamed(before, { name }, names) !== -1),
  );
  const [way, size] = [word.sense === 'up' ? 1 : -1, allowed(step)];
  const made = rows.flatMap(({ points }) =>
    points.slice(1).map((to, at) => ({ from: (points[at] as Point).claim, to: to.claim })),
  );
  const fits = made.filter(({ from, to }) => fitsStep(from, to, size, step.scale));
  const [first] = fits;
  if (first === undefined || fits.some(({ from, to }) => wayOf(from, to) === way) || wayOf(first.from, first.to) === 0)
    return undefined;
  return {
    message: `"${word.text}" is said of ${step.text}, but in the table the number goes from ${first.from.text} to ${first.to.text} (line ${first.to.place().line}).`,
    mend: 'Turn the word, or correct the table.',
    place: step.place(),
  };
}

/** "Stocks built by 16.3 kt, to 198.3 kt" where the row with 198.3 tells of 16.3 less: both numbers name the row. */
function turnedInRow(
  step: Claim,
  to: Claim | undefined,
  series: readonly Series[],
  tables: readonly NumberTable[],
): Noticed | undefined {
  const { span, sentence, start, end, cell, block } = step;
  if (to === undefined || to.span !== span || to.sentence !== sentence || to.motion !== 'to' || to.start - end > MOST_BETWEEN)
    return undefined;
  if (cell !== undefined || block === undefined || step.range || to.range || step.value <= 0 || step.quoted || to.unit === 'x')
    return undefined;
  if (step.unit === '%' && to.unit !== '%') return undefined;
  const lead = span.text.slice(Math.max(sentence, start - 30), start);
  const word = wayWordsIn(lead).at(-1);
  if (word === undefined || (word.sense !== 'up' && word.sense !== 'down') || !isBeside(lead.slice(word.end))) return undefined;
  const way = word.sense === 'up' ? 1 : -1;
  const ways = [
    ...waysInSeries(step, to, nearestSeries(series, block.index)),
    ...waysInRows(step, to, tablesNear(tables, block.index)),
  ];
  const [first] = ways;
  if (first === undefined || ways.some((each) => each.way === way)) return undefined;
  return {
    message: `"${word.text}" is said of ${step.text} to ${to.text}, but in the table (line ${first.at.place().line}) the number goes ${first.way > 0 ? 'up' : 'down'} by as much.`,
    mend: 'Turn the word, or correct the table.',
    place: step.place(),
  };
}

/** Longest stretch between a step and the number that it leads to: "by 16.3 kt in January, to". */
const MOST_BETWEEN = 40;

interface WayAt {
  readonly way: 1 | -1;
  readonly at: Claim;
}

/** Which way a series went, where it comes to a number by a step. */
function waysInSeries(step: Claim, to: Claim, series: readonly Series[]): readonly WayAt[] {
  return series.flatMap(({ points }) =>
    points.slice(1).flatMap(({ claim: end }, at): WayAt[] => {
      const from = (points[at] as Point).claim;
      if (!isSameValue(end, to) || wayOf(from, end) === 0 || !isStepOf(step, from, end)) return [];
      return [{ way: wayOf(from, end) as 1 | -1, at: end }];
    }),
  );
}

function isStepOf(step: Claim, from: Claim, end: Claim): boolean {
  const points = minus(allowed(end), allowed(from));
  const made = step.unit === 'bp' ? scaled(points, 100) : points;
  if (step.unit === 'bp' || step.unit === 'pp')
    return end.unit === '%' && (touch(allowed(step), made) || touch(scaled(allowed(step), -1), made));
  return step.unit !== '%' && fitsStep(from, end, allowed(step), step.scale);
}

/** Which way the sign of a printed change points, in the rows that print a number and a step. */
function waysInRows(step: Claim, to: Claim, tables: readonly NumberTable[]): readonly WayAt[] {
  return tables.flatMap((table) =>
    Array.from({ length: table.rows }, (_, row) => row).flatMap((row): WayAt[] => {
      const cells = Array.from({ length: table.columns }, (_, column) => table.at(row, column)).filter(
        (each) => each !== undefined,
      );
      const end = cells.find((each) => isSameValue(each, to));
      const change = end && cells.find((each) => each !== end && each.signed && isSameSize(each, step));
      return end && change ? [{ way: change.value > 0 ? 1 : -1, at: end }] : [];
    }),
  );
}

/** The same digits, whatever the sign; a bare number of a column of points says no unit. */
function isSameSize(cell: Claim, { value, scale, unit }: Claim): boolean {
  if (cell.unit !== '' && unit !== '' && cell.unit !== unit) return false;
  return [value, value / 10 ** scale].some((each) => Math.abs(Math.abs(cell.value) - each) <= 1e-6 * each);
}

/** In the unit of the table, or in the power of ten that the text writes. */
function fitsStep(from: Claim, to: Claim, size: Interval, scale: number): boolean {
  const made = minus(allowed(to), allowed(from));
  return [1, 10 ** -scale].some((factor) => touch(scaled(size, factor), made) || touch(scaled(size, -factor), made));
}

/** From the word of change to the number nothing else is said. */
function isBeside(gap: string): boolean {
  return isFiller(withoutWays(gap));
}

/** The steps of a row that its sentence names, that end at a number; against the year before and against the part before. */
function stepsTo(series: Series, claim: Claim, before: string, names: ReadonlySet<string>): readonly (readonly [Point, Point])[] {
  if (series.name === '' || !namesIn(series).some((name) => lastNamed(before, { name }, names) !== -1)) return [];
  return series.points
    .filter((point) => isSameValue(point.claim, claim))
    .flatMap((to) =>
      [pointBefore(series, to, 'year'), pointBefore(series, to, 'part')].flatMap((from) => (from ? [[from, to] as const] : [])),
    );
}

function wayOf(from: Claim, to: Claim): -1 | 0 | 1 {
  return isAbove(to, from) ? 1 : isAbove(from, to) ? -1 : 0;
}
