import { type Axis, type Mark, type Plot, type WrittenChart, writtenCharts } from '../charts/plots.ts';
import { channelOf, domainOf, isRange, lengthAxis, nameOf, scaleOf, valuesOf } from '../charts/scales.ts';
import { called } from '../charts/words.ts';
import type { Rule } from '../rule.ts';

const HEAD =
  '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  sales:\n    title: Sales rose\n    subtitle: Revenue, £mn\n    source: Annual report\n';
const ROWS = '    rows: [{ year: "2024", revenue: 380 }, { year: "2025", revenue: 412 }]\n';
const BODY = '---\n\n::exhibit{#sales}\n';

export const barsFromZero: Rule = {
  id: 'bars-from-zero',
  group: 'charts',
  severity: 'warning',
  about:
    'The length of a bar and the height of an area are the amount. On an axis that does not begin at zero a rise of 8% looks like a doubling.',
  examples: {
    fires: [
      {
        text: `${HEAD}${ROWS}    chart: { mark: bar, encoding: { x: { field: year, type: nominal }, y: { field: revenue, type: quantitative, scale: { zero: false } } } }\n${BODY}`,
        why: 'The axis begins where it likes.',
      },
      {
        text: `${HEAD}${ROWS}    chart: { mark: { type: area }, encoding: { x: { field: year, type: ordinal }, y: { field: revenue, type: quantitative, scale: { domain: [350, 420] } } } }\n${BODY}`,
        why: 'The axis begins at 350.',
      },
    ],
    silent: [
      {
        text: `${HEAD}${ROWS}    chart: { mark: bar, encoding: { x: { field: year, type: nominal }, y: { field: revenue, type: quantitative } } }\n${BODY}`,
        why: 'Bars begin at zero by themselves.',
      },
      {
        text: `${HEAD}${ROWS}    chart: { mark: line, encoding: { x: { field: year, type: ordinal }, y: { field: revenue, type: quantitative, scale: { zero: false } } } }\n${BODY}`,
        why: 'A line shows change, not amount.',
      },
      {
        text: `${HEAD}    rows: [{ case: Bear, low: 140, high: 166 }, { case: Bull, low: 190, high: 225 }]\n    chart: { mark: bar, encoding: { y: { field: case, type: nominal }, x: { field: low, type: quantitative, scale: { domain: [130, 230] } }, x2: { field: high } } }\n${BODY}`,
        why: 'A range lies between two values.',
      },
    ],
  },
  *check({ note: { report } }) {
    for (const chart of writtenCharts(report)) {
      const found = firstCut(chart);
      if (found === undefined) continue;
      const { mark, axis, from } = found;
      yield {
        message: `${called(chart.exhibit)} draws ${mark.type === 'bar' ? 'bars' : 'an area'} for ${nameOf(channelOf(mark, axis) ?? {})} on an axis that ${from}: lengths say more than the numbers.`,
        mend: 'Let the axis begin at zero, or show the change as a line or points.',
        place: report?.locate(['exhibits', chart.exhibit.id, 'chart']) ?? chart.exhibit.place,
      };
    }
  },
};

interface Cut {
  readonly mark: Mark;
  readonly axis: Axis;
  /** What the axis does in place of beginning at zero. */
  readonly from: string;
}

function firstCut({ plots, rows }: WrittenChart): Cut | undefined {
  for (const plot of plots) {
    for (const mark of plot.marks) {
      const cut = cutOf(plot, mark, rows);
      if (cut) return cut;
    }
  }
  return undefined;
}

function cutOf(plot: Plot, mark: Mark, rows: WrittenChart['rows']): Cut | undefined {
  if (mark.type !== 'bar' && mark.type !== 'area') return undefined;
  const axis = lengthAxis(mark);
  if (axis === undefined || isRange(mark, axis)) return undefined;
  const scale = scaleOf(plot, axis, mark);
  if (scale['type'] === 'log') return { mark, axis, from: 'is logarithmic and has no zero' };
  const { low, high } = domainOf(scale);
  if (low !== undefined && low > 0) return { mark, axis, from: `begins at ${low}` };
  if (high !== undefined && high < 0) return { mark, axis, from: `ends at ${high}` };
  if (scale['zero'] !== false || low !== undefined || high !== undefined) return undefined;
  // Amounts to both sides of zero bring it into the picture.
  const values = valuesOf(rows, channelOf(mark, axis) ?? {});
  return values.some((value) => value <= 0) && values.some((value) => value >= 0)
    ? undefined
    : { mark, axis, from: 'need not begin at zero' };
}
