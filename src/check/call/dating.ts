import { dateIn } from '../../report/import/dates.ts';
import { asOfIn } from '../note/as-of.ts';
import { type Note, spansOf } from '../note/note.ts';

const MASTHEAD = 15;
const MONTH = String.raw`(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|o[ck]t|nov|de[cz])[A-Za-zÀ-ɏ]{0,6}\.?`;
/** A day without its year, a month of a year, a time, a day of the week. */
const SOME_DAY = new RegExp(
  String.raw`(?<![A-Za-zÀ-ɏ\d.,$€£¥])(?:\d{1,2}(?:\.|st|nd|rd|th)? ?${MONTH}|${MONTH} \d{1,2}|${MONTH} 20\d\d|\d{1,2}[:.]\d\d (?:h|am|pm|CET|CEST|GMT|UTC|BST|EST|EDT|ET|HKT|JST|SGT|Uhr)|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.)(?![A-Za-zÀ-ɏ])|\d{1,2}月\d{1,2}日`,
  'iu',
);
const PRICED =
  /(?<![A-Za-zÀ-ɏ])(?:pric(?:es?|ed|ing)|clos(?:e|es|ed|ing)|as (?:of|at)|quoted|kurse?|schlusskurse?|stand|per)(?![A-Za-zÀ-ɏ])|收盘|收盤|收市|股价|股價|截至|截止/iu;
const AS_OF =
  /(?<![A-Za-zÀ-ɏ])(?:as (?:of|at)|stand|per|at the close (?:of|on)|close (?:of|on)|schlusskurs(?:e)? (?:vom|am))(?![A-Za-zÀ-ɏ])|截至|截止/iu;

/** Whether a text names a day, with or without its year. */
export function namesDay(text: string): boolean {
  return dateIn(text) !== undefined || SOME_DAY.test(text);
}

/** The day that a note bears on its face: in its masthead, or behind "Date", "As of", "Stand", "截至". */
export function isDated(note: Note): boolean {
  if (note.report) return note.report.data.date !== undefined;
  const lines = note.text.split(/\r\n|\n|\r/);
  if (asOfIn(lines) !== undefined) return true;
  let seen = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    if (++seen > MASTHEAD) return false;
    if (line.startsWith('[') || line.length > 240) continue;
    const day = dateIn(line);
    if (day !== undefined && (line.length < 80 || day.start <= 2 || /[|·•_]/.test(line))) return true;
  }
  return false;
}

/** Whether any sentence of a note says of what day its prices are. */
export function saysPriceDay(note: Note): boolean {
  for (const { span } of spansOf(note)) {
    const { text } = span;
    for (const match of text.matchAll(new RegExp(AS_OF.source, 'giu')))
      if (namesDay(text.slice(match.index, match.index + 60))) return true;
    if (text.length <= 400 && PRICED.test(text) && namesDay(text)) return true;
  }
  return false;
}
