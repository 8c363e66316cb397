import { type Axis, type Plot, type WrittenChart, writtenCharts } from '../charts/plots.ts';
import { channelOf, domainOf, isMeasure, isQuantitative, nameOf, scaleOf, valuesOf } from '../charts/scales.ts';
import { called, captionOf } from '../charts/words.ts';
import type { Rule } from '../rule.ts';

/** The caption says that something is cut off. */
const SAID =
  /(?<![A-Za-zÀ-ɏ])(?:cut|clipped|truncated|capped|cropped|off (?:the )?(?:scale|chart)|beyond|outside|not shown|axis (?:ends|limited)|abgeschnitten|gekappt|gekürzt|begrenzt|nicht gezeigt)(?![A-Za-zÀ-ɏ])|截断|截斷|截至刻度|超出|未显示|未顯示/iu;

const HEAD =
  '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  growth:\n    title: Growth came back\n    subtitle: Growth of revenue, %\n    source: Annual report\n    rows: [{ year: "2023", growth: 4 }, { year: "2024", growth: 61 }, { year: "2025", growth: 8 }]\n';
const CHART =
  'chart: { mark: line, encoding: { x: { field: year, type: ordinal }, y: { field: growth, type: quantitative, scale: { domain: [0, 20] } } } }';
const BODY = '---\n\n::exhibit{#growth}\n';

export const truncatedAxis: Rule = {
  id: 'truncated-axis',
  group: 'charts',
  severity: 'warning',
  about: 'An axis that ends before the data does hides the values beyond it, and the chart looks calmer than the numbers.',
  examples: {
    fires: [{ text: `${HEAD}    ${CHART}\n${BODY}`, why: 'Growth of 61% lies beyond an axis that ends at 20.' }],
    silent: [
      {
        text: `${HEAD}    notes: The axis is cut at 20; 2024 was 61%.\n    ${CHART}\n${BODY}`,
        why: 'The notes say what is cut off.',
      },
      { text: `${HEAD}    ${CHART.replace('[0, 20]', '[0, 70]')}\n${BODY}`, why: 'Everything is on the axis.' },
    ],
  },
  *check({ note: { report } }) {
    if (!report) return;
    for (const chart of writtenCharts(report)) {
      const { exhibit, plots } = chart;
      const cut = plots.map((plot) => cutIn(plot, chart)).find((found) => found !== undefined);
      if (cut === undefined || SAID.test(captionOf(exhibit, report))) continue;
      const beyond = cut.beyond === 1 ? '1 value lies' : `${cut.beyond} values lie`;
      yield {
        message: `${called(exhibit)} ends its axis for ${cut.name} at ${cut.end}; ${beyond} beyond, and nothing says so.`,
        mend: 'Let the axis hold all values, or say in the notes what is cut off.',
        place: report.locate(['exhibits', exhibit.id, 'chart']),
      };
    }
  },
};

interface Cut {
  readonly name: string;
  readonly end: number;
  readonly beyond: number;
}

function cutIn(plot: Plot, { rows }: WrittenChart): Cut | undefined {
  for (const mark of plot.marks) {
    if (!isMeasure(mark) || mark.transformed) continue;
    for (const axis of ['x', 'y'] as const satisfies readonly Axis[]) {
      const definition = channelOf(mark, axis);
      // Sums and stacks are not in the rows.
      if (!isQuantitative(definition) || definition['aggregate'] !== undefined) continue;
      const { low, high } = domainOf(scaleOf(plot, axis, mark));
      if (low === undefined && high === undefined) continue;
      const values = valuesOf(rows, definition);
      const slack = low !== undefined && high !== undefined ? (high - low) / 200 : 0;
      const above = high === undefined ? 0 : values.filter((value) => value > high + slack).length;
      const below = low === undefined ? 0 : values.filter((value) => value < low - slack).length;
      if (above + below > 0) return { name: nameOf(definition), end: (above > 0 ? high : low) as number, beyond: above + below };
    }
  }
  return undefined;
}
