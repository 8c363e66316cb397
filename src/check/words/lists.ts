import type { DraftList, Item } from '../../report/import/blocks.ts';
import { caseOf } from '../../report/import/scenarios.ts';
import { splitLists } from '../../report/import/sections.ts';
import { TOPIC_SIGNS } from '../../report/import/words.ts';
import type { ItemBlock, Note, NoteBlock } from '../note/note.ts';

export type ListKind = 'scenarios' | 'risks' | 'support' | 'other';

/** Neighbouring items of a list on one subject. */
export interface ItemRun {
  readonly kind: ListKind;
  readonly items: readonly ItemBlock[];
}

/** Lists of a note, each as its items in order. */
export function listsOf(note: Note): readonly (readonly ItemBlock[])[] {
  const lists = new Map<number, ItemBlock[]>();
  for (const block of note.blocks) {
    if (block.kind !== 'item') continue;
    const items = lists.get(block.list);
    if (items) items.push(block);
    else lists.set(block.list, [block]);
  }
  return [...lists.values()];
}

/** Parts a list where its subject changes between scenarios, risks and what speaks for the case. */
export function runsOf(items: readonly ItemBlock[]): readonly ItemRun[] {
  const list: DraftList = {
    kind: 'list',
    ordered: items[0]?.ordered ?? false,
    // The line stands for the item, so that it is found again.
    items: items.map(({ span, depth }, at): Item => ({ text: span.text, depth, line: at })),
    line: 0,
  };
  return splitLists([list]).flatMap((part) => {
    if (part.kind !== 'list') return [];
    const own = part.items.map(({ line }) => items[line] as ItemBlock);
    return [{ kind: kindOf(own), items: own }];
  });
}

function kindOf(items: readonly ItemBlock[]): ListKind {
  if (items.length >= 2 && items.every(({ span }) => caseOf(span.text) !== undefined)) return 'scenarios';
  const share = (sign: RegExp) => items.filter(({ span }) => sign.test(labelOf(span.text))).length / items.length;
  if (share(TOPIC_SIGNS.risks) >= 0.6) return 'risks';
  return share(TOPIC_SIGNS.support) >= 0.6 ? 'support' : 'other';
}

/** The words before the colon of an item, or its beginning. */
function labelOf(text: string): string {
  const colon = /[:：]/u.exec(text.slice(0, 90));
  return colon ? text.slice(0, colon.index) : text.slice(0, 160);
}

const ANNOUNCES =
  /[:：]["”’)]?$|\b(?:following|below|as follows|these|namely|such as|for example|including|two|three|four|five|six|seven|eight|nine|ten|several|reasons|highlights|takeaways|include[sd]?)\b|(?<!\p{L})(?:folgende[nrs]?|nachfolgend\p{L}{0,3}|nachstehend\p{L}{0,3}|diese[nrs]?|zwei|drei|vier|fünf|sechs|sieben|mehrere|gründe|nämlich)(?!\p{L})|以下|如下|下列|包括|分别|分別|[二两兩三四五六七八九十几幾]\s?[个個大点點方项項条條种種]|主要有|体现在|體現在|原因|理由/iu;
const TAIL = 240;

/** Whether words announce what follows them. */
export function leadsIn(block: NoteBlock | undefined): boolean {
  if (block?.kind !== 'paragraph' && block?.kind !== 'quote') return false;
  return ANNOUNCES.test(block.span.text.slice(-TAIL).trimEnd());
}

/** Whether a paragraph ends in the colon that a list or table hangs on. */
export function endsInColon(text: string): boolean {
  return /[:：]["”’)]?\s{0,2}$/u.test(text.slice(-6));
}
