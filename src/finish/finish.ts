import type { HtmlDocument } from '../compose/document.ts';
import type { PrintedPdf } from '../print/printed.ts';
import { TearsheetError } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { Run } from '../shared/run.ts';
import type { DocumentData } from './document-data.ts';
import type { Evidence } from './evidence/embed.ts';
import type { FinishedPdf } from './finished.ts';
import { finishingThread } from './finishing/thread.ts';
import { linkTexts } from './link-texts.ts';
import { normalise } from './normalise.ts';
import type { Profile } from './profile.ts';

export type FinishOptions =
  | { readonly profile: 'draft' }
  | {
      readonly profile: Exclude<Profile, 'draft'>;
      readonly data: DocumentData;
      /** Files that the document carries. */
      readonly evidence: readonly Evidence[];
    };

/**
 * PrintedPdf → FinishedPdf: what depended on the hour and the process is made to depend on the report alone, and the file is made to conform
 * to what its profile names. Works on a thread of its own.
 * @throws TearsheetError `finish.not-conforming` when the finished file does not hold what it claims; nothing is handed on
 */
export async function finish(
  printed: PrintedPdf,
  document: HtmlDocument,
  run: Run,
  options: FinishOptions,
): Promise<FinishedPdf> {
  run.signal.throwIfAborted();
  const normal = normalise(printed.bytes, document.date);
  if (options.profile === 'draft') return { bytes: normal, pages: printed.pages, sha256: sha256(normal), profile: 'draft' };
  const { profile, data, evidence } = options;
  const { bytes, broken } = await finishingThread.run(
    { bytes: normal, profile, data, links: linkTexts(document.html), evidence },
    run.signal,
  );
  if (broken.length > 0)
    throw new TearsheetError(
      'print',
      broken.map(({ rule, message, page }) => ({
        code: 'finish.not-conforming',
        message: `The finished file breaks ${rule}${page === undefined ? '' : ` on page ${page}`}: ${message}`,
        mend: 'Mend the template or the picture, or print with --profile draft.',
      })),
    );
  return { bytes, pages: printed.pages, sha256: sha256(bytes), profile };
}

/** Starts the thread before it is needed: it loads while the page is printed. */
export function warmFinish(profile: Profile): void {
  if (profile !== 'draft') finishingThread.warm();
}
