import { describe, expect, it } from 'vitest';
import { distributionOwner } from '../../../../src/check/rules/distribution-owner.ts';
import { findingsIn } from '../support.ts';

const lines = async (text: string) => (await findingsIn(text, [distributionOwner])).map(({ place }) => place?.line);
const TABLE = '| Rating | Share |\n|---|---|\n| Buy | 60% |\n| Hold | 30% |\n| Sell | 10% |';

describe('distribution-owner', () => {
  it.each([
    ['words before', `Halden\n\nOf 58 analysts most say buy:\n\n${TABLE}`],
    ['words behind', `Halden\n\n${TABLE}\n\nConsensus of 20 brokers, 2 March 2026.`],
    ['a heading', `Halden\n\n## Street ratings\n\n${TABLE}`],
    ['the house’s own', `Halden\n\nOur coverage at the end of December:\n\n${TABLE}`],
    ['Chinese', '某公司\n\n| 机构评级 | 占比 |\n|---|---|\n| 买入 | 88% |\n| 中性 | 12% |'],
    ['other holdings', 'Halden\n\n| Part | Share |\n|---|---|\n| Hold | 12% |\n| Deck | 20% |'],
    ['ratings of companies', 'Halden\n\n| Rating | Price |\n|---|---|\n| Buy | $12 |\n| Sell | $9 |'],
  ])('is content with %s', async (_, text) => expect(await lines(text)).toEqual([]));

  it('asks whose ratings are counted', async () => {
    expect(await lines(`Halden\n\nThe shares are cheap.\n\n${TABLE}`)).toEqual([7]);
    expect(await lines('某公司\n\n| 评级分布 | 占比 |\n|---|---|\n| 买入 | 88% |\n| 持有 | 10% |')).toEqual([5]);
  });

  it('reads the caption of an exhibit', async () => {
    const report = (subtitle: string) =>
      `---\nkind: note\ntitle: Halden\nexhibits:\n  ratings:\n    title: Most say buy\n    subtitle: ${subtitle}\n    source: Data\n    table: { columns: [Rating, "Share, %"], rows: [[Buy, 60], [Hold, 30], [Sell, 10]] }\n---\n\n::exhibit{#ratings}\n`;
    expect(await lines(report('Ratings of 20 analysts, %'))).toEqual([]);
    expect(await lines(report('Shares, %'))).toHaveLength(1);
  });
});
