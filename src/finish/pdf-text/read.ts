import { TearsheetError } from '../../shared/errors.ts';
import { pdfTrouble } from '../pdf-trouble.ts';
import { openPdf } from '../read-back/pdf.ts';
import { piecesById, type TextContent } from './pieces.ts';
import { linesOfTags, type StructNode } from './tagged.ts';
import { linesOfPage } from './untagged.ts';

/** What a PDF says, as Markdown. */
export interface PdfText {
  readonly text: string;
  /** Page of each line, from 1. */
  readonly pages: readonly number[];
}

/** More text than any note has. */
const MOST_PAGES = 2_000;

/**
 * The words of a finished PDF as Markdown: headings, lists and tables by its tags, or by where they stand when it has none. Pictures are
 * passed over, as are running heads of a tagged file.
 * @param name display name, for messages
 * @throws TearsheetError `pdf.unreadable`, `pdf.locked`, `pdf.no-text`
 */
export async function textOfPdf(bytes: Uint8Array, name: string): Promise<PdfText> {
  const lines: string[] = [];
  const pages: number[] = [];
  try {
    await using file = await openPdf(bytes);
    for (let number = 1; number <= Math.min(file.pdf.numPages, MOST_PAGES); number++) {
      const page = await file.pdf.getPage(number);
      const tree: StructNode | null = await page.getStructTree();
      const content = (await page.getTextContent({ includeMarkedContent: true })) as TextContent;
      const pieces = piecesById(content);
      const own = tree === null ? linesOfPage([...pieces.values()].flat()) : linesOfTags(tree, pieces);
      const first = own.findIndex((line) => line !== '');
      const joins = first !== -1 && runsOn(lastOf(lines), own[first]);
      if (joins) lines[lines.findLastIndex((line) => line !== '')] += ` ${own[first]}`;
      for (const line of joins ? own.slice(first + 1) : own) {
        if (line === '' && (lines.at(-1) ?? '') === '') continue;
        lines.push(line);
        pages.push(number);
      }
      page.cleanup();
    }
  } catch (cause) {
    throw pdfTrouble(name, cause);
  }
  if (lines.every((line) => line === ''))
    throw new TearsheetError('report', {
      code: 'pdf.no-text',
      message: `${name} has no words: its pages are pictures.`,
      mend: 'Check the report that it was printed from, or a PDF with text.',
    });
  return { text: `${lines.join('\n')}\n`, pages };
}

function lastOf(lines: readonly string[]): string | undefined {
  return lines.findLast((line) => line !== '');
}

/** A paragraph that goes on behind the turn of the page. */
function runsOn(before: string | undefined, next: string | undefined): boolean {
  return before !== undefined && next !== undefined && /^[^#|].*[\p{Ll},]$/u.test(before) && /^\p{Ll}/u.test(next);
}
