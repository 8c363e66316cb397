import { type PDFContext, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import { contentsOf, textOf } from '../../conform/pages.ts';
import type { Broken, ConformanceRule } from '../conformance.ts';

const PAINTS = /(?:^|\s)(?:f\*?|F|S|s|B\*?|b\*?|sh|Tj|TJ)$/;

/** All that is painted is tagged or an artifact, and no character is painted that its font does not have. */
export const content: ConformanceRule = function* ({ document }) {
  for (const [at, page] of document.getPages().entries()) {
    const found = streams(document.context, contentsOf(page.node)).flatMap((text) => [...faultsOf(text)]);
    for (const fault of found.slice(0, 2)) yield { ...fault, page: at + 1 };
  }
};

function streams(context: PDFContext, refs: readonly PDFRef[]): readonly string[] {
  return refs.flatMap((ref) => {
    const stream = context.lookup(ref);
    return stream instanceof PDFRawStream ? [textOf(stream)] : [];
  });
}

function* faultsOf(text: string): Generator<Broken> {
  let depth = 0;
  let bare = false;
  let missing = false;
  for (const line of text.split('\n')) {
    const end = line.trimEnd();
    if (end.endsWith('BDC') || end.endsWith('BMC')) depth += 1;
    else if (end.endsWith('EMC')) depth -= 1;
    else if (depth === 0 && !bare && PAINTS.test(end)) {
      bare = true;
      yield { rule: 'PDF/UA-1 7.1-3', message: 'Something is painted that is neither tagged nor marked as an artifact.' };
    }
    if (!missing && end.endsWith('Tj') && hasNotdef(end)) {
      missing = true;
      yield { rule: 'PDF/A-3 6.2.11.8-1', message: 'A character is printed that no font has.' };
    }
  }
}

/** Glyph 0 in a string of two-byte glyph numbers. */
function hasNotdef(line: string): boolean {
  const hex = /<([\dA-Fa-f]+)>\s*Tj$/.exec(line)?.[1];
  if (hex === undefined || hex.length % 4 !== 0) return false;
  for (let at = 0; at < hex.length; at += 4) if (hex.startsWith('0000', at)) return true;
  return false;
}
