import type { Report } from '../../resolve/report.ts';
import { isDated, namesDay, saysPriceDay } from '../call/dating.ts';
import { sharePriceOf, wordsAround } from '../call/share-price.ts';
import type { Noticed, Rule } from '../rule.ts';

const PRICE_MEND = 'Say the day of the price, and the time unless it is a close: "Price: $31.60 (close of 19 November 2025)".';

export const priceAsOf: Rule = {
  id: 'price-as-of',
  group: 'completeness',
  severity: 'warning',
  about:
    'A share price without its day cannot be checked, and the upside with it. Delegated Regulation (EU) 2016/958 asks for date and time of every price in a recommendation.',
  examples: {
    fires: [
      {
        text: 'Halden Marine is cheap\n\n| Metric | Value |\n|---|---|\n| Share price | $31.60 |\n| P/E | 12.1x |',
        why: 'Nothing says when the share cost that.',
      },
      { text: 'Halden Marine\n\nThe shares trade at 486.5p, which is ten times earnings.', why: 'The same in a sentence.' },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nfacts:\n  price: { label: Price, value: 10, unit: GBP }\nprice: price\n---\n\nThe shares are cheap.\n',
        why: 'Neither the fact nor the report has a date.',
      },
    ],
    silent: [
      { text: 'Halden Marine\n\nPrice: $31.60 (close of 19 November 2025). The P/E is 12.1x.', why: 'The day stands beside it.' },
      {
        text: 'Halden Marine\n\n2 March 2026\n\n| Share price | $31.60 |\n|---|---|\n| P/E | 12.1x |',
        why: 'The masthead is dated.',
      },
      {
        text: 'Halden Marine\n\nThe stock price is €12.40.\n\nPrices as of 2 March 2026, close.',
        why: 'A line says it for all prices.',
      },
      {
        text: 'Halden Marine\n\nThe price target of $40 rests on ten times earnings of $4.',
        why: 'A target is no price.',
      },
    ],
  },
  *check({ note }) {
    if (note.report) {
      yield* inReport(note.report);
      return;
    }
    if (isDated(note)) return;
    const price = sharePriceOf(note);
    if (price === undefined || namesDay(wordsAround(note, price.block)) || saysPriceDay(note)) return;
    // The source that a sentence cites is dated.
    const cited = price.span.citations.some(({ source }) => note.sources.some(({ id, date }) => id === source && date));
    if (cited) return;
    yield { message: 'A share price is printed and nothing says of which day it is.', mend: PRICE_MEND, place: price.place };
  },
};

function* inReport({ data, facts, datasets, locate }: Report): Generator<Noticed> {
  const fact = data.price === undefined ? undefined : facts.get(data.price);
  if (fact === undefined || data.date !== undefined || fact.asOf !== undefined) return;
  const { origin } = fact;
  if ((origin.kind === 'lookup' || origin.kind === 'sql') && datasets.get(origin.dataset)?.asOf !== undefined) return;
  yield {
    message: `The share price (fact "${fact.id}") has no date, and the report has none either.`,
    mend: 'Write asOf in the fact, with the time unless it is a close.',
    place: locate(['price']),
  };
}
