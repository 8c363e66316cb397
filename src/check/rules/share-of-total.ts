import { allowed } from '../arithmetic/allowed.ts';
import { middle, over, scaled, touch } from '../arithmetic/interval.ts';
import { like } from '../arithmetic/print.ts';
import { isTotal, type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import { periodOfLabel } from '../claims/periods.ts';
import type { Rule } from '../rule.ts';

export const shareOfTotal: Rule = {
  id: 'share-of-total',
  group: 'arithmetic',
  severity: 'error',
  about: 'Where a table prints amounts beside their shares, each share is its amount divided by the total.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| Segment | USD mn | Share |\n|---|---|---|\n| A | 500 | 50.0% |\n| B | 300 | 30.0% |\n| C | 150 | 18.0% |\n| D | 50 | 5.0% |\n| Total | 1,000 | 100.0% |',
        why: '150 of 1,000 are 15%.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| Segment | USD mn | Share |\n|---|---|---|\n| A | 500 | 50.0% |\n| B | 300 | 30.0% |\n| C | 150 | 15.0% |\n| D | 50 | 5.0% |\n| Total | 1,000 | 100.0% |',
        why: 'All are right.',
      },
      {
        text: '# Halden\n\n| Segment | USD mn | Margin |\n|---|---|---|\n| A | 500 | 12.0% |\n| B | 300 | 9.0% |\n| C | 150 | 15.0% |\n| Total | 950 | 11.5% |',
        why: 'Margins are no shares.',
      },
    ],
  },
  *check({ note, claims }) {
    for (const table of tablesOf(note, claims)) {
      const total = Array.from({ length: table.rows }, (_, at) => at).findLast((at) => isTotal(table.label(at)));
      if (total === undefined) continue;
      for (let share = 2; share < table.columns; share++) {
        // Where one column of amounts makes all shares, the others are of other years.
        if (amountsBefore(share).some((amount) => fitsAll(table, total, amount, share))) continue;
        for (const amount of amountsBefore(share)) {
          const [ours, theirs] = [periodOfLabel(table.head(share))?.period.key, periodOfLabel(table.head(amount))?.period.key];
          if (ours !== undefined && theirs !== undefined && ours !== theirs) continue;
          const whole = table.at(total, amount);
          if (!whole || whole.unit === '%' || whole.unit === 'x' || whole.value <= 0) continue;
          const rows = Array.from({ length: table.rows }, (_, row) => ({
            row,
            part: table.at(row, amount),
            told: table.at(row, share),
          })).flatMap(({ row, part, told }) =>
            part && told && row !== total && told.unit === '%' && told.range === undefined && told.metric !== 'growth'
              ? [{ part, told }]
              : [],
          );
          if (rows.length < 3) continue;
          const wrong = rows.filter(({ part, told }) => !touch(allowed(told), scaled(over(allowed(part), allowed(whole)), 100)));
          // One or two that fail among many that hold are slips; else the column is something else.
          if (wrong.length === 0 || wrong.length > Math.max(1, rows.length / 3)) continue;
          for (const { part, told } of wrong) {
            const made = like(middle(scaled(over(allowed(part), allowed(whole)), 100)), told);
            yield {
              message: `The share is printed as ${told.text}; ${part.text} of ${whole.text} are ${made}.`,
              mend: `Correct it to ${made}, or the amount.`,
              place: told.place(),
            };
          }
        }
      }
    }
  },
};

function amountsBefore(share: number): readonly number[] {
  return Array.from({ length: share - 1 }, (_, at) => share - 1 - at);
}

function fitsAll(table: NumberTable, total: number, amount: number, share: number): boolean {
  const whole = table.at(total, amount);
  if (!whole || whole.value <= 0) return false;
  const rows = Array.from({ length: table.rows }, (_, row) => [table.at(row, amount), table.at(row, share)] as const).filter(
    ([part, told], row) => row !== total && part && told,
  );
  return (
    rows.length > 1 &&
    rows.every(([part, told]) => part && told && touch(allowed(told), scaled(over(allowed(part), allowed(whole)), 100)))
  );
}
