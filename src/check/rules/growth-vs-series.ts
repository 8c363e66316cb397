import { middle } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { misstatedIn } from '../changes/measure.ts';
import type { Rule } from '../rule.ts';

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
        text: '# Halden\n\nAdvertising rose from 9.0% to 9.6% of sales, €232m after €208m. The group targets a margin of 14% by 2028, from 12.6%, of which 60bp come from purchasing.',
        why: 'A share of sales, and a part of the difference.',
      },
      {
        text: '# Halden\n\nReserves rose 3% to 742 MMboe after 43 MMboe of production. Advanced packaging grew 41% and is now 38% of sales after 31%.',
        why: 'What was produced is no base, and what grew is not the share.',
      },
      {
        text: '# Halden\n\n2024 waren es 8.160 Mio. EUR; für 2025 erwarten wir 8.450 Mio. EUR oder 3,6 % mehr, das vierte Quartal also bei 2.266 Mio. EUR nach 2.214 Mio. EUR.',
        why: 'Die Rate gehört zum Jahr.',
      },
      {
        text: '# Halden\n\nIn constant currency revenue grew 9%; as reported it rose from $3.75bn to $4.21bn.',
        why: 'The first rate is of another base.',
      },
    ],
  },
  *check({ claims }) {
    for (const { change, rate, made } of misstatedIn(claims)) {
      const { from, to, kind } = change;
      if (rate.unit === '%' && from.unit === '%') continue;
      const size = like(Math.sign(rate.value) * Math.abs(middle(made)), rate);
      yield {
        message: `${rate.text} is told of the ${kind === 'other' ? 'difference' : 'change'} from ${from.text} to ${to.text}, which is ${size}.`,
        mend: `Correct the ${rate.unit === '%' ? 'rate' : 'difference'} to ${size}, or one of the two numbers.`,
        place: rate.place(),
      };
    }
  },
};
