import type { HtmlDocument } from '../compose/document.ts';
import type { PrintedPdf } from '../print/printed.ts';
import { sha256 } from '../shared/hash.ts';
import type { Run } from '../shared/run.ts';
import type { FinishedPdf } from './finished.ts';
import { normalise } from './normalise.ts';

/** PrintedPdf → FinishedPdf: what depended on the hour and the process is made to depend on the report alone. */
export function finish(printed: PrintedPdf, document: HtmlDocument, run: Run): FinishedPdf {
  run.signal.throwIfAborted();
  const bytes = normalise(printed.bytes, document.date);
  return { bytes, pages: printed.pages, sha256: sha256(bytes) };
}
