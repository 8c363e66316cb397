import type { SurveyedPdf } from './survey.ts';
import { blocksOf, type Tag } from './tags.ts';

/** A block of a file with a box. */
export type Block = Tag & { readonly box: NonNullable<Tag['box']> };

const kept = new WeakMap<SurveyedPdf, readonly Block[]>();

/** The blocks of a file in the order of reading: paragraphs, headings, pictures, tables. None of a file without tags. */
export function blocksOfFile(file: SurveyedPdf): readonly Block[] {
  const known = kept.get(file);
  if (known) return known;
  const blocks = file.pages.flatMap(({ tags }) => (tags === undefined ? [] : [...blocksOf(tags)])) as Block[];
  kept.set(file, blocks);
  return blocks;
}

/** Words by which a text refers to an exhibit, as the locales and most houses write them; a number follows. */
const LATIN = 'exhibit|figure|fig\\.|chart|table|abbildung|abb\\.|grafik|tabelle|graphique|tableau|figura|gr[áa]fico|tabla';
const HAN = '图表|圖表|图|圖|表';
const NUMBER = '\\s?\\d+[a-z]?(?![\\d.,]*\\d)';
const AT_START = new RegExp(`^(?:${LATIN}|${HAN})${NUMBER}`, 'iu');
const ANYWHERE = new RegExp(`(?:(?<![\\p{L}\\p{N}])(?:${LATIN})|${HAN})${NUMBER}`, 'giu');

/** The label at the beginning of a text, as it is compared: "exhibit 3". */
export function labelOf(text: string): string | undefined {
  const label = AT_START.exec(text.trim())?.[0];
  return label === undefined ? undefined : asCompared(label);
}

/** Every label that a text names. */
export function labelsIn(text: string): readonly string[] {
  return [...text.matchAll(ANYWHERE)].map(([label]) => asCompared(label));
}

function asCompared(label: string): string {
  return label.replaceAll(/\s+/g, ' ').toLowerCase();
}

/** A picture or a table. */
export function isExhibitBody({ role }: Tag): boolean {
  return role === 'Figure' || role === 'Table' || role === 'Formula';
}

/** Blocks that may stand between the label of an exhibit and its picture: title, unit, legend. */
const BETWEEN = 4;

/** An exhibit: where its label stands and where its body does. */
export interface Exhibit {
  readonly label: string;
  readonly head: Block;
  readonly body: Block;
}

/** The exhibits of a file by their labels, which stand before their pictures, or are their captions. */
export function exhibitsOf(file: SurveyedPdf): readonly Exhibit[] {
  const blocks = blocksOfFile(file);
  const exhibits: Exhibit[] = [];
  for (const [at, head] of blocks.entries()) {
    const label = isExhibitBody(head) ? undefined : labelOf(head.text);
    if (label === undefined) continue;
    const body = bodyBehind(blocks, at);
    if (body) exhibits.push({ label, head, body });
  }
  return exhibits;
}

function bodyBehind(blocks: readonly Block[], at: number): Block | undefined {
  for (const next of blocks.slice(at + 1, at + 2 + BETWEEN)) {
    if (isExhibitBody(next)) return next;
    if (/^H\d$/.test(next.role) || labelOf(next.text) !== undefined) return undefined;
  }
  return undefined;
}
