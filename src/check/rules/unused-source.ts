import { spansOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';
import { citations } from './unknown-citation.ts';

export const unusedSource: Rule = {
  id: 'unused-source',
  group: 'sourcing',
  severity: 'warning',
  about: 'A source that nothing cites makes a note look better sourced than it is.',
  examples: {
    fires: [
      {
        text: 'Revenue rose 4% in 2025.[1]\n\n[1] Halden Marine - Annual report 2025 (2026-02-27)\n[2] Port Daily - Freight rates (2026-02-20)',
        why: 'Nothing cites the second source.',
      },
    ],
    silent: [{ text: 'Revenue rose 4% in 2025.[1]\n\n[1] Halden Marine - Annual report 2025 (2026-02-27)', why: 'It is cited.' }],
  },
  *check({ note }) {
    const used = new Set<string>();
    for (const { span } of spansOf(note)) for (const { source } of span.citations) used.add(source);
    const { report } = note;
    if (report) {
      for (const { source } of citations(report)) used.add(source);
      for (const fact of report.facts.values()) for (const id of fact.sources) used.add(id);
      for (const exhibit of report.exhibits) for (const id of exhibit.sources) used.add(id);
      for (const dataset of report.datasets.values()) for (const id of dataset.sources) used.add(id);
      for (const id of report.data.ratingDistribution?.source ?? []) used.add(id);
    }
    for (const source of note.sources) {
      if (!used.has(source.id))
        yield {
          message: `Nothing cites the source "${source.id}" (${source.publisher}).`,
          mend: 'Cite it where it was used, or take it out.',
          place: source.place,
        };
    }
  },
};
