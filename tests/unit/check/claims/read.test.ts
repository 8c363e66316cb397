import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../../../src/check/claims/read.ts';
import { noteOf } from '../support.ts';

/** Claims as "metric<of {subject} period value motion". */
const claims = async (text: string) =>
  claimsOf(await noteOf(text)).map(({ metric, of, subject, period, text: printed, motion, estimate }) =>
    [
      `${metric ?? '-'}${of === undefined ? '' : `<${of}`}`,
      subject && `{${subject}}`,
      period?.key,
      estimate ? 'E' : '',
      printed,
      motion,
    ]
      .filter(Boolean)
      .join(' '),
  );

describe('claims of prose', () => {
  it.each([
    [
      'Revenue rose 12.4% to $4,210m from $3,745m.',
      ['growth<revenue 12.4%', 'revenue $4,210m to', 'revenue before $3,745m from'],
    ],
    ['The operating margin widened by 180bp to 12.3%.', ['change<operatingMargin 180bp by', 'operatingMargin 12.3% to']],
    ['EBITDA was $92 million and the margin 20.9%.', ['ebitda $92 million', 'ebitdaMargin 20.9%']],
    ['Cloud revenue is projected to reach $16bn in 2028.', ['revenue {cloud} 2028 E $16bn to']],
    [
      'Net income of $402 million and 221 million diluted shares give EPS of $1.82.',
      ['netIncome $402 million', 'shares 221 million', 'eps $1.82'],
    ],
    ['Our price target of $30 is 15x 2026 EPS of $2.00.', ['targetPrice E $30', '- 2026 E 15x', 'eps 2026 E $2.00']],
  ])('%s', async (text, expected) => {
    expect(await claims(`# Halden: results\n\nDate: 14 January 2026\n\n${text}`)).toEqual(expected);
  });

  it('German and Chinese say the same', async () => {
    expect(
      await claims('# Halden\n\nDer Umsatz stieg um 4,2 % auf 846,9 Mio. € (Vorjahr: 812,4 Mio. €) und die Marge hielt.'),
    ).toEqual(['growth<revenue 4,2 % by', 'revenue 846,9 Mio. € to', 'revenue before 812,4 Mio. € from']);
    expect(await claims('# 海登\n\n2025年公司实现营业收入286.4亿元，同比增长23.6%；归母净利润104.9亿元。')).toEqual([
      'revenue 2025 286.4亿元',
      'growth<revenue 2025 23.6%',
      'netIncome 2025 104.9亿元',
    ]);
  });

  it('numbers in quotation marks and in what somebody said are quoted', async () => {
    const note = await noteOf(
      '# Halden\n\nThe company said that revenue grew 12%. It calls this “a 40% share of the market”. Revenue fell 3%.',
    );
    expect(claimsOf(note).map(({ text, quoted }) => [text, quoted])).toEqual([
      ['12%', true],
      ['40%', true],
      ['3%', false],
    ]);
  });

  it('a citation covers what stands before it in its sentence, else in its paragraph', async () => {
    const note = await noteOf(
      '# Halden\n\nRevenue was $4bn.[1] Profit was $1bn. Debt was $2bn.[2]\n\n[1] A - B (2026-01-01)\n[2] C - D (2026-01-02)',
    );
    expect(claimsOf(note).map(({ text, citations }) => [text, citations])).toEqual([
      ['$4bn', ['1']],
      ['$1bn', ['2']],
      ['$2bn', ['2']],
    ]);
  });

  it('lists of years give each number its own', async () => {
    expect(await claims('# 海登\n\n我们预计2026—2028年归母净利润分别为9.2亿元、18.5亿元和24.1亿元。')).toEqual([
      'netIncome 2026 E 9.2亿元 to',
      'netIncome 2027 E 18.5亿元',
      'netIncome 2028 E 24.1亿元',
    ]);
  });
});

describe('claims of tables', () => {
  it('take metric from the row, period and estimate from the column, unit from both', async () => {
    expect(
      await claims(
        '# Halden\n\n| USD mn | 2025 | 2026E |\n|---|---|---|\n| Revenue | 412 | 440 |\n| EBIT margin | 11.0% | 12.0% |\n| EPS (USD) | 1.20 | 1.40 |\n| Revenue growth | | 6.8% |',
      ),
    ).toEqual([
      'revenue 2025 412',
      'revenue 2026 E 440',
      'operatingMargin 2025 11.0%',
      'operatingMargin 2026 E 12.0%',
      'eps 2025 1.20',
      'eps 2026 E 1.40',
      'growth<revenue 2026 E 6.8%',
    ]);
    const [first] = claimsOf(await noteOf('# Halden\n\n| USD mn | 2025 |\n|---|---|\n| Revenue | 412 |\n| Other | 1 |'));
    expect([first?.value, first?.unit]).toEqual([412_000_000, 'USD']);
  });

  it('of companies take the metric from the column and the company from the row', async () => {
    expect(
      await claims(
        '# Peers\n\n| Company | P/E | EV/EBITDA |\n|---|---|---|\n| Halden | 12.1x | 7.0x |\n| Ostrel | 14.0x | 8.2x |',
      ),
    ).toEqual(['pe {halden} 12.1x', 'evEbitda {halden} 7.0x', 'pe {ostrel} 14.0x', 'evEbitda {ostrel} 8.2x']);
  });

  it('take no multiple from the word "per"', async () => {
    expect(await claims('# Racks\n\n| Year | Connectors per rack |\n|---|---|\n| 2024 | 180 |')).toEqual(['- 2024 180']);
  });

  it('of percentages a year have their unit from the corner', async () => {
    const note = await noteOf('# Outlook\n\n| % p.a. | US | Japan |\n|---|---|---|\n| Net buybacks | 1.5 | 0.9 |');
    expect(claimsOf(note).map(({ unit }) => unit)).toEqual(['%', '%']);
  });

  it('count 元 in dollars where a note counts in new Taiwan dollars', async () => {
    const text = (currency: string) => `# 嶺昇\n\n收盤價${currency}128.5。每股淨值48.6元。`;
    const units = async (currency: string) => claimsOf(await noteOf(text(currency))).map(({ unit }) => unit);
    expect(await units('NT$')).toEqual(['TWD', 'TWD']);
    expect(await units('HK$')).toEqual(['HKD', 'CNY']);
  });

  it('know where each number stands', async () => {
    const note = await noteOf('# Halden\n\n| Metric | Value |\n|---|---|\n| Share price | $84.20 |');
    expect(claimsOf(note)[0]?.place()).toMatchObject({ line: 5, column: 17, endColumn: 23 });
  });
});

describe('claims of reports', () => {
  it('know the fact that they print', async () => {
    const note = await noteOf(
      '---\nkind: note\ntitle: Halden\nfacts:\n  price: { value: 84.2, unit: USD, label: Price }\n---\nThe share price is {{fact "price"}}.\n',
    );
    expect(claimsOf(note).map(({ fact, metric, text }) => [fact, metric, text])).toEqual([['price', 'price', '$84.20']]);
  });
});
