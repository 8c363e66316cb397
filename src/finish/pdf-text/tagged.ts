import { type Piece, Words } from './pieces.ts';

/** A node of the structure tree as pdf.js gives it. */
export interface StructNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructNode[];
}

const HEADING = /^H([1-6])$/;
/** Elements whose words are one block. */
const BLOCKS = new Set(['P', 'Caption', 'Note', 'FENote', 'BlockQuote', 'TOCI', 'Title']);
/** What a line cannot be: pictures have their data elsewhere. */
const PASSED_OVER = new Set(['Figure', 'Artifact', 'Formula', 'Form']);

/** The words of a tagged page as Markdown: headings, lists and tables as the tags tell them. */
export function linesOfTags(tree: StructNode, pieces: ReadonlyMap<string, readonly Piece[]>): readonly string[] {
  const lines: string[] = [];
  const own = (node: StructNode): string => {
    const words = new Words();
    gather(node, pieces, words);
    return words.toString();
  };
  const paragraph = (text: string): void => {
    if (text !== '') lines.push(text, '');
  };
  const walk = (node: StructNode): void => {
    const role = node.role ?? '';
    const level = HEADING.exec(role)?.[1];
    if (PASSED_OVER.has(role)) return;
    if (level !== undefined) {
      const text = own(node);
      if (text !== '') lines.push('', `${'#'.repeat(Number(level))} ${text}`, '');
    } else if (role === 'Table') {
      lines.push('', ...tableLines(node, own), '');
    } else if (role === 'L') {
      lines.push('');
      listLines(node, own, lines, 0);
      lines.push('');
    } else if (BLOCKS.has(role)) {
      paragraph(own(node));
    } else if (isLeaf(node)) {
      paragraph(own(node));
    } else {
      const children = node.children ?? [];
      if (children.length > 1 && children.every(isInline)) for (const line of labelled(children.map(own))) paragraph(line);
      else children.forEach(walk);
    }
  };
  walk(tree);
  return lines;
}

function gather(node: StructNode, pieces: ReadonlyMap<string, readonly Piece[]>, words: Words): void {
  if (node.id !== undefined && node.role === undefined) for (const piece of pieces.get(node.id) ?? []) words.add(piece);
  if (PASSED_OVER.has(node.role ?? '')) return;
  for (const child of node.children ?? []) gather(child, pieces, words);
}

/** Words that run on, without a block among them. */
function isInline(node: StructNode): boolean {
  const role = node.role ?? '';
  if (BLOCKS.has(role) || HEADING.test(role) || ['Table', 'L', 'Figure'].includes(role)) return false;
  return (node.children ?? []).every(isInline);
}

function isLeaf(node: StructNode): boolean {
  return node.role !== undefined && (node.children ?? []).every(({ role }) => role === undefined);
}

/** A label and the number beside it are one line: "Market value: $387bn". */
export function labelled(texts: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const text of texts) {
    if (text === '') continue;
    const before = out.at(-1);
    const isValue = /\d/.test(text) && !/\p{L}{4}/u.test(text);
    if (before !== undefined && isValue && isLabel(before)) out[out.length - 1] = `${before}: ${text}`;
    else out.push(text);
  }
  return out;
}

function isLabel(text: string): boolean {
  return /\p{L}/u.test(text) && !/[.:;!?。]$|: /.test(text) && (!/\d$/.test(text) || /\b(?:19|20)\d\d$/.test(text));
}

function tableLines(table: StructNode, own: (node: StructNode) => string): readonly string[] {
  const rows: string[][] = [];
  const visit = (node: StructNode): void => {
    if (node.role === 'TR')
      rows.push(
        (node.children ?? []).filter(({ role }) => role === 'TD' || role === 'TH').map((cell) => own(cell).replaceAll('|', '/')),
      );
    else node.children?.forEach(visit);
  };
  visit(table);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return [];
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)];
}

function listLines(list: StructNode, own: (node: StructNode) => string, lines: string[], depth: number): void {
  for (const item of list.children ?? []) {
    const inner: StructNode[] = [];
    const text = own(without(item, inner));
    const label = /^(\d{1,3})[.)]?\s+(?=\D)/.exec(text);
    if (text !== '')
      lines.push(
        `${'  '.repeat(depth)}${label ? '' : '- '}${label ? text.replace(label[0], `[${label[1]}] `) : text.replace(/^[•–▪-]\s*/, '')}`,
      );
    for (const nested of inner) listLines(nested, own, lines, depth + 1);
  }
}

/** An item without the lists in it, which go to `inner`. */
function without(node: StructNode, inner: StructNode[]): StructNode {
  return {
    ...node,
    children: (node.children ?? []).flatMap((child) => {
      if (child.role !== 'L') return [without(child, inner)];
      inner.push(child);
      return [];
    }),
  };
}
