import { describe, expect, it } from 'vitest';
import { comparativeWithoutComparator } from '../../../../src/check/rules/comparative-without-comparator.ts';
import { findingsIn } from '../support.ts';

const severities = async (paragraph: string, title = 'Halden Marine') =>
  (await findingsIn(`${title}\n\n${paragraph}`, [comparativeWithoutComparator])).map(({ severity }) => severity);

describe('comparative-without-comparator', () => {
  it.each([
    'The shares trade at 22.78x, which is lower than its historical valuation center.',
    'Sales grew by over 50%, a rate far exceeding the platform’s average, reflecting three trends.',
    'At 14.2x the multiple is above its own ten-year average.',
    'The margin of 13% is well above the industry median.',
    'Die Marge von 11,9 % liegt deutlich über dem Branchendurchschnitt.',
    'Mit dem 14-fachen Gewinn notiert die Aktie unter ihrem historischen Mittel.',
    '当前市盈率22.78倍，低于其历史估值中枢。',
    '毛利率41.5%，遠高於同業平均水準。',
  ])('warns of %j', async (sentence) => {
    expect(await severities(sentence)).toEqual(['warning']);
  });

  it('only notes a comparison without any figure', async () => {
    expect(await severities('Growth remained above the national average.')).toEqual(['info']);
  });

  it.each([
    'At 14.2x the multiple is below its ten-year average of 16.0x.',
    'At 14.2x the multiple is below the 16.0x average of the past ten years.',
    'At 14.2x, against 16.0x over ten years, the multiple is below its average.',
    'The multiple is 14.2x. It stands 12% below its ten-year average.',
    'The multiple of 14.2x is below its average. Over ten years the average was 16.0x.',
    'Whether a margin of 9% can stay above the industry average is open.',
    'That growth of 50% exceeds the platform’s average cannot be tested.',
    'At 410 the shares closed above their 200-day moving average.',
    'It sells for 12% more than the average customer would pay.',
    'Rates rose by 2%, which means that costs are higher than expected.',
    'The margin of 9% is above the sector’s average (Exhibit 4).',
    '“The margin of 9% is above the industry’s average”, says the company.',
    'Die Marge von 11,9 % liegt über dem Branchendurchschnitt von 9,4 %.',
    'Ob die Marge von 11,9 % über dem Branchendurchschnitt bleibt, ist offen.',
    'Der Aufwand geht über den Abschnitt 4 hinaus und beträgt 3 %.',
    '毛利率41.5%，高于行业平均的33.0%。',
    '当前市盈率14.2倍，低于五年均值16.1倍。',
    '是否能高于行业平均水平，仍需观察，目前为9%。',
  ])('is silent about %j', async (sentence) => {
    expect(await severities(sentence)).toEqual([]);
  });

  it('is silent where a report names an exhibit', async () => {
    const report =
      '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  e: { title: E, table: { rows: [{ a: 1 }] } }\n---\n\nA margin of 9% is above the sector’s average ({{ref "e"}}).\n\n::exhibit{#e}\n';
    expect(await findingsIn(report, [comparativeWithoutComparator])).toEqual([]);
  });
});
