import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo, nameColumn, wrapTo } from '../../../../../src/chart/catalogue/parts/name-column.ts';

/** Chinese characters are twice as wide. */
const width = (text: string) => [...text].reduce((sum, character) => sum + (/[\u2e80-\u9fff]/.test(character) ? 12 : 6), 0);

describe('wrapTo', () => {
  it('breaks between words and between Chinese characters, and cuts the last line', () => {
    expect(wrapTo('Sum of the parts', 60, 2, width)).toBe('Sum of the\nparts');
    expect(wrapTo('智能插座及其他產品', 60, 2, width)).toBe('智能插座及\n其他產品');
    expect(wrapTo('Sum of the parts of the group', 60, 2, width)).toBe('Sum of the\nparts of…');
    expect(wrapTo('Donaudampfschifffahrt', 60, 2, width)).toBe('Donaudamp…');
    expect(wrapTo('', 60, 2, width)).toBe('');
  });

  it('never exceeds its room or its lines', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.integer({ min: 12, max: 200 }),
        fc.integer({ min: 1, max: 3 }),
        (text, room, lines) => {
          const clean = text.replace(/\s+/g, ' ').trim();
          const wrapped = wrapTo(clean, room, lines, width).split('\n');
          expect(wrapped.length).toBeLessThanOrEqual(lines);
          for (const line of wrapped) expect(width(line)).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});

describe('cutTo', () => {
  it('keeps what fits', () => {
    expect(cutTo('Halden', 36, width)).toBe('Halden');
    expect(cutTo('Haldenberg', 36, width)).toBe('Halde…');
    expect(cutTo('Haldenberg', 2, width)).toBe('…');
  });
});

describe('nameColumn', () => {
  it('is as wide as its widest line', () => {
    expect(nameColumn(['One', 'Two words'], 36, 2, (text) => width(text))).toEqual({ width: 30, texts: ['One', 'Two\nwords'] });
    expect(nameColumn([], 36, 2, (text) => width(text)).width).toBe(0);
  });

  it('keeps brackets and stops with the words that they belong to', () => {
    const width = (text: string) => text.length * 10;
    expect(wrapTo('智能插座（家居）業務', 50, 4, width)).toBe('智能插座\n（家居）業\n務');
    expect(wrapTo('全球雲端服務，及其他', 60, 4, width)).toBe('全球雲端服\n務，及其他');
    expect(wrapTo('foo(bar) 部門', 80, 2, width)).toBe('foo(bar)\n部門');
  });
});
