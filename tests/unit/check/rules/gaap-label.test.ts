import { describe, expect, it } from 'vitest';
import { gaapLabel } from '../../../../src/check/rules/gaap-label.ts';
import { findingsIn } from '../support.ts';

const noticed = (body: string) => findingsIn(`# Halden\n\n${body}`, [gaapLabel]);

describe('gaap-label', () => {
  it.each([
    ['EBITA as operating margin', 'The adjusted EBITA margin was 9.1% in 2025.\n\nThe operating margin of 9.1% in 2025 leads.'],
    ['an adjustment that is lost', 'Adjusted net income was $162 million.\n\nNet income of $162 million is a record.'],
    ['German', 'Das bereinigte EBIT lag bei 428 Mio. €.\n\nDas EBIT von 428 Mio. € ist ein Rekord.'],
    ['Chinese', '2025年经调整净利润为16.2亿元。\n\n2025年净利润为16.2亿元。'],
    ['EBITA in a table', '| Item | 2025 |\n|---|---|\n| EBITA margin | 9.1% |\n\nThe operating margin reached 9.1% in 2025.'],
  ])('hints at %s', async (_, body) => {
    expect(await noticed(body)).toMatchObject([{ severity: 'info' }]);
  });

  it.each([
    ['two numbers with their labels', 'The adjusted operating margin was 9.1%, the reported operating margin 7.4%.'],
    ['two years', 'Adjusted net income was $162 million in 2024.\n\nNet income was $162 million in 2025.'],
    ['two parts', 'Adjusted cloud operating profit was $162 million.\n\nRetail operating profit was $162 million.'],
    ['round numbers', 'Adjusted EBIT grew to $5 million.\n\nEBIT was $5 million.'],
    [
      'a short form in a table',
      'Das bereinigte EBITDA stieg auf 2.259 Mio. €.\n\n| Mio. € | 2025 |\n|---|---|\n| EBITDA | 2.259 |',
    ],
    ['both called adjusted', 'Bereinigtes EBIT: 428 Mio. €.\n\nDas bereinigte EBIT von 428 Mio. € ist ein Rekord.'],
  ])('is silent about %s', async (_, body) => {
    expect(await noticed(body)).toEqual([]);
  });
});
