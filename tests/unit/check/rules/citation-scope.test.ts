import { describe, expect, it } from 'vitest';
import { citationScope } from '../../../../src/check/rules/citation-scope.ts';
import { findingsIn } from '../support.ts';

const SOURCES = '[1] Port Daily - Review (2026-01-13)\n[2] TradeView - Ratings (2026-01-13)';
const noticed = (body: string, sources = SOURCES) => findingsIn(`# Halden Marine\n\n${body}\n\n${sources}`, [citationScope]);

describe('citation-scope', () => {
  it('covers the bullets that carry numbers', async () => {
    expect(await noticed('- A full yard\n- Margin 9.1%\n- Growth 4%\n- Debt of $1.2 billion [1][2]')).toMatchObject([
      {
        severity: 'warning',
        message:
          'Only the last bullet of this list cites [1][2]; 2 bullets before it carry numbers, and nothing says whether they rest on it.',
        place: { line: 4, endLine: 5 },
      },
    ]);
  });

  it.each([
    ['German', '- Marge 9,1 %\n- Schulden 1,2 Mrd. € [1]'],
    ['Chinese', '- 毛利率为38.5%\n- 负债为12亿元[1]'],
  ])('finds it in %s', async (_, body) => {
    expect(await noticed(body)).toMatchObject([{ message: expect.stringContaining('one bullet before it carries numbers') }]);
  });

  it.each([
    ['each bullet cites', '- Margin 9.1% [1]\n- Growth 4% [2]'],
    ['none cites', '- Margin 9.1%\n- Growth 4%'],
    ['only the first cites', '- Margin 9.1% [1]\n- Growth 4%'],
    ['the bullets before carry no numbers', '- A full yard\n- A calm sea\n- Growth 4% [1]'],
    ['the lead-in cites', 'Figures of the year [1]:\n\n- Margin 9.1%\n- Growth 4% [1]'],
    ['the lead-in names its source', 'Laut Hafenamt gilt:\n\n- Marge 9,1 %\n- Wachstum 4 % [1]'],
    ['the bullets restate what is cited', 'The margin is 9.1%.[2]\n\n- Margin 9.1%\n- Growth 4% [1]'],
    ['the bullets are of the house', '- We expect growth of 6%\n- Growth was 4% [1]'],
  ])('is silent when %s', async (_, body) => {
    expect(await noticed(body)).toEqual([]);
  });

  it("is a hint where the company's own document is cited", async () => {
    const own = '[1] Halden Marine - Results 2025 (2026-01-13)\n[2] TradeView - Ratings (2026-01-13)';
    expect(await noticed('- Margin 9.1%\n- Growth 4% [1]', own)).toMatchObject([{ severity: 'info' }]);
  });
});
