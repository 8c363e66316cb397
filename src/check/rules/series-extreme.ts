import { type NumberTable, tablesOf } from '../arithmetic/tables.ts';
import { mentionsIn, metricOfLabel } from '../claims/metrics.ts';
import { periodsIn } from '../claims/periods.ts';
import { sentencesIn } from '../claims/sentences.ts';
import { spansOf } from '../note/note.ts';
import type { Rule } from '../rule.ts';

const HIGHEST =
  /(?<!\p{L})(?:highest|record|peak|best|höchste[nrsm]?|höchststand|rekord\w*|spitzenwert)(?!\p{L})|最高|新高|创纪录|創紀錄/iu;
const LOWEST = /(?<!\p{L})(?:lowest|weakest|niedrigste[nrsm]?|tiefste[nrsm]?|tiefststand)(?!\p{L})|最低|新低/iu;
const OF_SERIES =
  /(?:in|of|for|seit|in den|der|since|over)\s(?:the\s)?(?:last\s|past\s|letzten\s)?(?:series|period shown|(?:two|three|four|five|six|seven|eight|ten|zwei|drei|vier|fünf|\d{1,2})\s(?:years?|jahre?n?|werte)|20\d\d)|since 20\d\d|seit 20\d\d|[三四五六\d]年(?:来|來|内|內|以来|以來)|(?:of|in) the (?:table|series)/iu;

export const seriesExtreme: Rule = {
  id: 'series-extreme',
  group: 'consistency',
  severity: 'error',
  about: 'What is called the highest or lowest of some years must be so in the table that prints them.',
  examples: {
    fires: [
      {
        text: '# Halden\n\n| | 2023 | 2024 | 2025 | 2026E |\n|---|---|---|---|---|\n| Operating margin | 6.4% | 6.8% | 6.1% | 5.7% |\n\nThe operating margin of 2026 would be the highest in four years.',
        why: 'It is the lowest.',
      },
    ],
    silent: [
      {
        text: '# Halden\n\n| | 2023 | 2024 | 2025 | 2026E |\n|---|---|---|---|---|\n| Operating margin | 6.4% | 6.8% | 6.1% | 5.7% |\n\nThe operating margin of 2026 would be the lowest in four years; orders were the highest since 2014.',
        why: 'It is so, and orders are not in the table.',
      },
    ],
  },
  *check({ note, claims }) {
    const tables = tablesOf(note, claims);
    if (tables.length === 0) return;
    const rows = tables.flatMap(rowsOf);
    for (const { span, block } of spansOf(note)) {
      if (block === undefined || block.kind === 'table' || !(HIGHEST.test(span.text) || LOWEST.test(span.text))) continue;
      for (const { start, end } of sentencesIn(span.text)) {
        const words = span.text.slice(start, end);
        const isHigh = HIGHEST.exec(words);
        const extreme = isHigh ?? LOWEST.exec(words);
        if (extreme === null || !OF_SERIES.test(words) || (isHigh && LOWEST.test(words))) continue;
        const series = seriesNamed(words, rows, block.index);
        const year = periodsIn(words)[0]?.period.year;
        if (series === undefined || year === undefined || series.length < 3) continue;
        const meant = series.find((each) => each.year === year);
        if (meant === undefined) continue;
        const up = series.filter((each) => each.year <= year || each === meant);
        const beaten = up.find((each) => each !== meant && (isHigh ? each.value > meant.value : each.value < meant.value));
        if (beaten === undefined) continue;
        yield {
          message: `"${extreme[0]}" is said of ${year} (${meant.text}), but ${beaten.year} is ${beaten.text}.`,
          mend: 'Correct the sentence or the table.',
          place: span.place(start + extreme.index, start + extreme.index + extreme[0].length),
        };
      }
    }
  },
};

interface Point {
  readonly year: number;
  readonly value: number;
  readonly text: string;
}

interface Series {
  /** Words of its label in small letters, without what stands in brackets. */
  readonly name: string;
  readonly metric: string | undefined;
  readonly table: number;
  readonly points: readonly Point[];
}

function rowsOf(table: NumberTable): readonly Series[] {
  return Array.from({ length: table.rows }, (_, row): Series => {
    const label = table.label(row);
    const points: Point[] = [];
    for (let column = 1; column < table.columns; column++) {
      const claim = table.at(row, column);
      if (claim?.period?.kind === 'year' && claim.period.year !== undefined && claim.metric !== 'growth')
        points.push({ year: claim.period.year, value: claim.value, text: claim.text });
    }
    const name = label
      .replace(/[(（].*$/u, '')
      .trim()
      .toLowerCase();
    return { name, metric: metricOfLabel(label)?.metric.id, table: table.block.index, points };
  }).filter(({ points }) => points.length > 1);
}

/** Most rows that a sentence is held against: those of the tables nearest to it. */
const MOST_ROWS = 200;

/** The row that a sentence names, by its words or by its metric. */
function seriesNamed(words: string, rows: readonly Series[], block: number): readonly Point[] | undefined {
  const small = words.toLowerCase();
  const named = new Set(mentionsIn(words).map(({ metric }) => metric.id));
  const after = rows.findIndex(({ table }) => table > block);
  const at = after === -1 ? rows.length : after;
  const near = rows.slice(Math.max(0, at - MOST_ROWS / 2), at + MOST_ROWS / 2);
  return near.find(
    ({ name, metric }) =>
      (name.length > 2 && small.includes(name)) ||
      (metric !== undefined && metric !== 'revenue' && metric !== 'growth' && named.has(metric)),
  )?.points;
}
