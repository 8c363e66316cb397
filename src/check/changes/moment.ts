import { periodsIn } from '../claims/periods.ts';

/** A time as a label or a sentence writes it, so that two can be put in order. */
export interface Moment {
  readonly kind: 'year' | 'half' | 'quarter' | 'month';
  readonly year: number | undefined;
  /** Half, quarter or month within the year; 12 for the end of a year. */
  readonly part: number | undefined;
  readonly estimate: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const GERMAN: Readonly<Record<string, number>> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 };
const NAME = String.raw`jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|mrz|apr(?:il)?|may|mai|june?|juni?|july?|juli?|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?`;
const NAMED = new RegExp(
  String.raw`(?<!\p{L})(?:(?<day>\d{1,2})(?:\.|st|nd|rd|th)?\s?)?(?<month>${NAME})(?!\p{L})\.?(?:\s\d{1,2},)?(?:[\s'’,-]{0,2}(?<year>(?:20)?\d\d)(?!\d))?`,
  'iu',
);
const HAN_MONTH = /(?:(?<year>20\d\d)年)?(?<month>\d{1,2})月(?!均)/u;
const YEAR_END = /(?:end[- ](?:of[- ])?|year-?end\s|ultimo\s|ende\s)(?<year>20\d\d)|(?<han>20\d\d)年?[末底]/iu;
const DATED =
  /(?<year>20\d\d)[-/.](?<month>\d{1,2})(?:[-/.]\d{1,2})?(?!\d)|(?<!\d)\d{1,2}\.(?<month2>\d{1,2})\.(?<year2>20\d\d)/u;
/** A label that says more than a time is the name of a row. */
const LONGEST = 26;

/** The time that a short label names, if it names nothing else. */
export function momentOfLabel(label: string): Moment | undefined {
  const words = label.replace(/[(（][^()（）]{0,20}[)）]/gu, '').trim();
  return words.length > LONGEST ? undefined : momentIn(words);
}

/** The first time named in a text. */
export function momentIn(text: string): Moment | undefined {
  const dated = DATED.exec(text)?.groups;
  if (dated) return month(Number(dated.month ?? dated.month2), Number(dated.year ?? dated.year2));
  const ended = YEAR_END.exec(text)?.groups;
  if (ended) return month(12, Number(ended.year ?? ended.han));
  const [period] = periodsIn(text);
  if (period && period.period.kind !== 'year') {
    const { kind, year, part } = period.period;
    if (kind === 'quarter' || kind === 'half') return { kind, year, part, estimate: period.estimate };
  }
  const named = NAMED.exec(text)?.groups;
  if (named?.month !== undefined) {
    const short = named.month.slice(0, 3).toLowerCase();
    const year = named.year === undefined ? undefined : Number(named.year.length === 2 ? `20${named.year}` : named.year);
    return month(GERMAN[short] ?? MONTHS.indexOf(short) + 1, year);
  }
  const han = HAN_MONTH.exec(text)?.groups;
  if (han) return month(Number(han.month), han.year === undefined ? undefined : Number(han.year));
  return period && { kind: 'year', year: period.period.year, part: undefined, estimate: period.estimate };
}

function month(part: number, year: number | undefined): Moment | undefined {
  return part >= 1 && part <= 12 ? { kind: 'month', year, part, estimate: false } : undefined;
}

/** For putting moments of one kind in order; undefined where the year is needed and not told. */
export function orderOf({ year, part }: Moment): number {
  return (year ?? 0) * 12 + (part ?? 0);
}

export function isSameMoment(a: Moment, b: Moment): boolean {
  return a.kind === b.kind && a.part === b.part && (a.year === b.year || a.year === undefined || b.year === undefined);
}
