import type { Rule } from '../rule.ts';

export const unplacedExhibit: Rule = {
  id: 'unplaced-exhibit',
  group: 'structure',
  severity: 'warning',
  about: 'An exhibit that the text places nowhere is printed at the end, where nobody expects it.',
  examples: { fires: [], silent: [] },
  *check({ note: { report } }) {
    if (!report) return;
    for (const exhibit of report.exhibits) {
      if (!exhibit.placed && report.data.kind !== 'deck')
        yield {
          message: `The exhibit "${exhibit.id}" is placed nowhere.`,
          mend: `Write ::exhibit{#${exhibit.id}} where it belongs.`,
          place: exhibit.place,
        };
    }
  },
};
