import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KnownPageNumbers, pickNumbers, sameNumbers, showNumbers } from '../../../src/print/page-numbers.ts';
import { documentOf } from '../../support/print-documents.ts';

const note = (id: string) => documentOf('', { pageReferences: ['a', id] });

describe('known page numbers', () => {
  it('belong to the ids, in their order', () => {
    const known = new KnownPageNumbers();
    known.set(note('b'), { a: 1, b: 2 });
    expect(known.get(note('b'))).toEqual({ a: 1, b: 2 });
    expect(known.get(note('c'))).toBeUndefined();
    expect(known.get(documentOf('', { pageReferences: ['b', 'a'] }))).toBeUndefined();
  });

  it('forget the oldest', () => {
    const known = new KnownPageNumbers(2);
    for (const id of ['b', 'c', 'b', 'd']) known.set(note(id), { a: 1 });
    expect(['b', 'c', 'd'].map((id) => known.get(note(id)) !== undefined)).toEqual([true, false, true]);
  });
});

describe('page numbers kept for the next process', () => {
  it('are found again', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'page-numbers-')), 'cache/page-numbers.json');
    const first = new KnownPageNumbers(500, file);
    first.set(note('b'), { a: 1, b: 2 });
    first.save();
    expect(new KnownPageNumbers(500, file).get(note('b'))).toEqual({ a: 1, b: 2 });
  });

  it.each(['', 'not JSON', '{}', '[1]', '[["x", null]]', '[["x", {"a": "<b>"}]]', '[["x", {"a": -1}]]'])(
    'are not read off %j',
    async (text) => {
      const file = join(await mkdtemp(join(tmpdir(), 'page-numbers-')), 'page-numbers.json');
      await writeFile(file, text.replace('"x"', JSON.stringify(JSON.stringify(['a', 'b']))));
      expect(new KnownPageNumbers(500, file).get(note('b'))).toBeUndefined();
    },
  );

  it("are nobody's concern when they cannot be kept", () => {
    const known = new KnownPageNumbers(500, '/dev/null/page-numbers.json');
    known.set(note('b'), { a: 1, b: 2 });
    expect(() => known.save()).not.toThrow();
  });
});

describe('numbers by id', () => {
  it('are those of the wanted ids, whatever an id is called', () => {
    const numbers = pickNumbers(
      ['constructor', '__proto__', 'missing'],
      Object.fromEntries([
        ['__proto__', 3],
        ['other', 4],
      ]),
    );
    expect(Object.entries(numbers)).toEqual([['__proto__', 3]]);
    expect(sameNumbers(['constructor'], pickNumbers([], {}), pickNumbers([], {}))).toBe(true);
  });

  it('differ when one is missing', () => {
    expect(sameNumbers(['a', 'b'], { a: 1, b: 2 }, { a: 1, b: 2, c: 3 })).toBe(true);
    expect(sameNumbers(['a', 'b'], { a: 1, b: 2 }, { a: 1 })).toBe(false);
  });

  it('become a script that an id cannot break out of', () => {
    const hostile = '"]]);alert(1)//';
    const spans = [
      { dataset: { pageOf: hostile }, textContent: 'old' },
      { dataset: { pageOf: 'gone' }, textContent: '9' },
    ];
    new Function('document', showNumbers({ [hostile]: 7 }))({ querySelectorAll: () => spans });
    expect(spans.map(({ textContent }) => textContent)).toEqual([7, '']);
  });
});
