import type { Nodes, Root, Text } from 'mdast';
import type { Place } from '../shared/place.ts';
import { expand } from './expand.ts';
import type { Expanded, ProseScope } from './expanded.ts';
import { splitInline } from './inline.ts';
import { parseMarkdown } from './markdown.ts';

/** A piece of prose, its expressions filled in and its Markdown read; every word knows its place in the file. */
export interface Prose {
  readonly root: Root;
  readonly expanded: Expanded;
  /** Place of an offset of the expanded text. */
  placeAt(offset: number, endOffset?: number): Place;
}

/**
 * Source text → Prose.
 * @param locate place of an offset of `source`
 * @throws ProseError
 */
export function readProse(source: string, scope: ProseScope, locate: (offset: number, endOffset: number) => Place): Prose {
  const expanded = expand(source, scope);
  return {
    root: parseMarkdown(expanded.text),
    expanded,
    placeAt: (offset, endOffset = offset) => locate(expanded.sourceOffset(offset), expanded.sourceOffset(endOffset)),
  };
}

/** Walks all nodes, parents first. Returning false from `visit` skips the children. */
export function walk(node: Nodes, visit: (node: Nodes) => boolean | undefined): void {
  if (visit(node) === false) return;
  if ('children' in node) for (const child of node.children) walk(child as Nodes, visit);
}

/** The words as a reader sees them, citations left out. */
export function plainText(
  prose: Prose,
  sources: ReadonlySet<string>,
  exhibitName: (id: string) => string,
  root: Nodes = prose.root,
): string {
  let out = '';
  walk(root, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') {
      for (const part of splitInline((node as Text).value, prose.expanded, sources)) {
        if (part.kind === 'words') out += part.text;
        else if (part.kind === 'printed')
          out += part.printed.kind === 'reference' ? exhibitName(part.printed.exhibit) : part.printed.text;
      }
    } else if (node.type === 'paragraph' && out !== '') {
      out += ' ';
    }
    return undefined;
  });
  return out.trim();
}
