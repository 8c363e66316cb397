import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../../src/finish/pdf-text/pieces.ts';
import { labelled, linesOfTags, type StructNode } from '../../../../src/finish/pdf-text/tagged.ts';

const pieces = new Map<string, readonly Piece[]>();

/** Words at a baseline; height 10 unless told. */
function piece(text: string, { y = 700, height = 10, endsLine = false } = {}): Piece {
  return { text, x: 0, y, width: 10 * text.length, height, endsLine };
}

function words(...list: readonly (string | Piece)[]): StructNode {
  const id = `mc${pieces.size}`;
  pieces.set(
    id,
    list.map((each) => (typeof each === 'string' ? piece(each) : each)),
  );
  return { type: 'content', id };
}

const of = (role: string, ...children: StructNode[]): StructNode => ({ role, children });
const text = (...children: StructNode[]) => linesOfTags(of('Root', ...children), pieces).filter((line) => line !== '');

describe('linesOfTags', () => {
  it('makes headings, paragraphs and lists', () => {
    expect(
      text(
        of('H2', words('Margins widen')),
        of('P', words('Revenue rose'), of('Strong', words(' by 4%')), words('.')),
        of(
          'L',
          of('LI', of('Lbl', words('• ')), of('LBody', words('one'))),
          of('LI', words('two'), of('L', of('LI', words('inner')))),
        ),
      ),
    ).toEqual(['## Margins widen', 'Revenue rose by 4%.', '- one', '- two', '  - inner']);
  });

  it('makes tables with a head, and fills rows that are short', () => {
    expect(
      text(
        of(
          'Table',
          of('THead', of('TR', of('TH', words('USD mn')), of('TH', words('2025')))),
          of('TBody', of('TR', of('TH', words('Sales | gross')), of('TD', words('12.3'))), of('TR', of('TD', words('Costs')))),
        ),
      ),
    ).toEqual(['| USD mn | 2025 |', '| --- | --- |', '| Sales / gross | 12.3 |', '| Costs |  |']);
  });

  it('joins lines with a blank, and Han without one', () => {
    expect(text(of('P', words(piece('Revenue', { endsLine: true }), piece('rose.', { y: 688 }))))).toEqual(['Revenue rose.']);
    expect(text(of('P', words(piece('收入增长，', { endsLine: true }), piece('利润下降。', { y: 688 }))))).toEqual([
      '收入增长，利润下降。',
    ]);
  });

  it('reads small raised numbers as citations, and numbers on the line as numbers', () => {
    expect(
      text(
        of('P', words('Sales grew by 4%', piece('1', { y: 704, height: 6 }), piece(',2', { y: 704, height: 6 }), ' in 2025.')),
      ),
    ).toEqual(['Sales grew by 4% [1] ,[2] in 2025.']);
    expect(text(of('P', words('stand on page ', '7', '.')))).toEqual(['stand on page 7.']);
  });

  it('passes over pictures, and numbers the sources of a list', () => {
    expect(text(of('Figure', words('12.3')), of('L', of('LI', words('1'), words(' Rail office, 2 May 2026.'))))).toEqual([
      '[1] Rail office, 2 May 2026.',
    ]);
  });

  it('puts a label and its value on one line', () => {
    expect(text(of('NonStruct', of('NonStruct', words('Market value')), of('NonStruct', words('$387bn'))))).toEqual([
      'Market value: $387bn',
    ]);
    expect(labelled(['price, 14 Jan 2026', '$166.97', 'P/E', '22.8×'])).toEqual(['price, 14 Jan 2026: $166.97', 'P/E: 22.8×']);
    expect(labelled(['It rose.', '12'])).toEqual(['It rose.', '12']);
  });
});
