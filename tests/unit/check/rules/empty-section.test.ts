import { describe, expect, it } from 'vitest';
import { emptySection } from '../../../../src/check/rules/empty-section.ts';
import { findingsIn } from '../support.ts';

const linesOf = async (text: string) => (await findingsIn(text, [emptySection])).map(({ place }) => place?.line);
const report = (body: string, front = '') => `---\nkind: note\ntitle: Halden Marine\n${front}---\n\n${body}\n`;

describe('empty-section', () => {
  it('finds headings with nothing under them, and the last one', async () => {
    expect(await linesOf('# Halden Marine\n\n## Valuation\n\n## Risks\n\nRates may fall.\n\n## Outlook\n\n---\n')).toEqual([
      3, 9,
    ]);
    expect(await linesOf(report('## Valuation\n\n## Risks\n\nRates may fall.\n\n## Outlook'))).toEqual([6, 12]);
  });

  it('finds lead-ins that lead nowhere', async () => {
    expect(await linesOf('# Halden Marine\n\nThree risks stand out:\n\n## Valuation\n\nThe shares are cheap.')).toEqual([3]);
    expect(await linesOf('# 云梯机器人\n\n主要风险如下：')).toEqual([3]);
    expect(await linesOf(report('## Risks\n\nThree stand out:'))).toEqual([8]);
  });

  it.each([
    ['code', '# Halden Marine\n\n## Model\n\n```python\nmargin = 13.5\n```\n\n## Risks\n\nRates may fall.'],
    ['a list of sources', '# Halden Marine\n\nRates held.[1]\n\n## References\n\n[1] Port Daily - Rates (2026-02-20)'],
    [
      'a bold line under a heading, and over one',
      '# Halden Marine\n\n## Valuation\n\n**Method**\n\nWe use 13x.\n\n**Rating: Hold**\n\n## Risks\n\nRates may fall.',
    ],
    ['a salutation', '# Halden Marine\n\nDear reader:\n\n## Summary\n\nRates held.'],
    ['a part of a page with its stocks', '# Halden Marine\n\nRelated Stocks\n\n- HLDN\n- OSTR'],
  ])('is silent about %s in a draft', async (_, text) => {
    expect(await linesOf(text)).toEqual([]);
  });

  it('is silent where a block of a report fills the section', async () => {
    const front =
      'risks:\n  - { title: Freight, text: Rates may fall. }\nexhibits:\n  e: { title: E, table: { rows: [{ a: 1 }] } }\n';
    expect(await linesOf(report('## Figures\n\n::exhibit{#e}\n\n## Risks\n\nTwo stand out:\n\n::risks', front))).toEqual([]);
  });

  it('does not take a page break for content', async () => {
    expect(await linesOf(report('## Figures\n\n::page-break'))).toEqual([6]);
  });
});
