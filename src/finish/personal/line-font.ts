import { deflateSync } from 'node:zlib';
import { streamBody, type UpdatedObject } from '../update/append.ts';
import type { Outline } from './font/outlines.ts';
import { ASCENT, DESCENT, trueType } from './font/truetype.ts';
import type { LinePiece } from './line.ts';

/** Size of the type, points. */
export const TYPE_SIZE = 6;
/** Share of white: quiet, and dark enough to be read (5.3 : 1). */
const GREY = 0.42;

/** A font that holds the characters of one line and no others. */
export interface LineFont {
  /** Five, numbered from `free` on; the first is the font. */
  readonly objects: readonly UpdatedObject[];
  /** Operators that show the line from where the pen stands; the font is called F. */
  readonly shown: string;
}

/** @param free first number that no object has @see ISO 32000-1 §9.7, §9.10.3 */
export function lineFont(pieces: readonly LinePiece[], free: number): LineFont {
  const glyphs = new Map<string, { readonly number: number; readonly outline: Outline }>();
  for (const { character, outline } of pieces.flatMap((piece) => piece.glyphs))
    if (!glyphs.has(character)) glyphs.set(character, { number: glyphs.size + 1, outline });
  const outlines = [...glyphs.values()].map(({ outline }) => outline);
  const shown = pieces.map(({ glyphs: drawn, says }) => {
    const words = `<${drawn.map(({ character }) => hex4(glyphs.get(character)?.number ?? 0)).join('')}> Tj`;
    return says === undefined ? words : `/Span <</ActualText <FEFF${utf16(says)}>>> BDC\n${words}\nEMC`;
  });
  return {
    objects: fontObjects(outlines, [...glyphs.keys()], free),
    shown: `BT\n/F ${TYPE_SIZE} Tf\n${GREY} g\n${shown.join('\n')}\nET`,
  };
}

const NAME = 'TSCOPY+CopyLine';

function fontObjects(outlines: readonly Outline[], characters: readonly string[], free: number): readonly UpdatedObject[] {
  const [font, descendant, descriptor, program, unicode] = [0, 1, 2, 3, 4].map((i) => free + i) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const file = trueType(outlines);
  const text = (words: string): Buffer => Buffer.from(words, 'latin1');
  return [
    {
      number: font,
      body: text(
        `<</Type/Font/Subtype/Type0/BaseFont/${NAME}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
      ),
    },
    {
      number: descendant,
      body: text(
        `<</Type/Font/Subtype/CIDFontType2/BaseFont/${NAME}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/CIDToGIDMap/Identity/DW 0/W[1[${outlines.map(({ advance }) => advance).join(' ')}]]>>`,
      ),
    },
    {
      number: descriptor,
      body: text(
        `<</Type/FontDescriptor/FontName/${NAME}/Flags 4/FontBBox[0 ${DESCENT} 1000 ${ASCENT}]/ItalicAngle 0/Ascent ${ASCENT}/Descent ${DESCENT}/CapHeight 698/StemV 80/FontFile2 ${program} 0 R>>`,
      ),
    },
    { number: program, body: streamBody(`/Filter/FlateDecode/Length1 ${file.length}`, deflateSync(file)) },
    { number: unicode, body: streamBody('/Filter/FlateDecode', deflateSync(text(unicodeMap(characters)))) },
  ];
}

/** Which characters the glyphs are. @see ISO 32000-1 §9.10.3 */
function unicodeMap(characters: readonly string[]): string {
  const lines = characters.map((character, i) => `<${hex4(i + 1)}> <${utf16(character)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function hex4(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}
