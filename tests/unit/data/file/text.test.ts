import { describe, expect, it } from 'vitest';
import { decodeText, type Encoding } from '../../../../src/data/file/text.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string, isBig = false): Buffer =>
  isBig ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le');
const decode = (content: Uint8Array, encoding: Encoding = 'utf-8', isWhole = true) =>
  decodeText(content, encoding, 'd.csv', isWhole);

describe('text is read', () => {
  it.each<[string, Uint8Array, Encoding, string]>([
    ['from UTF-8', Buffer.from('Zürich 港 🚢'), 'utf-8', 'Zürich 港 🚢'],
    ['from UTF-8 with a mark', Buffer.from('\ufeffa,b'), 'utf-8', 'a,b'],
    ['from Latin-1', Buffer.from('Z\xfcrich', 'latin1'), 'latin-1', 'Zürich'],
    ['from what Windows makes of Latin-1', bytes(0x80, 0x20, 0x93, 0x78, 0x94), 'latin-1', '€ “x”'],
    ['from UTF-16', utf16('Zürich 🚢'), 'utf-16', 'Zürich 🚢'],
    ['from UTF-16 with a mark', utf16('\ufeffZürich'), 'utf-16', 'Zürich'],
    ['from UTF-16 with the high byte first', utf16('\ufeffZürich', true), 'utf-16', 'Zürich'],
    ['empty', bytes(), 'utf-8', ''],
    ['with a mark inside', Buffer.from('a\ufeffb'), 'utf-8', 'a\ufeffb'],
  ])('%s', (_, content, encoding, text) => expect(decode(content, encoding)).toBe(text));

  it('to the last whole letter where it is cut off', () => {
    const cut = Buffer.from('Zürich').subarray(0, 2);
    expect(decode(cut, 'utf-8', false)).toBe('Z');
    expect(() => decode(cut)).toThrow();
  });
});

describe('text is refused', () => {
  it.each([
    ['that is Latin-1', Buffer.from('Z\xfcrich', 'latin1'), 'latin-1'],
    ['that is cut off in a letter', Buffer.from('Zü').subarray(0, 2), 'latin-1'],
    ['that holds a surrogate', bytes(0xed, 0xa0, 0x80), 'latin-1'],
    ['that is UTF-16', utf16('\ufeffü'), 'utf-16'],
    ['that is UTF-16 with the high byte first', utf16('\ufeffü', true), 'utf-16'],
  ])('%s, with the encoding that it may have', (_, content, encoding) => {
    expect(() => decode(content)).toThrow(
      expect.objectContaining({
        code: 'not-utf8',
        message: 'd.csv is not UTF-8 text.',
        mend: `Save it as UTF-8, or say encoding: ${encoding}.`,
      }),
    );
  });

  it.each(['<!DOCTYPE html>\n<p>', '\n  <html lang="en">', '\ufeff<!doctype html>', '<HTML><head>'])(
    'that is a page: %j',
    (page) => {
      expect(() => decode(Buffer.from(page))).toThrow(
        expect.objectContaining({ code: 'html', mend: expect.stringContaining('login') }),
      );
    },
  );

  it('only when it begins as a page', () => {
    for (const text of ['a,b\n<html>,1\n', '<5,6\n', '<htmlx>']) expect(decode(Buffer.from(text))).toBe(text);
  });
});
