import { quoted } from '../../report/import/draft.ts';
import type { HeadingBlock, ItemBlock, Note } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';
import { isMarked } from '../words/heads.ts';
import { listsOf, runsOf } from '../words/lists.ts';

export const duplicateSection: Rule = {
  id: 'duplicate-section',
  group: 'words',
  severity: 'warning',
  about:
    'Two sections or lists on one subject, such as risks told in two places, leave a reader unsure which of them counts, and hide that they do not say the same.',
  examples: {
    fires: [
      {
        text: '# Halden Marine\n\n## Valuation\n\nThe shares trade at 12x earnings.\n\n## Outlook\n\nFreight rates hold.\n\n## Valuation\n\nWe use 13x.',
        why: 'Two sections bear one name.',
      },
      {
        text: 'Halden Marine\n\nThe case can fail:\n\n- Tariff risk: duties on steel\n- Currency risk: a weak dollar\n\nTo conclude, the shares are cheap.\n\n- Policy risk\n- Risk of strikes',
        why: 'Risks are listed twice.',
      },
    ],
    silent: [
      {
        text: '# Harbours\n\n## Halden Marine\n\n### Risks\n\n- Tariff risk\n- Currency risk\n\n## Ostrava Rail\n\n### Risks\n\n- Tariff risk\n- Strike risk',
        why: 'Each company has risks of its own.',
      },
      {
        text: '# Halden Marine\n\n## Upside risks\n\n- Tariff risk fades\n- Currency risk fades\n\n## Downside risks\n\n- Tariff risk\n- Currency risk',
        why: 'The subjects differ.',
      },
    ],
  },
  *check({ note }) {
    const parents = parentsOf(note);
    yield* headings(note, parents);
    yield* lists(note, parents);
  },
};

/** For each heading the index of the one above it. */
type Parents = ReadonlyMap<number, number | undefined>;

function parentsOf(note: Note): Parents {
  const parents = new Map<number, number | undefined>();
  const open: HeadingBlock[] = [];
  for (const block of note.blocks) {
    if (block.kind !== 'heading') continue;
    while (open.length > 0 && (open.at(-1) as HeadingBlock).level >= block.level) open.pop();
    parents.set(block.index, open.at(-1)?.index);
    open.push(block);
  }
  return parents;
}

/** Headings of one name under one heading. */
function* headings(note: Note, parents: Parents): Generator<Noticed> {
  // Slides go on under the title of the one before.
  if (note.report?.data.kind === 'deck') return;
  const lines = note.text.split(/\r\n|\n|\r/);
  const seen = new Map<string, HeadingBlock>();
  for (const block of note.blocks) {
    if (block.kind !== 'heading' || !isMarked(note, lines, block)) continue;
    const name = nameOf(block.span.text);
    const key = `${parents.get(block.index) ?? -1} ${name}`;
    const first = name === '' ? undefined : seen.get(key);
    if (first === undefined) seen.set(key, block);
    else
      yield {
        message: `The section ${quoted(block.span.text)} has the name of the one at line ${first.span.place().line}.`,
        mend: 'Join the two, or name each by what it says.',
        place: block.span.place(),
      };
  }
}

function nameOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[ivx]{1,5}\.|[一二三四五六七八九十]{1,3}、)\s*/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Lists of risks in two places that no heading tells apart. */
function* lists(note: Note, parents: Parents): Generator<Noticed> {
  const risks = listsOf(note).flatMap((items) =>
    runsOf(items).flatMap((run) => (run.kind === 'risks' && run.items.length >= 2 ? [run.items] : [])),
  );
  const [first, ...others] = risks;
  if (first === undefined) return;
  const [begin, end] = [first[0] as ItemBlock, first.at(-1) as ItemBlock];
  for (const items of others) {
    const second = items[0] as ItemBlock;
    if (second.list === begin.list || !isOneSubject(note, parents, begin, second)) continue;
    yield {
      message: `Risks are listed here and at lines ${begin.span.place().line} to ${end.span.place().line}.`,
      mend: 'Make one list of the two, the gravest first.',
      place: second.span.place(),
    };
  }
}

const PLAINLY_RISKS =
  /^\W{0,4}(?:\d{1,2}[.)] )?(?:(?:the|key|main|major|principal|investment|potential|wesentliche|mögliche|主要|投资|投資)\s?){0,2}(?:risks?(?: factors?| analysis| assessment)?|risiken|risikofaktoren|风险(?:因素|提示|分析)?|風險(?:因素|提示|分析)?)\W{0,2}$/iu;

/** Whether two lists stand under one heading, or under two side by side that say no more than "Risks". */
function isOneSubject(note: Note, parents: Parents, first: ItemBlock, second: ItemBlock): boolean {
  if (first.section === second.section) return true;
  const one = note.blocks[first.section];
  const other = note.blocks[second.section];
  if (one?.kind !== 'heading' || other?.kind !== 'heading') return false;
  return (
    parents.get(one.index) === parents.get(other.index) &&
    PLAINLY_RISKS.test(one.span.text) &&
    PLAINLY_RISKS.test(other.span.text)
  );
}
