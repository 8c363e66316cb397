import type { Nodes } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { type Prose, walk } from '../prose/prose.ts';
import { didYouMean } from '../shared/nearest.ts';
import type { ExhibitWidth } from './report.ts';
import { MAX_BODY_COLUMNS } from './tables.ts';

/** Blocks that a report can place in its body; the directive's name is the block's. */
export const LEAF_BLOCKS = [
  'exhibit',
  'pair',
  'scenarios',
  'risks',
  'ratings',
  'estimates',
  'key-data',
  'page-break',
  'sources',
  'disclosures',
  'contents',
] as const;
export const CONTAINER_BLOCKS = ['callout', 'aside'] as const;

/** Where an exhibit stands in the body. */
export interface Placement {
  readonly exhibit: string;
  /** Width that the place imposes. */
  readonly width: ExhibitWidth | undefined;
  readonly offset: number;
}

export interface Placements {
  readonly exhibits: readonly Placement[];
  readonly blocks: ReadonlySet<string>;
  readonly mistakes: readonly {
    readonly code: string;
    readonly message: string;
    readonly mend?: string;
    readonly offset: number;
    readonly endOffset: number;
  }[];
}

export function isDirective(node: Nodes): node is LeafDirective | ContainerDirective {
  return node.type === 'leafDirective' || node.type === 'containerDirective';
}

/** The ids that an exhibit directive places, with the width it imposes. */
export function exhibitsOf(
  node: LeafDirective | ContainerDirective,
): { readonly id: string; readonly width: ExhibitWidth | undefined }[] {
  const attributes = node.attributes ?? {};
  if (node.name === 'exhibit' && attributes['id']) return [{ id: attributes['id'], width: undefined }];
  if (node.name === 'pair')
    return ['left', 'right'].flatMap((side) => (attributes[side] ? [{ id: attributes[side], width: 'half' as const }] : []));
  return [];
}

/** Reads the directives of the body: which exhibits stand where, which blocks are placed, and what is wrong with any. */
export function readPlacements(body: Prose, exhibits: ReadonlySet<string>): Placements {
  const found: Placement[] = [];
  const blocks = new Set<string>();
  const mistakes: Placements['mistakes'][number][] = [];
  walk(body.root, (node) => {
    if (node.type === 'table' && (node.children[0]?.children.length ?? 0) > MAX_BODY_COLUMNS) {
      const offset = node.position?.start.offset ?? 0;
      mistakes.push({
        code: 'body.too-many-columns',
        message: `The table has ${node.children[0]?.children.length} columns; the text holds ${MAX_BODY_COLUMNS} at most.`,
        mend: 'Choose columns, split the table, or make it an exhibit of width wide.',
        offset,
        endOffset: offset + 1,
      });
    }
    if (!isDirective(node)) return undefined;
    const offset = node.position?.start.offset ?? 0;
    const endOffset = Math.min(
      node.position?.end.offset ?? offset + 1,
      offset + 2 + node.name.length + (node.type === 'containerDirective' ? 1 : 0),
    );
    const names: readonly string[] = node.type === 'leafDirective' ? LEAF_BLOCKS : CONTAINER_BLOCKS;
    if (!names.includes(node.name)) {
      const marks = node.type === 'leafDirective' ? '::' : ':::';
      mistakes.push({
        code: 'body.unknown-block',
        message: `There is no block "${marks}${node.name}".${didYouMean(node.name, names)}`,
        mend: `Blocks: ${names.map((name) => marks + name).join(', ')}.`,
        offset,
        endOffset,
      });
      return undefined;
    }
    blocks.add(node.name);
    const placed = exhibitsOf(node);
    if (node.name === 'exhibit' && placed.length === 0)
      mistakes.push({
        code: 'body.incomplete-block',
        message: '::exhibit names no exhibit.',
        mend: 'Write ::exhibit{#id}.',
        offset,
        endOffset,
      });
    if (node.name === 'pair' && placed.length !== 2)
      mistakes.push({
        code: 'body.incomplete-block',
        message: '::pair needs two exhibits.',
        mend: 'Write ::pair{left=idA right=idB}.',
        offset,
        endOffset,
      });
    for (const { id, width } of placed) {
      if (!exhibits.has(id))
        mistakes.push({
          code: 'body.unknown-exhibit',
          message: `There is no exhibit "${id}".${didYouMean(id, exhibits)}`,
          offset,
          endOffset,
        });
      else if (found.some((placement) => placement.exhibit === id))
        mistakes.push({
          code: 'body.placed-twice',
          message: `The exhibit "${id}" is placed twice.`,
          mend: 'Place it once and refer to it by {{ref}}.',
          offset,
          endOffset,
        });
      else found.push({ exhibit: id, width, offset });
    }
    return undefined;
  });
  return { exhibits: found, blocks, mistakes };
}
