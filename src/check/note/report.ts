import type { List, Nodes, PhrasingContent } from 'mdast';
import { splitInline } from '../../prose/inline.ts';
import type { Prose } from '../../prose/prose.ts';
import type { Exhibit, Report, TableCell } from '../../resolve/report.ts';
import type { Place } from '../../shared/place.ts';
import type { CitedAt, FactAt, Note, NoteBlock, NoteLanguage, NoteSource, Span } from './note.ts';

/** Fields of the front matter that are words of ours to the reader, not claims of the note. */
const NOT_READ = /^(?:disclosures|disclaimer|authors|keywords)/;

/** Reads a closed report: its prose with facts printed, its fields, its tables. */
export function noteOfReport(report: Report): Note {
  let note = known.get(report);
  if (note === undefined) known.set(report, (note = readReport(report)));
  return note;
}

/** Checks, evidence and reading back ask for the same report. */
const known = new WeakMap<Report, Note>();

function readReport(report: Report): Note {
  const file = report.locate([]).file;
  const reader = new ReportReader(report);
  const [language = 'en'] = report.language.split('-');
  return {
    file,
    text: report.text,
    origin: 'report',
    language: (['en', 'de', 'zh'].includes(language) ? language : 'en') as NoteLanguage,
    title: reader.field('title'),
    asOf: report.data.date?.slice(0, 10) ?? newest(report),
    blocks: reader.read(),
    sources: report.sources.map(
      (source, at): NoteSource => ({
        id: String(source.id),
        publisher: source.publisher,
        title: source.title ?? '',
        date: source.date,
        url: source.locator?.startsWith('http') ? source.locator : undefined,
        retrieved: source.retrieved?.slice(0, 10),
        place: report.locate(['sources', at]),
      }),
    ),
    sourceIds: report.sourceIds,
    report,
  };
}

function newest({ sources }: Report): string | undefined {
  return sources
    .flatMap(({ date }) => (date?.length === 10 ? [date] : []))
    .sort()
    .at(-1);
}

class ReportReader {
  readonly #report: Report;
  readonly #blocks: NoteBlock[] = [];
  #section = -1;

  constructor(report: Report) {
    this.#report = report;
  }

  read(): readonly NoteBlock[] {
    for (const [path, prose] of this.#report.prose) {
      if (path === 'title' || NOT_READ.test(path)) continue;
      this.#blocks.push({
        kind: 'field',
        path,
        index: this.#blocks.length,
        section: -1,
        span: this.#span(prose, prose.root.children),
      });
    }
    this.#nodes(this.#report.body, this.#report.body.root.children);
    for (const exhibit of this.#report.exhibits) this.#exhibit(exhibit);
    return this.#blocks;
  }

  field(path: string): Span | undefined {
    const prose = this.#report.prose.get(path);
    return prose && this.#span(prose, prose.root.children);
  }

  #nodes(prose: Prose, nodes: readonly Nodes[]): void {
    for (const node of nodes) {
      const index = this.#blocks.length;
      const section = this.#section;
      if (node.type === 'heading') {
        this.#section = index;
        this.#blocks.push({ kind: 'heading', index, section: index, level: node.depth, span: this.#span(prose, node.children) });
      } else if (node.type === 'paragraph') {
        this.#blocks.push({ kind: 'paragraph', index, section, span: this.#span(prose, node.children) });
      } else if (node.type === 'blockquote') {
        this.#blocks.push({ kind: 'quote', index, section, span: this.#span(prose, node.children) });
      } else if (node.type === 'list') this.#list(prose, node, index, 0);
      else if (node.type === 'table') {
        const [head, ...rows] = node.children.map((row) => row.children.map((cell) => this.#span(prose, cell.children)));
        this.#blocks.push({ kind: 'table', index, section, head: head ?? [], rows });
      } else if ('children' in node) this.#nodes(prose, node.children as readonly Nodes[]);
    }
  }

  #list(prose: Prose, node: List, list: number, depth: number): void {
    for (const item of node.children) {
      const inner = item.children.filter((child) => child.type === 'list');
      const words = item.children.filter((child) => child.type !== 'list');
      const span = this.#span(prose, words);
      const index = this.#blocks.length;
      this.#blocks.push({ kind: 'item', index, section: this.#section, list, ordered: node.ordered === true, depth, span });
      for (const child of inner) this.#list(prose, child, list, depth + 1);
    }
  }

  #exhibit(exhibit: Exhibit): void {
    for (const caption of [exhibit.title, exhibit.subtitle, exhibit.notes]) {
      if (caption === undefined) continue;
      const span = this.#span(caption, caption.root.children);
      this.#blocks.push({ kind: 'caption', path: exhibit.id, index: this.#blocks.length, section: -1, span });
    }
    const index = this.#blocks.length;
    if (exhibit.content.kind !== 'table') {
      if (exhibit.content.kind === 'chart') this.#blocks.push({ kind: 'figure', index, section: -1, exhibit: exhibit.id });
      return;
    }
    const { columns, rows } = exhibit.content.table;
    this.#blocks.push({
      kind: 'table',
      index,
      section: -1,
      exhibit: exhibit.id,
      head: columns.map(({ title, group }) => words(group === undefined ? title : `${group} ${title}`, exhibit.place)),
      rows: rows.map((row) => row.cells.map((cell) => this.#cell(cell, exhibit.place))),
      values: rows.map((row) => row.cells.map((cell) => cell.value)),
      units: columns.map(({ unit }) => unit),
    });
  }

  #cell({ prose, text, fact }: TableCell, place: Place): Span {
    if (prose !== undefined) return this.#span(prose, prose.root.children);
    return { ...words(text, place), facts: fact === undefined ? [] : [{ fact, start: 0, end: text.length }] };
  }

  /** Words as printed; marks of citations left out, facts put in. */
  #span(prose: Prose, nodes: readonly (Nodes | PhrasingContent)[]): Span {
    let text = '';
    const offsets: number[] = [];
    const citations: CitedAt[] = [];
    const facts: FactAt[] = [];
    const stretches: { start: number; end: number }[] = [];
    const add = (words: string, from: number, step: number) => {
      for (let at = 0; at < words.length; at++) offsets.push(from + at * step);
      text += words;
    };
    const visit = (node: Nodes) => {
      const start = node.position?.start.offset ?? 0;
      if (node.type === 'text' || node.type === 'inlineCode') {
        let at = start;
        for (const part of splitInline(node.value, prose.expanded, this.#report.sourceIds)) {
          if (part.kind === 'words') {
            add(part.text, at, 1);
            at += part.text.length;
          } else if (part.kind === 'citation') {
            citations.push({ source: part.source, at: text.length });
            at += part.source.length + 2;
          } else {
            const { printed } = part;
            const shown = printed.kind === 'reference' ? '' : printed.text;
            if (printed.kind === 'fact') facts.push({ fact: printed.id, start: text.length, end: text.length + shown.length });
            if (shown !== '' && printed.kind !== 'text') stretches.push({ start: text.length, end: text.length + shown.length });
            add(shown, at, 0);
            at += String(prose.expanded.printed.indexOf(printed)).length + 2;
          }
        }
      } else if (node.type === 'break') add(' ', start, 0);
      else if ('children' in node) {
        if (node.type === 'paragraph' && text !== '') add(' ', start, 0);
        for (const child of node.children) visit(child as Nodes);
      }
    };
    for (const node of nodes) visit(node as Nodes);
    return {
      text,
      citations,
      facts,
      printed: stretches,
      place: (from = 0, to = text.length) =>
        prose.placeAt(offsets[from] ?? 0, (offsets[Math.max(from, to - 1)] ?? offsets.at(-1) ?? 0) + 1),
    };
  }
}

function words(text: string, place: Place): Span {
  return { text, citations: [], facts: [], place: () => place };
}
