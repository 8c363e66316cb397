import { describe, expect, it } from 'vitest';
import { noLocator } from '../../../../src/check/rules/no-locator.ts';
import { markdown } from '../../../support/report.ts';
import { findingsIn } from '../support.ts';

const noticed = (source: string) => findingsIn(`# Halden\n\nSo it is.[1]\n\n[1] ${source}`, [noLocator]);

describe('no-locator', () => {
  it.each([
    ['a feed', 'Jinling AI - Real-time quotes (2026-01-14)', 'no address'],
    ['a feed in Chinese', '某某数据 - 实时行情 (2026-01-14)', 'no address'],
    ['no day', 'Port Daily - Halden wins an order', 'no date or address'],
    ['neither title nor day', 'Port Daily 2025', 'no title, date or address'],
  ])('warns of %s', async (_, source, lacks) => {
    expect(await noticed(source)).toMatchObject([
      { severity: 'warning', message: expect.stringContaining(lacks), place: { line: 5 } },
    ]);
  });

  it('hints at an article that has its title and day', async () => {
    expect(await noticed('Port Daily - Halden wins an order (2026-01-13)')).toMatchObject([{ severity: 'info' }]);
  });

  it.each([
    ['an address', 'Jinling AI - Real-time quotes (2026-01-14) https://jinling.example'],
    ['a filing with its day', 'Halden - Annual report 2025 (2026-01-13)'],
    ['a German filing', 'Halden - Geschäftsbericht 2025 (13.01.2026)'],
    ['a Chinese filing', '海登航运 - 《2025年度业绩预告》（2026年1月13日）'],
    ['a page', 'Port Daily - Yearbook, p. 42 (2025-06-01)'],
    ['a form', 'Halden - Form 20-F (2025-06-01)'],
    ['a terminal', 'Bloomberg - Closing prices (2026-01-13)'],
  ])('is silent about %s', async (_, source) => {
    expect(await noticed(source)).toEqual([]);
  });

  it('takes any locator of a report, and hints at a source that is marked as doubtful', async () => {
    const front = (more: string) =>
      markdown(`sources:\n  - { id: a, publisher: Jinling AI, title: Real-time quotes, date: 2026-01-14${more} }`);
    expect(await findingsIn(front(', locator: data/quotes.csv'), [noLocator])).toEqual([]);
    expect(await findingsIn(front(', reliability: C'), [noLocator])).toMatchObject([{ severity: 'info' }]);
    expect(await findingsIn(front(', reliability: B'), [noLocator])).toMatchObject([{ severity: 'warning', place: { line: 5 } }]);
  });
});
