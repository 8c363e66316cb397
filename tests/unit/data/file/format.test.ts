import { describe, expect, it } from 'vitest';
import { formatOfDocument, formatOfName } from '../../../../src/data/file/format.ts';

describe('the format of a file', () => {
  it.each([
    ['d.csv', 'csv'],
    ['D.CSV', 'csv'],
    ['data/2026.01/d.txt', 'csv'],
    ['d.tsv', 'tsv'],
    ['d.tab', 'tsv'],
    ['d.json', 'json'],
    ['d.ndjson', 'ndjson'],
    ['d.jsonl', 'ndjson'],
    ['d.parquet', 'parquet'],
    ['d.pq', 'parquet'],
  ])('%s is %s', (name, format) => expect(formatOfName(name)).toBe(format));

  it.each([
    ['d.xlsx', 'Save the sheet as CSV.'],
    ['d.csv.gz', 'Unpack it first; Parquet is small by itself.'],
    ['d.zip', 'Unpack it first.'],
    ['d', 'Say format: csv, tsv, json, ndjson or parquet.'],
    ['.csv', 'Say format: csv, tsv, json, ndjson or parquet.'],
    ['d.constructor', 'Say format: csv, tsv, json, ndjson or parquet.'],
  ])('%s is not told', (name, mend) => {
    expect(() => formatOfName(name)).toThrow(expect.objectContaining({ code: 'unknown-format', key: 'file', mend }));
  });
});

describe('the format of a document', () => {
  it.each<[string | undefined, string, string | undefined]>([
    ['text/csv', '/x', 'csv'],
    ['Text/CSV; charset=utf-8', '/x.json', 'csv'],
    ['application/json', '/x.csv', 'json'],
    ['application/problem+json', '/x', 'json'],
    ['application/x-ndjson', '/x', 'ndjson'],
    ['application/vnd.apache.parquet', '/x', 'parquet'],
    ['application/octet-stream', '/x.parquet', 'parquet'],
    ['text/plain', '/x.tsv?day=1.5', 'tsv'],
    [undefined, '/x.csv#a.json', 'csv'],
    ['text/plain', '/export', undefined],
    [undefined, '/x.constructor', undefined],
    ['constructor', '/', undefined],
  ])('of type %s at %s is %s', (type, address, format) => expect(formatOfDocument(type, address)).toBe(format));
});
