import { dateIn } from '../../report/import/dates.ts';
import type { Period } from './claim.ts';

/** A period named in a text. */
export interface FoundPeriod {
  readonly start: number;
  readonly end: number;
  readonly period: Period;
  /** An E, F or "est." behind it. */
  readonly estimate: boolean;
}

const E = String.raw`(?<e>\s?(?:E|e|F|est\.?|预|預)(?![\p{L}]))?(?:A(?![\p{L}]))?`;
const MONTH = String.raw`(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\p{L}{0,7}\.?`;
const PATTERNS: readonly (readonly [Period['kind'], RegExp])[] = [
  // Twelve months to some month are no year of the issuer.
  [
    'window',
    new RegExp(
      String.raw`(?<![\p{Script=Latin}\d])(?<ltm>LTM|TTM|L12M|(?:last|trailing|past)\s(?:twelve|12)\smonths|letzten?\s(?:zwölf|12)\sMonaten?|(?:过去|過去|近|最近)(?:十二|12)(?:个|個)月)(?:\s(?:to|ended|ending|bis|per|Ende))?\s?(?:(?:\d{1,2}\.?\s)?${MONTH}\s)?(?<year>(?:20|19)\d\d(?!\d))?`,
      'giu',
    ),
  ],
  [
    'window',
    new RegExp(
      String.raw`(?<![\p{Script=Latin}\d])(?:9M|(?:first\s)?nine[\s-]months?(?:\sof)?|(?:erste[nr]?\s)?neun\sMonaten?|Neunmonats(?:zeitraum)?)[\s'’/-]?(?<fy>FY|fiscal\s)?[\s'’]?(?<year>(?:20|19)\d\d|\d\d(?!\d))?${E}(?![\d.,%]*\d)`,
      'giu',
    ),
  ],
  [
    'window',
    new RegExp(
      String.raw`(?<![\p{Script=Latin}\d])(?<whole>full[\s-]year|Gesamtjahr(?:es)?)[\s'’/-]?(?<fy>FY)?[\s'’]?(?<year>(?:20|19)\d\d(?!\d))?${E}(?![\d.,%]*\d)`,
      'giu',
    ),
  ],
  ['window', /(?<year>(?:20|19)\d\d|\d\d)?\s?年?\s?(?:(?:前|首)三(?:个|個)?季度?|1\s?[-–—~至]\s?9\s?月)/gu],
  [
    'quarter',
    new RegExp(
      String.raw`(?<![\p{Script=Latin}\d])(?:Q(?<part>[1-4])|(?<part2>[1-4])Q|(?<part3>first|second|third|fourth)[\s-]quarter(?:\sof)?|(?<part4>erstes|zweites|drittes|viertes|ersten|zweiten|dritten|vierten)\sQuartal)[\s'’/-]?(?<fy>FY|fiscal\s|fiscal\syear\s)?[\s'’]?(?<year>(?:20|19)\d\d|\d\d(?!\d))?${E}(?![\d.,%]*\d)`,
      'giu',
    ),
  ],
  [
    'quarter',
    /(?<year>(?:20|19)\d\d|\d\d)?\s?(?:年|财年|財年)?\s?(?:第(?<part>[一二三四1-4])季度?|(?<part2>[一二三四1-4])季度|Q(?<part3>[1-4])(?!\d))/giu,
  ],
  [
    'half',
    new RegExp(
      String.raw`(?<![\p{Script=Latin}\d])(?:H(?<part>[12])|(?<part2>[12])H|(?<part3>first|second)[\s-]half(?:\sof)?|(?<part4>erstes|zweites|ersten|zweiten)\sHalbjahr)[\s'’/-]?(?<fy>FY|fiscal\s)?[\s'’]?(?<year>(?:20|19)\d\d|\d\d(?!\d))?${E}(?![\d.,%]*\d)`,
      'giu',
    ),
  ],
  ['half', /(?<year>(?:20|19)\d\d|\d\d)?\s?年?\s?(?:(?<part>上|下)半(?:财|財)?年|(?<=\d)H(?<part2>[12])(?!\d))/gu],
  [
    'year',
    new RegExp(
      String.raw`(?<![\p{L}\d])(?:FY|fiscal(?:\syear)?|GJ|Geschäftsjahr)\s?[\s'’-]?(?<fy>)(?<year>(?:20|19)\d\d|\d\d(?![\d.,]))(?:\/\d{2,4})?${E}(?!\d)`,
      'giu',
    ),
  ],
  ['year', /(?<year>(?:20|19)\d\d)\s?(?<fy>财年|財年|年度|年)(?<e>(?:预测|預測|预计|預計)?)(?!\s?\d{1,2}\s?月)/gu],
  [
    'year',
    new RegExp(
      String.raw`(?<![\p{L}\d.,/-])(?<year>(?:20|19)\d\d)(?:\/\d{2,4})?${E}(?![\d%]|[.,/-]\d|\s?(?:bn|mn|million|billion|Mio|Mrd|亿|億|万|萬|元))`,
      'gu',
    ),
  ],
];

const PARTS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  erstes: 1,
  ersten: 1,
  zweites: 2,
  zweiten: 2,
  drittes: 3,
  dritten: 3,
  viertes: 4,
  vierten: 4,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  上: 1,
  下: 2,
};

const RELATIVE =
  /(?<!\p{L})(?<now>this (?:fiscal )?year|(?:im )?laufenden? (?:geschäfts)?jahr|dieses jahr|diesem jahr|heuer)(?!\p{L})|(?<next>next (?:fiscal )?year|kommenden? (?:geschäfts)?jahr|nächste[ns]? jahr)(?!\p{L})|(?<last>last (?:fiscal )?year|(?:im )?vorjahr|vergangenen? (?:geschäfts)?jahr|letzten? jahr)(?!\p{L}|[:)])|(?<now2>今年|本年度?)|(?<next2>明年)|(?<last2>去年(?!同期)|上年(?!同期))/giu;

/**
 * All periods named in a text, in order; a longer name hides those within it.
 * @param year in which "this year" is meant
 */
export function periodsIn(text: string, year?: number): readonly FoundPeriod[] {
  const found: FoundPeriod[] = [];
  for (const match of text.matchAll(RELATIVE)) {
    const { now, now2, next, next2 } = match.groups as Record<string, string | undefined>;
    const away = (now ?? now2) !== undefined ? 0 : (next ?? next2) !== undefined ? 1 : -1;
    const meant = year === undefined ? undefined : year + away;
    const period: Period = {
      kind: 'year',
      text: match[0],
      year: meant,
      part: undefined,
      fiscal: false,
      key: String(meant ?? `?${away}`),
    };
    found.push({ start: match.index, end: match.index + match[0].length, period, estimate: away > 0 });
  }
  if (!/\d|[一二三四上下]|LTM|TTM|twelve|zwölf/i.test(text)) return found;
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (match[0].trim() === '' || found.some((other) => start < other.end && other.start < end)) continue;
      const groups = match.groups as Record<string, string | undefined>;
      const year = groups.year === undefined ? undefined : Number(groups.year.length === 2 ? `20${groups.year}` : groups.year);
      const written = groups.part ?? groups.part2 ?? groups.part3 ?? groups.part4;
      const part = written === undefined ? undefined : (PARTS[written.toLowerCase()] ?? Number(written));
      const fiscal = groups.fy !== undefined && groups.fy !== '年' && groups.fy !== '年度';
      if (groups.whole !== undefined) {
        const part = year === undefined ? 'window' : 'year';
        found.push({
          start,
          end,
          estimate: (groups.e ?? '') !== '',
          period: {
            kind: part,
            text: match[0].trim(),
            year,
            part: undefined,
            fiscal: false,
            key: year === undefined ? '?-FY' : String(year),
          },
        });
        continue;
      }
      const letter =
        kind === 'quarter'
          ? `-Q${part}`
          : kind === 'half'
            ? `-H${part}`
            : kind === 'window'
              ? groups.ltm === undefined
                ? '-9M'
                : '-LTM'
              : '';
      if (kind === 'year' && year === undefined) continue;
      found.push({
        start,
        end,
        estimate: (groups.e ?? '') !== '',
        period: { kind, text: match[0].trim(), year, part, fiscal, key: `${year ?? '?'}${letter}` },
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A column or row that is named by a period, as `2025E` or "Q3 2025". */
export function periodOfLabel(label: string): FoundPeriod | undefined {
  const short = /^(?:FY|CY|GJ)?\s?['’]?(?<year>\d\d)(?<e>[EF])?A?$/iu.exec(label.trim());
  if (short?.groups?.year !== undefined && (short.groups.e !== undefined || /^[FCG]/i.test(label.trim()))) {
    const year = 2000 + Number(short.groups.year);
    const period: Period = { kind: 'year', text: label.trim(), year, part: undefined, fiscal: true, key: String(year) };
    return { start: 0, end: label.length, estimate: short.groups.e !== undefined, period };
  }
  const [first, second] = periodsIn(label);
  if (first && !second)
    return { ...first, estimate: first.estimate || /(?:est|forecast|prognose|预测|預測|E\b|F\b)/iu.test(label.slice(first.end)) };
  const day = first === undefined ? dateIn(label) : undefined;
  return day && { start: day.start, end: day.end, estimate: false, period: dayPeriod(day.iso, label.slice(day.start, day.end)) };
}

export function dayPeriod(iso: string, text: string): Period {
  return { kind: 'day', text, year: Number(iso.slice(0, 4)), part: undefined, fiscal: false, key: iso };
}
