import { describe, expect, it } from 'vitest';
import { factMentions, withFactNumbers } from '../../../src/resolve/fact-numbers.ts';
import { provenance } from '../../../src/resolve/provenance.ts';
import type { Report } from '../../../src/resolve/report.ts';
import { factsOf, markdown, problemsOf, reportOf } from '../../support/report.ts';

const FRONT = `headline: 'Sales {{trend "sales"}}'
price: price
keyData: [price, pe]
facts:
  price: { label: Price, value: 12.5, unit: USD, asOf: 2026-01-14, source: exchange }
  eps: { value: -1, unit: USD, source: books, note: "Adjusted." }
  pe: { label: P/E, formula: price / eps, unit: x, meaningful: eps > 0 }
  sales: { value: 4.4e9, unit: USD, scale: bn, previous: before, period: FY2026 }
  before: { value: 4.0e9, unit: USD, scale: bn, period: FY2025 }
  span: { value: [2, 4], unit: "%" }
  unused: { value: 1, unit: "" }
sources:
  - { id: exchange, publisher: Example Exchange, date: 2026-01-14 }
  - { id: books, publisher: Example Works, title: Accounts }
exhibits:
  bars:
    title: 'Range of {{fact "span"}}'
    rows: [{ what: price, value: { fact: price } }, { what: sales, value: { fact: sales, in: bn } }]
    chart: { type: columns, options: [{ at: { fact: span, part: high } }] }
  rows:
    title: Rows
    table: { rows: [{ name: Price, value: { fact: price } }, { name: 'P/E of {{fact "pe"}}', value: 3 }] }
`;
const BODY =
  'Shares cost {{fact "price"}}.\n\nAt {{fact "pe"}} and {{fact "price" decimals=0}}.\n\n::exhibit{#bars}\n\n::exhibit{#rows}\n';

const report = (): Promise<Report> => reportOf(markdown(FRONT, BODY));

describe('uses of facts', () => {
  it('are all prints, with block, field and words', async () => {
    const { factUses } = await report();
    expect(factUses.map(({ fact, text, where, field }) => [fact, text, where, field])).toEqual([
      ['price', '$12.50', 'call-box', 'price'],
      ['price', '$12.50', 'key-data', 'keyData.0'],
      ['pe', 'NM', 'key-data', 'keyData.1'],
      ['sales', 'rose 10.0% to $4.4bn', 'prose', 'headline'],
      ['before', 'rose 10.0% to $4.4bn', 'prose', 'headline'],
      ['price', '$12.50', 'prose', 'body'],
      ['pe', 'NM', 'prose', 'body'],
      ['price', '$13', 'prose', 'body'],
      ['span', '2.0–4.0%', 'prose', 'exhibits.bars.title'],
      ['span', '2.0–4.0%', 'chart', 'exhibits.bars.chart.options.0.at'],
      ['price', '$12.50', 'chart', 'exhibits.bars.rows.0.value'],
      ['sales', '$4.4bn', 'chart', 'exhibits.bars.rows.1.value'],
      ['price', '$12.50', 'table', 'exhibits.rows.table'],
      ['pe', 'NM', 'table', 'exhibits.rows.table'],
    ]);
  });

  it('stand at their places', async () => {
    const { factUses } = await report();
    const text = markdown(FRONT, BODY).split('\n');
    const wordsAt = (i: number) => text[(factUses[i]?.place.line ?? 0) - 1]?.slice((factUses[i]?.place.column ?? 0) - 1);
    expect(wordsAt(1)).toMatch(/^price, pe\]/);
    expect(wordsAt(5)).toMatch(/^\{\{fact "price"\}\}\./);
    expect(wordsAt(7)).toMatch(/^\{\{fact "price" decimals=0\}\}/);
    expect(wordsAt(11)).toMatch(/^\{ fact: sales/);
  });
});

describe('provenance', () => {
  it('leads from each printed number to all that it rests on', async () => {
    const list = provenance(await report());
    expect(list.map(({ fact }) => fact)).toEqual(['price', 'eps', 'pe', 'sales', 'before', 'span']);
    const of = (id: string) => list.find(({ fact }) => fact === id);
    expect(of('pe')).toMatchObject({
      value: null,
      missing: 'NM',
      formula: 'price / eps',
      inputs: [
        { fact: 'price', value: 12.5, unit: 'USD' },
        { fact: 'eps', value: -1, unit: 'USD' },
      ],
      sources: [
        { id: 'exchange', publisher: 'Example Exchange', date: '2026-01-14' },
        { id: 'books', publisher: 'Example Works', title: 'Accounts' },
      ],
    });
    expect(of('eps')).toMatchObject({ value: -1, note: 'Adjusted.', uses: [] });
    expect(of('span')).toMatchObject({ value: [2, 4], unit: '%' });
    expect(of('price')?.uses).toHaveLength(6);
    expect(JSON.parse(JSON.stringify(list))).toEqual(list);
  });
});

describe('facts in the options of a chart', () => {
  const facts = factsOf('a: { value: [2e9, 4e9], unit: USD }\nna: { value: NA, unit: USD }');

  it('become numbers at any depth', () => {
    const options = {
      layer: [{ encoding: { y: { datum: { fact: 'a', in: 'bn' } } } }],
      low: { fact: 'a', part: 'low' },
      none: { fact: 'na' },
      is: { fact: 'a', of: 1 },
    };
    expect(withFactNumbers(options, facts)).toEqual({
      layer: [{ encoding: { y: { datum: 3 } } }],
      low: 2e9,
      none: null,
      is: { fact: 'a', of: 1 },
    });
    expect([...factMentions(options)].map(([path]) => path.join('.'))).toEqual(['layer.0.encoding.y.datum', 'low', 'none']);
  });

  it('that do not exist are told at the exhibit', async () => {
    const text = markdown(
      'exhibits:\n  e:\n    title: T\n    rows: [{ a: 1 }]\n    chart: { mark: bar, height: { fact: nobody } }\n',
    );
    expect(await problemsOf(() => reportOf(text))).toMatchObject([
      { code: 'fact.unknown', message: expect.stringContaining('"nobody"') },
    ]);
  });
});
