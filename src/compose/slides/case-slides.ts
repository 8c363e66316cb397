import { word } from '../../locale/locale.ts';
import type { Report } from '../../resolve/report.ts';
import { escapeHtml } from '../escape.ts';
import type { ProseHtml } from '../prose-html.ts';
import { riskList, scenarioCards } from '../view/cases.ts';
import { estimateChanges, keyData, keyDataDate } from '../view/panels.ts';
import { STAGE } from './grid.ts';
import { pointSlides } from './points.ts';
import { ratingsPicture } from './ratings.ts';
import type { Point } from './sections.ts';
import { partsThatFit } from './sentences.ts';
import type { Slide, SlideHead } from './slide.ts';
import { setTable, type TableSetting } from './table.ts';
import { lineCount, textWidth, wordsOf } from './text-fit.ts';

/** What the report's own blocks are headed with: the section's message when they are all the section has. */
export type Heading = Pick<SlideHead, 'title' | 'eyebrow'> | undefined;

function headed(heading: Heading, own: string): SlideHead {
  return heading?.title ? heading : { title: escapeHtml(own), eyebrow: heading?.eyebrow };
}

/** Type of cards and of risks, px; the largest that fits is taken. */
const SIZES = [22, 20, 18, 16, 14] as const;
const LEADING = 1.45;
/** A card's width of text, and the height of its head at most: a name of two lines, a price of two, the change. */
const CARD = { width: 290, head: 236 } as const;

/** Cards, three a slide; cases told at length become points. */
export function scenarioSlides(report: Report, prose: ProseHtml, heading: Heading): Slide[] {
  const cards = scenarioCards(report, prose);
  if (cards.length === 0) return [];
  const named = cards.map((card) => `${word(report.locale, card.case)} ${card.price ?? ''}`.trim()).join(', ');
  const head = headed(heading, `${word(report.locale, 'scenarios')}: ${named}`);
  const lines = (size: number): number =>
    Math.max(
      ...cards.map(
        (card) =>
          lineCount(wordsOf(card.assumption), CARD.width, size) + lineCount(wordsOf(card.method ?? ''), CARD.width, size) + 1,
      ),
    );
  const size = SIZES.find((each) => CARD.head + lines(each) * each * LEADING <= STAGE.height);
  if (size === undefined) {
    const points = cards.map(
      (card): Point => ({
        style: 'point',
        exhibits: [],
        lead: [
          escapeHtml(card.name),
          [card.price, card.change]
            .filter((part) => part !== undefined)
            .map(escapeHtml)
            .join(', '),
        ]
          .filter(Boolean)
          .join('<br>'),
        html: [card.assumption, card.method].filter(Boolean).join('<br>'),
      }),
    );
    return pointSlides(points, 3).map((text, i) => ({ kind: 'text', ...head, continued: i > 0, text }));
  }
  return chunks(cards, 3).map((part, i) => ({
    kind: 'scenarios',
    ...head,
    continued: i > 0,
    cards: part.map((card) => ({ ...card, wide: textWidth(card.price ?? '', 46) > CARD.width })),
    size,
  }));
}

const RISK = { width: 496, air: 48 } as const;
const RISKS_A_SLIDE = 6;

/** Risks in two columns, six a slide, fewer when they are told at length. */
export function riskSlides(report: Report, prose: ProseHtml, heading: Heading): Slide[] {
  const smallest = SIZES.at(-1) as number;
  const high = (text: string, title: string, size: number): number =>
    (Math.max(1, lineCount(title, RISK.width / 1.06, size)) + lineCount(wordsOf(text), RISK.width, size)) * size * LEADING +
    RISK.air;
  const risks = riskList(report, prose).flatMap((risk) =>
    partsThatFit(risk.text, (text) => high(text, risk.title, smallest) <= STAGE.height).map((text) => ({ ...risk, text })),
  );
  if (risks.length === 0) return [];
  const even = Math.ceil(risks.length / Math.ceil(risks.length / RISKS_A_SLIDE) / 2) * 2;
  const slidesAt = (size: number): (typeof risks)[] => {
    const slides: (typeof risks)[] = [];
    let used = 0;
    for (const row of chunks(risks, 2)) {
      const height = Math.max(...row.map((risk) => high(risk.text, risk.title, size)));
      const slide = slides.at(-1);
      if (!slide || slide.length + row.length > even || used + height > STAGE.height) {
        slides.push([...row]);
        used = height;
      } else {
        slide.push(...row);
        used += height;
      }
    }
    return slides;
  };
  // Sixteen px are read from a chair; smaller only where a risk alone needs it.
  const least = slidesAt(risks.every((risk) => high(risk.text, risk.title, 16) <= STAGE.height) ? 16 : smallest);
  const size =
    SIZES.find(
      (each) => slidesAt(each).length <= least.length && risks.every((risk) => high(risk.text, risk.title, each) <= STAGE.height),
    ) ?? smallest;
  const head = headed(heading, word(report.locale, 'risks'));
  return slidesAt(size).map((part, i) => ({ kind: 'risks', ...head, continued: i > 0, risks: part, size }));
}

/** The Street's or the house's ratings, and the range of targets. */
export function ratingSlides(report: Report, heading: Heading, takeaways: readonly Point[] = []): Slide[] {
  const ratings = ratingsPicture(report);
  if (!ratings || ratings.rows.length === 0) return [];
  const owner = word(
    report.locale,
    report.data.ratingDistribution?.owner === 'consensus' ? 'ratingDistributionConsensus' : 'ratingDistribution',
  );
  const head = headed(heading, `${owner}: ${ratings.rows.map(({ label, text }) => `${label} ${text}`).join(', ')}`);
  return [{ kind: 'ratings', ...head, subtitle: escapeHtml(ratings.title), ratings, takeaways }];
}

/** Old and new estimates as a table. */
export function estimateSlides(report: Report, heading: Heading): Slide[] {
  const { rows, consensus, any } = estimateChanges(report);
  if (!any) return [];
  const { locale } = report;
  const columns = ['\u00a0', word(locale, 'new'), word(locale, 'old'), ...(consensus ? [word(locale, 'consensusShort')] : [])];
  const cells = rows.map((row) => [row.label, row.new, row.old, ...(consensus ? [row.consensus] : [])]);
  const setting = setTable(
    { head: columns, groups: false, rows: cells.map((row) => ({ cells: row, opens: false })) },
    STAGE.width,
    STAGE.height,
  );
  const head = headed(heading, word(locale, 'estimates'));
  return setting.slides.map(([from, to], i) => {
    const body = cells
      .slice(from, to)
      .map(
        (row) =>
          `<tr>${row.map((cell, j) => (j === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td class="number">${j === 1 ? `<strong>${escapeHtml(cell)}</strong>` : escapeHtml(cell)}</td>`)).join('')}</tr>`,
      );
    const table = `<table><thead><tr>${columns.map((title, j) => `<th scope="col"${j > 0 ? ' class="number"' : ''}>${escapeHtml(title)}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
    return { kind: 'table', ...head, continued: i > 0, table: sized(table, setting) };
  });
}

const FIGURES_A_SLIDE = 8;
const FIGURE_SIZES = [44, 38, 32, 26, 20] as const;
/** Width of a number by the columns of the grid. */
const FIGURE_WIDTH = { 3: 300, 4: 216 } as const;

/** Key data as large numbers. */
export function figureSlides(report: Report, heading: Heading): Slide[] {
  const figures = keyData(report);
  if (figures.length === 0) return [];
  const date = keyDataDate(report);
  const subtitle = date === undefined ? undefined : escapeHtml(date[0]?.toLocaleUpperCase(report.language) + date.slice(1));
  const even = Math.ceil(figures.length / Math.ceil(figures.length / FIGURES_A_SLIDE));
  const columns = even === 4 || even > 6 ? 4 : 3;
  const size =
    FIGURE_SIZES.find((each) => figures.every((figure) => textWidth(figure.text, each) <= FIGURE_WIDTH[columns])) ?? 20;
  return chunks(figures, even).map((part, i) => ({
    kind: 'figures',
    ...headed(heading, word(report.locale, 'keyFigures')),
    subtitle,
    continued: i > 0,
    figures: part,
    columns,
    size,
  }));
}

/** A table's markup with the size that it was set at. */
export function sized(table: string, setting: TableSetting): string {
  const columns = setting.widths.map((width) => `<col style="width:${width.toFixed(2)}%">`).join('');
  return table.replace(
    /^<table[^>]*?(?: style="([^"]*)")?>/,
    (_, own?: string) =>
      `<table style="${own ? `${own};` : ''}font-size:${setting.size}px;--air:${setting.air}px;--gap:${setting.gutter}px"><colgroup>${columns}</colgroup>`,
  );
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
