import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import { elementsOf, kidsOf } from '../../conform/structure.ts';
import type { ConformanceRule } from '../conformance.ts';

const name = (text: string): PDFName => PDFName.of(text);

/** Every row of a table has as many cells as the others, those that span counted as often as they do. */
export const tables: ConformanceRule = function* ({ document, root }) {
  if (root === undefined) return;
  const { context } = document;
  for (const [, element] of elementsOf(context, root)) {
    if (typeOf(element) !== 'Table') continue;
    const rows = rowsOf(context, element);
    const widths: number[] = [];
    let spans: number[] = [];
    for (const row of rows) {
      let width = spans.filter((left) => left > 0).length;
      const next = spans.map((left) => Math.max(0, left - 1));
      for (const kid of kidsOf(row)) {
        const cell = kid instanceof PDFRef ? context.lookup(kid) : undefined;
        if (!(cell instanceof PDFDict) || !['TH', 'TD'].includes(typeOf(cell))) continue;
        const columns = spanOf(cell, 'ColSpan');
        width += columns;
        const down = spanOf(cell, 'RowSpan') - 1;
        if (down > 0) next.push(...Array.from({ length: columns }, () => down));
      }
      widths.push(width);
      spans = next.filter((left) => left > 0);
    }
    const [first] = widths;
    const odd = widths.findIndex((width) => width !== first);
    if (odd !== -1)
      yield { rule: 'PDF/UA-1 7.2-43', message: `Row ${odd + 1} of a table has ${widths[odd]} cells, its first row ${first}.` };
  }
};

function typeOf(element: PDFDict): string {
  return element.lookupMaybe(name('S'), PDFName)?.decodeText() ?? '';
}

function rowsOf(context: PDFContext, table: PDFDict): readonly PDFDict[] {
  return kidsOf(table).flatMap((kid): readonly PDFDict[] => {
    const element = kid instanceof PDFRef ? context.lookup(kid) : undefined;
    if (!(element instanceof PDFDict)) return [];
    const type = typeOf(element);
    return type === 'TR' ? [element] : ['THead', 'TBody', 'TFoot'].includes(type) ? rowsOf(context, element) : [];
  });
}

function spanOf(cell: PDFDict, key: 'ColSpan' | 'RowSpan'): number {
  const attributes = cell.lookup(name('A'));
  const all = attributes instanceof PDFArray ? attributes.asArray().map((_, at) => attributes.lookup(at)) : [attributes];
  for (const each of all) {
    const span = each instanceof PDFDict ? each.lookupMaybe(name(key), PDFNumber)?.asNumber() : undefined;
    if (span !== undefined) return Math.max(1, span);
  }
  return 1;
}
