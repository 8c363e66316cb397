import type { Note, NoteSource } from '../note/note.ts';
import type { Rule } from '../rule.ts';
import { locatorOf } from '../sourcing/register.ts';

/** A place in a document, or the number under which an authority keeps it. */
const PLACE =
  /(?<![\p{L}\d])(?:pp?\.|pages?|tables?|exhibits?|figures?|sections?|chapters?|form|doi|isbn|issn|seiten?|s\.|tabellen?|abschnitt|kapitel|abbildung)\s?[\dA-Z]|(?<![\p{L}\d])(?:10-[kq]|20-f|40-f|6-k|8-k|s-1|f-1|def 14a)(?![\p{L}\d])|第\s?\d{1,4}\s?[页頁章节節]|(?:表|图|圖)\s?\d/iu;
/** Documents that are found under their name and date. */
const FILING =
  /annual report|quarterly (?:report|results|statement)|interim (?:report|results|statement)|half-year(?:ly)? (?:report|results)|results?\b|earnings (?:call|release|presentation)|transcript|prospectus|press release|(?:investor|company|results) presentation|capital markets day|trading (?:update|statement)|geschäftsbericht|jahresbericht|jahresabschluss|quartals(?:bericht|mitteilung|zahlen)|halbjahresbericht|zwischenbericht|pressemitteilung|prospekt|ad[- ]hoc|年报|年報|年度报告|年度報告|季报|季報|季度报告|季度報告|中报|中報|半年报|半年報|招股(?:书|書|说明书|說明書)|公告|业绩|業績|财报|財報/iu;
/** Services that professionals know by name and that have no public address. */
const TERMINAL =
  /bloomberg|refinitiv|lseg|factset|capital iq|datastream|morningstar|wind\b|万得|同花顺|choice|东方财富|ibes|i\/b\/e\/s|visible alpha|dealogic|preqin|icap|iress|jcf/iu;
/** What another day shows other numbers. */
const LIVE =
  /real[- ]time|\blive\b|quotes?\b|feed|dashboard|screener|database|\bchat|\bapi\b|echtzeit|datenbank|kursdaten|实时|即時|行情|数据库|資料庫|报价|報價/iu;

export const noLocator: Rule = {
  id: 'no-locator',
  group: 'sourcing',
  severity: 'warning',
  about:
    'A source that nobody can find cannot be checked: it needs an address, a page or the name under which it is kept. Filings with a date and terminals of the trade are found by their name.',
  examples: {
    fires: [
      {
        text: 'Shares trade at $41.20.[1]\n\n[1] Jinling AI - Real-time quotes and financial data (2026-01-14)',
        why: 'A feed without an address shows other numbers tomorrow.',
      },
      { text: 'The market grows 8%.[1]\n\n[1] Port Daily 2025', why: 'Neither title, day nor address is given.' },
    ],
    silent: [
      {
        text: 'Der Umsatz stieg um 4 %.[1] Der Kurs liegt bei 41,20 €.[2]\n\n[1] Halden Marine - Geschäftsbericht 2025 (27.02.2026)\n[2] Bloomberg - Schlusskurse (14.01.2026)',
        why: 'A filing with its day and a terminal are found by their names.',
      },
    ],
  },
  *check({ note }) {
    for (const source of note.sources) {
      if (locatorOf(note, source) !== undefined || isFound(source)) continue;
      const lacks = [
        ...(source.title === '' ? ['title'] : []),
        ...(source.date === undefined && source.retrieved === undefined ? ['date'] : []),
        'address',
      ];
      const isLoose = lacks.includes('date') || LIVE.test(source.title);
      yield {
        ...(isLoose && !isToldDoubtful(note, source) ? {} : { severity: 'info' as const }),
        message: `Source "${source.id}" (${source.publisher}) has no ${list(lacks)}: a reader cannot find what the note rests on.`,
        mend: 'Add the address, or the page, table or key under which it is found, and the day on which it was read.',
        place: source.place,
      };
    }
  },
};

function isFound({ publisher, title, date }: NoteSource): boolean {
  const words = `${publisher} ${title}`;
  if (TERMINAL.test(words)) return date !== undefined;
  return PLACE.test(title) || (date !== undefined && FILING.test(words));
}

/** Marked as doubtful in print. */
function isToldDoubtful({ report }: Note, source: NoteSource): boolean {
  return report?.sources.find(({ id }) => String(id) === source.id)?.reliability === 'C';
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
