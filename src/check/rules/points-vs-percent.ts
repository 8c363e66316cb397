import { allowed } from '../arithmetic/allowed.ts';
import { middle, minus, scaled, touch } from '../arithmetic/interval.ts';
import { few } from '../arithmetic/print.ts';
import { misstatedIn } from '../changes/measure.ts';
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
    ],
    silent: [
      { text: '# Halden\n\nThe margin rose by 1.0 percentage point to 15.6% from 14.6%.', why: 'Points are points.' },
      { text: '# Halden\n\nThe margin rose by 6.8% to 15.6% from 14.6%.', why: 'A rate of a rate, rightly computed.' },
    ],
  },
  *check({ claims }) {
    for (const [at, by] of claims.entries()) {
      const to = claims[at + 1];
      const third = claims[at + 2];
      if (
        by.unit !== '%' ||
        by.motion !== 'by' ||
        to === undefined ||
        to.motion !== 'to' ||
        to.unit !== '%' ||
        to.span !== by.span ||
        to.sentence !== by.sentence ||
        to.start - by.end > 12
      )
        continue;
      if (third?.motion === 'from' && third.span === by.span && third.sentence === by.sentence) continue;
      if (METRICS.get(to.metric ?? by.of ?? by.metric ?? '')?.kind !== 'percent') continue;
      yield {
        severity: 'warning',
        message: `"By ${by.text} to ${to.text}" of a percentage can mean points or per cent of it.`,
        mend: 'Write percentage points when these are meant.',
        place: by.place(),
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
