import type { CatalogueChart } from '../../src/chart/catalogue/types.ts';
import type { Row } from '../../src/chart/figure.ts';
import type { Sample } from '../support/catalogue-sample.ts';

const DAY = 86_400_000;

/**
 * As many rows as asked, made from a chart's sample: a day more for each of its dates, or a new name for each of its names; numbers
 * wander around those of the sample.
 * @param turn changes some numbers, so that no two drawings are of the same data
 */
export function manyRows(chart: CatalogueChart, sample: Sample, count: number, turn = 0): readonly Row[] {
  const along = columnAlong(chart, sample);
  const groups = [...Map.groupBy(sample.rows, (row) => row[along.column]).values()];
  const start = Date.UTC(1750, 0, 1);
  const rows: Row[] = [];
  for (let at = 0; rows.length < count; at++) {
    const name = along.kind === 'date' ? new Date(start + at * DAY).toISOString().slice(0, 10) : `Name ${at + 1}`;
    for (const row of groups[at % groups.length] ?? []) {
      if (rows.length < count) rows.push({ ...wandered(row, at, turn), [along.column]: name });
    }
  }
  return rows;
}

function wandered(row: Row, at: number, turn: number): Row {
  const factor = 1 + 0.2 * Math.sin(at / 700) + 0.05 * Math.sin(at * 1.7 + turn / 50);
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? value * factor : value]));
}

/** The column along which a chart grows: its dates, else its first names. */
function columnAlong(chart: CatalogueChart, sample: Sample): { column: string; kind: 'date' | 'name' } {
  const { type: _, ...written } = sample.chart;
  const options = chart.options.parse(written) as Record<string, unknown>;
  const own = chart.columns.filter(({ of }) => of === undefined);
  const date = own.find(({ kind }) => kind === 'date');
  const name = own.find(({ kind }) => kind === 'text' || kind === 'any');
  const [need, kind] = date !== undefined ? [date, 'date' as const] : [name, 'name' as const];
  return { column: String(options[need?.option ?? ''] ?? 'date'), kind };
}
