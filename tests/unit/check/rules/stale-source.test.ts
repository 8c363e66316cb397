import { describe, expect, it } from 'vitest';
import type { CheckSettings } from '../../../../src/check/rule.ts';
import { staleSource } from '../../../../src/check/rules/stale-source.ts';
import { markdown } from '../../../support/report.ts';
import { findingsIn } from '../support.ts';

const settings = (ages: CheckSettings['ages']): CheckSettings => ({ levels: {}, ages, packs: [] });
const noticed = (asOf: string, body: string, source: string, ages: CheckSettings['ages'] = {}) =>
  findingsIn(`# Halden\n\nAs of ${asOf}\n\n${body}\n\n[1] ${source}`, [staleSource], settings(ages));

describe('stale-source', () => {
  it.each([
    [
      'a price of two trading days ago',
      '2026-01-14',
      'The share price is $41.20.[1]',
      'Bloomberg - Prices (2026-01-12)',
      /2 trading days before.*Allowed is 1 trading day/,
    ],
    [
      'a market value',
      '2026-01-14',
      'The market cap is $4.1 billion.[1]',
      'Bloomberg - Prices (2026-01-07)',
      /5 trading days before/,
    ],
    [
      'ratings',
      '2026-01-14',
      '| Rating | Share |\n|---|---|\n| Buy | 87.9% [1] |',
      'TradeView - Ratings (2026-01-05)',
      /9 days before.*ratings/,
    ],
    [
      'a mean target, German',
      '2026-01-14',
      'Das durchschnittliche Kursziel liegt bei 48 €.[1]',
      'FactSet - Konsens (02.01.2026)',
      /12 days before.*targets/,
    ],
    [
      'a multiple, Chinese',
      '2026-01-14',
      '当前市盈率为22.8倍。[1]',
      '东方财富 - 行情 (2026-01-02)',
      /12 days before.*a multiple/,
    ],
    [
      'a consensus',
      '2026-01-14',
      'Consensus expects EPS of $2.10 in 2026.[1]',
      'FactSet - Estimates (2025-11-02)',
      /73 days before.*a consensus/,
    ],
    [
      'a forecast from a page on ratings',
      '2026-01-14',
      'EPS is expected to reach $2.10 in 2026.[1]',
      'TradeView - Rating page (2026-01-05)',
      /9 days before/,
    ],
    [
      'accounts without a period',
      '2026-01-14',
      'The net margin is 12.2%.[1]',
      'Halden - Annual report (2024-02-27)',
      /687 days before/,
    ],
  ])('finds %s', async (_, asOf, body, source, message) => {
    expect(await noticed(asOf, body, source)).toMatchObject([{ severity: 'warning', message: expect.stringMatching(message) }]);
  });

  it.each([
    ["Friday's close on a Monday", '2026-01-12', 'The share price is $41.20.[1]', 'Bloomberg - Prices (2026-01-09)'],
    ["Friday's close on a Sunday", '2026-01-11', 'The share price is $41.20.[1]', 'Bloomberg - Prices (2026-01-09)'],
    ['a source of the day', '2026-01-14', 'The share price is $41.20.[1]', 'Bloomberg - Prices (2026-01-14)'],
    [
      'a price of a day that is told',
      '2026-01-14',
      'The share price was $38.10 on 3 March 2025.[1]',
      'Bloomberg - Prices (2025-03-04)',
    ],
    ['a year that is closed', '2026-01-14', 'Sales reached $4.1 billion in 2022.[1]', 'Halden - Annual report 2022 (2023-02-27)'],
    ['a multiple of a past year', '2026-01-14', 'The P/E was 14.1x in 2022.[1]', 'Halden - Annual report 2022 (2023-02-27)'],
    [
      'guidance of the company',
      '2026-01-14',
      'Management expects sales of $4.4 billion in 2026.[1]',
      'Halden - Q3 results (2025-10-27)',
    ],
    ['a source without a day', '2026-01-14', 'The share price is $41.20.[1]', 'Bloomberg - Prices'],
    ['a newer source beside it', '2026-01-14', 'The P/E is 12.1x.[1][2]', 'A - T (2025-01-02)\n[2] B - U (2026-01-13)'],
  ])('is silent about %s', async (_, asOf, body, source) => {
    expect(await noticed(asOf, body, source)).toEqual([]);
  });

  it('tells what rests on one source once', async () => {
    expect(
      await noticed('2026-01-14', '| A | B |\n|---|---|\n| P/E | 12.1x [1] |\n| EV/EBITDA | 8.2x [1] |', 'A - T (2026-01-02)'),
    ).toMatchObject([{ message: expect.stringContaining('12.1x and 1 more') }]);
  });

  it('takes ages from the settings, by metric, by kind, and for all others', async () => {
    const pe = ['2026-01-14', 'The P/E is 12.1x.[1]', 'A - T (2026-01-02)'] as const;
    expect(await noticed(...pe, { multiple: 14 })).toEqual([]);
    expect(await noticed(...pe, { multiple: 14, pe: 3 })).toHaveLength(1);
    const guided = ['2026-01-14', 'Sales should reach $4.4 billion in 2026.[1]', 'A - T (2025-01-02)'] as const;
    expect(await noticed(...guided)).toEqual([]);
    expect(await noticed(...guided, { default: 90 })).toHaveLength(1);
  });

  it('goes by the day that a fact of a report says, and by its sources otherwise', async () => {
    const front = (more: string) =>
      markdown(
        `date: 2026-01-14\nsources:\n  - { id: a, publisher: A, date: 2026-01-02 }\nfacts:\n  price: { label: Share price, value: 41.2, unit: USD, source: a${more} }`,
        'The share price is {{fact "price"}}.',
      );
    expect(await findingsIn(front(''), [staleSource])).toHaveLength(1);
    expect(await findingsIn(front(', asOf: 2026-01-13'), [staleSource])).toEqual([]);
  });
});
