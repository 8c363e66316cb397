import type { Nodes, PhrasingContent, Table, Text } from 'mdast';
import type { Printed } from '../prose/expanded.ts';
import { filledIn, splitInline } from '../prose/inline.ts';
import type { Prose } from '../prose/prose.ts';
import { isDirective } from '../resolve/placements.ts';
import type { Report } from '../resolve/report.ts';
import { escapeHtml } from './escape.ts';
import { exhibitWidth, PAGES } from './geometry.ts';
import type { PrintedFacts } from './printed-facts.ts';
import { setQuotes } from './typography.ts';
import { breaks, TABLE_CLASS, tableFit } from './view/table-fit.ts';

/** Markup of blocks that stand in the body, made by compose. */
export interface BlockRenderer {
  directive(node: Extract<Nodes, { type: 'leafDirective' | 'containerDirective' }>, inner: () => string): string;
}

/** Citations found while rendering, so that each source can link back. */
export interface CitationLog {
  readonly bySource: Map<string, string[]>;
}

/** Turns prose into HTML: our own small set of elements, everything else escaped. */
export class ProseHtml {
  readonly #report: Report;
  readonly #citations: CitationLog;
  readonly #printedFacts: PrintedFacts | undefined;
  readonly #exhibitNumbers: ReadonlyMap<string, number>;
  readonly #exhibitWord: string;
  readonly headings: { readonly id: string; readonly depth: number; readonly html: string }[] = [];

  constructor(report: Report, citations: CitationLog, printedFacts?: PrintedFacts) {
    this.#report = report;
    this.#citations = citations;
    this.#printedFacts = printedFacts;
    this.#exhibitNumbers = new Map(report.exhibits.map((exhibit) => [exhibit.id, exhibit.number]));
    this.#exhibitWord = report.locale.words['exhibit'] ?? 'Exhibit';
  }

  /** One line: the paragraph's own element is left to the template. */
  inline(prose: Prose | undefined): string {
    if (!prose) return '';
    return prose.root.children
      .map((child) =>
        'children' in child
          ? this.#phrasing(child.children as PhrasingContent[], prose)
          : 'value' in child
            ? this.#verbatim(child.value, prose)
            : '',
      )
      .join('<br>');
  }

  /** Paragraphs, lists and the rest. */
  blocks(prose: Prose, renderer: BlockRenderer): string {
    return prose.root.children.map((child) => this.#block(child, prose, renderer)).join('\n');
  }

  block(node: Nodes, prose: Prose, renderer: BlockRenderer): string {
    return this.#block(node, prose, renderer);
  }

  #block(node: Nodes, prose: Prose, renderer: BlockRenderer): string {
    const inner = (children: readonly Nodes[]): string => children.map((child) => this.#block(child, prose, renderer)).join('\n');
    if (isDirective(node))
      return renderer.directive(node, () => inner((node.type === 'containerDirective' ? node.children : []) as Nodes[]));
    switch (node.type) {
      case 'paragraph':
        return `<p>${this.#phrasing(node.children, prose)}</p>`;
      case 'heading': {
        // The headline is the document's only first-level heading.
        const depth = Math.min(4, Math.max(2, node.depth));
        const id = `section-${this.headings.length + 1}`;
        const html = this.#phrasing(node.children, prose);
        this.headings.push({ id, depth, html });
        return `<h${depth} id="${id}"${depth === 2 ? ' class="section-title"' : ''}>${html}</h${depth}>`;
      }
      case 'list': {
        const tag = node.ordered ? 'ol' : 'ul';
        const start = node.ordered && node.start != null && node.start !== 1 ? ` start="${node.start}"` : '';
        const items = node.children.map((item) => {
          const [only] = item.children;
          return `<li>${item.children.length === 1 && only?.type === 'paragraph' ? this.#phrasing(only.children, prose) : inner(item.children as Nodes[])}</li>`;
        });
        return `<${tag}${start}>${items.join('')}</${tag}>`;
      }
      case 'blockquote':
        return `<blockquote>${inner(node.children as Nodes[])}</blockquote>`;
      case 'table':
        return this.#table(node, prose);
      case 'thematicBreak':
        return '<hr>';
      case 'code':
        return `<pre><code>${this.#verbatim(node.value, prose)}</code></pre>`;
      case 'definition':
      case 'footnoteDefinition':
        return '';
      default:
        return 'children' in node
          ? `<p>${this.#phrasing(node.children as PhrasingContent[], prose)}</p>`
          : 'value' in node
            ? `<p>${this.#verbatim(String(node.value), prose)}</p>`
            : '';
    }
  }

  #phrasing(nodes: readonly PhrasingContent[], prose: Prose): string {
    return nodes.map((node, i) => this.#span(node, prose, i > 0 && nodes[i - 1]?.type !== 'break' ? 'x' : '')).join('');
  }

  /** @param before what stands before it in its line: a sign in the place of a word, or nothing */
  #span(node: PhrasingContent, prose: Prose, before: string): string {
    switch (node.type) {
      case 'text':
        return this.#text(node, prose, before);
      case 'strong':
        return `<strong>${this.#phrasing(node.children, prose)}</strong>`;
      case 'emphasis':
        return `<em>${this.#phrasing(node.children, prose)}</em>`;
      case 'delete':
        return `<s>${this.#phrasing(node.children, prose)}</s>`;
      case 'inlineCode':
        return `<code>${this.#verbatim(node.value, prose)}</code>`;
      case 'break':
        return '<br>';
      case 'link': {
        const inner = this.#phrasing(node.children, prose);
        const url = filledIn(node.url, prose.expanded, (printed) => encodeURI(this.#words(printed)));
        return /^(https?:|mailto:)/i.test(url) ? `<a href="${escapeHtml(url)}">${inner}</a>` : inner;
      }
      case 'image':
      case 'imageReference':
        return this.#verbatim(node.alt ?? '', prose);
      case 'footnoteReference':
        return '';
      default:
        return 'children' in node
          ? this.#phrasing(node.children as PhrasingContent[], prose)
          : 'value' in node
            ? this.#verbatim(String(node.value), prose)
            : '';
    }
  }

  /** Words in which Markdown and citations mean nothing; what expressions print stands in them like anywhere. */
  #verbatim(words: string, prose: Prose): string {
    return filledIn(escapeHtml(words), prose.expanded, (printed) => this.#printed(printed, prose));
  }

  /** What an expression printed, as markup. */
  #printed(printed: Printed, prose: Prose): string {
    if (printed.kind === 'reference') return this.#reference(printed.exhibit);
    const html = escapeHtml(printed.kind === 'fact' ? printed.text.replaceAll(' ', '\u00a0') : printed.text);
    return this.#printedFacts?.mark(html, printed, prose) ?? html;
  }

  #words(printed: Printed): string {
    return printed.kind === 'reference' ? this.#exhibitName(printed.exhibit) : printed.text;
  }

  #text(node: Text, prose: Prose, before: string): string {
    let out = '';
    let cited: string[] = [];
    const flush = (): void => {
      // The small space keeps a reader's copy, and a search, from gluing the number to the word.
      if (cited.length > 0) out += `<sup class="cite">\u00a0${cited.join(',')}</sup>`;
      cited = [];
    };
    const parts = splitInline(node.value, prose.expanded, this.#report.sourceIds);
    for (const [i, part] of parts.entries()) {
      if (part.kind === 'citation') {
        cited.push(this.#citation(part.source));
        continue;
      }
      const citedNext = parts[i + 1]?.kind === 'citation';
      // A citation stands at the word it follows, and citations in a row are one group, however the author spaced them.
      if (part.kind === 'words' && citedNext && cited.length > 0 && part.text.trim() === '') continue;
      flush();
      // Headings keep their spaces as they are.
      if (part.kind === 'words')
        out += escapeHtml(
          setQuotes(citedNext ? part.text.trimEnd() : part.text, this.#report.language, i === 0 ? before : 'x').replace(
            /[ \t\r\n]+/g,
            ' ',
          ),
        );
      else out += this.#printed(part.printed, prose);
    }
    flush();
    return out;
  }

  #citation(id: string): string {
    const source = this.#report.sources.find((entry) => entry.id === id);
    if (!source) return `[${escapeHtml(id)}]`;
    const places = this.#citations.bySource.get(id) ?? [];
    const anchor = `cite-${source.number}-${places.length + 1}`;
    this.#citations.bySource.set(id, [...places, anchor]);
    return `<a id="${anchor}" href="#source-${source.number}">${source.number}</a>`;
  }

  #reference(exhibit: string): string {
    return `<a class="reference" href="#exhibit-${escapeHtml(exhibit)}">${escapeHtml(this.#exhibitName(exhibit))}</a>`;
  }

  #exhibitName(exhibit: string): string {
    return `${this.#exhibitWord}\u00a0${this.#exhibitNumbers.get(exhibit)}`;
  }

  #table(node: Table, prose: Prose): string {
    const columns = node.children[0]?.children.length ?? 0;
    // Each cell is set once: setting it notes its citations.
    const cells = node.children.map((row) =>
      Array.from({ length: columns }, (_, i) => this.#phrasing(row.children[i]?.children ?? [], prose)),
    );
    const [head = [], ...rows] = cells;
    const texts = cells.map((row) => row.map(wordsOf));
    const numeric = Array.from({ length: columns }, (_, i) => {
      const filled = texts.slice(1).flatMap((row) => row[i] || []);
      return node.align?.[i] === 'right' || (filled.length > 0 && filled.every((text) => FIGURE.test(text)));
    });
    const cell = (html: string, row: number, i: number): string => {
      const tag = row === 0 ? 'th scope="col"' : i === 0 && !numeric[0] ? 'th scope="row"' : 'td';
      const names = [numeric[i] ? 'number' : '', breaks(texts[row]?.[i] ?? '', row > 0 && numeric[i] === true) ? 'long' : '']
        .filter(Boolean)
        .join(' ');
      return `<${tag}${names ? ` class="${names}"` : ''}>${html || '&nbsp;'}</${tag.slice(0, 2)}>`;
    };
    const fit = tableFit(
      numeric.map((whole, i) => ({ texts: texts.map((row) => row[i] ?? ''), whole })),
      exhibitWidth(this.#report.data.kind === 'factsheet' ? 'full' : 'main', PAGES[this.#report.page]),
    );
    return `<table${TABLE_CLASS[fit]}><thead><tr>${head.map((html, i) => cell(html, 0, i)).join('')}</tr></thead><tbody>${rows.map((row, r) => `<tr>${row.map((html, i) => cell(html, r + 1, i)).join('')}</tr>`).join('')}</tbody></table>`;
  }
}

/** A cell that holds a figure and nothing else, or a dash for one. */
const FIGURE = /^[\s(+\u2212-]*[$€£¥]?[\d.,\s]+(?:%|×|x|bn|mn)?\)?$|^[–—-]$/;

/** The words of markup of ours. */
function wordsOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').trim();
}
