import { type Axis, type Plot, writtenCharts } from '../charts/plots.ts';
import { channelOf, domainOf, isMeasure, isQuantitative, nameOf, scaleOf } from '../charts/scales.ts';
import { called, captionOf } from '../charts/words.ts';
import type { Rule } from '../rule.ts';

/** Where less is better, or where the chart says that it stands on its head. */
const MEANT =
  /(?<![A-Za-zÀ-ɏ])(?:rank\w*|position|place|depth|inverted|reversed|upside down|rang\w*|platz\w*|tiefe|umgekehrt\w*|invertiert\w*)(?![A-Za-zÀ-ɏ])|排名|名次|倒置|反向|逆序/iu;

const HEAD =
  '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  yields:\n    title: Yields fell\n    subtitle: Ten-year yield, %\n    source: Market data\n    rows: [{ year: "2024", yield: 3.1, rank: 4 }, { year: "2025", yield: 2.6, rank: 2 }]\n';
const BODY = '---\n\n::exhibit{#yields}\n';

export const invertedAxis: Rule = {
  id: 'inverted-axis',
  group: 'charts',
  severity: 'warning',
  about: 'On an axis that counts downwards a fall looks like a rise. Who reads quickly takes away the opposite.',
  examples: {
    fires: [
      {
        text: `${HEAD}    chart: { mark: line, encoding: { x: { field: year, type: ordinal }, y: { field: yield, type: quantitative, scale: { reverse: true } } } }\n${BODY}`,
        why: 'The axis counts downwards.',
      },
      {
        text: `${HEAD}    chart: { mark: line, encoding: { x: { field: year, type: ordinal }, y: { field: yield, type: quantitative, scale: { domain: [4, 2] } } } }\n${BODY}`,
        why: 'The ends of the axis are exchanged.',
      },
    ],
    silent: [
      {
        text: `${HEAD}    chart: { mark: line, encoding: { x: { field: year, type: ordinal }, y: { field: rank, type: quantitative, sort: descending } } }\n${BODY}`,
        why: 'The first rank stands at the top.',
      },
      {
        text: `${HEAD}    notes: The axis is inverted.\n    chart: { mark: line, encoding: { x: { field: year, type: ordinal }, y: { field: yield, type: quantitative, scale: { reverse: true } } } }\n${BODY}`,
        why: 'The chart says so.',
      },
    ],
  },
  *check({ note: { report } }) {
    if (!report) return;
    for (const { exhibit, plots } of writtenCharts(report)) {
      const name = plots.map((plot) => invertedIn(plot)).find((found) => found !== undefined);
      if (name === undefined || MEANT.test(`${name}\n${captionOf(exhibit, report)}`)) continue;
      yield {
        message: `${called(exhibit)} counts ${name} against the usual direction, and nothing says so.`,
        mend: 'Let the axis count upwards and to the right, or say "axis inverted" in the subtitle.',
        place: report.locate(['exhibits', exhibit.id, 'chart']),
      };
    }
  },
};

function invertedIn(plot: Plot): string | undefined {
  for (const mark of plot.marks) {
    if (!isMeasure(mark)) continue;
    for (const axis of ['x', 'y'] as const satisfies readonly Axis[]) {
      const definition = channelOf(mark, axis);
      if (!isQuantitative(definition)) continue;
      // Bars back to back: those on the left grow to the left.
      if (axis === 'x' && mark.type === 'bar' && plot.inRow) continue;
      const scale = scaleOf(plot, axis, mark);
      if (scale['reverse'] === true || definition['sort'] === 'descending' || domainOf(scale).reversed) return nameOf(definition);
    }
  }
  return undefined;
}
