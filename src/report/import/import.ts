import { TearsheetError } from '../../shared/errors.ts';
import { sortFindings } from '../../shared/finding.ts';
import type { Block, DraftTable } from './blocks.ts';
import { bodyMarkdown } from './body.ts';
import { callOf, placeRatings, takeDate } from './call.ts';
import { noticeCutOff, takeDisclaimer, withoutDuplicates } from './closing.ts';
import type { ImportContext } from './context.ts';
import { type ImportedDraft, Notices } from './draft.ts';
import { escapeInline, escapeStart } from './escape.ts';
import { type Distribution, Exhibits, type TableExhibit } from './exhibits.ts';
import { FactRegister } from './facts.ts';
import { issuerOf } from './issuer.ts';
import { languageOf } from './language.ts';
import { readLines } from './lines.ts';
import { ratingOf } from './rating.ts';
import { readBlocks } from './read-blocks.ts';
import { withoutResidue } from './residue.ts';
import { type ScenarioEntry, scenarioRun, toScenarios } from './scenarios.ts';
import { addHeadings, promoteHeadings, splitLists } from './sections.ts';
import { takeSources } from './sources.ts';
import { takeTitle } from './title.ts';
import { WORDS } from './words.ts';
import { type ReportInput, writeReport } from './write-report.ts';

export type { ImportedDraft } from './draft.ts';
export { isLooseText } from './loose.ts';

/** Where the draft comes from and how it shall look. */
export interface ImportOptions {
  /** Display name of the draft: for places in findings, and for a title when the draft has none. */
  readonly name: string;
  readonly brand?: string;
}

/**
 * Loose text → report: what an AI analyst or a copied chat page gives becomes a note with title, sections, exhibits, facts
 * and sources. Leftovers of the page go, each with a finding; no other word is lost and none is invented beyond the
 * headings in `words.ts`. The same text gives the same report, in time linear in its length.
 * @throws TearsheetError `report.empty` when the draft holds no text of its own
 */
export function importDraft(text: string, { name, brand }: ImportOptions): ImportedDraft {
  const notices = new Notices(name);
  const lines = withoutResidue(readLines(text), notices);
  const read = readBlocks(lines);
  if (read.length === 0) throw nothingLeft(name, notices);

  const { title, blocks: untitled } = takeTitle(withoutDuplicates(read, notices), name);
  const { sources, blocks: unsourced } = takeSources(untitled, notices);
  const { disclaimer, blocks: undated } = takeDisclaimer(unsourced);
  const { date, blocks: prose } = takeDate(undated, sources, notices);
  noticeCutOff(prose, notices);

  const language = languageOf(lines.map((line) => line.text).join('\n'));
  const words = WORDS[language];
  if (language !== 'en')
    notices.add(
      'import-language',
      'info',
      `The draft was taken to be in the language "${language}".`,
      1,
      'If it is not, change language in the front matter.',
    );
  const context: ImportContext = {
    language,
    words,
    facts: new FactRegister(),
    sources: new Set(sources.map(({ id }) => String(id))),
  };
  const sectioned = withSections(prose, context);
  // Tables name their figures best, so they come first; prose then prints the same facts.
  const exhibits = readExhibits(sectioned, context, notices);
  const { scenarios, blocks } = takeScenarios(sectioned, context);
  const printedTitle = escapeStart(escapeInline(title));
  const isDistribution = (block: Block): boolean =>
    block.kind === 'table' && exhibits.ids.get(block) === exhibits.distribution?.id;
  const body = bodyMarkdown(
    exhibits.distribution ? placeRatings(blocks, context, isDistribution) : blocks,
    exhibits.ids,
    context,
  );
  const issuer = issuerOf([title, ...prose.map((block) => ('text' in block ? block.text : ''))].join('\n'));
  const rating = ratingOf(prose);

  const report: ReportInput = {
    kind: 'note',
    ...(brand === undefined ? {} : { brand }),
    ...(language === 'en' ? {} : { language }),
    title: printedTitle,
    ...(issuer ? { issuer } : {}),
    ...(date === undefined ? {} : { date }),
    status: 'draft',
    ...(rating ? { rating } : {}),
    ...callOf(context.facts, rating),
    facts: context.facts.toData() as ReportInput['facts'],
    ...(sources.length > 0 ? { sources: [...sources] } : {}),
    ...(scenarios.length > 0 ? { scenarios: [...scenarios] } : {}),
    ...(exhibits.distribution ? { ratingDistribution: exhibits.distribution.distribution as Distribution } : {}),
    exhibits: Object.fromEntries(exhibits.entries.map(({ id, exhibit }) => [id, exhibit])),
    ...(disclaimer === undefined ? {} : { disclaimer }),
    body,
  };
  if (context.facts.full)
    notices.add('import-facts-full', 'info', 'The draft holds more figures than a note can name; the rest stays plain text.', 1);
  return { markdown: writeReport(report), findings: sortFindings(notices.findings) };
}

function nothingLeft(file: string, { findings }: Notices): TearsheetError {
  return new TearsheetError('report', {
    code: 'report.empty',
    message: findings.length > 0 ? 'The draft holds nothing but leftovers of a chat page.' : 'The draft is empty.',
    mend: 'Give the text of the analysis.',
    place: { file, line: 1, column: 1 },
  });
}

function withSections(blocks: readonly Block[], { words }: ImportContext): readonly Block[] {
  const promoted = promoteHeadings(blocks);
  const isStructured = promoted.filter((block) => block.kind === 'heading').length >= 2;
  return isStructured ? promoted : addHeadings(splitLists(promoted), words);
}

interface ReadExhibits {
  readonly entries: readonly TableExhibit[];
  readonly ids: ReadonlyMap<DraftTable, string>;
  readonly distribution: TableExhibit | undefined;
}

function readExhibits(blocks: readonly Block[], context: ImportContext, notices: Notices): ReadExhibits {
  const exhibits = new Exhibits(context);
  const ids = new Map<DraftTable, string>();
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const entry = exhibits.add(block);
    if (entry) ids.set(block, entry.id);
    else
      notices.add(
        'import-table',
        'warning',
        'The table has a cell that is longer than an exhibit can hold; its rows were left as paragraphs.',
        block.line,
      );
  }
  return { entries: exhibits.entries, ids, distribution: exhibits.entries.find((entry) => entry.distribution) };
}

/** The first list of scenarios becomes cards; the rest of its list stays. */
function takeScenarios(
  blocks: readonly Block[],
  context: ImportContext,
): { readonly scenarios: readonly ScenarioEntry[]; readonly blocks: readonly Block[] } {
  for (const [i, block] of blocks.entries()) {
    const run = block.kind === 'list' && !block.ordered ? scenarioRun(block) : undefined;
    if (block.kind !== 'list' || !run) continue;
    const scenarios = toScenarios(block.items.slice(run.start, run.end), context);
    const rest = [block.items.slice(0, run.start), block.items.slice(run.end)].map((items): readonly Block[] =>
      items.length > 0 ? [{ ...block, items }] : [],
    );
    return {
      scenarios,
      blocks: blocks.toSpliced(
        i,
        1,
        ...(rest[0] as Block[]),
        { kind: 'directive', name: 'scenarios', line: block.line },
        ...(rest[1] as Block[]),
      ),
    };
  }
  return { scenarios: [], blocks };
}
