import type { Block } from './blocks.ts';

const LONGEST = 300;

/** The title of a draft and what remains under it. */
export interface TakenTitle {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/**
 * The title: the only heading of the first level when it stands at the top, else the first line. A draft that begins with
 * a table, a list or a long paragraph is named after its file.
 */
export function takeTitle(blocks: readonly Block[], name: string): TakenTitle {
  const tops = blocks.flatMap((block, i) => (block.kind === 'heading' && block.level === 1 ? [i] : []));
  const top = tops.length === 1 && (tops[0] as number) < 5 ? (tops[0] as number) : 0;
  const block = blocks[top];
  if (block && (block.kind === 'heading' || block.kind === 'paragraph')) {
    const text = block.text.replace(/^(?:title|titel|标题|標題)\s?[:：]\s?(?=\S)/iu, '');
    const isSentence = block.kind === 'paragraph' && text.length > 140 && /[.。]["”]?$/u.test(text);
    if (text.length <= LONGEST && !isSentence) return { title: text, blocks: blocks.toSpliced(top, 1) };
  }
  return { title: fromName(name), blocks };
}

function fromName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const words = base
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()
    .slice(0, LONGEST)
    .trim();
  return words === '' ? 'Draft' : words;
}
