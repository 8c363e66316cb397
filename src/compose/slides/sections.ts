import type { List, ListItem, Nodes, Paragraph, Table } from 'mdast';
import { splitInline } from '../../prose/inline.ts';
import { walk } from '../../prose/prose.ts';
import { exhibitsOf, isDirective } from '../../resolve/placements.ts';
import type { Exhibit, Report } from '../../resolve/report.ts';
import { escapeHtml } from '../escape.ts';
import type { BlockRenderer, ProseHtml } from '../prose-html.ts';
import { leadIn, opening } from './sentences.ts';
import { wordsOf } from './text-fit.ts';

/** One thing said on a slide. */
export interface Point {
  readonly style: 'point' | 'callout';
  readonly lead: string | undefined;
  readonly html: string;
  /** Sentences that follow, for a slide that has room. */
  readonly more?: readonly string[];
  /** Ids of exhibits that it speaks of. */
  readonly exhibits: readonly string[];
}

/** What a section of the body holds, in reading order. */
export type Block =
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'exhibit'; readonly exhibit: Exhibit }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'named'; readonly name: string };

/** A stretch of the body under one heading. */
export interface Section {
  /** Markup of the heading; undefined before the first. */
  readonly title: string | undefined;
  readonly blocks: readonly Block[];
}

/** Body → sections. A note's paragraphs give their opening; a deck's author wrote slides, and every word stands. */
export function readSections(report: Report, prose: ProseHtml): readonly Section[] {
  const whole = report.data.kind === 'deck';
  const inline = (node: Nodes): string => prose.inline({ ...report.body, root: { type: 'root', children: [node as Paragraph] } });
  const renderer: BlockRenderer = { directive: (_, inner) => inner() };
  const sections: { title: string | undefined; blocks: Block[] }[] = [{ title: undefined, blocks: [] }];
  let subhead: string | undefined;

  const add = (node: Nodes, html: string, lead?: string, style: Point['style'] = 'point', more: readonly string[] = []): void => {
    const parts = lead === undefined ? leadIn(html) : { lead, rest: html };
    const joined =
      subhead === undefined
        ? parts
        : { lead: subhead, rest: parts.lead === undefined ? parts.rest : `<strong>${parts.lead}.</strong> ${parts.rest}` };
    subhead = undefined;
    sections.at(-1)?.blocks.push({
      kind: 'point',
      point: { style, lead: joined.lead, html: joined.rest, more, exhibits: referredIn(node, report) },
    });
  };
  const endSubhead = (): void => {
    if (subhead === undefined) return;
    const html = subhead;
    subhead = undefined;
    sections.at(-1)?.blocks.push({
      kind: 'point',
      point: { style: 'point', lead: undefined, html: `<strong>${html}</strong>`, exhibits: [] },
    });
  };
  const addList = (list: List): void => {
    for (const [i, item] of list.children.entries()) {
      const html = itemHtml(item, inline, (node) => prose.block(node, report.body, renderer));
      add(item, list.ordered && leadIn(html).lead === undefined ? `<b>${(list.start ?? 1) + i}.</b> ${html}` : html);
    }
  };

  for (const node of report.body.root.children as Nodes[]) {
    switch (node.type) {
      case 'heading':
        endSubhead();
        if (node.depth <= 2) sections.push({ title: inline(node), blocks: [] });
        else subhead = inline(node);
        break;
      case 'paragraph': {
        const html = inline(node);
        const { lead, rest } = leadIn(html);
        const said = opening(rest, wordsOf);
        if (whole) add(node, html);
        else add(node, said.html, lead, 'point', said.more);
        break;
      }
      case 'list':
        addList(node);
        break;
      case 'table':
        endSubhead();
        sections.at(-1)?.blocks.push({ kind: 'table', table: node });
        break;
      case 'thematicBreak':
      case 'definition':
      case 'footnoteDefinition':
        break;
      default:
        if (!isDirective(node)) add(node, prose.block(node, report.body, renderer));
        else if (node.type === 'containerDirective')
          add(
            node,
            node.children.map((child) => prose.block(child as Nodes, report.body, renderer)).join(''),
            escapeHtml(node.attributes?.['title'] ?? ''),
            'callout',
          );
        else {
          endSubhead();
          const placed = exhibitsOf(node).flatMap(({ id }) => report.exhibits.find((exhibit) => exhibit.id === id) ?? []);
          for (const exhibit of placed) sections.at(-1)?.blocks.push({ kind: 'exhibit', exhibit });
          if (placed.length === 0) sections.at(-1)?.blocks.push({ kind: 'named', name: node.name });
        }
    }
  }
  endSubhead();
  return sections.filter((section) => section.title !== undefined || section.blocks.length > 0);
}

/** A list item's own line, with its lists inside it when it has any. */
function itemHtml(item: ListItem, inline: (node: Nodes) => string, block: (node: Nodes) => string): string {
  return item.children.map((child, i) => (i === 0 && child.type === 'paragraph' ? inline(child) : block(child))).join('');
}

function referredIn(node: Nodes, report: Report): string[] {
  const found = new Set<string>();
  walk(node, (child) => {
    if (child.type !== 'text') return undefined;
    for (const part of splitInline(child.value, report.body.expanded, report.sourceIds)) {
      if (part.kind === 'printed' && part.printed.kind === 'reference') found.add(part.printed.exhibit);
    }
    return undefined;
  });
  return [...found];
}
