import { allowed } from '../arithmetic/allowed.ts';
import { type Change, changesIn } from '../arithmetic/changes.ts';
import { growth, middle, minus, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import type { Claim, Interval } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

export const growthVsSeries: Rule = {
  id: 'growth-vs-series',
  group: 'arithmetic',
  severity: 'error',
  about:
    'A rate of change must be what the two numbers beside it make. Growth is recomputed from what is printed before and after, within what their digits allow.',
  examples: {
    fires: [
      { text: '# Halden Marine\n\nRevenue rose 14.2% to $4.21bn from $3.75bn.', why: '4.21 / 3.75 − 1 is 12.3%.' },
      {
        text: '# Halden\n\nDer Umsatz stieg um 18,4 % auf 846,9 Mio. € (Vorjahr: 812,4 Mio. €) und die Marge legte zu, weil die Kosten sanken.',
        why: 'Es sind 4,2 %.',
      },
      { text: '# 海登\n\n归母净利润18.6亿元，同比增长31.9%（去年同期15.4亿元）。', why: '应为20.8%。' },
      {
        text: '# Halden\n\nThe operating margin widened by 180bp to 12.3% from 11.1%.',
        why: 'The difference is 120 basis points.',
      },
    ],
    silent: [
      { text: '# Halden Marine\n\nRevenue rose 12.3% to $4.21bn from $3.75bn, while costs fell 2%.', why: 'The rate is right.' },
      { text: '# Halden\n\nDer Umsatz stieg um 4,2 % auf 846,9 Mio. € (Vorjahr: 812,4 Mio. €).', why: 'Die Rate stimmt.' },
      {
        text: '# Halden\n\nIn constant currency revenue grew 9%; as reported it rose from $3.75bn to $4.21bn.',
        why: 'The first rate is of another base.',
      },
    ],
  },
  *check({ claims }) {
    for (const change of changesIn(claims)) {
      const noticed = judge(change);
      if (noticed) yield noticed;
    }
  },
};

/** Rates on another base than the two numbers. */
const OTHER_BASE =
  /constant[- ](?:currency|exchange)|organic|like[- ]for[- ]like|comparable|underlying|excluding|ex[- ]|adjusted for|pro[- ]forma|currency[- ]adjusted|währungsbereinigt|organisch|bereinigt|flächenbereinigt|vergleichbar|consensus|按固定汇率|固定匯率|剔除|可比|內生|内生|扣非|per year|a year|annuali[sz]ed|cagr|pro jahr|jährlich|年均|复合|複合/iu;

function judge({ from, to, by, words, direction }: Change): Noticed | undefined {
  if (by === undefined || by.value === 0 || from.value === 0) return undefined;
  const around = by.span.text.slice(Math.max(by.sentence, by.start - 45), by.end + 40);
  if (OTHER_BASE.test(around) || from.quoted !== to.quoted) return undefined;
  const computed = differenceOf(from, to, by);
  if (computed === undefined) return undefined;
  const size = allowed(by);
  const stated: Interval = !by.signed && direction < 0 && by.value > 0 ? scaled(size, -1) : size;
  // A wrong way is told by the rule of directions.
  if (touch(stated, computed) || touch(scaled(stated, -1), computed)) return undefined;
  if (by.unit === '%' && from.unit === '%') return undefined;
  const made = like(Math.sign(by.value) * Math.abs(middle(computed)), by);
  return {
    message: `${by.text} is told of the change from ${from.text} to ${to.text}, which is ${made}.`,
    mend: `Correct the rate to ${made}, or one of the two numbers.`,
    place: by.place(),
    ...(words.length > 400 ? { severity: 'warning' as const } : {}),
  };
}

function differenceOf(from: Claim, to: Claim, by: Claim): Interval | undefined {
  const [a, b] = [allowed(from), allowed(to)];
  if (by.unit === 'pp') return minus(b, a);
  if (by.unit === 'bp') return scaled(minus(b, a), 100);
  const computed = growth(a, b);
  // A change of sign has no rate.
  return from.value < 0 || to.value < 0 || !Number.isFinite(computed.low) ? undefined : computed;
}
