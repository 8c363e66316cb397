import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadLocale, word } from '../../../src/locale/locale.ts';
import { errorOf, folderOf, LOCALES, locales } from '../../support/report.ts';

/** Every key of a locale with the blanks its text has. */
function shape(value: unknown, path = ''): Record<string, string> {
  if (typeof value !== 'object' || value === null)
    return { [path]: [...String(value).matchAll(/\{\w+\}/g)].map(String).sort().join(' ') };
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => shape(inner, `${path}/${key}`)));
}

const files = (await readdir(LOCALES)).filter((file) => file.endsWith('.yaml'));
const read = async (file: string) =>
  parse(await readFile(join(LOCALES, file), 'utf8')) as { language: string; words: Record<string, string> };

describe('the locale files', () => {
  it('are three or more', () => expect(files.length).toBeGreaterThanOrEqual(3));

  it.each(files)('%s has every key of English, the same blanks, and nothing empty', async (file) => {
    const [english, other] = [await read('en.yaml'), await read(file)];
    const [wanted, found] = [shape(english), shape(other)];
    // How many forms an ordinal has is the language's own matter.
    const keys = (all: Record<string, string>) => Object.keys(all).filter((key) => !/ordinal\/(?!other)/.test(key));
    expect(keys(found).sort()).toEqual(keys(wanted).sort());
    for (const [key, blanks] of Object.entries(wanted).filter(([key]) => keys(wanted).includes(key))) {
      // Where currency symbol and unit stand is the language's own matter; that they stand somewhere is not.
      if (key.startsWith('/periods')) expect(found[key]?.replace('{yy}', '{y}'), key).toBe(blanks.replace('{yy}', '{y}'));
      else if (!key.startsWith('/numbers') || key.includes('qualifiers') || key.endsWith('range'))
        expect(found[key], key).toBe(blanks);
      else expect(found[key]?.includes('{n}'), key).toBe(blanks.includes('{n}'));
    }
    expect(Object.entries(other.words).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(other.language).toBe(file.replace('.yaml', ''));
  });

  it('hold every word that the source asks for by name', async () => {
    const source = join(LOCALES, '../../src');
    const known = Object.keys((await read('en.yaml')).words);
    const asked = new Set<string>();
    for (const entry of await readdir(source, { recursive: true })) {
      if (!entry.endsWith('.ts')) continue;
      const text = await readFile(join(source, entry), 'utf8');
      for (const match of text.matchAll(/\bword\((?:\w+\.)*locale, '(\w+)'/g)) asked.add(match[1] as string);
    }
    expect([...asked].filter((name) => !known.includes(name))).toEqual([]);
    expect(asked.size).toBeGreaterThan(5);
  });
});

describe('loadLocale', () => {
  it('falls back to the language without its region', async () => {
    expect((await loadLocale('de-AT', [LOCALES])).language).toBe('de');
    expect((await loadLocale('zh-Hant-HK', [LOCALES])).language).toBe('zh-Hant');
  });

  it('prefers the folder that comes first', async () => {
    const own = (await readFile(join(LOCALES, 'en.yaml'), 'utf8')).replace('exhibit: Exhibit', 'exhibit: Plate');
    const folder = await folderOf({ 'en.yaml': own });
    expect((await loadLocale('en', [folder, LOCALES])).words.exhibit).toBe('Plate');
    expect((await loadLocale('en', [LOCALES, folder])).words.exhibit).toBe('Exhibit');
  });

  it.each(['xx', 'zh', '', '../en', 'en/../../x', 'de_AT'])('knows no language %j', async (language) => {
    const error = await errorOf(() => loadLocale(language, [LOCALES]));
    expect(error).toMatchObject({ code: 'report.unknown-language', kind: 'report' });
    expect(error.problems[0]?.mend).toContain('Languages here: de, en, zh-Hans, zh-Hant');
  });

  it.each([
    ['language: fr\nwords: {}', /numbers/],
    ['language: [fr', /not valid YAML/],
    ['', /not complete|not valid/],
  ])('refuses a file like %j', async (text, message) => {
    const folder = await folderOf({ 'fr.yaml': text });
    const error = await errorOf(() => loadLocale('fr', [folder, LOCALES]));
    expect(error.code).toBe('locale.invalid');
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain(folder);
  });
});

describe('word', () => {
  it('fills blanks and leaves unknown ones', () => {
    expect(word(locales.en, 'pageOf', { page: 2, pages: 9 })).toBe('2 / 9');
    expect(word(locales.en, 'pageOf', { page: 2 })).toBe('2 / {pages}');
    expect(word(locales.de, 'adsRatio', { n: '8' })).toBe('1 ADS = 8 Stammaktien');
  });

  it('that is missing is a fault of ours', () => {
    expect(() => word(locales.en, 'nothing')).toThrow(/locale\.missing-word/);
  });
});
