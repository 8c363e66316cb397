import type { Rule } from '../rule.ts';
import { citations } from './unknown-citation.ts';

export const unusedSource: Rule = {
  id: 'unused-source',
  severity: 'warning',
  about: 'A source that nothing cites makes a note look better sourced than it is.',
  *check(report) {
    const used = new Set<string>();
    for (const { source } of citations(report)) used.add(source);
    for (const fact of report.facts.values()) for (const id of fact.sources) used.add(id);
    for (const exhibit of report.exhibits) for (const id of exhibit.sources) used.add(id);
    for (const dataset of report.datasets.values()) for (const id of dataset.sources) used.add(id);
    for (const id of report.data.ratingDistribution?.source ?? []) used.add(id);
    for (const [i, source] of report.sources.entries()) {
      if (!used.has(source.id))
        yield {
          message: `Nothing cites the source "${source.id}" (${source.publisher}).`,
          mend: 'Cite it where it was used, or take it out.',
          place: report.locate(['sources', i]),
        };
    }
  },
};
