import { allowed } from '../arithmetic/allowed.ts';
import { gap, middle } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { grownBy, productOf, type Relation, relationsOf } from '../arithmetic/relations.ts';
import { turned } from '../arithmetic/runs.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim } from '../claims/claim.ts';
import type { Noticed, Rule } from '../rule.ts';

/** Nearer than this it may be a finer number behind the printed one. */
const NEAR = 0.006;
const SURE = 0.02;
/** A mark of a footnote says that a row is made otherwise. */
const MARKED = /[*†‡#¹²³⁴]|\(\d\)$/u;

export const columnRelation: Rule = {
  id: 'column-relation',
  group: 'arithmetic',
  severity: 'error',
  about:
    'Where one column of a table is the product of two others, or one grows into another by the rate of a third, in so many rows that it is no chance, it is so in every row: weight × score, price × shares, multiple × earnings, customers × revenue per customer.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Criterion | Weight | Score | Points |\n|---|---|---|---|\n| Balance sheet | 25% | 8 | 2.00 |\n| Outlook | 30% | 7 | 2.10 |\n| Policy | 25% | 6 | 1.80 |\n| Valuation | 20% | 8 | 1.60 |',
        why: '25% of 6 are 1.50.',
      },
      {
        text: '# Halden\n\n| Kundengruppe | Kunden | Erlös je Kunde (Tsd. EUR) | Erlös (Mio. EUR) |\n|---|---|---|---|\n| Groß | 1.240 | 410 | 508,4 |\n| Mittel | 3.650 | 72 | 233,6 |\n| Klein | 8.200 | 6,1 | 50,0 |\n| Öffentlich | 415 | 118 | 49,0 |',
        why: '3.650 × 72 sind 262,8.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| Criterion | Weight | Score | Points |\n|---|---|---|---|\n| Balance sheet | 25% | 8 | 2.00 |\n| Outlook | 30% | 7 | 2.10 |\n| Policy | 25% | 6 | 1.50 |\n| Valuation | 20% | 8 | 1.60 |',
        why: 'Every row holds.',
      },
      {
        text: '# Halden\n\n| Company | Price | EPS | P/E | Yield |\n|---|---|---|---|---|\n| A | 40.0 | 2.00 | 20.0x | 2.1% |\n| B | 36.0 | 3.00 | 12.0x | 3.3% |\n| C | 55.0 | 5.00 | 11.0x | 1.2% |\n| D (1) | 21.0 | 1.00 | 18.0x | 0.9% |',
        why: 'A footnote tells of the last one.',
      },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) {
      const told = new Set<string>();
      for (const one of [table, turned(table)]) for (const relation of relationsOf(one)) yield* judge(one, relation, told);
    }
  },
};

/** @param told rows of which one relation has told already */
function* judge(table: NumberTable, { kind, columns, power, failing }: Relation, told: Set<string>): Generator<Noticed> {
  for (const row of failing) {
    const [a, b, c] = columns.map((column) => table.at(row, column) as Claim) as [Claim, Claim, Claim];
    if (MARKED.test(table.label(row))) continue;
    const [target, made] = kind === 'multiplied' ? ([c, productOf(a, b, power)] as const) : ([b, grownBy(a, c)] as const);
    const away = gap(allowed(target), made);
    const place = `${target.cell?.row} ${table.label(row)}`;
    if (away < NEAR || told.has(place)) continue;
    told.add(place);
    const words = like(middle(made), target);
    yield {
      ...(away < SURE ? { severity: 'warning' as const } : {}),
      message:
        kind === 'multiplied'
          ? `In the other rows the table has ${named(table, columns)}; here ${a.text} and ${b.text} make ${words}, and ${target.text} is printed.`
          : `In the other rows ${table.head(columns[0])} grows by ${table.head(columns[2])} to ${table.head(columns[1])}; here ${a.text} and ${c.text} make ${words}, and ${target.text} is printed.`,
      mend: `Correct it to ${words}, or one of the numbers that make it.`,
      place: lastOf([a, b, c]).place(),
    };
  }
}

function named(table: NumberTable, [a, b, c]: Relation['columns']): string {
  return `${table.head(a)} × ${table.head(b)} = ${table.head(c)}`;
}

/** What is computed stands behind what it is computed from. */
function lastOf(cells: readonly Claim[]): Claim {
  return cells.reduce((last, each) => ((each.cell?.row ?? 0) > (last.cell?.row ?? 0) ? each : last));
}
