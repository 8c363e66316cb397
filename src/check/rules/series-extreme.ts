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
    for (const { span, block } of spansOf(note)) {
      if (block === undefined || block.kind === 'table' || !(HIGHEST.test(span.text) || LOWEST.test(span.text))) continue;
      for (const { start, end } of sentencesIn(span.text)) {
        const words = span.text.slice(start, end);
        const isHigh = HIGHEST.exec(words);
        const extreme = isHigh ?? LOWEST.exec(words);
        if (extreme === null || !OF_SERIES.test(words) || (isHigh && LOWEST.test(words))) continue;
        const series = tables.map((table) => seriesOf(table, words)).find((each) => each !== undefined);
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

/** The row that a sentence names, by its metric or by its words, over its years. */
function seriesOf(table: NumberTable, words: string): readonly Point[] | undefined {
  const named = new Set(mentionsIn(words).map(({ metric }) => metric.id));
  for (let row = 0; row < table.rows; row++) {
    const label = table.label(row);
    const plain = label
      .replace(/[(（].*$/u, '')
      .trim()
      .toLowerCase();
    const metric = metricOfLabel(label)?.metric.id;
    const isNamed = plain.length > 2 && words.toLowerCase().includes(plain);
    if (!isNamed && !(metric !== undefined && named.has(metric) && metric !== 'revenue' && metric !== 'growth')) continue;
    const points: Point[] = [];
    for (let column = 1; column < table.columns; column++) {
      const claim = table.at(row, column);
      if (claim?.period?.kind === 'year' && claim.period.year !== undefined && claim.metric !== 'growth')
        points.push({ year: claim.period.year, value: claim.value, text: claim.text });
    }
    if (points.length > 1) return points;
  }
  return undefined;
}
