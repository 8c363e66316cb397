const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mär: 3,
  mrz: 3,
  apr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  dez: 12,
};
const MONTH = String.raw`(?<month>jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|mrz|apr(?:il)?|may|mai|june?|juni?|july?|juli?|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)`;

const PATTERNS: readonly RegExp[] = [
  /(?<!\d)(?<y>(?:19|20)\d\d)[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)/u,
  /(?<!\d)(?<y>(?:19|20)\d\d)年(?<m>\d{1,2})月(?<d>\d{1,2})日/u,
  /(?<!\d)(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>(?:19|20)\d\d)(?!\d)/u,
  new RegExp(String.raw`(?<![\d\p{L}])(?<d>\d{1,2})(?:\.|st|nd|rd|th)? ${MONTH}\.?,? (?<y>(?:19|20)\d\d)(?!\d)`, 'iu'),
  new RegExp(String.raw`(?<!\p{L})${MONTH}\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>(?:19|20)\d\d)(?!\d)`, 'iu'),
];

/** A day that a text names. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  /** ISO 8601. */
  readonly iso: string;
}

/** The first day named in a text, in the ways that source lines write one; addresses must be taken out before. */
export function dateIn(text: string): FoundDate | undefined {
  let best: FoundDate | undefined;
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    if (!match || (best && match.index >= best.start)) continue;
    const { y, m, d, month } = match.groups as Record<string, string | undefined>;
    const iso = isoDate(
      Number(y),
      month === undefined ? Number(m) : (MONTHS[month.slice(0, 3).toLowerCase()] as number),
      Number(d),
    );
    if (iso !== undefined) best = { start: match.index, end: match.index + match[0].length, iso };
  }
  return best;
}

function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}
