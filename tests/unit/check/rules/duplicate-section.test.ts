import { describe, expect, it } from 'vitest';
import { duplicateSection } from '../../../../src/check/rules/duplicate-section.ts';
import { findingsIn } from '../support.ts';

const linesOf = async (text: string) => (await findingsIn(text, [duplicateSection])).map(({ place }) => place?.line);

describe('duplicate-section', () => {
  it('finds two headings of one name, whatever their numbers', async () => {
    expect(await linesOf('# Halden\n\n## 1. Valuation\n\nCheap.\n\n## 2. Outlook\n\nFair.\n\n## 3. Valuation\n\nDear.')).toEqual([
      11,
    ]);
  });

  it('finds risks under two headings that say no more than that', async () => {
    expect(
      await linesOf(
        '# Halden\n\n## Key risks\n\n- Tariff risk\n- Currency risk\n\n## Outlook\n\nFair.\n\n## Risk factors\n\n- Policy risk\n- Strike risk',
      ),
    ).toEqual([14]);
    expect(
      await linesOf(
        '# 云梯\n\n## 主要风险\n\n- 汇率风险\n- 关税风险\n\n## 展望\n\n平稳。\n\n## 风险提示\n\n- 政策风险\n- 认证风险',
      ),
    ).toEqual([14]);
  });

  it.each([
    ['one name under two companies', '# Ports\n\n## Halden\n\n### Valuation\n\n12x.\n\n## Ostrava\n\n### Valuation\n\n10x.'],
    [
      'bold labels that return',
      '# Ports\n\n## Halden\n\n**Why it matters**\n\nRates.\n\n## Ostrava\n\n**Why it matters**\n\nCharges.',
    ],
    [
      'risks of two subjects',
      '# Halden\n\n## Risks to earnings\n\n- Tariff risk\n- Currency risk\n\n## Risks to the target\n\n- Policy risk\n- Strike risk',
    ],
    [
      'German sections',
      '# Nordhalde\n\n## Chancen\n\n- Förderung bleibt\n- Kupfer fällt\n\n## Risiken\n\n- Risiko Kupfer\n- Unsicherheit der Förderung',
    ],
  ])('is silent about %s', async (_, text) => {
    expect(await linesOf(text)).toEqual([]);
  });

  it('lets slides go on under one title', async () => {
    const body = '## Valuation\n\nThe shares are cheap.\n\n## Valuation\n\nThey were dear.\n';
    expect(await linesOf(`---\nkind: deck\ntitle: Halden\n---\n\n${body}`)).toEqual([]);
    expect(await linesOf(`---\nkind: note\ntitle: Halden\n---\n\n${body}`)).toEqual([10]);
  });
});
