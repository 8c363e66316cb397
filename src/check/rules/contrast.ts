import { contrastPairs } from '../../brand/load.ts';
import type { Rule } from '../rule.ts';

export const contrast: Rule = {
  id: 'contrast',
  group: 'structure',
  severity: 'warning',
  about: 'Text that stands out less than 4.5 : 1 from its surface cannot be read by many people (WCAG 2.2, 1.4.3).',
  examples: { fires: [], silent: [] },
  *check({ note: { report } }) {
    if (!report) return;
    for (const { name, ratio } of contrastPairs(report.brand)) {
      if (ratio < 4.5) {
        yield {
          message: `In the brand "${report.brand.id}", ${name} has a contrast of ${ratio.toFixed(1)} : 1; 4.5 : 1 is needed.`,
          mend: 'Darken the text or lighten the surface in brand.yaml.',
          place: { file: `styles/brands/${report.brand.id}/brand.yaml`, line: 1, column: 1 },
        };
      }
    }
  },
};
