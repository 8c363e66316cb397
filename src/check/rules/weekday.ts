import { formatDate } from '../../locale/dates.ts';
import type { Rule } from '../rule.ts';
import { datesIn } from '../sourcing/dates.ts';
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
    ],
    silent: [
      {
        text: '# Halden\n\nPrices as of Thursday, 13 November 2025; the note is of 14 November 2025 (Friday).',
        why: 'Both are right.',
      },
      { text: '# Nordhalde\n\nStand: Donnerstag, den 13. November 2025.', why: 'In German.' },
    ],
  },
  *check({ note }) {
    const where = ['title', 'heading', 'paragraph', 'item', 'quote', 'caption', 'field', 'cell'] as const;
    yield* lookAt(note, where, ({ text, start, span }) => {
      for (const { iso, start: from, end } of datesIn(text)) {
        const day = dayIn(BEFORE.exec(text.slice(Math.max(0, from - 24), from))) ?? dayIn(BEHIND.exec(text.slice(end, end + 16)));
        const own = new Date(iso).getUTCDay();
        if (day === undefined || day === own) continue;
        return {
          message: `${formatDate(iso, 'en')} is a ${ENGLISH[own]}, not a ${ENGLISH[day]}.`,
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
