import { PDFName } from '@cantoo/pdf-lib';
import { elementsOf } from '../../conform/structure.ts';
import type { ConformanceRule } from '../conformance.ts';

/** Headings go down one level at a time. */
export const headings: ConformanceRule = function* ({ document, root }) {
  if (root === undefined) return;
  let last = 0;
  for (const [, element] of elementsOf(document.context, root)) {
    const level = Number(/^H([1-6])$/.exec(element.lookupMaybe(PDFName.of('S'), PDFName)?.decodeText() ?? '')?.[1] ?? 0);
    if (level === 0) continue;
    if (level > last + 1)
      yield {
        rule: 'PDF/UA-1 7.4.2-1',
        message:
          last === 0 ? `The first heading is of level ${level}.` : `A heading of level ${level} follows one of level ${last}.`,
      };
    last = level;
  }
};
