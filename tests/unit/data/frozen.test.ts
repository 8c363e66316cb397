import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.ts';
import { freezeRows, thaw } from '../../../src/data/frozen.ts';

const column = (name: string, type: 'string' | 'number' | 'boolean') => ({
  name,
  type,
  unit: undefined,
  scale: undefined,
  nullable: true,
  title: undefined,
});
const dataset = (rows: Dataset['rows']): Dataset => ({
  name: 'd',
  kind: 'inline',
  columns: ['text', 'number', 'flag'],
  schema: [column('text', 'string'), column('number', 'number'), column('flag', 'boolean')],
  rows,
  rowCount: rows.length,
  hash: '',
  origin: '',
  asOf: undefined,
  sources: [],
});

it('gives the same rows back, whatever they hold', () => {
  const cell = fc.record({
    text: fc.option(
      fc.oneof(fc.string(), fc.constantFrom('', 'true', '1.5', 'NaN', ' x ', '"', 'a,b', 'a\nb', 'a\r\nb', '\ufeff')),
      { nil: null },
    ),
    number: fc.option(fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 2 ** 53)), { nil: null }),
    flag: fc.option(fc.boolean(), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (rows) => {
      const { rows: _, ...frozen } = dataset(rows);
      expect(thaw(frozen, freezeRows(dataset(rows))).rows).toEqual(rows);
    }),
  );
});
