import { type Axis, type Plot, writtenCharts } from '../charts/plots.ts';
import { channelOf, isMeasure, isQuantitative, nameOf } from '../charts/scales.ts';
import { called } from '../charts/words.ts';
import type { Rule } from '../rule.ts';

const HEAD =
  '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  sales:\n    title: Sales and margin\n    subtitle: Revenue, £mn; margin, %\n    source: Annual report\n    rows: [{ year: "2024", revenue: 380, margin: 7.1 }, { year: "2025", revenue: 412, margin: 8.4 }]\n';
const LAYERS =
  'encoding: { x: { field: year, type: ordinal } }, layer: [{ mark: bar, encoding: { y: { field: revenue, type: quantitative } } }, { mark: line, encoding: { y: { field: margin, type: quantitative } } }]';
const BODY = '---\n\n::exhibit{#sales}\n';

export const dualAxes: Rule = {
  id: 'dual-axes',
  group: 'charts',
  severity: 'warning',
  about:
    'Two scales over each other let their author choose where the lines cross and how steep they are. What looks like a relation is a choice of axes.',
  examples: {
    fires: [
      {
        text: `${HEAD}    chart: { ${LAYERS}, resolve: { scale: { y: independent } } }\n${BODY}`,
        why: 'Amounts and per cent on two axes of one plot.',
      },
    ],
    silent: [
      {
        text: `${HEAD}    chart: { vconcat: [{ mark: bar, encoding: { x: { field: year, type: ordinal }, y: { field: revenue, type: quantitative } } }, { mark: line, encoding: { x: { field: year, type: ordinal }, y: { field: margin, type: quantitative } } }] }\n${BODY}`,
        why: 'Two plots under each other.',
      },
      {
        text: `${HEAD}    chart: { encoding: { x: { field: year, type: ordinal }, y: { field: revenue, type: quantitative } }, layer: [{ mark: bar }, { mark: { type: text, dy: -6 }, encoding: { text: { field: revenue } } }], resolve: { scale: { y: independent } } }\n${BODY}`,
        why: 'The second layer holds only labels.',
      },
    ],
  },
  *check({ note: { report } }) {
    for (const { exhibit, plots } of writtenCharts(report)) {
      for (const plot of plots) {
        const names = measuresOnTwoScales(plot);
        if (names === undefined) continue;
        yield {
          message: `${called(exhibit)} shows ${names.slice(0, 2).join(' and ')} on two axes of one plot: where they meet says nothing.`,
          mend: 'Draw two plots under each other (vconcat, or the chart revenue-growth of the catalogue), or set both to 100 at the start.',
          place: report?.locate(['exhibits', exhibit.id, 'chart']) ?? exhibit.place,
        };
        break;
      }
    }
  },
};

/** Names of the measures that have a scale each; undefined where they are one. */
function measuresOnTwoScales(plot: Plot): readonly string[] | undefined {
  for (const axis of plot.independent as ReadonlySet<Axis>) {
    const fields = new Map<string, string>();
    for (const mark of plot.marks) {
      const definition = channelOf(mark, axis);
      if (!isMeasure(mark) || !isQuantitative(definition)) continue;
      fields.set(`${definition['aggregate'] ?? ''} ${definition['field'] ?? definition['datum'] ?? ''}`, nameOf(definition));
    }
    if (fields.size >= 2) return [...fields.values()];
  }
  return undefined;
}
