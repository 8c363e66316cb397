import { allowed } from '../arithmetic/allowed.ts';
import { isAbove, minus, scaled, touch } from '../arithmetic/interval.ts';
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
    ],
    silent: [
      {
        text: '# Halden\n\n| USD per lb | 2024 | 2025 | 2026E |\n|---|---|---|---|\n| Cash cost | 1.62 | 1.55 | 1.58 |\n\nThe cash cost fell to 1.55 in 2025 and should rise to 1.58 in 2026.',
        why: 'Both are so.',
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
      if (found && !told.has(step.id)) yield found;
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
