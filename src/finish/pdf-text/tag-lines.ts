import { openPdf } from '../read-back/pdf.ts';
import { piecesById, type TextContent, Words } from './pieces.ts';

/** A node of the tags as pdf.js gives it. */
interface TagNode {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly TagNode[];
}

/** Longest words of a tag that are shown. */
const LONGEST = 100;

/**
 * The tags of a file as lines, in the order in which a screen reader reads them: two blanks a level, the type, its words or its alternative
 * text. Groups without a meaning of their own are passed over.
 */
export async function* tagLines(bytes: Uint8Array): AsyncGenerator<string, void, undefined> {
  await using file = await openPdf(bytes);
  for (let number = 1; number <= file.pdf.numPages; number++) {
    const page = await file.pdf.getPage(number);
    const tree = (await page.getStructTree()) as TagNode | null;
    const pieces = piecesById((await page.getTextContent({ includeMarkedContent: true })) as TextContent);
    yield `page ${number}`;
    if (tree === null) yield '  (no tags)';
    else for (const child of tree.children ?? []) yield* linesOf(child, 1, pieces);
    page.cleanup();
  }
}

function* linesOf(node: TagNode, depth: number, pieces: ReturnType<typeof piecesById>): Generator<string> {
  const role = node.role ?? '';
  if (role === '') return;
  const isGroup = ['NonStruct', 'Div', 'Root', 'Private'].includes(role) && ownWords(node, pieces) === '';
  const words = node.alt ?? ownWords(node, pieces);
  const marks = [role, ...(node.lang === undefined ? [] : [`[${node.lang}]`])].join(' ');
  if (!isGroup)
    yield `${'  '.repeat(depth)}${marks}${words === '' ? '' : ` ${node.alt === undefined ? '' : 'alt '}"${shortened(words)}"`}`;
  for (const child of node.children ?? []) yield* linesOf(child, isGroup ? depth : depth + 1, pieces);
}

function ownWords({ children = [] }: TagNode, pieces: ReturnType<typeof piecesById>): string {
  const words = new Words();
  for (const { type, id } of children)
    if (type === 'content' && id !== undefined) for (const piece of pieces.get(id) ?? []) words.add(piece);
  return words.toString();
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
