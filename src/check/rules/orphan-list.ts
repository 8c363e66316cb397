import type { ItemBlock, Note } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { headsOf } from '../words/heads.ts';
import { type ItemRun, type ListKind, leadsIn, listsOf, runsOf } from '../words/lists.ts';

/** Notes with fewer lists need no headings to be found through. */
const MANY_LISTS = 4;
/** A list after this many paragraphs is no summary at the head of the note. */
const HEAD = 2;

const SUBJECTS: Readonly<Record<ListKind, string>> = {
  scenarios: 'scenarios',
  risks: 'risks',
  support: 'supporting points',
  other: 'something else',
};

export const orphanList: Rule = {
  id: 'orphan-list',
  group: 'words',
  severity: 'warning',
  about:
    'A list needs a heading or a sentence that says what its points are points of, and one subject. Without them a risk reads like a strength, and a scenario like a forecast.',
  examples: {
    fires: [
      {
        text: 'Halden Marine\n\nRevenue rose 4% in 2025, and freight rates held.\n\n| Metric | Value |\n|---|---|\n| P/E | 12x |\n| ROE | 9% |\n\nThe shares were strong over the past year.\n\n- Net margin 12.2%\n- Current ratio 1.46\n\nThe market is divided:\n\n- Some buy\n- Some sell',
        why: 'Nothing says what the first list is about.',
      },
      {
        text: 'Halden Marine\n\nThe market may see the shares in two ways:\n\n- Bear case: rates fall\n- Bull case: rates rise\n- Tariff risk: duties on steel\n- Currency risk: a weak dollar',
        why: 'The list turns from scenarios to risks.',
      },
    ],
    silent: [
      {
        text: 'Halden Marine\n\nRevenue rose 4% in 2025, and freight rates held.\n\n- Net margin 12.2%\n- Current ratio 1.46\n\nWe keep our rating.',
        why: 'A summary at the head of a short note.',
      },
      {
        text: '# Halden Marine\n\n## Accounts\n\nThe year was calm.\n\n- Net margin 12.2%\n- Current ratio 1.46\n\n## Risks\n\nMuch can fail.\n\n- Tariffs\n- Strikes',
        why: 'Each list stands under its heading.',
      },
    ],
  },
  *check({ note }) {
    const lists = listsOf(note);
    const headless = headsOf(note).length === 0;
    for (const items of lists) {
      const first = items[0] as ItemBlock;
      if (headless && lists.length >= 2) yield* unheaded(note, first, lists.length);
      yield* turns(runsOf(items), headless);
    }
  },
};

/** A list in a note without any heading. */
function* unheaded(note: Note, first: ItemBlock, lists: number): Generator<Noticed> {
  const before = note.blocks[first.index - 1];
  if (before === undefined || isSummary(note, first)) return;
  const led = leadsIn(before);
  if (led && lists < MANY_LISTS) return;
  yield led
    ? {
        severity: 'info',
        message:
          'This list has a sentence before it but no heading, and neither has any other part of the note: a reader cannot find it again.',
        mend: 'Give the parts of the note headings.',
        place: first.span.place(),
      }
    : {
        message: 'Neither a heading nor a sentence says what the points of this list are points of.',
        mend: 'Write a heading, or a sentence that ends in a colon, before the list.',
        place: first.span.place(),
      };
}

/** Points at the head of a note sum it up. */
function isSummary(note: Note, { index }: ItemBlock): boolean {
  return index <= HEAD && note.blocks.slice(0, index).every(({ kind }) => kind === 'paragraph');
}

/** Where a list changes its subject. Under a heading of their own, strengths and weaknesses may stand together. */
function* turns(runs: readonly ItemRun[], headless: boolean): Generator<Noticed> {
  for (const [at, { kind, items }] of runs.entries()) {
    const before = runs[at - 1];
    if (before === undefined || before.kind === kind || items.length < 2 || kind === 'other') continue;
    if (!headless && before.kind !== 'scenarios') continue;
    const [first, start] = [items[0] as ItemBlock, runs[0]?.items[0] as ItemBlock];
    yield {
      message: `The list that begins at line ${start.span.place().line} turns here from ${SUBJECTS[before.kind]} to ${SUBJECTS[kind]}.`,
      mend: 'Make it two lists, each with its heading.',
      place: first.span.place(),
    };
  }
}
