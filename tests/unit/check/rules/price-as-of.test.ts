import { describe, expect, it } from 'vitest';
import { priceAsOf } from '../../../../src/check/rules/price-as-of.ts';
import { findingsIn } from '../support.ts';

const told = async (text: string) => (await findingsIn(text, [priceAsOf])).map(({ place }) => place?.line);

describe('price-as-of', () => {
  it.each([
    ['a time of day', 'Halden\n\nPrice: $31.60 (16:30 GMT)'],
    ['a day without its year', 'Halden\n\nThe share price was $31.60 at the close of 19 November.'],
    ['the head of a table', 'Halden\n\nKey data at 19.11.2025\n\n| Aktienkurs | 31,60 € |\n|---|---|\n| KGV | 12,1 |'],
    ['a German line for all prices', 'Halden\n\nDer Schlusskurs liegt bei 31,60 €.\n\nAlle Kurse vom 19.11.2025.'],
    ['a Chinese line for all prices', '某公司\n\n当前股价：86.40元\n\n注：股价截至2026年1月20日收盘。'],
    ['a dated source', 'Halden\n\nThe share price is $31.60.[1]\n\n[1] Tarn Data - Quotes (2026-02-11)'],
    ['a price of copper', 'Copper\n\nThe current price is $9,640 a tonne, and the closing price of oil was $62 per barrel.'],
    ['a price target', 'Halden\n\nThe price target is $40 and the target price range $30 to $50.'],
    ['a price in billions', 'Halden\n\nThe purchase price was $3.1 billion.'],
    ['a price-to-book ratio', 'Halden\n\nPrice to book: 1.3x. Price/earnings 12x.'],
  ])('is content with %s', async (_, text) => expect(await told(text)).toEqual([]));

  it.each([
    ['a sentence', 'Halden\n\nHalden’s stock price is currently $31.60.', 3],
    ['a field', 'Halden\n\nHLM LN | Price £9.80 | Target £12', 3],
    ['a Chinese table', '某公司\n\n| 指标 | 数值 |\n|---|---|\n| 现价 | 86.40元 |', 5],
    ['a German sentence', 'Halden\n\nDie Aktie notiert bei 23,85 €.', 3],
    ['a source without a date', 'Halden\n\nThe share price is $31.60.[1]\n\n[1] Tarn Data - Quotes', 3],
  ])('asks for the day of the price in %s', async (_, text, line) => expect(await told(text)).toEqual([line]));

  it('knows the day of a fact or of its dataset', async () => {
    const report = (fact: string, dataset = '') =>
      `---\nkind: note\ntitle: Halden\ndatasets:\n  prices: { rows: [{ close: 9.8 }]${dataset} }\nfacts:\n  price: { label: Price, unit: GBP, ${fact} }\nprice: price\n---\n\nCheap.\n`;
    expect(await told(report('value: 9.8'))).toHaveLength(1);
    expect(await told(report('value: 9.8, asOf: 2026-03-02'))).toEqual([]);
    expect(await told(report('from: { dataset: prices, column: close }', ', asOf: 2026-03-02'))).toEqual([]);
  });
});
