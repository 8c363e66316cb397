import type { Dataset, DatasetColumn } from '../../data/dataset.ts';
import type { KeptText } from '../../data/kept-text.ts';
import type { Rule } from '../rule.ts';

const WORDS: Readonly<Record<KeptText['like'], string>> = {
  number: 'numbers',
  date: 'dates',
  datetime: 'dates and times',
};

const note = (datasets: string): string =>
  `---\nkind: note\ntitle: Halden Marine\ndatasets:\n  prices: ${datasets}\nexhibits:\n  prices: { title: The shares rose, source: Exchange, data: prices, table: {} }\n---\n\n::exhibit{#prices}\n`;

export const textColumn: Rule = {
  id: 'text-column',
  group: 'structure',
  severity: 'warning',
  about:
    'One value that is none makes a column of numbers or dates a column of text: its figures are printed as they were written, do not add up, and its days are read by nobody. A column that is declared is no finding.',
  examples: {
    fires: [
      {
        text: note('{ rows: [{ day: 2026-01-01, price: 40 }, { day: 01/02/2026, price: 41 }] }'),
        why: 'The second day is the first of February or the second of January.',
      },
    ],
    silent: [
      {
        text: note('{ rows: [{ day: 2026-01-01, price: 40 }, { day: 2026-02-01, price: 41 }] }'),
        why: 'Both are written with the year first.',
      },
      {
        text: note('{ columns: { day: string }, rows: [{ day: 2026-01-01, price: 40 }, { day: 01/02/2026, price: 41 }] }'),
        why: 'The column is said to be text.',
      },
    ],
  },
  *check({ note: { report } }) {
    for (const dataset of report?.datasets.values() ?? [])
      for (const column of dataset.schema)
        if (report && column.keptText)
          yield { ...told(dataset, column, column.keptText), place: report.locate(['datasets', dataset.name]) };
  },
};

function told({ name }: Dataset, column: DatasetColumn, { like, row, value, expected, mend }: KeptText) {
  const shown = value.length > 60 ? `${value.slice(0, 59)}…` : value;
  return {
    message: `The column "${column.name}" of the dataset "${name}" looks like ${WORDS[like]} and is read as text: row ${row} has "${shown}"; ${expected} is expected.`,
    mend: mend.replace('name: string', `${/^\w+$/.test(column.name) ? column.name : JSON.stringify(column.name)}: string`),
  };
}
