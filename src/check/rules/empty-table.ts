import { called } from '../charts/words.ts';
import type { Rule } from '../rule.ts';

/** Rows that are computed from others. */
const COMPUTED: ReadonlySet<string> = new Set(['growth', 'summary', 'summary first']);

const note = (rows: string): string =>
  `---\nkind: note\ntitle: Halden Marine\ndatasets:\n  sales: { columns: { year: string, revenue: number }, rows: ${rows} }\nexhibits:\n  sales: { title: Revenue, source: Company data, data: sales, table: { columns: [year, revenue] } }\n---\n\n::exhibit{#sales}\n`;

export const emptyTable: Rule = {
  id: 'empty-table',
  group: 'charts',
  severity: 'warning',
  about: 'A table without rows is a head above nothing: mostly a filter or a query that matched nothing.',
  examples: {
    fires: [{ text: note('[]'), why: 'The dataset has no rows.' }],
    silent: [{ text: note('[{ year: "2024", revenue: 380 }]'), why: 'It has one.' }],
  },
  *check({ note: { report } }) {
    for (const exhibit of report?.exhibits ?? [])
      if (exhibit.content.kind === 'table' && exhibit.content.table.rows.every(({ style }) => COMPUTED.has(style)))
        yield {
          message: `${called(exhibit)} is a table without rows: only its head is printed.`,
          mend: 'Look at the dataset and its filters, or take the exhibit out.',
          place: exhibit.place,
        };
  },
};
