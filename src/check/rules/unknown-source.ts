import { didYouMean } from '../../shared/nearest.ts';
import type { Rule } from '../rule.ts';

export const unknownSource: Rule = {
  id: 'unknown-source',
  severity: 'error',
  about: 'A fact, dataset or exhibit that names a source must name one that is in the register.',
  *check(report) {
    const named = [
      ...[...report.facts.values()].map((fact) => ({ path: ['facts', fact.id], what: `The fact "${fact.id}"`, ids: fact.formula === undefined ? fact.sources : [] })),
      ...report.exhibits.map((exhibit) => ({ path: ['exhibits', exhibit.id, 'source'], what: `The exhibit "${exhibit.id}"`, ids: exhibit.sources })),
      ...[...report.datasets.values()].map((dataset) => ({ path: ['datasets', dataset.name], what: `The dataset "${dataset.name}"`, ids: dataset.sources })),
    ];
    for (const { path, what, ids } of named) {
      for (const id of ids) {
        if (!report.sourceIds.has(id)) yield { message: `${what} names the source "${id}", which is not in the register.${didYouMean(id, report.sourceIds)}`, place: report.locate(path) };
      }
    }
  },
};
