import { COUNTS } from '../words/counts.ts';
import { yearsIn } from './years.ts';

/** "The highest", "a new low", as a text says it of a series. */
export interface ExtremeWord {
  readonly sense: 'high' | 'low' | 'either';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How many of the last times it speaks of; undefined when all. */
  readonly most: number | undefined;
  /** Only of the year in which it is. */
  readonly isOfYear: boolean;
  /** The first year that it speaks of. */
  readonly since: number | undefined;
}

const WORDS: readonly (readonly [RegExp, ExtremeWord['sense']])[] = [
  [
    /(?<!\p{L})(?:highest|(?:all-time|new|record)\shigh|record(?!\s(?:date|keeping|low|of|day))|peak|strongest|largest|biggest|höchste[nrsm]?|höchststand|höchstwert|rekord(?:wert|hoch|niveau|stand|umsatz|ergebnis|gewinn|quartal|jahr|auftragseingang)?|spitzenwert|stärkste[nrsm]?|größte[nrsm]?|(?:more|higher|stronger)(?:\s\p{L}+)?\sthan in any(?: other| previous| prior)?|wie in keinem anderen|wie nie zuvor|wie noch nie)(?!\p{L})|最高|新高|创纪录|創紀錄|历史高点|最强|最大/giu,
    'high',
  ],
  [
    /(?<!\p{L})(?:lowest|(?:all-time|new|record)\slow|weakest|smallest|niedrigste[nrsm]?|tiefste[nrsm]?|tiefststand|schwächste[nrsm]?|kleinste[nrsm]?|(?:less|fewer|lower|weaker)(?:\s\p{L}+)?\sthan in any(?: other| previous| prior)?)(?!\p{L})|最低|新低|最弱|最小/giu,
    'low',
  ],
  [/(?<!\p{L})(?:best|worst|beste[nrsm]?|schlechteste[nrsm]?)(?!\p{L})|最好|最佳|最差/giu, 'either'],
];
/** "The second highest", "one of the best", "not the lowest": nothing that a series can refute. */
const WEAK =
  /(?:second|third|fourth|fifth|next|among(?: the)?|one of (?:the|its)|not(?: the)?|nearly|almost|close to(?: the| its| a)?|below (?:the|its)|from (?:the|its|a)|off (?:the|its)|since (?:the|its)|than (?:the|its)|(?:zweit|dritt|viert)|einer der|eines der|nicht (?:der|die|das)|unter (?:dem|seinem)|第[二三四五]|[次近接]|之一|未[创創]?|低于|高于|距|较|從|从|自)\s?$/iu;
const LENGTH =
  /(?:in|of|for|over|der|seit|aus|den)\s(?:(?:the|last|past|letzten|den|more than)\s){0,3}(?<count>three|four|five|six|seven|eight|nine|ten|twelve|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|\d{1,2})\s(?:quarters?|months?|quartalen?|monaten?)|(?<han>[三四五六七八九十\d]{1,2})(?:个|個)?(?:季度|季|月)(?:来|來|以来|以來|内|內|最|新)/iu;
const OF_YEAR =
  /(?:of|in|for|this|so far this|des|im|in diesem)\s(?:the\s|this\s)?(?:calendar\s|current\s|laufenden\s)?(?:year|jahr(?:es)?)(?!s)|年内|年內|全年|今年|本年/iu;
const SINCE = /(?:since|seit|自)\s?(?:\p{L}{3,9}\s)?(20\d\d)/iu;

/** The words in a sentence that call something the highest or lowest. */
export function extremesIn(words: string): readonly ExtremeWord[] {
  const length = LENGTH.exec(words)?.groups;
  const counted = length?.count ?? length?.han;
  const most = counted === undefined ? yearsIn(words) : (COUNTS[counted.toLowerCase()] ?? Number(counted));
  const since = SINCE.exec(words)?.[1];
  return WORDS.flatMap(([pattern, sense]) =>
    [...words.matchAll(pattern)]
      .filter(({ index }) => !WEAK.test(words.slice(Math.max(0, index - 20), index)))
      .map((match) => ({
        sense,
        text: match[0],
        start: match.index,
        end: match.index + match[0].length,
        most,
        isOfYear: OF_YEAR.test(words),
        since: since === undefined ? undefined : Number(since),
      })),
  ).sort((a, b) => a.start - b.start);
}
