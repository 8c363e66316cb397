import { describe, expect, it } from 'vitest';
import { exchangeMismatch } from '../../../../src/check/rules/exchange-mismatch.ts';
import { markdown } from '../../../support/report.ts';
import { findingsIn } from '../support.ts';

const noticed = (body: string, address: string) =>
  findingsIn(`# Halden grows\n\n${body}[1]\n\n[1] TradeView - Halden page (2026-01-05) ${address}`, [exchangeMismatch]);

describe('exchange-mismatch', () => {
  it.each([
    [
      'a slug',
      'Halden (NYSE: HLDN) grows.',
      'https://t.example/stocks/nasdaq-hldn/analysis',
      'HLDN under Nasdaq; the note says NYSE',
    ],
    ['a quote', 'Halden (NASDAQ: HLDN) grows.', 'https://t.example/quote/HLDN:NYSE', 'HLDN under NYSE; the note says Nasdaq'],
    ['a query', 'Halden (NYSE: HLDN) grows.', 'https://t.example/q?symbol=NASDAQ:HLDN', 'HLDN under Nasdaq'],
    [
      'Chinese exchanges',
      '海登航运（上交所：600937）增长。',
      'https://t.example/szse/600937',
      '600937 under SZSE; the note says SSE',
    ],
  ])('finds %s', async (_, body, address, message) => {
    expect(await noticed(body, address)).toMatchObject([
      { severity: 'warning', message: expect.stringContaining(message), place: { line: 5 } },
    ]);
  });

  it.each([
    ['the same exchange', 'Halden (NYSE: HLDN) grows.', 'https://t.example/stocks/nyse-hldn'],
    ['the page of a peer', 'Halden (NYSE: HLDN) grows.', 'https://t.example/stocks/nasdaq-prto'],
    ['a second listing abroad', 'Halden (NYSE: HLDN) grows.', 'https://t.example/stocks/lse-hldn'],
    ['a site of an exchange', 'Halden (NYSE: HLDN) grows.', 'https://www.nasdaq.com/market-activity/stocks/hldn'],
    ['a note that names none, and a source on something else', 'Words.', 'https://t.example/stocks/nasdaq-hldn'],
    ['words in an address', 'Halden (NYSE: HLDN) grows.', 'https://t.example/news/why-nasdaq-fell-today'],
  ])('is silent about %s', async (_, body, address) => {
    const text = `# Markets\n\n${body}[1]\n\n[1] TradeView - Halden page (2026-01-05) ${address}`;
    expect(await findingsIn(text, [exchangeMismatch])).toEqual([]);
  });

  it('hints at an address that says more than the note', async () => {
    expect(await noticed('Sales rise.', 'https://t.example/stocks/nasdaq-hldn')).toMatchObject([{ severity: 'info' }]);
  });

  it('knows the listing of a report, and lets its register explain', async () => {
    const front = (more: string) =>
      markdown(
        `issuer: { name: Halden plc, ticker: HLDN US, exchange: NYSE }\nsources:\n  - { id: a, publisher: T, locator: "https://t.example/stocks/nasdaq-hldn"${more} }`,
        'So [a].',
      );
    expect(await findingsIn(front(''), [exchangeMismatch])).toMatchObject([{ severity: 'warning' }]);
    expect(await findingsIn(front(', note: Filed under Nasdaq; the share is listed on the NYSE.'), [exchangeMismatch])).toEqual(
      [],
    );
  });
});
