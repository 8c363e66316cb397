import { allowed } from '../arithmetic/allowed.ts';
import { growth, touch } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import { type Moment, momentIn } from '../changes/moment.ts';
import { nearestSeries } from '../changes/named.ts';
import { type Point, pointAt, type Series, seriesIn } from '../changes/series.ts';
import { windowIn } from '../changes/windows.ts';
import type { Claim } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

export const spanVsSeries: Rule = {
  id: 'span-vs-series',
  group: 'consistency',
  severity: 'error',
  about:
    'A return from one time to another must be that of the values which a table prints for them: one that fits other times of the table was measured over another stretch.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nDate: 4 July 2025\n\n| | NAV |\n|---|---|\n| 31 Dec 2024 | 118.42 |\n| 31 Jan 2025 | 119.50 |\n| 30 Jun 2025 | 127.40 |\n\nFrom the end of December to the end of June the gain amounts to 6.6%.',
        why: 'It is 7.6%; 6.6% is the gain from January.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nDate: 4 July 2025\n\n| | NAV |\n|---|---|\n| 31 Dec 2024 | 118.42 |\n| 31 Jan 2025 | 119.50 |\n| 30 Jun 2025 | 127.40 |\n\nFrom the end of December to the end of June the gain amounts to 7.6%; from January it is 6.6%.',
        why: 'Both fit.',
      },
    ],
  },
  *check({ note, claims }) {
    const series = seriesIn(note, claims).filter(({ points }) => points.length >= 3 && points[0]?.claim.unit !== '%');
    if (series.length === 0) return;
    const year = note.asOf === undefined ? undefined : Number(note.asOf.slice(0, 4));
    for (const rate of claims) {
      if (rate.unit !== '%' || rate.range !== undefined || rate.cell !== undefined || rate.block === undefined) continue;
      const span = spanOf(rate, year);
      if (span === undefined) continue;
      const near = nearestSeries(series, rate.block.index);
      const ends = near.flatMap((each) => endsOf(each, span));
      if (ends.length === 0 || ends.some(({ from, to }) => makes(rate, from, to))) continue;
      // The rate of another start of the same row, and of no row from the start that is told.
      const other = ends.flatMap(({ series: { points }, from, to }) =>
        points
          .filter((each) => each !== from && points.indexOf(each) < points.indexOf(to) && makes(rate, each, to))
          .map((start) => ({ from, start, to })),
      )[0];
      if (other === undefined) continue;
      yield {
        message: `${rate.text} is the change from ${other.start.claim.text} (line ${other.start.claim.place().line}) to ${other.to.claim.text}; from ${other.from.claim.text}, where it is told to begin, it is ${few((other.to.claim.value / other.from.claim.value - 1) * 100)}%.`,
        mend: 'Correct the rate, or say from when it is.',
        place: rate.place(),
      };
    }
  },
};

interface TimeSpan {
  readonly from: Moment;
  /** Undefined for the last that is printed. */
  readonly to: Moment | undefined;
}

const FROM_TO =
  /(?<!\p{L})(?:from|between|von|zwischen)\s(?<from>[^\d%.;]{0,24}\d{0,2}\.?\s?\p{L}{3,9}(?:\s20\d\d)?)\s(?:to|and|until|bis|und)\s(?<to>[^\d%.;]{0,24}\d{0,2}\.?\s?\p{L}{3,9}(?:\s20\d\d)?)(?!\p{L})|[自从由](?<han>(?:20\d\d年)?\d{1,2}月)[末底]?(?:至|到)(?<hanTo>(?:20\d\d年)?\d{1,2}月)/iu;

/** The stretch of time that the sentence of a rate names: the year to date, or from one month to another. */
function spanOf(rate: Claim, year: number | undefined): TimeSpan | undefined {
  const { span, sentence, start, end } = rate;
  const before = span.text.slice(Math.max(sentence, start - 110), start);
  const clause = before.split(/[;；]/u).at(-1) as string;
  if (/%/.test(clause)) return undefined;
  const named = (FROM_TO.exec(clause) ?? FROM_TO.exec(span.text.slice(end, end + 60).split(/[.;；。]/u)[0] as string))?.groups;
  if (named) {
    const [from, to] = [momentIn(named.from ?? named.han ?? ''), momentIn(named.to ?? named.hanTo ?? '')];
    return from?.kind === 'month' && to?.kind === 'month' ? { from, to } : undefined;
  }
  const window = windowIn(clause);
  if (window === undefined || window.months !== undefined || year === undefined) return undefined;
  return { from: { kind: 'month', year: (window.year ?? year) - 1, part: 12, estimate: false }, to: undefined };
}

function endsOf(
  series: Series,
  { from, to }: TimeSpan,
): readonly { readonly series: Series; readonly from: Point; readonly to: Point }[] {
  const start = pointAt(series, from);
  const end = to === undefined ? series.points.at(-1) : pointAt(series, to);
  if (!start || !end || series.points.indexOf(start) >= series.points.indexOf(end) || start.claim.value <= 0) return [];
  return [{ series, from: start, to: end }];
}

function makes(rate: Claim, { claim: a }: Point, { claim: b }: Point): boolean {
  return a.value > 0 && b.value > 0 && touch(allowed(rate), growth(allowed(a), allowed(b)));
}
