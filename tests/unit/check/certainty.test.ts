import { describe, expect, it } from 'vitest';
import { oneValue } from '../../../src/check/rules/one-value.ts';
import { ratioIdentity } from '../../../src/check/rules/ratio-identity.ts';
import { findingsIn } from './support.ts';

const severities = async (text: string) =>
  (await findingsIn(text, [ratioIdentity, oneValue])).map(({ rule, severity }) => [rule, severity]);

describe('an error', () => {
  it('is one in fields and tables', async () => {
    expect(await severities('# Halden\n\nShare price: SEK 84.20. Price target: SEK 103. Upside potential: 32.3%.')).toEqual([
      ['ratio-identity', 'error'],
    ]);
    expect(
      await severities(
        '# Halden\n\n| USD mn | 2024 | 2025 |\n|---|---|---|\n| Revenue | 400 | 440 |\n| EBITDA | 80 | 92 |\n| EBITDA margin | 20.0% | 22.9% |',
      ),
    ).toEqual([['ratio-identity', 'error']]);
  });

  it('is a warning in running text, which may mean something else', async () => {
    expect(
      await severities(
        '# Halden\n\nThe market value is SEK 103 billion by our count.\n\nFreight rates held. The market value is SEK 113 billion, or fifteen times what the harbours earn.',
      ),
    ).toEqual([['one-value', 'warning']]);
  });

  it('is a warning in a row of several companies where it holds for none', async () => {
    const table = (rate: string) =>
      `# Chemicals\n\n| | A | B | C |\n|---|---|---|---|\n| Price | 10.00 | 20.00 | 30.00 |\n| Shares, mn | 10.0 | 20.0 | 30.0 |\n| Market cap, mn | ${rate} |\n`;
    const found = async (rate: string) => (await findingsIn(table(rate), [ratioIdentity])).map(({ severity }) => severity);
    expect(await found('100 | 400 | 900')).toEqual([]);
    expect(await found('93 | 372 | 837')).not.toContain('error');
  });
});
