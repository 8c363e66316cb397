import { tablesOf } from '../arithmetic/tables.ts';
import { headingOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

const FACTORS = /(?<!\p{L})(?:factors?|drivers?|effects?|impact)(?!\p{L})|因素|影响|影響/iu;
/** Words for earnings, and for what the market pays for them: rising earnings and the rating that they bring are told twice. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /(?:revenue|sales|profit|earnings|margin)\s?(?:growth|improvement|expansion)?/iu,
    /confidence|premium|re-?rating|multiple|sentiment/iu,
  ],
];

export const doubleCount: Rule = {
  id: 'double-count',
  group: 'arithmetic',
  severity: 'info',
  about:
    'A table that adds growth and a premium for growth, or profit and the confidence that profit brings, may count one thing twice.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Valuation factor | Impact |\n|---|---|\n| Revenue growth | +5-8% |\n| Margin improvement | +3-5% |\n| Growth premium | +8-12% |',
        why: 'Growth and the premium for it.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| Valuation factor | Impact |\n|---|---|\n| Volume | +5% |\n| Price | +3% |\n| Currency | -2% |',
        why: 'Three things.',
      },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) {
      if (!FACTORS.test(`${table.head(0)} ${headingOf(note, table.block)} ${table.head(1)}`)) continue;
      const labels = Array.from({ length: table.rows }, (_, row) => table.label(row));
      for (const [one, other] of PAIRS) {
        const first = labels.find((label) => one.test(label) && !other.test(label));
        const row = labels.findIndex((label) => other.test(label));
        if (first === undefined || row === -1) continue;
        yield {
          message: `"${labels[row]}" may count again what "${first}" counts.`,
          mend: 'Say how much of it is not earnings, or leave it out.',
          place: (table.block.rows[row]?.[0] ?? table.block.head[0])?.place() ?? { file: note.file, line: 1, column: 1 },
        };
      }
    }
  },
};
