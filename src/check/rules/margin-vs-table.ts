import { allowed } from '../arithmetic/allowed.ts';
import { byMetric, nearestTo } from '../arithmetic/identity.ts';
import { gap, middle, over, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { basisOf, isElsewhere } from '../arithmetic/scope.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Rule } from '../rule.ts';

/** The profit that a margin is of. */
const OF_PROFIT: Readonly<Record<string, string>> = {
  grossMargin: 'grossProfit',
  ebitdaMargin: 'ebitda',
  operatingMargin: 'operatingProfit',
  netMargin: 'netIncome',
  fcfMargin: 'freeCashFlow',
};
/** Said of another time, owner or case than the table's. */
const ELSE =
  /(?<!\p{L})(?:consensus|street|guid\w+|target(?:s|ed|ing)?|mid[- ]?term|medium[- ]term|long[- ]term|peak|trough|scenario|case|bull|bear|if|would|could|incremental|exit|run[- ]rate|excluding|ex|before|segment|averag\w*|cycle|historic\w*|konsens|ziel\p{L}*|mittelfristig\p{L}*|langfristig\p{L}*|szenario|falls|würde|könnte|ohne|vor|segment\p{L}*|sparte|durchschnitt\p{L}*|im mittel|zyklus)(?!\p{L})|一致预期|一致預期|指引|目标|目標|长期|長期|中期|如果|若|情景|剔除|扣除|分部|板块|业务|業務|平均|历史|歷史/iu;
/** Parts of a year that a text may mean without naming the year. */
const OF_HALF =
  /(?<!\p{L})(?:half|halves|months|ytd|year[- ]to[- ]date|halbjahr\p{L}*|monat\p{L}*)(?!\p{L})|上半年|下半年|前三季度|累计/iu;
const OF_QUARTER = /(?<!\p{L})(?:quarter\p{L}*|quartal\p{L}*)(?!\p{L})|季度/iu;
/** "The operating margin of Europe was": of a part, between its name and its number. */
const OF_PART =
  /(?<!\p{L})(?:of|in|at|for|bei|von|der|des|im|für)\s(?!(?:the|fiscal|calendar|FY|Q\d|H\d|about|around|just|only|nearly|some|over|rund|etwa|knapp|gut|jahr\p{L}*|quartal\p{L}*|geschäftsjahr\p{L}*|ersten|zweiten|dritten|vierten|\p{L}+\squarter)(?!\p{L}))\p{L}/iu;
/** A margin further off is of another thing. */
const FURTHEST = 0.35;

export const marginVsTable: Rule = {
  id: 'margin-vs-table',
  group: 'consistency',
  severity: 'warning',
  about:
    'A margin in the text is what a table makes of the profit and the revenue that it prints for that time; where no time is said, of those of one of its columns.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| $m | 2Q FY26 | 2Q FY25 |\n|---|---|---|\n| Revenue | 612.4 | 541.9 |\n| Operating income | 38.6 | 19.0 |\n\n- Operating margin 7.1% vs 3.5% a year ago',
        why: '38.6 of 612.4 is 6.3%.',
      },
      {
        text: '# Nordhalde\n\n| Mio. € | 2023 | 2024 |\n|---|---|---|\n| Umsatz | 400,0 | 440,0 |\n| EBITDA | 80,0 | 92,0 |\n\nDie EBITDA-Marge erreichte 22,9 %.',
        why: 'Es sind 20,9 %.',
      },
      {
        text: '# 海登\n\n| 亿元 | 2023 | 2024 |\n|---|---|---|\n| 营业收入 | 40.0 | 44.0 |\n| 归母净利润 | 8.0 | 9.2 |\n\n公司净利率达到22.9%。',
        why: '应为20.9%。',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| $m | 2Q FY26 | 2Q FY25 |\n|---|---|---|\n| Revenue | 612.4 | 541.9 |\n| Operating income | 38.6 | 19.0 |\n\n- Operating margin 6.3% vs 3.5% a year ago\n- We see an operating margin of 8% in the medium term\n- The adjusted operating margin was 7.5%',
        why: 'Right, of a later time, and of another profit.',
      },
    ],
  },
  *check({ claims }) {
    const cells = byMetric(claims.filter(({ cell, range }) => cell !== undefined && range === undefined));
    const revenue = Map.groupBy(cells.get('revenue') ?? [], ({ block }) => block);
    const spans = Map.groupBy(
      claims.filter(({ unit }) => unit.length === 3),
      ({ span }) => span,
    );
    for (const margin of claims) {
      const profit = OF_PROFIT[margin.metric ?? ''];
      if (profit === undefined || !isPlain(margin)) continue;
      if (isMadeBeside(profit, spans.get(margin.span) ?? [])) continue;
      const made = marginsOf(margin, nearestTo(cells.get(profit) ?? [], margin), revenue);
      const printed = nearestTo(cells.get(margin.metric ?? '') ?? [], margin).filter(({ unit }) => unit === '%');
      if (made.length === 0 || [...made, ...printed.map(allowed)].some((each) => touch(each, allowed(margin)))) continue;
      const nearest = made.reduce((best, each) => (gap(allowed(margin), each) < gap(allowed(margin), best) ? each : best));
      if (Math.abs(margin.value / middle(nearest) - 1) > FURTHEST) continue;
      const right = like(middle(nearest), margin);
      yield {
        message: `The margin is told as ${margin.text}; profit and revenue of the table make ${right}.`,
        mend: `Correct it to ${right}, or say of what profit and time it is.`,
        place: margin.place(),
      };
    }
  },
};

function isPlain(claim: Claim): boolean {
  const { cell, unit, range, quoted, motion, owner, qualifier, fact, span, sentence, start, end } = claim;
  return (
    cell === undefined &&
    unit === '%' &&
    range === undefined &&
    qualifier === undefined &&
    fact === undefined &&
    !quoted &&
    motion !== 'by' &&
    motion !== 'from' &&
    !(claim.signed && claim.text.startsWith('+')) &&
    (owner === undefined || owner === 'reported' || owner === 'house') &&
    !isElsewhere(claim) &&
    !OF_PART.test(span.text.slice(Math.max(sentence, span.text.lastIndexOf(claim.label, start) + claim.label.length), start)) &&
    !ELSE.test(span.text.slice(Math.max(sentence, start - 60), end + 24))
  );
}

/** The text around gives profit and revenue of its own. */
function isMadeBeside(profit: string, beside: readonly Claim[]): boolean {
  return [profit, 'revenue'].every((metric) => beside.some((each) => each.metric === metric));
}

/** What the columns of tables make that have the profit of a margin, of its subject and basis, beside revenue. */
function marginsOf(
  margin: Claim,
  profits: readonly Claim[],
  revenue: ReadonlyMap<Claim['block'], readonly Claim[]>,
): readonly Interval[] {
  const time = margin.period?.key;
  const words = margin.span.text.slice(margin.sentence, margin.end + 60);
  if (time === undefined && OF_HALF.test(words)) return [];
  const isOfQuarter = time === undefined && OF_QUARTER.test(words);
  return profits.flatMap((part) => {
    if (part.subject !== margin.subject || part.unit.length !== 3 || part.value <= 0) return [];
    if (basisOf(part) !== basisOf(margin) || (time !== undefined && part.period?.key !== time)) return [];
    if (isOfQuarter && part.period?.kind !== 'quarter') return [];
    const wholes = (revenue.get(part.block) ?? []).filter(
      (each) =>
        each.unit === part.unit &&
        each.value > part.value &&
        (each.subject === part.subject || (each.subject === '' && basisOf(part) !== undefined)) &&
        each.cell?.column === part.cell?.column,
    );
    return wholes.map((whole) => scaled(over(allowed(part), allowed(whole)), 100));
  });
}
