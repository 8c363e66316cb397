import { expect, test } from 'vitest';
import { keptText } from '../../../src/data/kept-text.ts';
import { valueRules } from '../../../src/data/values.ts';

const rules = valueRules({ decimal: '.', zone: 'UTC' });
const of = (...texts: string[]) => keptText(texts, rules);

test('names the first value that keeps numbers from being numbers, and what would mend it', () => {
  expect(of('1', '2.5', '', 'abc', 'x')).toMatchObject({ like: 'number', row: 4, value: 'abc', expected: 'a number' });
  expect(of('12', 'NM', '14')?.mend).toContain('missing');
  expect(of('1,5', '2,5')).toMatchObject({ row: 1, value: '1,5', mend: expect.stringContaining('decimal: ","') });
  expect(of('12', '13', '3.5 %')?.mend).toContain('unit "%"');
  expect(of('$5', '6', '7')).toMatchObject({ row: 1 });
  expect(of('1', '2', '9007199254740993')).toMatchObject({ row: 3, expected: 'a number up to 2^53' });
});

test('names the first value that keeps dates from being dates', () => {
  expect(of('2026-01-01', '01/02/2026')).toMatchObject({
    like: 'date',
    row: 2,
    mend: expect.stringContaining('"%d/%m/%Y" or "%m/%d/%Y"'),
  });
  expect(of('2026-02-30', '2026-01-01')).toMatchObject({ like: 'date', row: 1 });
  expect(of('31.12.2025', '30.11.2025')?.mend).toContain('"%d.%m.%Y"');
  expect(of('2026-01-01T09:30', '2026-01-02', 'later')).toMatchObject({ like: 'datetime', row: 3 });
});

test('words, codes, years with their marks and columns that fit are no wonder', () => {
  expect(of('North', 'South', '3')).toBeUndefined();
  expect(of('0700', '9988', '3690', 'x')).toBeUndefined();
  expect(of('2024', '2025', '2026E', '2027E')).toBeUndefined();
  expect(of('2y', '10y')).toBeUndefined();
  expect(of('0.6%', '-1.1%', '52.3', '210k')).toBeUndefined();
  expect(of('1', '2')).toBeUndefined();
  expect(of('', 'NA')).toBeUndefined();
});

test('of texts that an author wrote only dates of several forms are told', () => {
  const written = (...texts: string[]) => keptText(texts, rules, true);
  expect(written('2026-01-01', '01/02/2026')).toMatchObject({ row: 2 });
  expect(written('31/12/2025', '30/11/2025')).toBeUndefined();
  expect(written('1', '2', 'abc')).toBeUndefined();
});
