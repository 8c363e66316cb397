import type { Exhibit, Report } from '../../resolve/report.ts';
import { called } from '../charts/words.ts';
import type { Rule } from '../rule.ts';

export const missingExhibitSource: Rule = {
  id: 'missing-exhibit-source',
  group: 'charts',
  severity: 'warning',
  about:
    'An exhibit travels alone: it is copied into slides and mails. Without a source line nobody can tell later where its figures come from.',
  examples: {
    fires: [
      {
        text: '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  sales:\n    title: Revenue rose by 8%\n    table: { columns: [Year, Revenue], rows: [["2024", 380], ["2025", 412]] }\n---\n\n::exhibit{#sales}\n',
        why: 'The table has no source.',
      },
    ],
    silent: [
      {
        text: '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  sales:\n    title: Revenue rose by 8%\n    source: Company data, own estimates\n    table: { columns: [Year, Revenue], rows: [["2024", 380], ["2025", 412]] }\n---\n\n::exhibit{#sales}\n',
        why: 'A source line in words.',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nsources: [{ id: report, publisher: Halden Marine, title: Annual report }]\ndatasets:\n  sales: { rows: [{ year: "2024", revenue: 380 }], source: report }\nexhibits:\n  sales:\n    title: Revenue rose by 8%\n    data: sales\n    table: { columns: [year, revenue] }\n---\n\n::exhibit{#sales}\n',
        why: 'The source is that of the dataset.',
      },
    ],
  },
  *check({ note: { report } }) {
    for (const exhibit of report?.exhibits ?? []) {
      if (!report || exhibit.sources.length > 0 || exhibit.sourceLine !== undefined) continue;
      const ids = sourcesWithin(exhibit, report);
      yield {
        message: `${called(exhibit)} has no source line.`,
        mend:
          ids.length > 0
            ? `Its figures come from ${ids.join(', ')}: write source: [${ids.join(', ')}].`
            : 'Write source: ids of sources, or words like "Company data, own estimates".',
        place: exhibit.place,
      };
    }
  },
};

/** Sources of the facts that an exhibit prints. */
function sourcesWithin({ id }: Exhibit, { factUses, facts }: Report): readonly string[] {
  const used = factUses.filter(({ field }) => field.startsWith(`exhibits.${id}.`));
  return [...new Set(used.flatMap(({ fact }) => facts.get(fact)?.sources ?? []))];
}
