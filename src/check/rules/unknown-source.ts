import { didYouMean } from '../../shared/nearest.ts';
import type { Rule } from '../rule.ts';

export const unknownSource: Rule = {
  id: 'unknown-source',
  group: 'sourcing',
  severity: 'error',
  blocks: true,
  about: 'A fact, dataset or exhibit that names a source must name one that is in the register.',
  examples: {
    fires: [
      {
        text: '---\nkind: note\ntitle: Halden\nfacts: { price: { value: 84.2, unit: USD, source: port } }\nsources: [{ id: ports, publisher: Port Daily }]\n---\nWords [ports].\n',
        why: 'The register has another.',
      },
    ],
    silent: [
      {
        text: '---\nkind: note\ntitle: Halden\nfacts: { price: { value: 84.2, unit: USD, source: port } }\nsources: [{ id: port, publisher: Port Daily }]\n---\nWords.\n',
        why: 'It is in the register.',
      },
    ],
  },
  *check({ note: { report } }) {
    if (!report) return;
    const named = [
      // As written: what a formula inherits is told where it comes from.
      ...Object.entries(report.data.facts).map(([id, fact]) => ({
        path: ['facts', id],
        what: `The fact "${id}"`,
        ids: typeof fact === 'number' || fact.source === undefined ? [] : [fact.source].flat(),
      })),
      ...report.exhibits.map((exhibit) => ({
        path: ['exhibits', exhibit.id, 'source'],
        what: `The exhibit "${exhibit.id}"`,
        ids: exhibit.sources,
      })),
      ...[...report.datasets.values()].map((dataset) => ({
        path: ['datasets', dataset.name],
        what: `The dataset "${dataset.name}"`,
        ids: dataset.sources,
      })),
      {
        path: ['ratingDistribution', 'source'],
        what: 'The rating distribution',
        ids: report.data.ratingDistribution?.source ?? [],
      },
    ];
    for (const { path, what, ids } of named) {
      for (const id of ids) {
        if (!report.sourceIds.has(id))
          yield {
            message: `${what} names the source "${id}", which is not in the register.${didYouMean(id, report.sourceIds)}`,
            place: report.locate(path),
          };
      }
    }
  },
};
