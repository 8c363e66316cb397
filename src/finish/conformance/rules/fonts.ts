import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib';
import type { Broken, ConformanceRule } from '../conformance.ts';

const name = (text: string): PDFName => PDFName.of(text);
const FILES = ['FontFile', 'FontFile2', 'FontFile3'];

/** Every font is in the file, and says which characters its glyphs are. */
export const fonts: ConformanceRule = function* ({ document }) {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.lookupMaybe(name('Type'), PDFName)?.decodeText() !== 'Font') continue;
    yield* faultsOf(object);
  }
};

function* faultsOf(font: PDFDict): Generator<Broken> {
  const kind = font.lookupMaybe(name('Subtype'), PDFName)?.decodeText() ?? '';
  const called = font.lookupMaybe(name('BaseFont'), PDFName)?.decodeText() ?? 'A font';
  // A part of a composite font, which is looked at with it.
  if (kind.startsWith('CIDFont')) return;
  if ((kind === 'Type0' || kind === 'Type3') && font.get(name('ToUnicode')) === undefined)
    yield { rule: 'PDF/A-3 6.2.11.7.2-1', message: `${called} does not say which characters its glyphs are.` };
  if (kind === 'Type3') return;
  const inner = kind === 'Type0' ? font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookupMaybe(0, PDFDict) : font;
  const descriptor = inner?.lookupMaybe(name('FontDescriptor'), PDFDict);
  if (descriptor === undefined || !FILES.some((key) => descriptor.get(name(key)) !== undefined))
    yield { rule: 'PDF/A-3 6.2.11.4.1-1', message: `${called} is not in the file.` };
}
