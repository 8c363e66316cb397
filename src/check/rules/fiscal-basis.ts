import { isRecommendation } from '../call/call.ts';
import { identityOf } from '../call/identity.ts';
import { textOf } from '../call/text.ts';
import { type Note, type Span, spansOf } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

/** A quarter or half with its year, with no word on whose. */
const QUARTER =
  /(?<![A-Za-zÀ-ɏ\d])(?:Q[1-4][ -]?(?:20\d\d|'?\d\d(?!\d))|[1-4]Q[ -]?(?:20\d\d|'?\d\d(?!\d))|[1-4]\. Quartal (?:20)?\d\d|(?:first|second|third|fourth) quarter (?:of )?20\d\d)(?![A-Za-zÀ-ɏ\d])|20\d\d年?(?:Q[1-4]|第?[一二三四]季度?)|20\d\d年第[一二三四]季/iu;
/** Words that say how years and quarters are meant. */
const SAYS =
  /(?<![A-Za-zÀ-ɏ])(?:fiscal|FY ?\d\d|FY|calendar (?:year|quarter)|CY ?\d\d|financial year|year(?:s)? (?:to|ending|ended)|quarter (?:to|ending|ended)|months (?:to|ended)|geschäftsjahr[A-Za-zÀ-ɏ]*|kalenderjahr[A-Za-zÀ-ɏ]*|quartal (?:zum|bis)|(?:january|february|march|april|may|june|july|august|september|october|november|december)[- ](?:20\d\d )?quarter|\d{1,2}QFY\d\d)(?![A-Za-zÀ-ɏ])|\dQFY|Q\dFY|财年|財年|财政年度|財政年度|会计年度|會計年度|自然年|历年|截至\d{1,2}月/iu;
/** Companies of mainland China close their year in December, by law. */
const MAINLAND = /\d{6}(?:\.(?:SH|SZ|SS|BJ))?/;

export const fiscalBasis: Rule = {
  id: 'fiscal-basis',
  group: 'completeness',
  severity: 'warning',
  about:
    'The third quarter of 2025 is another one in each fiscal year. Where the company closes in March, a figure of "Q3 2025" may be a year old or not yet out.',
  examples: {
    fires: [
      {
        text: 'Dunlin is cheap\n\nWe rate the shares Buy. The international business turned profitable in Q3 2025, with a margin of 1.2%.',
        why: 'Neither the company’s year nor its ticker is said.',
      },
      {
        text: '---\nkind: note\ntitle: Dunlin\nissuer: { name: Dunlin Commerce, ticker: DNLC US }\nrating: { current: Buy }\n---\n\nThe business turned profitable in Q3 2025.\n',
        why: 'The report knows the issuer and not its fiscal year.',
      },
    ],
    silent: [
      {
        text: 'Dunlin is cheap\n\nWe rate the shares Buy. The business turned profitable in the September quarter (Q2 FY26).',
        why: 'The quarter is one of the fiscal year.',
      },
      {
        text: 'Meridian Tankers (MPT US)\n\nWe rate the shares Buy. In 3Q25 EBITDA was $114.9 million.',
        why: 'The company is named, and its year can be looked up.',
      },
      {
        text: '---\nkind: note\ntitle: Dunlin\nissuer: { name: Dunlin Commerce, ticker: DNLC US, fiscalYearEnd: 03-31 }\nrating: { current: Buy }\n---\n\nThe business turned profitable in Q3 2025.\n',
        why: 'The report says when the year ends.',
      },
      { text: 'Steel demand\n\nDemand fell 2% in Q3 2025 and 1% in Q4 2025.', why: 'A market has no fiscal year.' },
    ],
  },
  *check({ note }) {
    const { report } = note;
    if (report) {
      const { issuer, fiscalYearEnd } = report.data;
      if (issuer === undefined || issuer.fiscalYearEnd !== undefined || fiscalYearEnd !== undefined) return;
      if (MAINLAND.test(issuer.ticker ?? '')) return;
    } else if (!isOfAnIssuer(note)) return;
    const first = firstQuarter(note);
    if (first === undefined || SAYS.test(textOf(note))) return;
    yield noticed(note, first.text, first.place);
  },
};

function noticed(note: Note, quarter: string, place: ReturnType<Span['place']>): Noticed {
  return {
    ...(isRecommendation(note) ? {} : { severity: 'info' as const }),
    message: `${quarter} may be a quarter of the calendar or of the company's fiscal year; the note does not say which.`,
    mend: note.report
      ? 'Write issuer.fiscalYearEnd, as 03-31.'
      : 'Say when the fiscal year ends, or name the quarter by its last month: "the September quarter of 2025".',
    place,
  };
}

/** About one company whose year cannot be looked up. */
function isOfAnIssuer(note: Note): boolean {
  const { tickers, legalName } = identityOf(note);
  return tickers.size === 0 && !legalName && (isRecommendation(note) || SHARE.test(textOf(note)));
}

const SHARE =
  /(?<![A-Za-zÀ-ɏ])(?:share price|stock price|market cap(?:itali[sz]ation)?|EPS|aktienkurs|marktkapitalisierung)(?![A-Za-zÀ-ɏ])|股价|股價|总市值|總市值/iu;

function firstQuarter(note: Note): { readonly text: string; readonly place: ReturnType<Span['place']> } | undefined {
  for (const { span } of spansOf(note)) {
    const match = QUARTER.exec(span.text);
    if (match) return { text: match[0], place: span.place(match.index, match.index + match[0].length) };
  }
  return undefined;
}
