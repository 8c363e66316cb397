import { formatDate } from '../../locale/dates.ts';
import type { Rule } from '../rule.ts';
import { datesIn } from '../sourcing/dates.ts';
import { type DayOfSome, yearlessDatesIn } from '../sourcing/yearless.ts';
import { lookAt } from '../words/look.ts';

const NAMES: readonly (readonly [english: string, german: string, han: string])[] = [
  ['sun(?:day)?', 'sonntag|so', '日天'],
  ['mon(?:day)?', 'montag|mo', '一'],
  ['tue(?:s(?:day)?)?', 'dienstag|di', '二'],
  ['wed(?:nesday)?', 'mittwoch|mi', '三'],
  ['thu(?:r(?:s(?:day)?)?)?', 'donnerstag|do', '四'],
  ['fri(?:day)?', 'freitag|fr', '五'],
  ['sat(?:urday)?', 'samstag|sonnabend|sa', '六'],
];
const ENGLISH = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ANY = NAMES.map(([english, german], at) => `(?<d${at}>${english}|${german})`).join('|');
const HAN_ANY = NAMES.map(([, , han], at) => `(?<h${at}>[${han}])`).join('|');
/** "Friday, 12 September 2025", "Freitag, den 12. September 2025". */
const BEFORE = new RegExp(String.raw`(?<!\p{L})(?:${ANY})\.?,?\s(?:the\s|den\s|dem\s)?$`, 'iu');
/** "12 September 2025 (Friday)", "2025年9月12日（星期五）". */
const BEHIND = new RegExp(String.raw`^\s?[(（]?(?:(?:星期|周|週|礼拜)(?:${HAN_ANY})|(?<=\()(?:${ANY})\.?\))`, 'iu');

export const weekday: Rule = {
  id: 'weekday',
  group: 'consistency',
  severity: 'warning',
  about:
    'A date and its day of the week name one day; where they do not, one of them is wrong, and so perhaps is the price of it.',
  examples: {
    fires: [
      { text: '# Halden\n\nPrices as of Friday, 13 November 2025.', why: 'It was a Thursday.' },
      { text: '# 海登航运\n\n股价截至2025年11月13日（星期五）。', why: 'In Chinese.' },
      {
        text: '# Halden\n\nDate: 20 February 2026\n\n| Day | Event |\n|---|---|\n| Friday, 26 February | Auction |\n| Friday, 27 February | Prices |',
        why: 'Next to the day of the note it can only be of 2026, when it is a Thursday.',
      },
      { text: '# Nordhalde\n\nStand: 20. Februar 2026\n\nDie Zahlen kommen am Freitag, den 26. Februar.', why: 'In German.' },
    ],
    silent: [
      {
        text: '# Halden\n\nPrices as of Thursday, 13 November 2025; the note is of 14 November 2025 (Friday).',
        why: 'Both are right.',
      },
      { text: '# Nordhalde\n\nStand: Donnerstag, den 13. November 2025.', why: 'In German.' },
      {
        text: '# Halden\n\nDate: 20 February 2026\n\nThe auction is on Thursday, 26 February; the last one was on Friday, 28 November.',
        why: 'Of this year and of the one before.',
      },
    ],
  },
  *check({ note }) {
    const where = ['title', 'heading', 'paragraph', 'item', 'quote', 'caption', 'field', 'cell'] as const;
    yield* lookAt(note, where, ({ text, start, span }) => {
      for (const { days, start: from, end } of [...whole(text), ...yearlessDatesIn(text, note.asOf)]) {
        const [iso] = days;
        const day = dayIn(BEFORE.exec(text.slice(Math.max(0, from - 24), from))) ?? dayIn(BEHIND.exec(text.slice(end, end + 16)));
        if (day === undefined || days.some((each) => weekdayOf(each) === day)) continue;
        return {
          message: `${formatDate(iso, 'en')} is a ${ENGLISH[weekdayOf(iso)]}, not a ${ENGLISH[day]}.`,
          mend: 'Mend the date or its day of the week.',
          place: span.place(start + from, start + end),
        };
      }
      return undefined;
    });
  },
};

function dayIn(match: RegExpExecArray | null): number | undefined {
  const found = Object.entries(match?.groups ?? {}).find(([, words]) => words !== undefined);
  return found && Number(found[0].slice(1));
}

function weekdayOf(iso: string): number {
  return new Date(iso).getUTCDay();
}

/** Days with their year, each of which is only one. */
function whole(text: string): readonly DayOfSome[] {
  return datesIn(text).map(({ iso, start, end }) => ({ days: [iso], start, end }));
}
