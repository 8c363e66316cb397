import { alikeIn } from '../charts/colours.ts';
import { isObject, type Mark, type Plot, writtenCharts } from '../charts/plots.ts';
import { channelOf, isMeasure, isQuantitative } from '../charts/scales.ts';
import { called } from '../charts/words.ts';
import type { Rule } from '../rule.ts';

/** Channels that tell series apart without colour. */
const OTHERS = ['x', 'y', 'xOffset', 'yOffset', 'row', 'column', 'facet', 'shape', 'strokeDash'];
const SIGHT = {
  grey: 'print alike in grey',
  deuteranopia: 'look alike to readers who do not see green',
  protanopia: 'look alike to readers who do not see red',
} as const;

const HEAD =
  '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  sales:\n    title: Sales rose\n    subtitle: Revenue, £mn\n    source: Annual report\n    rows: [{ year: "2024", kind: Service, revenue: 118 }, { year: "2024", kind: Machines, revenue: 262 }, { year: "2025", kind: Service, revenue: 144 }, { year: "2025", kind: Machines, revenue: 268 }]\n';
const BODY = '---\n\n::exhibit{#sales}\n';
const lines = (range: string, more = '') =>
  `    chart: { mark: line, encoding: { x: { field: year, type: ordinal }, y: { field: revenue, type: quantitative }, color: { field: kind, type: nominal, scale: { range: ${range} } }${more} } }\n`;

export const coloursInGrey: Rule = {
  id: 'colours-in-grey',
  group: 'charts',
  severity: 'warning',
  about:
    'Notes are printed in grey, and one man in twelve does not tell red from green. Colours set by hand must differ in lightness, or shape and labels must say the same.',
  examples: {
    fires: [
      { text: `${HEAD}${lines('["#d62728", "#2ca02c"]')}${BODY}`, why: 'Red and green of one lightness.' },
      { text: `${HEAD}${lines('["#2166ac", "#b2182b"]')}${BODY}`, why: 'Blue and red that are one grey.' },
    ],
    silent: [
      { text: `${HEAD}${lines('["#08306b", "#f4a582"]')}${BODY}`, why: 'Dark blue and light orange.' },
      {
        text: `${HEAD}${lines('["#d62728", "#2ca02c"]', ', strokeDash: { field: kind, type: nominal }')}${BODY}`,
        why: 'The lines are dashed differently too.',
      },
      {
        text: `${HEAD}    chart: { mark: line, encoding: { x: { field: year, type: ordinal }, y: { field: revenue, type: quantitative }, color: { field: kind, type: nominal } } }\n${BODY}`,
        why: 'The colours are those of the brand.',
      },
    ],
  },
  *check({ note: { report } }) {
    for (const { exhibit, plots } of writtenCharts(report)) {
      const alike = plots.flatMap((plot) => handSet(plot).map(alikeIn)).find((found) => found !== undefined);
      if (alike === undefined) continue;
      yield {
        message: `In ${called(exhibit)} the colours ${alike.a} and ${alike.b} ${SIGHT[alike.sight]}.`,
        mend: 'Take the colours of the brand (leave range out), make one much lighter, or let shape, dashes or labels tell the series apart.',
        place: report?.locate(['exhibits', exhibit.id, 'chart']) ?? exhibit.place,
      };
    }
  },
};

/** Lists of colours by which alone a plot tells its series apart, where the author chose them. */
function handSet(plot: Plot): readonly (readonly string[])[] {
  const labelled = new Set(plot.marks.flatMap((mark) => (mark.type === 'text' ? [channelOf(mark, 'text')?.['field']] : [])));
  const ranges = plot.marks.flatMap((mark) =>
    ['color', 'fill', 'stroke'].flatMap((channel) => {
      const definition = channelOf(mark, channel);
      const range = isObject(definition?.['scale']) ? definition['scale']['range'] : undefined;
      if (!definition || !Array.isArray(range) || isQuantitative(definition) || definition['type'] === 'temporal') return [];
      const { field } = definition;
      const isSaidElsewhere =
        labelled.has(field) || (field !== undefined && OTHERS.some((other) => channelOf(mark, other)?.['field'] === field));
      return isSaidElsewhere ? [] : [range.filter((colour): colour is string => typeof colour === 'string')];
    }),
  );
  // Layers of one mark, each with a colour of its own; words in the plot name them.
  if (plot.marks.some(({ type }) => type === 'text')) return ranges;
  const byMark = Map.groupBy(plot.marks.filter(isMeasure), ({ type }) => type);
  return [...ranges, ...[...byMark.values()].map((marks) => marks.flatMap(literalColour))];
}

function literalColour(mark: Mark): readonly string[] {
  const definition = channelOf(mark, 'color');
  const colour = definition?.['value'] ?? mark.definition['color'] ?? mark.definition['stroke'];
  return typeof colour === 'string' && definition?.['condition'] === undefined ? [colour] : [];
}
