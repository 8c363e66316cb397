import { allowed } from '../arithmetic/allowed.ts';
import { gap, middle, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { differenceOf, grownBy, productOf, type Relation, relationsOf } from '../arithmetic/relations.ts';
import { turned } from '../arithmetic/runs.ts';
import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import type { Claim, Interval } from '../claims/claim.ts';
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
    'Where one column of a table is the product of two others, or one grows into another by the rate of a third, or one is the difference of two percentages, in so many rows that it is no chance, it is so in every row: weight × score, price × shares, multiple × earnings, customers × revenue per customer, yield less reference = spread, rate less inflation = real rate.',
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
      {
        text: '# Halden\n\n| Bond | Yield | Reference | Spread |\n|---|---|---|---|\n| A 2029 | 6.46% | 3.74% | 272bp |\n| B 2031 | 8.42% | 3.87% | 445bp |\n| C 2031 | 7.71% | 3.87% | 384bp |\n| D 2032 | 8.19% | 3.87% | 432bp |',
        why: '8.42% less 3.87% are 455 basis points.',
      },
      {
        text: '# 利率\n\n| 地区 | 政策利率 | 核心通胀 | 实际利率 |\n|---|---|---|---|\n| 美国 | 3.625% | 2.9% | 0.725% |\n| 欧元区 | 2.00% | 2.2% | -0.20% |\n| 英国 | 3.75% | 3.1% | 1.05% |\n| 瑞典 | 1.75% | 1.6% | 0.15% |',
        why: '3.75%减3.1%为0.65%。',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| Criterion | Weight | Score | Points |\n|---|---|---|---|\n| Balance sheet | 25% | 8 | 2.00 |\n| Outlook | 30% | 7 | 2.10 |\n| Policy | 25% | 6 | 1.50 |\n| Valuation | 20% | 8 | 1.60 |',
        why: 'Every row holds.',
      },
      {
        text: '# Fonds\n\n| Zeitraum | Fonds | Index | Differenz |\n|---|---|---|---|\n| 1. Quartal | 1,8 % | 1,2 % | 0,6 % |\n| 2. Quartal | 5,2 % | 4,8 % | 0,4 % |\n| 3. Quartal | 3,9 % | 4,1 % | -0,2 % |\n| 4. Quartal | 3,3 % | 2,3 % | 1,1 % |',
        why: 'Die letzte Stelle ist gerundet.',
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
    const cells = columns.map((column) => table.at(row, column) as Claim);
    const [a, b, c] = cells as [Claim, Claim, Claim];
    if (MARKED.test(table.label(row))) continue;
    const [target, made] =
      kind === 'multiplied'
        ? ([cells.at(-1) as Claim, productOf(cells.slice(0, -1), power)] as const)
        : kind === 'grown'
          ? ([b, grownBy(a, c)] as const)
          : ([c, differenceOf(a, b, c)] as const);
    // A difference is small beside what it is made of: one unit of its last digit is rounding.
    const away = kind === 'subtracted' ? gapOf(made, target) : gap(allowed(target), made);
    const place = `${target.cell?.row} ${table.label(row)}`;
    if (away < NEAR || told.has(place)) continue;
    told.add(place);
    // A price in pence among others in pounds.
    if (kind === 'multiplied' && [0.01, 100].some((hundredth) => touch(scaled(made, hundredth), allowed(target)))) continue;
    const words = like(middle(made), target);
    yield {
      ...(away < SURE ? { severity: 'warning' as const } : {}),
      message:
        kind !== 'grown'
          ? `In the other rows the table has ${named(table, columns, kind)}; here ${listed(cells.slice(0, -1))} make ${words}, and ${target.text} is printed.`
          : `In the other rows ${headAt(table, columns, 0)} grows by ${headAt(table, columns, 2)} to ${headAt(table, columns, 1)}; here ${a.text} and ${c.text} make ${words}, and ${target.text} is printed.`,
      mend: `Correct it to ${words}, or one of the numbers that make it.`,
      place: lastOf(cells).place(),
    };
  }
}

function headAt(table: NumberTable, columns: readonly number[], at: number): string {
  return table.head(columns[at] as number);
}

function named(table: NumberTable, columns: readonly number[], kind: Relation['kind']): string {
  const heads = columns.map((column) => table.head(column));
  return `${heads.slice(0, -1).join(kind === 'multiplied' ? ' × ' : ' − ')} = ${heads.at(-1)}`;
}

function listed(cells: readonly Claim[]): string {
  const texts = cells.map(({ text }) => text);
  return `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

/** How far a printed difference lies from the one that is made; nothing where it is no more than a unit of its last digit. */
function gapOf(made: Interval, target: Claim): number {
  const away = gap(allowed(target), made);
  return away * Math.abs(target.value) > 2.5 * target.half ? away : 0;
}

/** What is computed stands behind what it is computed from. */
function lastOf(cells: readonly Claim[]): Claim {
  return cells.reduce((last, each) => ((each.cell?.row ?? 0) > (last.cell?.row ?? 0) ? each : last));
}
