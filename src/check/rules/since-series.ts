import { allowed } from '../arithmetic/allowed.ts';
import { growth, scaled, touch } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import { changesIn } from '../changes/changes.ts';
import { fractionsIn } from '../changes/fractions.ts';
import { momentIn } from '../changes/moment.ts';
import { namesIn, nearestSeries } from '../changes/named.ts';
import { isTold } from '../changes/rates.ts';
import { type Point, pointAt, type Series, seriesIn } from '../changes/series.ts';
import { isYearly } from '../changes/years.ts';
import type { Claim } from '../claims/claim.ts';
import { sentencesIn } from '../claims/sentences.ts';
import { spansOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

export const sinceSeries: Rule = {
  id: 'since-series',
  group: 'consistency',
  severity: 'warning',
  about: 'What is told to have happened since a month, quarter or year must be what the table makes from there to its end.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nStocks at month-end, kt:\n\n| Feb | Mar | Apr | May |\n|---|---|---|---|\n| 412 | 396 | 351 | 268 |\n\nSince the February peak stocks have halved.',
        why: 'They fell by a third.',
      },
      {
        text: '# Brandau\n\n| | 2022 | 2023 | 2024 | 2025 |\n|---|---|---|---|---|\n| Leerstandsquote | 6,4 % | 5,5 % | 4,6 % | 3,8 % |\n\nSeit 2022 hat sich die Leerstandsquote mehr als halbiert.',
        why: 'Es sind 41 % weniger.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nStocks at month-end, kt:\n\n| Feb | Mar | Apr | May |\n|---|---|---|---|\n| 412 | 396 | 351 | 268 |\n\nSince the February peak stocks have fallen by about a third.',
        why: 'It is so.',
      },
    ],
  },
  *check({ note, claims }) {
    const series = seriesIn(note, claims);
    if (series.length === 0) return;
    const byText = Map.groupBy(claims, ({ span }) => span);
    const measured = new Set(changesIn(claims).flatMap(({ rates }) => rates.map(({ id }) => id)));
    for (const { span, block } of spansOf(note)) {
      if (block === undefined || block.kind === 'table' || block.kind === 'heading') continue;
      for (const { start, end } of sentencesIn(span.text)) {
        const words = span.text.slice(start, end);
        const since = SINCE.exec(words);
        const moment = since && momentIn(since[1] ?? since[2] ?? '');
        if (!since || !moment) continue;
        const rows = nearestSeries(series, block.index).filter((each) => isMeant(each, words, block.index));
        const pairs = rows.flatMap((each) => pairsFrom(each, pointAt(each, moment)));
        const [first] = pairs;
        const [word] = fractionsIn(words).filter(({ kind }) => kind !== 'share');
        if (rows.length === 0 || first === undefined) continue;
        // "Up 2% since 2022" of a percentage may be points; "halved" is not.
        if (first[0].unit === '%' && word?.kind !== 'times') continue;
        const rate = (byText.get(span) ?? []).find(
          (each) =>
            each.start >= start &&
            each.end <= end &&
            each.unit === '%' &&
            isTold(each) &&
            !isYearly(each) &&
            !measured.has(each.id),
        );
        const size = (a: Claim, b: Claim) => (word?.kind === 'times' ? b.value / a.value : Math.abs(b.value / a.value - 1));
        const isRight = word
          ? pairs.some(([a, b]) => size(a, b) >= word.allows.low && size(a, b) <= word.allows.high)
          : rate === undefined || pairs.some(([a, b]) => fits(rate, a, b));
        if (isRight) continue;
        const [from, to] = first;
        const at = word ?? { start: (rate as Claim).start - start, end: (rate as Claim).end - start, text: (rate as Claim).text };
        yield {
          message: `"${at.text}" is said of the change since ${since[1] ?? since[2]}; from ${from.text} (line ${from.place().line}) to ${to.text} it is ${few((to.value / from.value - 1) * 100)}%.`,
          mend: 'Say what the numbers say, or correct them.',
          place: span.place(start + at.start, start + at.end),
        };
        // One is enough to read a paragraph again.
        break;
      }
    }
  },
};

const SINCE =
  /(?<!\p{L})(?:[Ss]ince|[Ss]eit)\s(?:(?:the|its|dem|der|end[- ](?:of\s)?|ende|mid-|the end of|the peak of|the high of|the low of)\s?){0,2}((?:\p{L}{3,9}\s)?(?:20\d\d|Q[1-4](?:\s20\d\d)?|\p{L}{3,9}(?=\s(?:peak|high|low|trough|hoch|tief))|\p{Lu}\p{L}{2,8})(?:\s20\d\d)?)|自((?:20\d\d年)?\d{1,2}月|20\d\d年)/u;

/** How many blocks above a sentence the table may stand that has no name. */
const ABOVE = 3;

function isMeant(series: Series, words: string, block: number): boolean {
  if (series.name === '') return series.table < block && block - series.table <= ABOVE;
  const small = words.toLowerCase();
  return namesIn(series).some((name) => name.length > 3 && small.includes(name));
}

/** From a point to the last one, and to those before it, of which the sentence may speak. */
function pairsFrom({ points }: Series, from: Point | undefined): readonly (readonly [Claim, Claim])[] {
  if (from === undefined || from.claim.value <= 0) return [];
  const later = points.slice(points.indexOf(from) + 1).filter(({ claim, moment }) => claim.value > 0 && !moment.estimate);
  return later.toReversed().map(({ claim }) => [from.claim, claim] as const);
}

function fits(rate: Claim, a: Claim, b: Claim): boolean {
  const made = growth(allowed(a), allowed(b));
  return touch(allowed(rate), made) || touch(scaled(allowed(rate), -1), made);
}
