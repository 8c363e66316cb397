import { allowed } from '../arithmetic/allowed.ts';
import { growth, middle, over, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { isAlike, isLevel } from '../changes/changes.ts';
import { isOtherBase } from '../changes/measure.ts';
import { isYearly, yearOf, yearsIn } from '../changes/years.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

export const spanVsLevels: Rule = {
  id: 'span-vs-levels',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A return over some years must be that of the first and last of the dated values which its paragraph lists: the returns of single years do not add up to it, they multiply.',
  examples: {
    fires: [
      {
        text: '# Halden Fund\n\nNAV per unit: EUR 131.60 on 31 December 2023, EUR 142.60 on 31 December 2024, EUR 158.77 on 31 December 2025. Over the two years an investor has therefore made 19.7%.',
        why: 'It is 20.6%; 8.4% and 11.3% were added.',
      },
      {
        text: '# Nordhalde Fonds\n\nDer Anteilwert lag Ende 2022 bei 100,00 €, Ende 2023 bei 108,00 € und Ende 2024 bei 118,80 €. In den zwei Jahren hat ein Anleger 18,0 % verdient.',
        why: 'Es sind 18,8 %.',
      },
    ],
    silent: [
      {
        text: '# Halden Fund\n\nNAV per unit: EUR 131.60 on 31 December 2023, EUR 142.60 on 31 December 2024, EUR 158.77 on 31 December 2025. Over the two years an investor has therefore made 20.6%, or 9.8% a year.',
        why: 'Both are right.',
      },
      {
        text: '# Halden Fund\n\nNAV per unit: EUR 131.60 on 31 December 2023, EUR 142.60 on 31 December 2024, EUR 158.77 on 31 December 2025. Over the two years the benchmark made 17.9%.',
        why: 'Of something else.',
      },
    ],
  },
  *check({ claims }) {
    for (const rate of claims) {
      if (rate.unit !== '%' || rate.range !== undefined || rate.role === 'cell' || rate.role === 'fact' || rate.quoted) continue;
      const before = rate.span.text.slice(rate.sentence, rate.start);
      const years = OVER.test(before) ? yearsIn(before) : undefined;
      if (years === undefined || years < 2 || OTHER.test(before) || isOtherBase(rate) || !isReturn(rate)) continue;
      const levels = levelsBefore(rate, claims);
      const last = levels.at(-1);
      const first = last && levels.find(({ year }) => year === last.year - years);
      if (first === undefined || last === undefined) continue;
      const made = growth(allowed(first.claim), allowed(last.claim));
      const ways = isYearly(rate) ? [yearly(first.claim, last.claim, years)] : [made, yearly(first.claim, last.claim, years)];
      if (ways.some((each) => touch(allowed(rate), each))) continue;
      const words = like(middle(ways[0] as Interval), rate);
      yield {
        ...(first.claim.metric === undefined || first.claim.metric !== last.claim.metric ? { severity: 'warning' as const } : {}),
        message: `From ${first.claim.text} in ${first.year} to ${last.claim.text} in ${last.year} it is ${words}${isYearly(rate) ? ' a year' : ''}, not ${rate.text}.`,
        mend: `Correct the rate to ${words}, or one of the two values.`,
        place: rate.place(),
      };
    }
  },
};

const OVER =
  /(?<!\p{L})(?:over|in|within|during|across|über|in|binnen|während)\s(?:the|these|those|den|die|diesen|all|both)?\s?(?:last|past|letzten|vergangenen)?\s?(?:two|three|four|five|six|seven|eight|ten|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|\d{1,2})\s(?:years|jahren?)|[两兩三四五六七八十\d]年(?:间|間|内|內|累计|累計|来|來)/iu;
const OTHER =
  /(?<!\p{L})(?:benchmark|index|peers?|competitors?|sector|market|dividends?|distributions?|total return|vergleichsindex|markt|ausschüttung\w*|dividenden?)(?!\p{L})|基准|基準|指数|指數|同业|同業|分红|股息/iu;
const RETURN =
  /(?<!\p{L})(?:made|earned|gained|lost|return(?:ed|s)?|gains?|rose|risen|grew|grown|up|increased?|increase|growth|performance|verdient|gewonnen|verloren|zulegt|zugelegt|gestiegen|stieg|rendite|zuwachs|plus|wertentwicklung|wertzuwachs)(?!\p{L})|收益|回报|回報|上涨|上漲|增长|增長|涨幅|漲幅/iu;

function isReturn({ span: { text }, sentence, start, end }: Claim): boolean {
  return RETURN.test(`${text.slice(sentence, start)} ${text.slice(end, end + 30)}`);
}

interface Level {
  readonly claim: Claim;
  readonly year: number;
}

/** The values of one kind that the sentences before a rate list with their years, the earliest first. */
function levelsBefore(rate: Claim, claims: readonly Claim[]): readonly Level[] {
  const found: Level[] = [];
  for (let at = rate.id - 1; at >= 0; at--) {
    const claim = claims[at] as Claim;
    if (claim.span !== rate.span) break;
    if (claim.unit === '%' || claim.unit === 'x' || !isLevel(claim, true) || claim.value <= 0) continue;
    const year = yearBefore(claim) ?? yearOf(claim);
    const [next] = found;
    if (year === undefined || (next !== undefined && (!isAlike(claim, next.claim) || year >= next.year))) break;
    found.unshift({ claim, year });
  }
  return found;
}

/** "Ende 2023 bei 108,00 €": a year right before its value, with no other number in between. */
function yearBefore({ span: { text }, sentence, start }: Claim): number | undefined {
  const year =
    /(?<!\d)(20\d\d)(?:年[末底]?)?\s?(?:(?:at|was|of|stood at|it was|bei|war|waren|betrug|lag(?:en)? (?:er |sie |es )?bei)\s|为|為)(?:\p{Sc}|[A-Z]{3}\s)?$/u.exec(
      text.slice(Math.max(sentence, start - 40), start),
    )?.[1];
  return year === undefined ? undefined : Number(year);
}

function yearly(from: Claim, to: Claim, years: number): Interval {
  const ratio = over(allowed(to), allowed(from));
  return { low: (ratio.low ** (1 / years) - 1) * 100, high: (ratio.high ** (1 / years) - 1) * 100 };
}
