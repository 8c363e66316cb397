import type { Rule } from '../rule.ts';

export const unplacedExhibit: Rule = {
  id: 'unplaced-exhibit',
  group: 'structure',
  severity: 'warning',
  about: 'An exhibit that the text places nowhere is printed at the end, where nobody expects it.',
  examples: {
    fires: [
      {
        text: '---\nkind: note\ntitle: Halden\nexhibits:\n  ships: { title: Ships, source: Company data, table: { rows: [{ name: Halden, n: 1 }] } }\n---\nWords.\n',
        why: 'Nothing places it.',
      },
    ],
    silent: [
      {
        text: '---\nkind: note\ntitle: Halden\nexhibits:\n  ships: { title: Ships, source: Company data, table: { rows: [{ name: Halden, n: 1 }] } }\n---\n::exhibit{#ships}\n',
        why: 'The text places it.',
      },
    ],
  },
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
