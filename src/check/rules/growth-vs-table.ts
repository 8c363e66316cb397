import { allowed } from '../arithmetic/allowed.ts';
import { growth, middle, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { changesIn } from '../changes/changes.ts';
import { levelsAround } from '../changes/levels.ts';
import { isOtherBase } from '../changes/measure.ts';
import { type Moment, momentIn } from '../changes/moment.ts';
import { namesOf, nearestSeries, rowsNamed } from '../changes/named.ts';
import { isTold } from '../changes/rates.ts';
import { type Point, pointAt, pointBefore, type Series, seriesIn } from '../changes/series.ts';
import { isYearly } from '../changes/years.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

export const growthVsTable: Rule = {
  id: 'growth-vs-table',
  group: 'consistency',
  severity: 'error',
  about: 'A rate of growth in the text must be what the table makes that prints the numbers of its years, quarters or months.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| USD mn | 2023 | 2024 | 2025E |\n|---|---|---|---|\n| Revenue | 400 | 440 | 506 |\n\nRevenue is set to grow by 13.0% in 2025 after 10.0% in 2024.',
        why: '506 / 440 − 1 is 15%.',
      },
      {
        text: '# 海登\n\n| 亿元 | 2023 | 2024 | 2025E |\n|---|---|---|---|\n| 营业收入 | 40.0 | 44.0 | 50.6 |\n\n预计2025年营业收入同比增长13.0%。',
        why: '应为15%。',
      },
      {
        text: '# Grocers\n\n| €m | Sales 1H25 | Sales 1H24 | EBIT 1H25 | EBIT 1H24 |\n|---|---|---|---|---|\n| Merendal | 14,210 | 13,480 | 611 | 560 |\n| Covisa | 7,013 | 6,842 | 175 | 180 |\n\nMerendal grew by 5.4%, Covisa grew by 3.5%.',
        why: 'Columns of several measures: 7,013 / 6,842 − 1 is 2.5%.',
      },
      {
        text: '# Halden\n\nDate: 10 October 2025\n\n| $ million | 2024 | 2025E | 2026E |\n|---|---|---|---|\n| Sales | 641 | 868 | 1,042 |\n\nSales growth of 35.4% this year should slow to 26.0% next year.',
        why: 'From 868 to 1,042 is 20.0%.',
      },
      {
        text: '# Fonds\n\n| | 31.12.2024 | 30.09.2025 | 31.12.2025 |\n|---|---|---|---|\n| Anteilwert (€) | 118,40 | 127,85 | 132,60 |\n\nIm Gesamtjahr 2025 stieg der Anteilwert um 14,6 %.',
        why: '132,60 / 118,40 − 1 sind 12,0 %.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| $m | 2024 | 2025 | 2026E |\n|---|---|---|---|\n| EBITDA | 80 | 92 | 104 |\n| Revenue | 400 | 440 | 480 |\n\nEach 1% on the copper price lifts 2026 EBITDA by 2.6%. A later start cuts 2026 revenue 4%. We raise our 2026 revenue by 3%.',
        why: 'A sensitivity, an effect and a revision are no growth.',
      },
      {
        text: '# Halden\n\n| Mio. EUR | 2024 | 2025 | 2026e |\n|---|---|---|---|\n| EBITDA | 80 | 92 | 104 |\n| Umsatz | 400 | 440 | 480 |\n\nFiele der Preis um 10 %, sänke der Umsatz 2026 um 8,1 %. Wir heben den Umsatz 2026 um 3 % an.',
        why: 'Eine Annahme und eine geänderte Schätzung.',
      },
      {
        text: '# 海登\n\n| 亿元 | 2024 | 2025 | 2026E |\n|---|---|---|---|\n| 营业收入 | 400 | 440 | 480 |\n| 归母净利润 | 40 | 48 | 56 |\n\n若铜价下跌10%，2026年营业收入将下降8.1%。我们上调2026年归母净利润3%。',
        why: '敏感性与预测调整，不是增速。',
      },
      {
        text: '# Halden\n\n| USD mn | 2023 | 2024 | 2025E |\n|---|---|---|---|\n| Revenue | 400 | 440 | 506 |\n\nRevenue is set to grow by 15.0% in 2025 after 10.0% in 2024; organic revenue growth is 9% and cloud revenue grows by 30%.',
        why: 'The rates of the row are right, and the others are of something else.',
      },
      {
        text: '# Grocers\n\n| €m | Sales 1H25 | Sales 1H24 | EBIT 1H25 | EBIT 1H24 |\n|---|---|---|---|---|\n| Merendal | 14,210 | 13,480 | 611 | 560 |\n| Covisa | 7,013 | 6,842 | 175 | 180 |\n\nMerendal grew by 5.4%, and its EBIT grew by 9.1%. Covisa grew by 2.5%.',
        why: 'Sales where no measure is named.',
      },
      {
        text: '# Fonds\n\n| | 31.12.2024 | 30.09.2025 | 31.12.2025 |\n|---|---|---|---|\n| Anteilwert (€) | 118,40 | 127,85 | 132,60 |\n\nIm Gesamtjahr 2025 stieg der Anteilwert um 12,0 %.',
        why: 'Vom letzten Tag des Vorjahres an.',
      },
    ],
  },
  *check({ note, claims }) {
    const series = seriesIn(note, claims);
    if (series.length === 0) return;
    const names = namesOf(note);
    const measured = new Set(changesIn(claims).flatMap(({ rates }) => rates));
    for (const rate of claims) {
      if (rate.cell !== undefined || rate.block === undefined || rate.unit !== '%' || rate.range !== undefined) continue;
      if (measured.has(rate) || !isTold(rate) || isYearly(rate) || isOtherBase(rate) || rate.quoted || isAgainst(rate)) continue;
      if (isSupposed(rate)) continue;
      const rows = rowsNamed(rate, claims, nearestSeries(series, rate.block.index), names);
      const moment = dated(momentOf(rate), rate);
      if (rows.length === 0) continue;
      const ways = rows.flatMap((row) => waysOf(row, rate, moment));
      if (ways.length === 0 || ways.some((made) => holds(rate, made)) || rows.some((row) => isPrinted(rate, row, claims)))
        continue;
      const made = like(Math.abs(middle(ways[0] as Interval)), rate);
      // Of levels at days, dividends may be counted in.
      const isOfDays = rows.some((row) => moment !== undefined && levelsAround(row, moment) !== undefined);
      const isSure = moment !== undefined && rows.length === 1 && !isOfDays;
      yield {
        message: `${rate.text} is told of ${nameOf(rows[0] as Series)}; its numbers in the table make ${isSure ? made : `another rate, such as ${made}`}.`,
        mend: 'Correct the rate, or the table.',
        place: rate.place(),
        ...(isSure ? {} : { severity: 'warning' as const }),
      };
    }
  },
};

/** What would be: a sensitivity, a case, a thing left out. */
const SUPPOSED =
  /(?<!\p{L})(?:each|every|if|unless|would|could|might|without|were|sensitiv\p{L}*|for\severy|per\s(?:1|one|10|ten)|jede[rsmn]?|je|wenn|falls|sofern|ohne|würden?|könnten?|wäre[n]?|fiele|sänken?|stiege[n]?|wüchse|läge|sensitivität\p{L}*|bei einem (?:rückgang|anstieg|minus|plus))(?!\p{L})|每|若|如果|假如|假设|假設|倘|剔除|不计|不計|敏感/iu;
/** What something does to a number, and what the house does to its estimate: "cuts 2027 revenue by 4%", "Wir heben … um 3 % an". */
const EFFECT =
  /(?<!\p{L})(?:we|wir)\s(?:have\s|now\s|haben\s)?(?:raised?|lift(?:ed)?|cut|lower(?:ed)?|trim(?:med)?|reduced?|increased?|heben|hoben|erhöhen|senken|kürzen|nehmen|reduzieren)(?!\p{L})|(?<!\p{L})(?:cuts|lifts|reduces|raises|lowers|adds|takes|costs|boosts|trims|knocks|shaves|hebt|senkt|mindert|drückt|kostet|erhöht|steigert|belastet|verringert|schmälert)\s(?:(?:the|our|its|group|den|das|die|unser\p{L}*|der)\s)?[^.,;]{0,60}$|(?:我们|我們)?(?:上调|上調|下调|下調|调高|調高|调低|調低)|(?:使|令|将使|影响|影響|拖累|推升|拉低|增厚|摊薄|攤薄)[^。；]{0,24}$/iu;

function isSupposed({ span: { text }, sentence, start, end }: Claim): boolean {
  const before = text.slice(Math.max(sentence, start - 160), start);
  return (
    SUPPOSED.test(before) || EFFECT.test(before) || /^\s(?:an|nach (?:oben|unten))(?!\p{L})/iu.test(text.slice(end, end + 14))
  );
}

/** "17.8% below its sector's median": held against another thing, not against another time. */
function isAgainst({ span: { text }, end }: Claim): boolean {
  return /^\s?(?:above|below|ahead|behind|short|(?:higher|lower|more|less|better|worse)\sthan(?!\s(?:a year|in|last|at|the (?:prior|previous|same|second|first|third|fourth)))|über|unter|von|of)(?!\p{L})/iu.test(
    text.slice(end, end + 34),
  );
}

/** "Next year": the year of the rate itself, where its words do not write it. */
function dated(moment: Moment | undefined, { period }: Claim): Moment | undefined {
  if (moment === undefined || moment.kind !== 'year' || moment.year !== undefined || period?.kind !== 'year') return moment;
  return { ...moment, year: period.year };
}

/** When a rate holds: told right behind it, or last before it. */
function momentOf({ span: { text }, sentence, start, end }: Claim): Moment | undefined {
  const behind = /^[^\d,;.()，；。（）]{0,16}(?=[\d\p{L}]).{0,18}/u.exec(text.slice(end, end + 34))?.[0] ?? '';
  const next = /^\s?(?:(?:q\/q|y\/y|yoy|qoq|year on year|quarter on quarter)\s)?(?:in|for|im|für|during)\s/iu.test(behind)
    ? momentIn(behind)
    : undefined;
  if (next) return next;
  const before = text.slice(Math.max(sentence, start - 90), start);
  let last: Moment | undefined;
  for (const part of before.split(/(?=(?<!\p{L})(?:in|for|im|für|during|by)\s)|，|,/u)) last = momentIn(part) ?? last;
  return last;
}

const QUARTERLY =
  /q\/q|qoq|q-o-q|quarter[- ](?:on|over)[- ]quarter|(?:previous|prior|preceding|last) quarter|sequential|m\/m|mom|month[- ](?:on|over)[- ]month|(?:previous|prior) month|vorquartal|vormonat|环比|環比|按季/iu;
const YEARLY =
  /y\/y|yoy|y-o-y|year[- ](?:on|over)[- ]year|(?:previous|prior|last) year|a year (?:ago|earlier)|vorjahr|同比|按年/iu;

/** What the numbers of a row make for a time: against the year before, against the part before, or any two where nothing is said. */
function waysOf(row: Series, rate: Claim, moment: Moment | undefined): readonly Interval[] {
  const near = rate.span.text.slice(Math.max(rate.sentence, rate.start - 16), rate.end + 30);
  const [isQuarterly, isAYear] = [QUARTERLY.test(near), YEARLY.test(near)];
  const points = moment ? [pointAt(row, moment)].filter((each) => each !== undefined) : row.points;
  const levels = moment && levelsAround(row, moment);
  if (levels) return growthOf(...levels);
  if (moment && points.length === 0) return [];
  const steps = isQuarterly === isAYear ? (['year', 'part'] as const) : isQuarterly ? (['part'] as const) : (['year'] as const);
  const known = points.flatMap((point) =>
    steps.flatMap((step) => {
      const before = pointBefore(row, point, step);
      return before ? growthOf(before, point) : [];
    }),
  );
  if (moment) return known;
  return [...known, ...row.points.flatMap((a, at) => row.points.slice(at + 1).flatMap((b) => growthOf(a, b)))];
}

function growthOf({ claim: a }: Point, { claim: b }: Point): readonly Interval[] {
  if (a.value <= 0 || b.value <= 0 || a.range || b.range) return [];
  const made = growth(allowed(a), allowed(b));
  return Number.isFinite(made.low) ? [made] : [];
}

function holds(rate: Claim, made: Interval): boolean {
  return touch(allowed(rate), made) || touch(scaled(allowed(rate), -1), made);
}

/** The table itself prints the rate, as one of another kind. */
function isPrinted(rate: Claim, { table }: Series, claims: readonly Claim[]): boolean {
  return claims.some(
    ({ block, unit, cell, value }) =>
      cell !== undefined && block?.index === table && unit === '%' && Math.abs(value) === Math.abs(rate.value),
  );
}

function nameOf({ name }: Series): string {
  return name === '' ? 'a series' : `"${name}"`;
}
