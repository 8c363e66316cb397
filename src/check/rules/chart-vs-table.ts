import type { Row } from '../../data/row.ts';
import type { Exhibit } from '../../resolve/report.ts';
import type { Place } from '../../shared/place.ts';
import { few } from '../arithmetic/print.ts';
import type { Claim, Period } from '../claims/claim.ts';
import { metricOfLabel } from '../claims/metrics.ts';
import { periodOfLabel } from '../claims/periods.ts';
import type { Rule } from '../rule.ts';

/** A number that a chart plots. */
interface Plotted {
  readonly metric: string;
  readonly period: string;
  readonly value: number;
  readonly place: Place;
}

export const chartVsTable: Rule = {
  id: 'chart-vs-table',
  group: 'consistency',
  severity: 'error',
  about: 'A chart draws the numbers that the tables and the text print: the same metric of the same year has one value.',
  examples: {
    fires: [
      {
        text: '---\nkind: note\ntitle: Halden\nexhibits:\n  growth: { title: Revenue grows, subtitle: "Revenue, USD bn", chart: { type: revenue-growth }, rows: [{ year: "2024", value: 44.9 }, { year: "2025", value: 51.6 }] }\n---\n::exhibit{#growth}\n\nRevenue was $56.1 billion in 2025.\n',
        why: 'The chart draws 51.6.',
      },
    ],
    silent: [
      {
        text: '---\nkind: note\ntitle: Halden\nexhibits:\n  mix: { title: Services grow, subtitle: "Revenue, USD bn", chart: { type: segments }, rows: [{ year: "2025", segment: A, value: 14.4 }, { year: "2025", segment: B, value: 26.8 }] }\n---\n::exhibit{#mix}\n\nRevenue was $41.2 billion in 2025.\n',
        why: 'The chart draws the parts.',
      },
      {
        text: '---\nkind: note\ntitle: Halden\nexhibits:\n  growth: { title: Revenue grows, subtitle: "Revenue, USD bn", chart: { type: revenue-growth }, rows: [{ year: "2024", value: 44.9 }, { year: "2025", value: 51.6 }] }\n---\n::exhibit{#growth}\n\nRevenue was $51.6 billion in 2025.\n',
        why: 'Both say the same.',
      },
    ],
  },
  *check({ note, claims }) {
    if (!note.report) return;
    for (const exhibit of note.report.exhibits) {
      for (const plotted of plottedBy(exhibit)) {
        const said = claims.filter(
          (claim) =>
            claim.metric === plotted.metric &&
            claim.subject === '' &&
            claim.period?.key === plotted.period &&
            claim.range === undefined &&
            claim.motion !== 'by' &&
            claim.owner !== 'consensus',
        );
        const wrong = said.find((claim) => !agrees(claim, plotted.value));
        if (wrong === undefined || said.some((claim) => agrees(claim, plotted.value))) continue;
        yield {
          message: `The chart "${exhibit.id}" draws ${few(plotted.value)} for ${wrong.label} ${plotted.period}; line ${wrong.place().line} prints ${wrong.text}.`,
          mend: 'Draw and print one number: take both from one fact or dataset.',
          place: wrong.place(),
        };
      }
    }
  },
};

/** Numbers of rows that are a year each, named by their column or the subtitle; a year with several rows is told by its parts. */
function* plottedBy(exhibit: Exhibit): Generator<Plotted> {
  if (exhibit.content.kind !== 'chart' || exhibit.content.rows === undefined || exhibit.content.rows.length > MOST_ROWS) return;
  const title = (exhibit.subtitle ?? exhibit.title).expanded.text;
  const dated = exhibit.content.rows.flatMap((row) => {
    const period = yearOf(row);
    return period === undefined ? [] : [{ row, period }];
  });
  for (const rows of Map.groupBy(dated, ({ period }) => period.key).values()) {
    const [only, other] = rows;
    if (only === undefined || other !== undefined) continue;
    const { row, period } = only;
    const numbers = Object.entries(row).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && String(entry[1]) !== period.text,
    );
    for (const [column, value] of numbers) {
      const named = metricOfLabel(column) ?? (numbers.length === 1 ? metricOfLabel(title) : undefined);
      if (named && named.metric.id !== 'growth')
        yield { metric: named.metric.id, period: period.key, value, place: exhibit.place };
    }
  }
}

/** A longer series is drawn of prices, not of years. */
const MOST_ROWS = 400;

function yearOf(row: Row): Period | undefined {
  for (const cell of Object.values(row)) {
    const found = typeof cell === 'string' || typeof cell === 'number' ? periodOfLabel(String(cell)) : undefined;
    if (found?.period.kind === 'year') return found.period;
  }
  return undefined;
}

/** In any power of ten: a chart counts in billions what the text prints in millions. */
function agrees(claim: Claim, value: number): boolean {
  return [0, 3, 6, 9, 12].some((power) => {
    const scaled = value * 10 ** power;
    return scaled >= claim.interval.low - claim.half && scaled <= claim.interval.high + claim.half;
  });
}
