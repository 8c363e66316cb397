import { formatDate } from '../../locale/dates.ts';
import { noteDayIn } from '../note/as-of.ts';
import type { Note } from '../note/note.ts';
import type { Rule } from '../rule.ts';
import { datesIn } from '../sourcing/dates.ts';
import { daysBetween, isDay } from '../sourcing/days.ts';
import { yearlessDatesIn } from '../sourcing/yearless.ts';
import { lookAt } from '../words/look.ts';

/** Right before a day: a price or something that has happened is of it. */
const PAST_BEFORE =
  /(?<!\p{L})(?:clos(?:e|ed|es|ing)(?: prices?)?|pric(?:e|es|ed)(?: as)?|last price|as (?:of|at)|data (?:as )?(?:of|to|through)|kurse?|schlusskurse?|stand|(?<!(?:is|are|be)\s)(?:reported|published|announced|released|signed|completed|filed|issued)|said|veröffentlicht\p{L}*|gemeldet|vorgelegt|bekannt ?gegeben|unterzeichnet)(?!\p{L})[^.;]{0,30}$|(?:收盘价?|收盤價?|收市价?|收市價?|股价|股價|现价|現價|截至|截止|公告|发布|發布|公布)[^，。；\d]{0,8}$/iu;
/** A verb of what has happened, right before a day without its year. */
const HAPPENED =
  /(?<!\p{L})(?:followed(?: suit)?|affirmed|confirmed|upgraded|downgraded|raised|lifted|cut|closed|reported|published|announced|signed|completed|met|decided|voted|began|started|ended|fell|rose|folgten?|bestätigten?|senkten?|erhöhten?|meldeten?|veröffentlichten?|beschloss(?:en)?|begann(?:en)?|endeten?)\s(?:it\s|this\s)?(?:on|am)\s(?:\p{L}+day,?\s)?$/iu;
/** In Chinese the verb stands behind it. */
const HAPPENED_BEHIND = /^[，,]?\p{Script=Han}{0,8}?(?:公告|宣布|(?:发布|公布|披露|签署|完成)了)/u;
/** Days after the note by which such a day is meant, and not the one of the year before. */
const SOON = 60;
/** Right behind a day: "2025年11月12日收盘". */
const PAST_BEHIND = /^\s?(?:close(?!\p{L})|closing|收盘|收盤|收市|（?收盘|公告|发布|發布|公布|披露)|^\s(?:schlusskurs)/iu;
/** It is still to come. */
const FUTURE =
  /(?<!\p{L})(?:will|expect\p{L}*|due|scheduled|next|until|by|from|before|to be|maturit\p{L}*|expir\p{L}*|call date|planned|plans?|guid\p{L}+|valid|year[- ]end|wird|werden|soll\p{L}*|erwartet|fällig\p{L}*|bis|geplant|voraussichtlich|ab)(?!\p{L})|将|將|预计|預計|计划|計劃|拟|擬|到期|届满|屆滿|截止日|^\s?(?:之?前|到期)|(?<!\p{L})(?:for|to|für)\s$/iu;

export const dateAfterNote: Rule = {
  id: 'date-after-note',
  group: 'sourcing',
  severity: 'warning',
  about:
    'A price, a report or a source cannot be of a day that comes after the note: one of the two dates is wrong, often by its year.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n14 November 2025 | Buy | Price SEK 84 (close of 18 November 2025)\n\nRates hold.',
        why: 'The price is younger than the note.',
      },
      {
        text: '# Nordhalde\n\nFrankfurt, 14. November 2025\n\nDer Umsatz stieg um 4 %.[1]\n\n[1] Nordhalde - Quartalsbericht (12.12.2025)',
        why: 'The source is.',
      },
      {
        text: '# Halden\n\n31 July 2025\n\nThe first agency affirmed its rating on 3 June. The other followed on 19 August, when it lifted its outlook.',
        why: 'Told as past, in a note of July.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n14 November 2025 | Buy | Price SEK 84 (close of 13 November 2025)\n\nResults will be published on 4 February 2026. The bond is due on 12 May 2031.',
        why: 'What is still to come has its day to come.',
      },
    ],
  },
  *check({ note }) {
    const day = dayOf(note);
    if (!isDay(day)) return;
    for (const { id, publisher, date, place } of note.sources)
      if (isDay(date) && date > day)
        yield {
          message: `Source ${id} (${publisher}) is of ${formatDate(date, 'en')}, after the note (${formatDate(day, 'en')}).`,
          mend: 'Mend the date of the source or of the note.',
          place,
        };
    yield* lookAt(
      note,
      ['title', 'heading', 'paragraph', 'item', 'quote', 'caption', 'field', 'cell'],
      ({ text, start, span }) => {
        for (const { iso, start: from, end } of datesIn(text)) {
          const before = text.slice(Math.max(0, from - 60), from);
          if (iso <= day || FUTURE.test(before.slice(-40)) || FUTURE.test(text.slice(end, end + 24))) continue;
          if (!PAST_BEFORE.test(before) && !PAST_BEHIND.test(text.slice(end, end + 12))) continue;
          return {
            message: `${text.slice(from, end)} comes after the note (${formatDate(day, 'en')}), and what is told of it has happened.`,
            mend: 'Mend this date or that of the note.',
            place: span.place(start + from, start + end),
          };
        }
        for (const { days, start: from, end } of yearlessDatesIn(text, day)) {
          const [iso] = days;
          const before = text.slice(Math.max(0, from - 60), from);
          if (iso <= day || daysBetween(day, iso) > SOON) continue;
          if (!HAPPENED.test(before) && !HAPPENED_BEHIND.test(text.slice(end, end + 16))) continue;
          if (FUTURE.test(before.slice(-40)) || FUTURE.test(text.slice(end, end + 24))) continue;
          return {
            message: `${text.slice(from, end)} comes after the note (${formatDate(day, 'en')}), and what is told of it has happened.`,
            mend: 'Mend this date or that of the note.',
            place: span.place(start + from, start + end),
          };
        }
        return undefined;
      },
    );
  },
};

/** The day that the note bears; that of its data or of its newest source is another. */
function dayOf({ report, text }: Note): string | undefined {
  return report ? report.data.date : noteDayIn(text.split(/\r\n|\n|\r/).map((line) => line.trim()));
}
