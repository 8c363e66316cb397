import { byMetric } from '../arithmetic/identity.ts';
import type { Rule } from '../rule.ts';

export const identicalRatios: Rule = {
  id: 'identical-ratios',
  group: 'arithmetic',
  severity: 'warning',
  about:
    'Current and quick ratio are equal only without inventories and prepayments. Equal numbers mostly come from a vendor that defines both alike.',
  examples: {
    fires: [{ text: '# Halden\n\n- Liquidity: current ratio 1.46, quick ratio 1.46', why: 'Both are equal.' }],
    silent: [{ text: '# Halden\n\n- Liquidity: current ratio 1.45, quick ratio 0.88', why: 'They differ.' }],
  },
  *check({ claims }) {
    const groups = byMetric(claims);
    for (const quick of groups.get('quickRatio') ?? []) {
      const current = (groups.get('currentRatio') ?? []).find(
        (each) => each.value === quick.value && each.period?.key === quick.period?.key && each.subject === quick.subject,
      );
      if (current)
        yield {
          message: `Current and quick ratio are both ${quick.text}, which holds only without inventories.`,
          mend: 'Look at how the source defines them, and print one of the two.',
          place: quick.place(),
        };
    }
  },
};
