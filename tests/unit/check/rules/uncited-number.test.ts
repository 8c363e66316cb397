import { describe, expect, it } from 'vitest';
import { uncitedNumber } from '../../../../src/check/rules/uncited-number.ts';
import { markdown } from '../../../support/report.ts';
import { findingsIn } from '../support.ts';

/** A compilation of what two others publish. */
const SOURCES = '[1] Port Daily - Halden in review (2026-01-13) https://port.example/1\n[2] TradeView - Halden (2026-01-13)';
const noticed = async (body: string) =>
  findingsIn(`# Halden Marine\n\nCited words.[1][2]\n\n${body}\n\n${SOURCES}`, [uncitedNumber]);

describe('uncited-number', () => {
  it.each([
    ['a paragraph', 'Revenue rose 4% and the margin 9.1%.', '4% and 9.1% stand here without a source.', 5],
    ['German', 'Der Umsatz stieg um 4,2 %.', '4,2 % stands here without a source.', 5],
    ['Chinese', '公司毛利率为38.5%。', '38.5% stands here without a source.', 5],
    ['a bullet', '- Low debt\n- Net margin 12.2%', '12.2% stands here without a source.', 6],
    [
      'a table, once',
      '| Metric | Value |\n|---|---|\n| Price | $41.20 |\n| P/E | 12.1x |\n| Note | none |',
      'This table has numbers in 2 rows and names no source: $41.20 and 12.1x.',
      7,
    ],
    ['what "the latest data" say', 'According to the latest data, revenue rose 4%.', '4% stands here without a source.', 5],
    ['another number than the cited one', 'Sales rose 4%.[1]\n\nThe gross margin is 4%.', '4% stands here without a source.', 7],
  ])('finds %s', async (_, body, message, line) => {
    expect(await noticed(body)).toMatchObject([{ message, severity: 'warning', place: { line } }]);
  });

  it.each([
    ['a citation anywhere in the paragraph', 'Revenue rose 4% [1]. The margin is 9.1%.'],
    ['a restated number', 'Growth reached 4%.[1]\n\nAt 4%, growth is back.'],
    ['a source line under the table', '| Metric | Value |\n|---|---|\n| P/E | 12.1x |\n\nQuelle: Bloomberg'],
    ['a citation in the row', '| Metric | Value |\n|---|---|\n| P/E | 12.1x [2] |'],
    ['a citation in the sentence that leads into a table', 'Key figures [2]:\n\n| Metric | Value |\n|---|---|\n| P/E | 12.1x |'],
    ['a lead-in that cites', 'In figures [1]:\n\n- Margin 9.1%\n- Growth 4%'],
    ['a source that the sentence names', 'According to the port authority, traffic rose 4%.'],
    ['one that is named in German', 'Laut Hafenamt stieg der Umschlag um 4 %.'],
    ['one that is named in Chinese', '据港口协会统计，吞吐量增长4.1%。'],
    ['what is worked out', 'That implies growth of 19.6% a year.'],
    ['what is supposed', 'If steel rises 10%, the margin falls by 2 percentage points.'],
    ['counts, years and names', 'In 2025, five of 12 ships of the S&P 500 company were sold.'],
    ['headings and captions', '## Up 4%\n\nWords.'],
    ['the small print', '## Disclaimer\n\nBuy means a return above 15%.'],
  ])('is silent about %s', async (_, body) => {
    expect(await noticed(body)).toEqual([]);
  });

  it('leaves to citation-scope a list of which only the last bullet cites', async () => {
    expect(await noticed('- Margin 9.1%\n- Growth 4%\n- Debt of $1.2 billion [1]')).toEqual([]);
  });

  it.each([
    ['speaks as "we"', 'We keep our rating.\n\nRevenue rose 4%.'],
    ['speaks as 我们', '我们维持评级。\n\n毛利率为38.5%。'],
  ])('is a hint, told once, in a note that %s', async (_, body) => {
    expect(await noticed(`${body}\n\nThe margin is 7.7%.`)).toMatchObject([
      { severity: 'info', message: expect.stringMatching(/^Numbers stand in 2 lines \(7 and 9\) without a source/) },
    ]);
  });

  it('is a hint where the issuer is among the sources', async () => {
    const text = `# Halden Marine: up\n\nSo it is.[1][2]\n\nThe margin is 7.7%.\n\n[1] Halden Marine plc - Results (2026-01-13)\n[2] Port Daily - News (2026-01-12)`;
    expect(await findingsIn(text, [uncitedNumber])).toMatchObject([{ severity: 'info' }]);
  });

  it('tells a note without sources once', async () => {
    expect(await findingsIn('# Halden\n\nRevenue rose 4%.\n\nThe margin is 9.1%.', [uncitedNumber])).toMatchObject([
      { severity: 'warning', message: 'The note names no source; 2 lines carry numbers: 4% and 9.1%.' },
    ]);
  });

  it('leaves houses alone that name sources under their tables', async () => {
    expect(await findingsIn('# Halden\n\nRevenue rose 4%.\n\nSource: Company data, Wrenfield', [uncitedNumber])).toEqual([]);
  });

  describe('in a report', () => {
    const front = `sources:\n  - { id: a, publisher: Port Daily, title: T, date: 2026-01-13, locator: p. 4 }\n  - { id: b, publisher: TradeView }\nfacts:\n  growth: { value: 4.2, unit: "%", source: a }\nexhibits:\n  rates: { title: Rates, table: { columns: [Route, Rate], rows: [[North, 4.4]] } }\n`;

    it.each([
      ['finds a bare number', 'The margin is 9.1%.', ['9.1% stands here without a source.']],
      ['is silent about a fact, and what restates it', 'Up {{fact "growth"}}.\n\nSo 4.2% it is.', []],
      ['is silent about words made from facts', 'It grew {{#if (above "growth" 0)}}{{fact "growth"}}{{/if}} in all.', []],
      ['is silent about a citation', 'The margin is 9.1% [a].', []],
    ])('%s', async (_, body, messages) => {
      expect((await findingsIn(markdown(front, body), [uncitedNumber])).map(({ message }) => message)).toEqual(messages);
    });

    it('finds an exhibit without a source', async () => {
      const columns = '[{ key: r, title: Route }, { key: p, title: "Revenue, %", unit: "%" }]';
      const bare = front.replace(
        / {2}rates: .*\n/,
        `  rates: { title: Rates, table: { columns: ${columns}, rows: [[North, 4.4]] } }\n`,
      );
      expect((await findingsIn(markdown(bare, '::exhibit{#rates}'), [uncitedNumber])).map(({ message }) => message)).toEqual([
        expect.stringMatching(/^The table of the exhibit "rates" has numbers in one row and names no source/),
      ]);
      const sourced = bare.replace('title: Rates', 'title: Rates, source: a');
      expect(await findingsIn(markdown(sourced, '::exhibit{#rates}'), [uncitedNumber])).toEqual([]);
    });
  });
});
