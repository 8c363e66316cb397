import type { Table as MarkdownTable } from 'mdast';
import type { Exhibit, Report, Table } from '../../resolve/report.ts';
import type { ProseHtml } from '../prose-html.ts';
import { exhibitView } from '../view/exhibit.ts';
import { TableMarkup } from '../view/table.ts';
import { sized } from './case-slides.ts';
import { BESIDE, CONTENT, PICTURE_HEIGHT, STRIP } from './grid.ts';
import { pointSlides } from './points.ts';
import type { Point } from './sections.ts';
import type { ExhibitView, Slide, SlideHead } from './slide.ts';
import { chooseColumns, columnPanels, setTable, type TableWords } from './table.ts';
import { lineCount, wordsOf } from './text-fit.ts';

const NOTE = { size: 12, line: 16, room: 3 } as const;
/** Notes longer than this many lines get a slide of their own. */
const MOST_NOTE_LINES = 7;

/** Height left to a picture above its notes and source line. */
function pictureHeight(view: ExhibitView): number {
  const lines =
    lineCount(wordsOf(view.notes ?? ''), CONTENT, NOTE.size) + lineCount(wordsOf(view.source ?? ''), CONTENT, NOTE.size);
  return PICTURE_HEIGHT - Math.max(0, lines - NOTE.room) * NOTE.line;
}

/** Stands for a small line where the room of a table is reckoned. */
const LINE_WORD = 'mmmmm';

function tableWords(table: Table, markup: TableMarkup): TableWords {
  return {
    head: table.columns.map((column) => [column.title, column.unit].filter(Boolean).join(' ')),
    groups: table.columns.some((column) => column.group !== undefined),
    heads: table.heads,
    rows: table.rows.map(({ style, cells, unit }, row) => ({
      cells: markup
        .cellsHtml(row)
        .map((html, i) =>
          cells[i]?.look?.series ? LINE_WORD : [wordsOf(html), i === 0 ? unit : undefined].filter(Boolean).join(' '),
        ),
      opens: style === 'section',
    })),
  };
}

/** Words of the cells of a table's only row. */
function wordsOfRows(table: string): string[] {
  const body = /<tbody>([\s\S]*)<\/tbody>/.exec(table)?.[1] ?? '';
  return [...body.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map((match) => wordsOf(match[1] as string));
}

/**
 * One exhibit: its title is the message. A long table runs on over further slides.
 * @param said points beside the picture, or one under it
 */
export function exhibitSlides(
  exhibit: Exhibit,
  { takeaways = [], strip }: { readonly takeaways?: readonly Point[]; readonly strip?: Point | undefined },
  eyebrow: string | undefined,
  report: Report,
  prose: ProseHtml,
): Slide[] {
  const full = exhibitView(exhibit, undefined, report, prose);
  const noteLines = lineCount(wordsOf(full.notes ?? ''), CONTENT, NOTE.size);
  const view = noteLines > MOST_NOTE_LINES ? { ...full, notes: undefined } : full;
  const head: SlideHead = { title: view.title, eyebrow, subtitle: view.subtitle };
  const layout = takeaways.length > 0 ? 'beside' : 'full';
  const height = pictureHeight(view) - (strip ? STRIP.height : 0);
  const common = { kind: 'exhibit', ...head, exhibit, view, layout, strip, pictureHeight: height } as const;
  const slides =
    exhibit.content.kind === 'table'
      ? tableSlides(exhibit.content.table)
      : [{ ...common, table: undefined, takeaways, first: true }];
  if (noteLines <= MOST_NOTE_LINES) return slides;
  const notes: Point = { style: 'point', lead: undefined, html: full.notes as string, exhibits: [] };
  return [
    ...slides,
    ...pointSlides([notes], 1).map((text): Slide => ({ kind: 'text', title: view.title, eyebrow, continued: true, text })),
  ];

  function tableSlides(table: Table): Slide[] {
    const markup = new TableMarkup(table, prose, report);
    const words = tableWords(table, markup);
    const width = layout === 'beside' ? BESIDE.picture : CONTENT;
    return columnPanels(words, width).flatMap((columns, panel) => {
      const setting = setTable(chooseColumns(words, columns), width, height);
      return setting.slides.map((rows, i) => ({
        ...common,
        continued: panel > 0 || i > 0,
        table: sized(markup.html({ rows, columns, fit: 'fits' }), setting),
        takeaways,
        first: panel === 0 && i === 0,
      }));
    });
  }
}

/** A table that the author wrote into the body. */
export function bodyTableSlides(node: MarkdownTable, head: SlideHead, report: Report, prose: ProseHtml): Slide[] {
  const [headRow, ...rows] = node.children;
  if (!headRow) return [];
  const html = (part: typeof rows): string =>
    prose.block({ ...node, children: [headRow, ...part] }, report.body, { directive: () => '' });
  const header = /<thead>([\s\S]*)<\/thead>/.exec(html([]))?.[1] ?? '';
  const words = {
    head: [...header.matchAll(/<th[^>]*>([\s\S]*?)<\/th>/g)].map((match) => wordsOf(match[1] as string)),
    groups: false,
    heads: 1,
    rows: rows.map((row) => ({ cells: wordsOfRows(html([row])), opens: false })),
  };
  const setting = setTable(words, CONTENT, PICTURE_HEIGHT);
  // Which columns hold numbers is told from all rows: a part of them might look otherwise.
  const whole = html(rows);
  const all = [...(/<tbody>([\s\S]*)<\/tbody>/.exec(whole)?.[1]?.matchAll(/<tr>[\s\S]*?<\/tr>/g) ?? [])].map((match) => match[0]);
  const open = /^[\s\S]*<tbody>/.exec(whole)?.[0] ?? '<table><tbody>';
  return setting.slides.map(([from, to], i) => ({
    kind: 'table',
    ...head,
    continued: i > 0,
    table: sized(`${open.slice(0, open.indexOf('<tbody>') + 7)}${all.slice(from, to).join('')}</tbody></table>`, setting),
  }));
}
