import type { Exhibit, Report } from '../../resolve/report.ts';
import { catalogueType, isObject, writtenCharts } from '../charts/plots.ts';
import { channelOf, isMeasure, isQuantitative } from '../charts/scales.ts';
import { called, captionOf } from '../charts/words.ts';
import type { Rule } from '../rule.ts';

/** Charts of the catalogue whose numbers are of one kind, which they print themselves. */
const KNOWN = new Set([
  'rebased',
  'pe-band',
  'rating-distribution',
  'drawdown',
  'calendar-years',
  'margins',
  'regional-exposure',
  'sparkline',
]);
const UNIT =
  /[%‰°]|[$€£¥₩₹]|(?<![A-Za-zÀ-ɏ])(?:USD|EUR|GBP|GBX|CHF|CNY|RMB|HKD|JPY|SEK|NOK|DKK|CAD|AUD|KRW|TWD|SGD|INR|BRL|per ?cent|percent\w*|prozent\w*|pp|bps?|basis points?|basispunkte|times|multiples?|ratio|index\w*|indexed|rebased|points?|p\/e|pe|ev\/\w+|p\/b|kgv|kbv|bn|mn|tn|billions?|millions?|thousands?|mio|mrd|tsd|shares?|units?|number|count|anzahl|stück|employees|people|customers|stores|analysts|points|score|rank\w*|rang|standard deviations?|sigma|correlation|beta|tonnes?|tons?|kt|mt|kg|oz|ounces?|barrels?|boe|bbl|mmbtu|[kmgt]wh?|twh|litres?|liter|hectolit\w+|hl|km|miles?|sq(?:m|ft)|dwt|teu|rooms|beds|passengers|vehicles|ships|pence|cents?|dollars?|euros?|yuan|yen|francs?)(?![A-Za-zÀ-ɏ])|(?:, |\(|\bin )(?:x|k|m|years|months|weeks|days|hours|minutes|jahren?|monaten?|tagen?|stunden)(?=[),;.\s]|$)|= ?100|×|百分|倍|元|亿|億|万|萬|指数|指數|个|個|人|家|年|月|天|点|點|吨|噸|辆|輛|家数|股/iu;

const HEAD =
  '---\nkind: note\ntitle: Halden Marine\nexhibits:\n  sales:\n    title: Sales rose\n    source: Annual report\n    rows: [{ year: "2024", revenue: 380 }, { year: "2025", revenue: 412 }]\n';
const BODY = '---\n\n::exhibit{#sales}\n';
const bars = (y: string) =>
  `    chart: { mark: bar, encoding: { x: { field: year, type: nominal }, y: { field: revenue, type: quantitative${y} } } }\n`;

export const missingUnit: Rule = {
  id: 'missing-unit',
  group: 'charts',
  severity: 'warning',
  about: 'A chart whose title, subtitle and axes name no unit shows shapes, not amounts: 380 may be millions of pounds or ships.',
  examples: {
    fires: [
      { text: `${HEAD}${bars('')}${BODY}`, why: 'Nothing says what 380 counts.' },
      {
        text: `${HEAD}    chart: { type: ranked-bars, name: year, value: revenue }\n${BODY}`,
        why: 'A chart of the catalogue needs it as well.',
      },
    ],
    silent: [
      { text: `${HEAD}    subtitle: Revenue, £mn\n${bars('')}${BODY}`, why: 'The subtitle says it.' },
      { text: `${HEAD}${bars(', axis: { title: "Revenue (£mn)" }')}${BODY}`, why: 'The axis says it.' },
      { text: `${HEAD}${bars(', axis: { format: "$,.0f" }')}${BODY}`, why: 'The labels of the axis say it.' },
      {
        text: `${HEAD}    chart: { type: ranked-bars, name: year, value: revenue, unit: GBP }\n${BODY}`,
        why: 'The chart is told the unit.',
      },
    ],
  },
  *check({ note: { report } }) {
    if (!report) return;
    const written = new Set(
      writtenCharts(report).flatMap(({ exhibit, plots }) =>
        plots.some(({ marks }) => marks.some((mark) => isMeasure(mark) && showsAmounts(mark))) ? [exhibit.id] : [],
      ),
    );
    for (const exhibit of report.exhibits) {
      const { content, id } = exhibit;
      if (content.kind !== 'chart') continue;
      const type = catalogueType(content.spec);
      if (type === undefined ? !written.has(id) : KNOWN.has(type)) continue;
      if (UNIT.test(captionOf(exhibit, report)) || wordsOf(content.spec).some((word) => UNIT.test(word))) continue;
      if (hasUnitInData(exhibit, report)) continue;
      yield {
        message: `${called(exhibit)} names no unit: neither title, subtitle nor axis says what the numbers count.`,
        mend: 'Write it into the subtitle: "Revenue, £mn, fiscal years".',
        place: exhibit.place,
      };
    }
  },
};

function showsAmounts(mark: Parameters<typeof channelOf>[0]): boolean {
  return ['x', 'y', 'size', 'color', 'theta'].some((channel) => isQuantitative(channelOf(mark, channel)));
}

/** Titles, formats, options and literal words anywhere in a spec; names of fields and kinds of marks are none. */
function wordsOf(spec: unknown, key = ''): readonly string[] {
  if (typeof spec === 'string') {
    if (NO_WORDS.has(key)) return [];
    // Of an expression only what it prints.
    return EXPRESSIONS.has(key) ? (spec.match(/'[^']{0,80}'|"[^"]{0,80}"/g) ?? []) : [spec];
  }
  if (Array.isArray(spec)) return spec.slice(0, 200).flatMap((part) => wordsOf(part, key));
  if (!isObject(spec)) return [];
  return Object.entries(spec).flatMap(([name, part]) => (name === 'data' || name === 'datasets' ? [] : wordsOf(part, name)));
}

const EXPRESSIONS = new Set(['calculate', 'labelExpr', 'expr']);
const NO_WORDS = new Set(
  'description name value field type mark sort aggregate timeUnit orient align baseline color fill stroke range scheme interpolate as filter op resolve'.split(
    ' ',
  ),
);

/** A column of the rows says its unit, or its name does: `revenue_mn`. */
function hasUnitInData({ id, content }: Exhibit, { data, datasets, factUses, facts }: Report): boolean {
  const dataset = datasets.get(data.exhibits[id]?.data ?? '');
  if (dataset?.schema.some(({ unit }) => unit !== undefined && unit !== '')) return true;
  if (content.kind !== 'chart') return false;
  const [row] = content.rows ?? [];
  if (Object.keys(row ?? {}).some((name) => /_(?:pct|percent|mn|bn|usd|eur|gbp|cny|x|pp|bp)$|%|\(/iu.test(name))) return true;
  // A column of units beside the values, as `bullet` takes it.
  if (Object.keys(row ?? {}).some((name) => /^(?:unit|einheit|单位|單位)$/iu.test(name))) return true;
  return factUses.some(({ fact, field }) => field.startsWith(`exhibits.${id}.`) && facts.get(fact)?.unit === '%');
}
