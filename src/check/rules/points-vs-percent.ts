import { allowed } from '../arithmetic/allowed.ts';
import { middle, minus, scaled, touch } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import { changesIn } from '../changes/changes.ts';
import { misstatedIn } from '../changes/measure.ts';
import { wayWordsIn } from '../changes/way-words.ts';
import type { Claim } from '../claims/claim.ts';
import { METRICS } from '../claims/metrics.ts';
import type { Rule } from '../rule.ts';

export const pointsVsPercent: Rule = {
  id: 'points-vs-percent',
  group: 'arithmetic',
  severity: 'error',
  about:
    'The difference of two percentages is told in percentage points or basis points. "Per cent" of a percentage is another number: from 10% to 12% are two points, and 20%.',
  examples: {
    fires: [
      { text: '# Halden\n\nThe margin rose by 1.0% to 15.6% from 14.6%.', why: 'It is one point, and 6.8%.' },
      {
        text: '# Halden\n\n- EBITDA-Marge 15,6 % nach 14,6 %, ein Anstieg um 1,0 % und damit der dritte in Folge, weil die Kosten sanken und die Preise hielten.',
        why: 'Es ist ein Prozentpunkt.',
      },
      { text: '# Rates\n\nThe 10-year Bund yield climbed 6% to 2.78%.', why: 'Basis points are told as per cent.' },
      { text: '# Zinsen\n\nDie zehnjährige Rendite stieg um 6 % auf 2,78 %.', why: 'Auf Deutsch.' },
      { text: '# 利率\n\n十年期国债收益率上行6%至2.78%。', why: '应为基点。' },
    ],
    silent: [
      { text: '# Halden\n\nThe margin rose by 1.0 percentage point to 15.6% from 14.6%.', why: 'Points are points.' },
      { text: '# Halden\n\nThe margin rose by 6.8% to 15.6% from 14.6%.', why: 'A rate of a rate, rightly computed.' },
      {
        text: '# Halden\n\nSales rose 6% to $2.78bn, and we expect growth of 2% to 4%; the yield rose 6bp to 2.78%.',
        why: 'An amount, a range and basis points.',
      },
    ],
  },
  *check({ claims }) {
    for (const [at, by] of claims.entries()) {
      const to = claims[at + 1];
      const third = claims[at + 2];
      if (
        by.unit !== '%' ||
        to === undefined ||
        to.motion !== 'to' ||
        to.unit !== '%' ||
        to.span !== by.span ||
        to.sentence !== by.sentence ||
        to.start - by.end > 12 ||
        (by.motion !== 'by' && !isStepTo(by, to))
      )
        continue;
      if (third?.motion === 'from' && third.span === by.span && third.sentence === by.sentence) continue;
      if (METRICS.get(to.metric ?? by.of ?? by.metric ?? '')?.kind !== 'percent' && !namesRate(by)) continue;
      yield {
        severity: 'warning',
        message: `"${by.text} to ${to.text}" of a percentage can mean points or per cent of it.`,
        mend: 'Write percentage points when these are meant.',
        place: by.place(),
      };
    }
    for (const { from, to, sentence } of changesIn(claims)) {
      const points = sentence.find((each) => each.unit === 'pp' && each.start >= to.end && each.start - to.end < 24);
      if (points === undefined || !isCounted(from) || !isCounted(to) || !touch(allowed(points), away(from, to))) continue;
      yield {
        message: `${points.text} are told of the change from ${from.text} to ${to.text}, which are no percentages.`,
        mend: 'Say by how many units, or by how much per cent.',
        place: points.place(),
      };
    }
    for (const { change, rate } of misstatedIn(claims)) {
      const { from, to } = change;
      if (rate.unit !== '%' || from.unit !== '%') continue;
      const points = minus(allowed(to), allowed(from));
      const difference = few(Math.abs(middle(points)));
      const isPoints = touch(allowed(rate), points) || touch(scaled(allowed(rate), -1), points);
      yield isPoints
        ? {
            message: `From ${from.text} to ${to.text} are ${difference} percentage points, not ${rate.text}.`,
            mend: `Write percentage points, or basis points (${few(Math.abs(middle(points)) * 100)}).`,
            place: rate.place(),
          }
        : {
            message: `${rate.text} is told of the change from ${from.text} to ${to.text}, which is ${difference} percentage points.`,
            mend: 'Correct the change or one of the two numbers.',
            place: rate.place(),
          };
    }
  },
};

/** An amount of money, or a number with what it counts right behind it. */
function isCounted({ unit, span: { text }, end }: Claim): boolean {
  return (
    unit.length === 3 ||
    (unit === '' &&
      /^\s?(?:[A-Z]{1,3}\/s|[kMGT]Wh?|tonnes?|tons?|units?|barrels?|[kM]?t(?!\p{L})|吨|噸|辆|輛|台|Stück|Tonnen)/u.test(
        text.slice(end, end + 12),
      ))
  );
}

/** The difference of two numbers as it is printed, in their own power of ten. */
function away(from: Claim, to: Claim) {
  const made = scaled(minus(allowed(to), allowed(from)), 10 ** -to.scale);
  return middle(made) < 0 ? scaled(made, -1) : made;
}

/** Words for what is itself a percentage, right before the verb of a change. */
const RATE =
  /(?<!\p{L})(?:yields?|(?:interest|policy|deposit|mortgage|vacancy|default|unemployment|inflation|tax|churn|loss|cap|occupancy|savings) rates?|inflation|margins?|ratios?|unemployment|occupancy|\p{L}*(?:rendite|zins(?:en|satz)?|marge|quote|inflation|teuerung))(?:\s(?!and|und|or)[\p{L}-]+){0,3}\s$|(?:收益率|利率|毛利率|净利率|淨利率|失业率|失業率|空置率|不良率|通胀率|通脹率)(?:[\p{Script=Han}]{0,6})$/iu;

/** "Climbed 6% to 2.78%": a word of change right before the first number, and nothing but "to" between the two. */
function isStepTo(by: Claim, to: Claim): boolean {
  const lead = by.span.text.slice(Math.max(by.sentence, by.start - 24), by.start);
  const word = wayWordsIn(lead).at(-1);
  if (word === undefined || lead.slice(word.end).trim() !== '') return false;
  return /^\s?(?:to|auf|[至到])\s?$/u.test(by.span.text.slice(by.end, to.start));
}

function namesRate({ span, sentence, start }: Claim): boolean {
  return RATE.test(span.text.slice(Math.max(sentence, start - 60), start));
}
