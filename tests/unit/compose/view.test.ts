import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callBox } from '../../../src/compose/view/call-box.ts';
import { analysts, eyebrow, masthead } from '../../../src/compose/view/masthead.ts';
import { estimateChanges, keyData, keyDataDate, keyDataLegend, ratingDistribution } from '../../../src/compose/view/panels.ts';
import type { Report } from '../../../src/resolve/report.ts';
import { type FrontMatter, reportText, TestWorkspace } from '../../support/test-workspace.ts';

let workspace: TestWorkspace;
beforeAll(() => {
  workspace = new TestWorkspace();
});
afterAll(() => workspace[Symbol.dispose]());

const facts = {
  price: { label: 'Share price', value: 8, unit: 'GBP', asOf: '2026-02-02' },
  target: { label: 'Target', value: 10, unit: 'GBP' },
  before: { label: 'Target before', value: 9, unit: 'GBP' },
  low: { label: 'Low target', value: 6, unit: 'GBP' },
  pe: { label: 'P/E', value: 12.5, unit: 'x', asOf: '2026-02-02' },
  buy: { label: 'Buy', value: 60, unit: '%', decimals: 0 },
  sell: { label: 'Sell', value: 20, unit: '%', decimals: 0 },
  sales: { label: 'Sales', value: 5e8, unit: 'GBP', scale: 'mn', decimals: 0, qualifier: 'over' },
};
const report = (frontMatter: FrontMatter): Promise<Report> => workspace.resolve(reportText({ facts, ...frontMatter }));

describe('callBox', () => {
  it('prints target, upside and price, with what the target was', async () => {
    const box = callBox(
      await report({
        rating: { current: 'Buy', previous: 'Hold', since: '2026-01-05' },
        price: 'price',
        target: { current: 'target', previous: 'before', horizon: '12 months' },
        callBox: ['pe'],
      }),
    );
    expect(box).toEqual({
      owner: 'Rating',
      rating: 'Buy',
      previousRating: 'Hold',
      since: 'since 5 Jan 2026',
      figures: [
        { label: 'Price target, 12 months', text: '£10.00', was: '£9.00' },
        { label: 'upside', text: '+25.0%', was: undefined },
        { label: 'price, 2 Feb 2026', text: '£8.00', was: undefined },
        { label: 'P/E', text: '12.5×', was: undefined },
      ],
    });
  });

  it('says downside when the target is below the price', async () => {
    const box = callBox(await report({ price: 'price', target: { current: 'low' } }));
    expect(box?.figures[1]).toEqual({ label: 'downside', text: '−25.0%', was: undefined });
  });

  it('keeps the capitals of German nouns', async () => {
    const box = callBox(await report({ language: 'de', price: 'price' }));
    expect(box?.figures[0]?.label).toBe('Kurs, 2. Feb. 2026');
  });

  it('says nothing of a target that has not moved', async () => {
    const box = callBox(await report({ price: 'price', target: { current: 'target', previous: 'target' } }));
    expect(box?.figures[0]?.was).toBeUndefined();
  });

  it('tells a consensus from the house', async () => {
    const box = callBox(
      await report({
        rating: { current: 'Buy', owner: 'consensus', note: '9 analysts' },
        target: { current: 'target', owner: 'consensus' },
      }),
    );
    expect(box).toMatchObject({ owner: 'Consensus, 9 analysts', figures: [{ label: 'mean target' }] });
  });

  it('computes no upside on a price of nothing', async () => {
    const box = callBox(
      await report({ facts: { ...facts, price: { value: 0, unit: 'GBP' } }, price: 'price', target: { current: 'target' } }),
    );
    expect(box?.figures.map(({ text }) => text)).toEqual(['£10.00', '£0.00']);
  });

  it('is absent when the report makes no call', async () => {
    expect(callBox(await report({}))).toBeUndefined();
  });
});

describe('panels', () => {
  it('date the key data when all of it is of one day', async () => {
    expect(keyDataDate(await report({ keyData: ['price', 'pe'] }))).toBe('as of 2 Feb 2026');
    expect(keyDataDate(await report({ keyData: ['target'] }))).toBeUndefined();
  });

  it('print a qualifier with its figure', async () => {
    expect(keyData(await report({ keyData: ['sales'] }))).toEqual([{ label: 'Sales', text: 'more than £500mn' }]);
  });

  it('show old beside new estimates, a shared currency once, and a dash for none', async () => {
    const estimates = [
      { label: 'Target', new: 'target', old: 'before' },
      { label: 'P/E', new: 'pe' },
    ];
    const view = estimateChanges(await report({ estimates }));
    expect(view).toMatchObject({ any: true, consensus: false, long: false });
    expect(view.rows).toMatchObject([
      { label: 'Target, GBP', new: '10.00', old: '9.00' },
      { label: 'P/E', new: '12.5×', old: '–' },
    ]);
  });

  it('draw shares of the whole that is there, and say whose ratings they are', async () => {
    const view = ratingDistribution(
      await report({
        ratingDistribution: {
          owner: 'consensus',
          count: 9,
          rows: [
            { rating: 'Buy', share: 'buy' },
            { rating: 'Sell', share: 'sell' },
          ],
        },
        targetRange: { low: 'low', high: 'target' },
      }),
    );
    expect(view?.title).toBe('Street ratings, n = 9');
    expect(view?.rows.map(({ text, width }) => [text, width])).toEqual([
      ['60%', '75.00'],
      ['20%', '25.00'],
    ]);
    expect(view?.range?.values).toEqual([
      { label: 'Low', text: '£6.00' },
      { label: 'High', text: '£10.00' },
    ]);
  });
});

describe('masthead', () => {
  it('says who prints what and when, with the zone of the moment', async () => {
    const view = masthead(
      await report({
        department: 'Transport',
        noteType: 'Update',
        issuer: { name: 'Larkhill Rail plc', sector: 'Rail' },
        date: '2026-02-03T07:30:00+01:00',
        status: 'draft',
      }),
    );
    expect(view).toMatchObject({
      name: 'Wrenfield',
      department: 'Transport',
      line: 'Rail · Update',
      date: '3 February 2026, 07:30 UTC+1',
      draft: 'Draft',
    });
  });

  it('leaves no doubt which share is meant', async () => {
    expect(
      eyebrow(await report({ issuer: { name: 'Larkhill Rail plc', ticker: 'LKH LN', exchange: 'London', adsRatio: 2 } })),
    ).toEqual(['Larkhill Rail plc', 'LKH LN', 'London', '1 ADS = 2 ordinary shares']);
    expect(eyebrow(await report({}))).toEqual([]);
  });

  it('marks who certifies', async () => {
    expect(
      analysts(await report({ authors: [{ name: 'A. Writer', role: 'Analyst', certifies: true }, { name: 'B. Reader' }] })),
    ).toMatchObject([
      { certifies: 'AC', lines: ['Analyst'] },
      { certifies: undefined, lines: [] },
    ]);
  });
});

describe('changes and gaps', () => {
  const more = {
    now: { label: 'Sales', value: 110, unit: 'GBP', previous: 'earlier', yearAgo: 'ago' },
    earlier: { value: 100, unit: 'GBP', period: 'Q2' },
    ago: { value: 110, unit: 'GBP' },
    loss: { label: 'Profit', value: -3, unit: 'GBP' },
    gone: { label: 'Yield', value: 'NA', unit: '%', previous: 'gone' },
  };

  it('stand with arrows in key data and call box', async () => {
    const made = await report({ facts: { ...facts, ...more }, keyData: ['now', 'loss'], callBox: ['now'] });
    const changes = ['▲\u00a010.0% on Q2', '■\u00a00.0%'];
    expect(keyData(made)).toEqual([
      { label: 'Sales', text: '£110.00', changes },
      { label: 'Profit', text: '−£3.00' },
    ]);
    expect(callBox(made)?.figures[0]).toMatchObject({ label: 'Sales', changes });
  });

  it('are explained where they are not available', async () => {
    const made = await report({ facts: { ...facts, ...more }, keyData: ['gone', 'now'] });
    expect(keyData(made)[0]).toEqual({ label: 'Yield', text: 'NA', changes: ['NA'] });
    expect(keyDataLegend(made)).toBe('NA = not available');
    expect(keyDataLegend(await report({ facts, keyData: ['price'] }))).toBeUndefined();
  });

  it('that are negative stand in brackets when the brand says so', async () => {
    using house = new TestWorkspace({
      'styles/brands/desk/brand.yaml':
        'meta: { name: Desk }\ncolor: { primary: "#0b3c5d" }\nnumbers: { negatives: parentheses }\n',
    });
    const made = await house.resolve(reportText({ brand: 'desk', facts: more, keyData: ['loss'] }, 'A loss of {{fact "loss"}}.'));
    expect(keyData(made)).toEqual([{ label: 'Profit', text: '(£3.00)' }]);
    expect(made.facts.get('loss')?.text).toBe('−£3.00');
  });
});
