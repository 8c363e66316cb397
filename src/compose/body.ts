import type { Nodes } from 'mdast';
import type { Figure } from '../chart/figure.ts';
import { formatDate } from '../locale/dates.ts';
import type { Locale } from '../locale/locale.ts';
import type { Printed } from '../prose/expanded.ts';
import { splitInline } from '../prose/inline.ts';
import { walk } from '../prose/prose.ts';
import { exhibitsOf, isDirective } from '../resolve/placements.ts';
import type { Report } from '../resolve/report.ts';
import { escapeHtml } from './escape.ts';
import type { BlockRenderer, ProseHtml } from './prose-html.ts';
import type { Templates } from './templates.ts';
import { riskList, scenarioCards } from './view/cases.ts';
import { exhibitView } from './view/exhibit.ts';
import { estimateChanges, keyData, keyDataDate, keyDataLegend, ratingDistribution } from './view/panels.ts';

/** What the blocks of a body are made with. */
export interface BodyParts {
  readonly report: Report;
  readonly figures: ReadonlyMap<string, Pick<Figure, 'svg'>>;
  readonly templates: Templates;
  readonly prose: ProseHtml;
}

export function exhibitHtml(id: string, { report, figures, templates, prose }: BodyParts): string {
  const exhibit = report.exhibits.find((entry) => entry.id === id);
  return exhibit ? templates.partial('exhibit', exhibitView(exhibit, figures.get(id), report, prose), report.locale) : '';
}

/** Blocks by their directive's name: each is a partial with its view. */
function blocks(parts: BodyParts): BlockRenderer {
  const { report, templates, prose } = parts;
  const partial = (name: string, view: unknown): string => templates.partial(name, view, report.locale);
  return {
    directive(node, inner) {
      switch (node.name) {
        case 'exhibit':
          return exhibitsOf(node)
            .map(({ id }) => exhibitHtml(id, parts))
            .join('');
        case 'pair':
          return `<div class="pair">${exhibitsOf(node)
            .map(({ id }) => exhibitHtml(id, parts))
            .join('')}</div>`;
        case 'callout':
          return partial('callout', { title: node.attributes?.['title'] ?? undefined, html: inner() });
        case 'aside':
          return `<aside class="side panel">${inner()}</aside>`;
        case 'scenarios':
          return partial('scenarios', { cards: scenarioCards(report, prose) });
        case 'risks':
          return partial('risks', { risks: riskList(report, prose) });
        case 'ratings':
          return partial('ratings', ratingDistribution(report) ?? {});
        case 'estimates':
          return partial('estimates', estimateChanges(report));
        case 'key-data':
          return partial('key-data', { rows: keyData(report), date: keyDataDate(report), keyDataLegend: keyDataLegend(report) });
        case 'page-break':
          return '<div class="page-break"></div>';
        default:
          return '';
      }
    },
  };
}

/** Ids of sources that a node cites, in order, each once. */
function citedIn(node: Nodes, report: Report): string[] {
  const found = new Set<string>();
  walk(node, (child) => {
    if (child.type === 'text') {
      for (const part of splitInline(child.value, report.body.expanded, report.sourceIds)) {
        if (part.kind === 'citation' && report.sourceIds.has(part.source)) found.add(part.source);
        if (part.kind === 'printed')
          for (const id of sourcesOf(part.printed, report)) if (report.sourceIds.has(id)) found.add(id);
      }
    }
    return !isDirective(child);
  });
  return [...found];
}

/** Ids of the sources behind a printed value. */
function sourcesOf(printed: Printed, { facts, datasets }: Report): readonly string[] {
  switch (printed.kind) {
    case 'fact':
      return facts.get(printed.id)?.sources ?? [];
    case 'cell':
      return datasets.get(printed.dataset)?.sources ?? [];
    case 'derived':
      return printed.from.flatMap((origin) =>
        'fact' in origin
          ? (facts.get(origin.fact)?.sources ?? [])
          : 'dataset' in origin
            ? (datasets.get(origin.dataset)?.sources ?? [])
            : [],
      );
    default:
      return [];
  }
}

function sidenote(ids: readonly string[], report: Report): string {
  const lines = ids.flatMap((id) => {
    const source = report.sources.find((entry) => entry.id === id);
    if (!source) return [];
    const words = [source.publisher, source.date ? formatDate(source.date, report.language) : undefined]
      .filter(Boolean)
      .join(', ');
    return [`<p><b>${source.number}</b>${escapeHtml(words)}</p>`];
  });
  return lines.length > 0 ? `<aside class="sidenote">${lines.join('')}</aside>` : '';
}

/**
 * The body of a report. Beside a paragraph stand the sources of what it says, once in a section; the first two sections share
 * their page with the front column and do without.
 */
export function bodyHtml(parts: BodyParts): string {
  const { report, prose } = parts;
  const renderer = blocks(parts);
  let sections = 0;
  let shown = new Set<string>();
  return report.body.root.children
    .map((node) => {
      if (node.type === 'heading' && node.depth <= 2) {
        sections++;
        shown = new Set();
      }
      const html = prose.block(node, report.body, renderer);
      if (
        !report.data.sidenotes ||
        report.data.kind !== 'note' ||
        sections < 2 ||
        (node.type !== 'paragraph' && node.type !== 'list')
      )
        return html;
      const fresh = citedIn(node, report).filter((id) => !shown.has(id));
      for (const id of fresh) shown.add(id);
      return sidenote(fresh, report) + html;
    })
    .join('\n');
}

/** Entries of the table of contents. */
export function contentsView(prose: ProseHtml, _locale: Locale) {
  return prose.headings
    .filter((heading) => heading.depth === 2)
    .map(({ id, html }) => ({ id, html: html.replace(/<sup[\s\S]*?<\/sup>|<\/?a\b[^>]*>/g, '') }));
}
