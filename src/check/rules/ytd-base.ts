import { allowed } from '../arithmetic/allowed.ts';
import { growth, touch } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import { rowOf } from '../arithmetic/scope.ts';
import { type Point, pointAt, type Series, seriesIn } from '../changes/series.ts';
import { type Window, windowIn } from '../changes/windows.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

export const ytdBase: Rule = {
  id: 'ytd-base',
  group: 'arithmetic',
  severity: 'error',
  about:
    'The year to date begins at the last close of the year before: a rate that is measured from another year’s end is of another time.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nDate: 10 February 2025\n\nYear to date the stock has gained 14.2% (29 December 2023 close: $39.46).',
        why: 'The year began at the end of December 2024.',
      },
      {
        text: '# 海登\n\n日期：2025年11月10日\n\n| 指数收盘 | 点位 |\n|---|---|\n| 2023年末 | 5,480 |\n| 2024年末 | 6,120 |\n| 2025年10月末 | 7,236 |\n\n2025年初以来指数累计上涨32.0%。',
        why: '32.0%是自2023年末起算的。',
      },
      {
        text: '# Fund\n\nDate: 14 October 2025\n\nFor the year to date the units have returned 12.4%, against 9.6% for the benchmark.\n\n| Net asset value per unit | US$ |\n|---|---|\n| 31 December 2024 | 142.18 |\n| 30 June 2025 | 152.14 |\n| 30 September 2025 | 157.64 |',
        why: 'From 142.18 to 157.64 are 10.9%.',
      },
      {
        text: '# Fonds\n\nDatum: 14. Oktober 2025\n\nSeit Jahresbeginn hat der Anteilwert um 12,4 % zugelegt.\n\n| Anteilwert | EUR |\n|---|---|\n| 31. Dezember 2024 | 142,18 |\n| 30. Juni 2025 | 152,14 |\n| 30. September 2025 | 157,64 |',
        why: 'Es sind 10,9 %.',
      },
      {
        text: '# 基金\n\n日期：2025年10月14日\n\n今年以来单位净值上涨12.4%。\n\n| 单位净值 | 元 |\n|---|---|\n| 2024年12月31日 | 1.4218 |\n| 2025年6月30日 | 1.5214 |\n| 2025年9月30日 | 1.5764 |',
        why: '应为10.9%。',
      },
    ],
    silent: [
      {
        text: '# Fund\n\nDate: 14 October 2025\n\nFor the year to date the units have returned 10.9%, against 9.6% for the benchmark.\n\n| Net asset value per unit | US$ |\n|---|---|\n| 31 December 2024 | 142.18 |\n| 30 June 2025 | 152.14 |\n| 30 September 2025 | 157.64 |',
        why: 'The units as the table has them, and the benchmark as another.',
      },
      {
        text: '# Halden\n\nDate: 10 February 2025\n\nYear to date the stock has gained 14.2% (31 December 2024 close: $39.46); since the end of 2022 it has gained 60%.',
        why: 'The base is right, and the other rate is of another time.',
      },
    ],
  },
  *check({ note, claims }) {
    if (note.asOf === undefined) return;
    const [year, month] = [Number(note.asOf.slice(0, 4)), Number(note.asOf.slice(5, 7))];
    const series = seriesIn(note, claims);
    for (const rate of claims) {
      if (rate.unit !== '%' || rate.range !== undefined || rate.cell !== undefined || rate.block === undefined) continue;
      const window = ytdOf(rate);
      if (window === undefined) continue;
      // In January a note may still speak of the year that has just ended.
      const found =
        (month === 1 ? undefined : wrongBase(rate, year)) ??
        wrongStart(rate, window.year ?? year, series) ??
        wrongRate(rate, window.year ?? year, series);
      if (found) yield found;
    }
  },
};

/** The year to date that is told right beside a rate. */
function ytdOf({ span: { text }, sentence, start, end }: Claim): Window | undefined {
  const before = text.slice(Math.max(sentence, start - 90), start);
  const behind = text.slice(end, end + 40);
  const near = [before.split(/[;；。]/u).at(-1) as string, behind.split(/[;；。]|\.\s/u)[0] as string];
  for (const words of near) {
    const window = windowIn(words);
    const between = words === near[0] ? words.slice(window?.end ?? 0) : words.slice(0, window?.start ?? 0);
    if (window !== undefined && window.months === undefined && !/\d\s?%/u.test(between)) return window;
  }
  return undefined;
}

const YEAR_END =
  /(?:(?:late|end of|end-|close of|\d{1,2}(?:\.|st|nd|rd|th)?)\s?(?:of\s)?de[cz](?:ember)?\.?\s|(?:year[- ]end|end[- ]of[- ]year|end of|end-|close of|jahresende|ende|ultimo|jahresschluss(?:kurs)?|schluss(?:stand|kurs))\s(?:of\s|von\s)?|\d{1,2}\.\s?12\.\s?)(?<year>20\d\d)|(?<han>20\d\d)年?(?:末|底|年末|12月31日|收[盘盤市])/giu;

/** Another year's end stands in the sentence as the base. */
function wrongBase(rate: Claim, year: number): Noticed | undefined {
  const { text } = rate.span;
  const whole = text.slice(Math.max(rate.sentence, rate.start - 110), rate.end + 90);
  const sentence = whole.slice(0, endOf(whole, rate.start - Math.max(rate.sentence, rate.start - 110)));
  // Another rate in the sentence may be of the other year.
  if ((sentence.match(/\d\s?%/gu) ?? []).length > 1 && !BRACKET.test(text.slice(rate.end, rate.end + 60))) return undefined;
  const named = [...sentence.matchAll(YEAR_END)].map(({ groups }) => Number(groups?.year ?? groups?.han));
  if (named.length === 0 || named.some((each) => each >= year - 1)) return undefined;
  return {
    message: `The year to date in ${year} begins at the end of ${year - 1}, but ${rate.text} is measured from the end of ${named[0]}.`,
    mend: `Measure it from the last close of ${year - 1}, or name the time that it is of.`,
    place: rate.place(),
  };
}

/** The base in brackets right behind the rate. */
const BRACKET = /^\s?[(（][^()（）%]{4,50}[)）]/u;

function endOf(words: string, from: number): number {
  const end = /[;；。]|\.\s(?=\p{Lu})/u.exec(words.slice(from));
  return end === null ? words.length : from + end.index;
}

/** A table prints the closes, and the rate is that from a year earlier. */
function wrongStart(rate: Claim, year: number, series: readonly Series[]): Noticed | undefined {
  for (const each of series) {
    if (each.points[0]?.claim.unit === '%') continue;
    const start = yearEnd(each, year - 1);
    const earlier = yearEnd(each, year - 2);
    if (start === undefined || earlier === undefined) continue;
    const later = each.points.filter(({ moment }) => moment.year === year);
    const makes = (from: Point) => later.some(({ claim }) => touch(allowed(rate), growth(allowed(from.claim), allowed(claim))));
    if (later.length === 0 || makes(start) || !makes(earlier)) continue;
    const last = later.at(-1) as Point;
    return {
      message: `${rate.text} is measured from ${earlier.claim.text} at the end of ${year - 2}; the year ${year} began at ${start.claim.text}, which makes ${few((last.claim.value / start.claim.value - 1) * 100)}%.`,
      mend: `Measure it from the last close of ${year - 1}.`,
      place: rate.place(),
    };
  }
  return undefined;
}

const OF_UNITS =
  /(?<!\p{L})(?:units?|nav|net asset value|fund|anteil\p{L}*|fonds|nettoinventarwert|inventarwert)(?!\p{L})|净值|淨值|基金份额/iu;
const OF_OTHERS =
  /(?<!\p{L})(?:benchmark|index|peers?|against|versus|vs|than|vergleichs\p{L}*|referenz\p{L}*|gegenüber)(?!\p{L})|基准|基準|指数|指數|同类/iu;

/** The one table of values per unit makes another rate for the year than the text. */
function wrongRate(rate: Claim, year: number, series: readonly Series[]): Noticed | undefined {
  const { text } = rate.span;
  const words = text.slice(rate.sentence, rate.start);
  if (!OF_UNITS.test(words) || OF_OTHERS.test(words) || rate.quoted) return undefined;
  const known = series.filter(
    ({ points, name, about }) => points[0]?.claim.unit !== '%' && OF_UNITS.test(`${name} ${about}`) && dayOfEnd(points, year - 1),
  );
  const [only] = known;
  const start = only && dayOfEnd(only.points, year - 1);
  if (known.length !== 1 || only === undefined || start === undefined) return undefined;
  const later = only.points.filter(({ moment }) => moment.year === year);
  const last = later.at(-1);
  const makes = ({ claim }: Point) => touch(allowed(rate), growth(allowed(start.claim), allowed(claim)));
  if (last === undefined || later.some(makes)) return undefined;
  return {
    severity: 'warning',
    message: `${rate.text} is told of the year to date; from ${start.claim.text} to ${last.claim.text} (line ${last.claim.place().line}) it is ${few((last.claim.value / start.claim.value - 1) * 100)}%.`,
    mend: 'Correct the rate, or say that it counts distributions or ends on another day.',
    place: rate.place(),
  };
}

/** The value at the end of December, given for the month or its last day. */
function dayOfEnd(points: readonly Point[], year: number): Point | undefined {
  return points.find(
    ({ moment, claim }) =>
      moment.year === year && /(?:dez|dec|12\s?月|(?<!\d)12[./-]|[./-]12(?!\d)|年末|year[- ]end)/iu.test(rowOf(claim)),
  );
}

function yearEnd(series: Series, year: number): Point | undefined {
  return pointAt(series, { kind: 'month', year, part: 12, estimate: false });
}
