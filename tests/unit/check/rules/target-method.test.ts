import { describe, expect, it } from 'vitest';
import { targetMethod } from '../../../../src/check/rules/target-method.ts';
import { findingsIn } from '../support.ts';

const told = async (text: string) =>
  (await findingsIn(text, [targetMethod])).map(({ severity, message }) => `${severity}: ${message}`);

describe('target-method', () => {
  it.each([
    ['a multiple', 'Halden\n\nOur price target of £12 is 16x 2026E EPS. Risks: freight.'],
    ['words for a multiple', 'Halden\n\nWe raise the target to £12, thirty times our EPS for 2026. Risks: freight.'],
    ['a discounted cash flow', 'Halden\n\nOur target price is £12.\n\nThe DCF uses a WACC of 8.5%. Risk: freight.'],
    [
      'net assets',
      'Halden\n\nWe lift the target to $40. Net asset value is $34.64 a share.\n\n## What could go wrong\n\n- Rates',
    ],
    [
      'a German multiple',
      'Ostwall\n\nWir heben das Kursziel auf 38,00 €. Es entspricht dem 18-fachen Gewinn je Aktie. Risiken: Wind.',
    ],
    ['a Chinese multiple', '某公司\n\n维持“买入”评级，目标价103.7元，对应2026年38倍市盈率。风险提示：需求。'],
    ['a bear case for a risk', 'Halden\n\nOur target of $40 is 16x EPS.\n\n- Bear case: $25 at 11x\n- Bull case: $52 at 19x'],
    ['the target of others', 'Halden\n\nMorgan Example raised its price target to $200. The consensus target is $190.'],
    ['a range of the market', 'Halden\n\nTarget Price Range: $140.00 - $225.00'],
    ['a target for sales', 'Halden\n\nWe note the target of $2 billion of sales.'],
  ])('is content with %s', async (_, text) => expect(await told(text)).toEqual([]));

  it.each([
    [
      'neither',
      'Halden\n\nWe rate the shares Buy with a price target of £12. The P/E is 12x.',
      'warning: The note sets a target and names no method and no risk.',
    ],
    ['no risk', 'Halden\n\nOur price target of £12 is 16x EPS.', 'warning: The note sets a target and names no risk.'],
    [
      'no method',
      'Halden\n\nRating: Buy\n\nTarget price: £12\n\nRisks: freight.',
      'warning: The note sets a target and names no method.',
    ],
    [
      'no method, but multiples of coming years',
      'Halden\n\nRating: Buy\n\nTarget price: £12\n\nThe P/E for 2026E is 13x. Risks: freight.',
      'info: The note sets a target and names no method.',
    ],
  ])('tells a target with %s', async (_, text, says) => expect(await told(text)).toEqual([says]));

  it('stands at the target', async () => {
    const [finding] = await findingsIn('Halden\n\nOrders rose.\n\nWe lift our price target to £12.', [targetMethod]);
    expect(finding?.place).toMatchObject({ line: 5, column: 13 });
  });
});
