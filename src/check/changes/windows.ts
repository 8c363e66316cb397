import type { Claim } from '../claims/claim.ts';
import { COUNTS, latinCounts } from '../words/counts.ts';

/** A stretch of time up to the day of the note over which something is measured. */
export interface Window {
  /** Its length; undefined for the year to date. */
  readonly months: number | undefined;
  /** Of the year to date: the year that is written. */
  readonly year: number | undefined;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const LATIN = latinCounts(1);
const LENGTH = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?<count>${LATIN}|\d{1,3})[\s-]?(?<unit>months?|monate?n?|m(?![\p{L}\d])|weeks?|wochen?|w(?![\p{L}\d])|years?|jahre?n?|y(?![\p{L}\d])|yrs?)(?!\p{L})|(?<han>十二|[一二两兩三四五六七八九十]|\d{1,2})(?<hanUnit>个月|個月|月期|周|週|年(?!初|末|底|度|内|內|报|均))|(?<half>半年|six-month|half a year)|(?<year>近一年|过去一年|過去一年|past year|last year|letzten jahr)`,
  'iu',
);
const YTD =
  /(?<!\p{L})(?:year[- ]to[- ]date|ytd|so far this year|(?:since|from) the (?:start|beginning|turn) of (?:the )?(?:year|(?<year>20\d\d))|since (?:new year|year[- ]end|the (?:start|beginning) of the year)|this year|seit (?:jahres(?:beginn|anfang|wechsel|start)|anfang (?:des )?(?:jahres|(?<year2>20\d\d))|silvester|beginn des (?:laufenden )?jahres)(?:\s(?<year3>20\d\d))?|im laufenden (?:kalender)?jahr)(?!\p{L})|(?:(?<year4>20\d\d)年)?年初(?:至今|以来|以來)|(?<year5>20\d\d)年初(?:至今|以来|以來)|今年以来|今年以來|年内累计|年內累計/iu;

/** The window that a text names first. */
export function windowIn(text: string): Window | undefined {
  const ytd = YTD.exec(text);
  const length = LENGTH.exec(text);
  // "In the ten months since New Year" is the year to date.
  if (ytd && (!length || ytd.index - length.index - length[0].length <= 3)) {
    const { year, year2, year3, year4, year5 } = ytd.groups as Record<string, string | undefined>;
    const written = year ?? year2 ?? year3 ?? year4 ?? year5;
    return {
      months: undefined,
      year: written === undefined ? undefined : Number(written),
      text: ytd[0],
      start: ytd.index,
      end: ytd.index + ytd[0].length,
    };
  }
  if (!length) return undefined;
  const months = monthsOf(length.groups as Record<string, string | undefined>);
  return months === undefined
    ? undefined
    : { months, year: undefined, text: length[0], start: length.index, end: length.index + length[0].length };
}

function monthsOf({ count, unit, han, hanUnit, half, year }: Record<string, string | undefined>): number | undefined {
  if (half !== undefined) return 6;
  if (year !== undefined) return 12;
  const written = count ?? han;
  if (written === undefined) return undefined;
  const number = COUNTS[written.toLowerCase()] ?? Number(written);
  const of = (unit ?? hanUnit ?? '').toLowerCase();
  if (/^(?:y|jahr|年)/u.test(of)) return number * 12;
  if (/^(?:w|周|週)/u.test(of)) return number === 52 ? 12 : undefined;
  return number;
}

/** The day on which a window begins, about, for one that ends on a day. */
export function startOf({ months, year }: Pick<Window, 'months' | 'year'>, iso: string): number {
  const now = new Date(iso);
  if (months === undefined) return Date.UTC((year ?? now.getUTCFullYear()) - 1, 11, 31);
  const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), Math.min(now.getUTCDate(), last));
}

const OF: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:benchmark|comparator|vergleichsindex|referenzindex)(?!\p{L})|基准|基準/giu, 'benchmark'],
  [
    /(?<!\p{L})(?:\p{L}{0,12}index|dax|mdax|s&p|nasdaq|topix|nikkei|market|markt|leitindex)(?!\p{L})|指数|指數|大盘|大盤/giu,
    'index',
  ],
  [/(?<!\p{L})(?:funds?|portfolio|strategy|fonds|nav|anteilwert|net asset value)(?!\p{L})|基金|组合|組合|净值|淨值/giu, 'fund'],
  [/(?<!\p{L})(?:shares?|stock|aktien?|titel|kurs|ads|adrs?)(?!\p{L})|股价|股價|个股|個股/giu, 'share'],
];

/** Whose return a number is by the words of its column, or by those of its sentence: the last before it, else the first behind it, else the last of the sentence before. */
export function ownerOf({ span: { text }, sentence, start, end }: Claim, column = ''): string | undefined {
  if (column !== '') return lastOwner(column);
  return (
    lastOwner(text.slice(Math.max(sentence, start - 90), start)) ??
    lastOwner((text.slice(end, end + 60).split(/[.;；。]/u)[0] as string).slice(0, 60)) ??
    lastOwner(text.slice(Math.max(0, sentence - 160), sentence))
  );
}

function lastOwner(words: string): string | undefined {
  let best: { readonly at: number; readonly owner: string } | undefined;
  for (const [pattern, owner] of OF)
    for (const match of words.matchAll(pattern))
      if (best === undefined || match.index > best.at)
        best = { at: match.index, owner: owner === 'index' ? match[0].toLowerCase() : owner };
  return best?.owner;
}
