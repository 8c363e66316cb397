import { describe, expect, it } from 'vitest';
import { expand } from '../../../src/prose/expand.ts';
import { datasetOf } from '../../support/dataset.ts';
import { mistake, shown } from '../../support/prose.ts';
import { scopeOf } from '../../support/report.ts';

const movers = datasetOf(
  'movers',
  [
    { name: 'Kelp | Co', close: 12.5, before: 10, when: '2026-11-20', 'P/E': 14.2, cap: 3.2 },
    { name: 'Reed\n# AG', close: 9, before: 10, when: '2026-11-19', 'P/E': null, cap: 0.4 },
  ],
  {
    close: { unit: 'EUR' },
    before: { unit: 'EUR' },
    when: { type: 'date' },
    'P/E': { unit: 'x' },
    cap: { unit: 'USD', scale: 'bn' },
  },
);
const scope = scopeOf('limit: { value: 10, unit: EUR }', { most: 1 }, [
  movers,
  datasetOf('empty', [], { name: {} }),
  datasetOf(
    'many',
    Array.from({ length: 2_001 }, (_, i) => ({ i })),
  ),
]);

describe('a loop over the rows of a dataset', () => {
  it.each([
    ['{{#each "movers"}}{{position}} {{row "name"}}; {{/each}}', '<1> <Kelp | Co>; <2> <Reed\n# AG>; '],
    ['{{#each "movers" limit=1}}{{row "name"}}{{/each}}', '<Kelp | Co>'],
    ['{{#each "movers" limit=param.most}}{{row "close"}}{{/each}}', '<€12.50>'],
    [
      '{{#each "movers"}}{{row "close" decimals=0}} {{row "P/E"}} {{row "cap"}} {{/each}}',
      '<€13> <14.2×> <$3.2bn> <€9> <–> <$0.4bn> ',
    ],
    [
      '{{#each "movers"}}{{row "when"}} {{row "when" date="iso"}}|{{/each}}',
      '<20 Nov 2026> <2026-11-20>|<19 Nov 2026> <2026-11-19>|',
    ],
    ['{{#each "movers"}}{{trend row.close row.before}}. {{/each}}', '<rose 25.0% to €12.50>. <fell 10.0% to €9.00>. '],
    ['{{#each "movers"}}{{#if (above row.close "limit")}}+{{else}}-{{/if}}{{/each}}', '+-'],
    ['{{#each "movers"}}{{#if (equal row.name "Kelp | Co")}}K{{/if}}{{/each}}', 'K'],
    ['{{#each "movers"}}{{#if row.[P/E]}}y{{else}}n{{/if}}{{/each}}', 'yn'],
    ['{{#each "movers"}}{{ordinal position}} {{/each}}', '<1st> <2nd> '],
    ['{{#each "empty"}}x{{else}}nothing moved{{/each}}', 'nothing moved'],
    ['{{#if (any "movers")}}{{#each "movers" limit=1}}a{{/each}}{{/if}}', 'a'],
    ['Top:\n\n{{#each "movers"}}\n- {{row "name"}}\n{{/each}}\nEnd', 'Top:\n\n- <Kelp | Co>\n- <Reed\n# AG>\nEnd'],
  ])('%s', (source, text) => expect(shown(source, scope)).toBe(text));

  it('remembers the cell of each print', () => {
    expect(expand('{{#each "movers"}}{{row "close"}}{{/each}}', scope).printed).toEqual([
      { kind: 'cell', dataset: 'movers', column: 'close', row: 0, text: '€12.50', offset: 18 },
      { kind: 'cell', dataset: 'movers', column: 'close', row: 1, text: '€9.00', offset: 18 },
    ]);
  });

  it('keeps the place of its words', () => {
    const source = 'Before {{#each "movers"}}word {{row "name"}} {{/each}} after';
    const { text, sourceOffset } = expand(source, scope);
    expect(sourceOffset(text.lastIndexOf('word'))).toBe(source.indexOf('word'));
    expect(sourceOffset(text.indexOf('after'))).toBe(source.indexOf('after'));
  });

  it.each([
    ['{{#each "mvoers"}}x{{/each}}', 'prose.unknown-dataset', 'movers'],
    ['{{#each "movers"}}{{row "nmae"}}{{/each}}', 'prose.unknown-column', 'name'],
    ['{{#each "movers"}}{{#if row.nmae}}x{{/if}}{{/each}}', 'prose.unknown-column', 'name'],
    ['{{#each "movers"}}{{#each "movers"}}x{{/each}}{{/each}}', 'prose.syntax', 'loop'],
    ['{{#each "many"}}x{{/each}}', 'prose.too-many-turns', '2,001'],
    ['{{#each "movers" limt=2}}x{{/each}}', 'prose.unknown-option', 'limit'],
    ['{{#each "movers" limit=0}}x{{/each}}', 'prose.wrong-option', 'limit'],
    ['{{#each "movers" as |m|}}x{{/each}}', 'prose.syntax', 'names'],
    ['{{#each movers}}x{{/each}}', 'prose.unknown-name', 'quotes'],
    ['{{row "name"}}', 'prose.syntax', 'each'],
    ['{{position}}', 'prose.syntax', 'each'],
    ['{{#each "empty"}}x{{else}}{{row "name"}}{{/each}}', 'prose.syntax', 'each'],
    ['{{#each "movers"}}{{row row.name}}{{/each}}', 'prose.syntax', 'quotes'],
    ['{{#each "movers"}}{{trend row.name row.before}}{{/each}}', 'prose.not-a-number', 'Kelp'],
    ['{{#each "movers"}}{{row.name}}{{/each}}', 'prose.unknown-name', 'row.name'],
    ['{{#each "movers"}}{{#if row.constructor}}x{{/if}}{{/each}}', 'prose.unknown-column', 'constructor'],
  ])('%s is %s', (source, code, hint) => {
    expect(mistake(source, scope)).toMatchObject({ code });
    expect(mistake(source, scope).message).toContain(hint);
  });

  it('that fails leaves nothing behind', () => {
    mistake('{{#each "movers"}}{{trend row.name row.before}}{{/each}}', scope);
    expect(mistake('{{row "name"}}', scope).code).toBe('prose.syntax');
    expect(shown('{{#each "movers" limit=1}}{{position}}{{/each}}', scope)).toBe('<1>');
  });
});
