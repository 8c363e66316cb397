import { describe, expect, it } from 'vitest';
import { readLines } from '../../../../src/report/import/lines.ts';
import { readBlocks } from '../../../../src/report/import/read-blocks.ts';
import { danglingIds, readBack } from './read-back.ts';

const blocks = (text: string): unknown[] =>
  readBlocks(readLines(text)).map((block) =>
    'text' in block
      ? [block.kind, block.text]
      : block.kind === 'list'
        ? ['list', ...block.items.map(({ text: item }) => item)]
        : [block.kind],
  );

describe('readBlocks', () => {
  it('knows headings in all their dress', () => {
    expect(blocks('# A\n**B**\n3. Cranes and quays\nThe quay is full of cranes.\n一、公司概况\nD\n---\n<h3>E</h3>')).toEqual([
      ['heading', 'A'],
      ['heading', 'B'],
      ['heading', '3. Cranes and quays'],
      ['paragraph', 'The quay is full of cranes.'],
      ['heading', '一、公司概况'],
      ['heading', 'D'],
      ['heading', 'E'],
    ]);
  });

  it('knows bullets in all their dress', () => {
    expect(blocks('• a\n• b\n\n* c\n\n<li>d</li>')).toEqual([['list', 'a', 'b', 'c', 'd']]);
  });

  it('joins wrapped lines, and only those', () => {
    expect(blocks('A paragraph that an editor has broken at a column near to eighty\ncharacters goes on here.\n\nNext.')).toEqual(
      [
        ['paragraph', 'A paragraph that an editor has broken at a column near to eighty characters goes on here.'],
        ['paragraph', 'Next.'],
      ],
    );
    expect(blocks('One line, one paragraph.\nAnother.')).toHaveLength(2);
  });

  it('finds tables with and without outer pipes, rules and pipes', () => {
    expect(blocks('a | b\n--|--\n1 | 2\n\n| c | d |\n| 3 | 4 |\n\ne\tf\n5\t6')).toEqual([['table'], ['table'], ['table']]);
  });
});

describe('the report', () => {
  it('makes exhibits of tables, with every row and cell', () => {
    const report = readBack('T\n| Port | Note |\n|---|---|\n| A | x \\| y | extra |\n| B |');
    expect(Object.values(report.exhibits)[0]?.table).toMatchObject({
      columns: [{ title: 'Port' }, { title: 'Note' }, { title: '' }],
      rows: [
        ['A', 'x | y', 'extra'],
        ['B', '', ''],
      ],
    });
    expect(danglingIds(report)).toEqual([]);
  });

  it('leaves a table text whose cells no exhibit can hold', () => {
    const report = readBack(`T\n| Port | Note |\n|---|---|\n| A | ${'word '.repeat(5000)}|`);
    expect(report.exhibits).toEqual({});
    expect(report.body).toContain('word word');
  });

  it('adds headings only where the draft has none', () => {
    const table = '| Metric | Value |\n|---|---|\n| P/E | 9x |\n| Price | $4 |';
    expect(readBack(`T\nLead.\n${table}`).body).toContain('## Key metrics');
    expect(readBack(`# T\n## One\nLead.\n## Two\n${table}`).body).not.toContain('Key metrics');
  });

  it('prints one number under one name wherever it stands', () => {
    const report = readBack(
      'T\n| Metric | Value |\n|---|---|\n| P/E Ratio | 9.1x |\n| Price | $4 |\nAt a P/E ratio of 9.1x it is cheap; a P/E of 9.4x would be fair.',
    );
    expect(report.body).toContain('At a P/E ratio of {{fact "pe"}} it is cheap; a P/E of {{fact "pe2"}} would be fair.');
  });

  it('makes cards of scenarios and keeps what stands around them', () => {
    const report = readBack('T\n- Quay: full\n- Bear case: 3% growth\n- Bull case (2027): target price $9\n- Ships: larger');
    expect(report.scenarios).toMatchObject([
      { case: 'bear', name: 'Bear case' },
      { case: 'bull', name: 'Bull case (2027)', price: 'bullTargetPrice' },
    ]);
    expect(report.body).toMatch(/Quay.*::scenarios.*Ships/s);
  });

  it('never signs a target that others gave', () => {
    const table = '| Metric | Value |\n|---|---|\n| Share price | $4 |\n| Target price | $5 |';
    expect(readBack(`T\n${table}`).target?.owner).toBe('consensus');
    expect(readBack(`T\nRating: Buy\n${table}`).target?.owner).toBe('house');
  });
});
