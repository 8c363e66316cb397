import type { Rule } from '../rule.ts';

export const unplacedExhibit: Rule = {
  id: 'unplaced-exhibit',
  severity: 'warning',
  about: 'An exhibit that the text places nowhere is printed at the end, where nobody expects it.',
  *check(report) {
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
