import { dateIn } from '../../report/import/dates.ts';
import { momentIn } from '../changes/moment.ts';
import { sentencesIn } from '../claims/sentences.ts';
import { spansOf } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { COUNTS, latinCounts } from '../words/counts.ts';

export const dateSpan: Rule = {
  id: 'date-span',
  group: 'arithmetic',
  severity: 'error',
  about: 'A length of time that is told beside two dates, or beside one date and today, must be the time between them.',
  examples: {
    fires: [
      {
        text: '# Halden\n\nDate: 24 September 2025\n\nCompletion is due at the end of February 2026, so capital is tied up for three months from today.',
        why: 'It is five months.',
      },
      {
        text: '# Halden\n\nThe agreement of 9 September 2025 has a long-stop date of 9 June 2026, six months later.',
        why: 'It is nine months later.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\nDate: 24 September 2025\n\nCompletion is due at the end of February 2026, so capital is tied up for roughly five months from today; the agreement of 9 September 2025 lapses on 9 June 2026, nine months later.',
        why: 'Both are right.',
      },
    ],
  },
  *check({ note }) {
    for (const { span, block } of spansOf(note)) {
      if (block?.kind === 'table') continue;
      for (const { start, end } of sentencesIn(span.text)) {
        const words = span.text.slice(start, end);
        if (!/\d{4}/.test(words)) continue;
        const length = lengthIn(words);
        const found = length && judge(words, length, note.asOf);
        if (length && found) yield { ...found, place: span.place(start + length.start, start + length.end) };
      }
    }
  },
};

const DAY = 86_400_000;
const COUNT = String.raw`(?<count>${latinCounts(1)}|\d{1,4})[\s-](?<unit>days?|weeks?|months?|years?|tagen?|wochen?|monaten?|jahren?)`;
const HAN = String.raw`(?<han>十二|[一两兩三四五六七八九十]|\d{1,4})(?<hanUnit>天|日|周|週|个月|個月|年)`;
/** Words that tie a length to today. */
const TODAY = new RegExp(
  String.raw`(?<!\p{L})${COUNT}\s(?:from (?:today|now)|hence|away|ab heute|von heute an)(?!\p{L})|(?:距今|距离现在|还有|尚有)(?:约|約|大约)?${HAN}`,
  'iu',
);
/** "…, in a little over three years" right behind its date. */
const BEHIND_DATE = new RegExp(
  String.raw`20\d\d(?:\s(?:erwartet|expected|due|geplant|fällig))?,?\s(?:(?:also|i\.e\.|that is|so)\s)?in\s(?:(?:about|around|roughly|just|under|over|a|little|rund|etwa|knapp|gut|well)\s){0,3}${COUNT}(?!\p{L})`,
  'iu',
);
/** Words that tie a length to two dates of the sentence. */
const LATER = new RegExp(
  String.raw`(?<!\p{L})${COUNT}\s(?:later|after (?:the\s)?(?:\p{L}+\s){0,3}(?:of|on)\s(?=\d)|before (?:the\s)?(?:\p{L}+\s){0,3}(?:of|on)\s(?=\d)|später|nach (?:der|dem) (?:\p{L}+\s){0,2}vom\s(?=\d))`,
  'iu',
);

interface Length {
  /** In days; a month is a twelfth of a year. */
  readonly days: number;
  /** How far the real time may be from it, in days. */
  readonly play: number;
  readonly from: 'today' | 'dates';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function lengthIn(words: string): Length | undefined {
  for (const [pattern, from] of [
    [TODAY, 'today'],
    [BEHIND_DATE, 'today'],
    [LATER, 'dates'],
  ] as const) {
    const match = pattern.exec(words);
    const groups = match?.groups;
    if (!match || !groups) continue;
    const written = (groups.count ?? groups.han) as string;
    const unit = (groups.unit ?? groups.hanUnit) as string;
    const number = COUNTS[written.toLowerCase()] ?? Number(written);
    const one = /^(?:day|tag|天|日)/iu.test(unit)
      ? 1
      : /^(?:week|woche|周|週)/iu.test(unit)
        ? 7
        : /^(?:month|monat|个|個)/iu.test(unit)
          ? 30.44
          : 365.25;
    const at = match[0].lastIndexOf(written);
    const start = match.index + Math.max(0, at);
    return {
      days: number * one,
      play: one === 1 ? 2.5 : one * (one > 300 ? 0.8 : 1.05),
      from,
      text: `${written} ${unit}`,
      start,
      end: match.index + match[0].length,
    };
  }
  return undefined;
}

interface Days {
  readonly first: number;
  readonly last: number;
}

/** The days and months that a sentence names, each with what it allows. */
function daysIn(words: string): readonly Days[] {
  const found: Days[] = [];
  let rest = words;
  for (let day = dateIn(rest); day && found.length < 4; day = dateIn(rest)) {
    const at = Date.parse(day.iso);
    found.push({ first: at, last: at });
    rest = rest.slice(0, day.start) + ' '.repeat(day.end - day.start) + rest.slice(day.end);
  }
  const named = MONTH.exec(rest);
  const month = named && momentIn(named[0]);
  if (named && month?.kind === 'month' && month.year !== undefined && month.part !== undefined) {
    const [first, last] = [Date.UTC(month.year, month.part - 1, 1), Date.UTC(month.year, month.part, 0)];
    const isEnd =
      /(?:end|late|ende)\s?(?:of\s|-)?\s?$/iu.test(rest.slice(0, named.index)) ||
      /^[末底]/u.test(rest.slice(named.index + named[0].length));
    const isStart =
      /(?:early|beginning of|anfang)\s?$/iu.test(rest.slice(0, named.index)) ||
      /^初/u.test(rest.slice(named.index + named[0].length));
    found.push({ first: isEnd ? last - 9 * DAY : first, last: isStart ? first + 9 * DAY : last });
  }
  return found;
}

const MONTH =
  /(?<!\p{L})(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?\s20\d\d|20\d\d年\d{1,2}月/iu;

function judge(words: string, length: Length, asOf: string | undefined): Omit<Noticed, 'place'> | undefined {
  const days = daysIn(words);
  const today = asOf === undefined ? undefined : Date.parse(asOf);
  const [one, two] = length.from === 'today' ? [today === undefined ? undefined : { first: today, last: today }, days[0]] : days;
  if (one === undefined || two === undefined || days.length !== (length.from === 'today' ? 1 : 2)) return undefined;
  const [low, high] = [
    Math.min(Math.abs(two.first - one.last), Math.abs(two.last - one.first)) / DAY,
    Math.max(Math.abs(two.last - one.first), Math.abs(one.last - two.first)) / DAY,
  ];
  if (length.days >= low - length.play && length.days <= high + length.play) return undefined;
  const months = (low + high) / 2 / 30.44;
  const real =
    months >= 24
      ? `${(months / 12).toFixed(1)} years`
      : months >= 2
        ? `${months.toFixed(1)} months`
        : `${Math.round((low + high) / 2)} days`;
  return {
    message: `"${length.text}" is said of a time of ${real}.`,
    mend: 'Correct the length of time, or one of the dates.',
  };
}
