import { describe, expect, it } from 'vitest';
import { readProse } from '../../../src/prose/prose.ts';
import { CONTAINER_BLOCKS, LEAF_BLOCKS, readPlacements } from '../../../src/resolve/placements.ts';
import { scopeOf } from '../../support/report.ts';

const placements = (text: string) =>
  readPlacements(
    readProse(text, scopeOf(), (offset) => ({ file: 'a.md', line: 1, column: offset + 1 })),
    new Set(['chart', 'table', 'constructor']),
  );
const mistakes = (text: string) =>
  placements(text).mistakes.map(({ code, offset, endOffset }) => [code, text.slice(offset, endOffset)]);

describe('placements', () => {
  it('are exhibits in the order of the text, pairs at half width', () => {
    expect(placements('::exhibit{#table}\n\nWords\n\n::pair{left=chart right=constructor}')).toMatchObject({
      exhibits: [
        { exhibit: 'table', width: undefined, offset: 0 },
        { exhibit: 'chart', width: 'half', offset: 26 },
        { exhibit: 'constructor', width: 'half', offset: 26 },
      ],
      mistakes: [],
    });
  });

  it('are found inside containers, and every block is known', () => {
    const { exhibits, blocks, mistakes: wrong } = placements(':::callout\n::exhibit{#chart}\n:::\n\n::risks\n\n::page-break');
    expect(exhibits.map(({ exhibit }) => exhibit)).toEqual(['chart']);
    expect([...blocks].sort()).toEqual(['callout', 'exhibit', 'page-break', 'risks']);
    expect(wrong).toEqual([]);
    for (const name of LEAF_BLOCKS) if (name !== 'exhibit' && name !== 'pair') expect(mistakes(`::${name}`), name).toEqual([]);
    for (const name of CONTAINER_BLOCKS) expect(mistakes(`:::${name}\nx\n:::`), name).toEqual([]);
  });

  it('are none where the text only looks like one', () => {
    expect(placements('see ::exhibit{#chart} here\n\n`::exhibit{#chart}`\n\n\\::risks\n')).toMatchObject({
      exhibits: [],
      mistakes: [],
    });
  });

  it.each([
    ['Words\n\n::exhbit{#chart}', ['body.unknown-block', '::exhbit']],
    [':::risks\nx\n:::', ['body.unknown-block', ':::risks']],
    ['::callout', ['body.unknown-block', '::callout']],
    ['::constructor', ['body.unknown-block', '::constructor']],
    ['::exhibit', ['body.incomplete-block', '::exhibit']],
    ['::exhibit{chart}', ['body.incomplete-block', '::exhibit']],
    ['::pair{left=chart}', ['body.incomplete-block', '::pair']],
    ['::pair', ['body.incomplete-block', '::pair']],
    ['::exhibit{#chrat}', ['body.unknown-exhibit', '::exhibit']],
    ['::exhibit{#chart}\n\n::exhibit{#chart}', ['body.placed-twice', '::exhibit']],
    ['::pair{left=chart right=chart}', ['body.placed-twice', '::pair']],
  ])('%j is a mistake', (text, expected) => expect(mistakes(text)).toEqual([expected]));

  it('that are wrong say what was meant', () => {
    const messages = placements('::exhbit\n\n::exhibit{#chrat}').mistakes.map(({ message, mend }) => `${message} ${mend ?? ''}`);
    expect(messages[0]).toMatch(/Did you mean "exhibit"\?.* Blocks: ::exhibit, ::pair/);
    expect(messages[1]).toContain('Did you mean "chart"?');
  });
});
