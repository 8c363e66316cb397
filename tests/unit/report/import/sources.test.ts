import { describe, expect, it } from 'vitest';
import { importDraft } from '../../../../src/report/import/import.ts';
import { parseSourceLine } from '../../../../src/report/import/source-line.ts';
import { readBack } from './read-back.ts';

describe('parseSourceLine', () => {
  it.each([
    [
      'Quay News - “Cranes at last” (2026-01-04) https://quay.example/2026-01-02/a',
      { publisher: 'Quay News', title: 'Cranes at last', date: '2026-01-04', locator: 'https://quay.example/2026-01-02/a' },
    ],
    ['Quay News: Cranes at last, 4 January 2026', { publisher: 'Quay News', title: 'Cranes at last', date: '2026-01-04' }],
    [
      '[Cranes at last](https://quay.example/a), Quay News, Jan 4, 2026',
      { publisher: 'Quay News', title: 'Cranes at last', date: '2026-01-04', locator: 'https://quay.example/a' },
    ],
    ['Hafenblatt – „Kräne“ (04.01.2026)', { publisher: 'Hafenblatt', title: 'Kräne', date: '2026-01-04' }],
    ['港口报 - 《年报》（2026年1月4日）', { publisher: '港口报', title: '年报', date: '2026-01-04' }],
    ['https://www.quay.example/a.', { publisher: 'quay.example', locator: 'https://www.quay.example/a' }],
    ['Company filings', { publisher: 'Company filings' }],
  ])('reads %s', (text, expected) => {
    expect(parseSourceLine(text, 3)).toEqual({ id: 3, ...expected });
  });

  it('puts what is too long for a label into the note', () => {
    const source = parseSourceLine(`Quay News - ${'cranes '.repeat(100)}`, 1);
    expect(`${source?.title} ${source?.note}`.match(/cranes/g)).toHaveLength(100);
    expect(source?.title?.length).toBeLessThanOrEqual(300);
  });
});

describe('source lists', () => {
  it('come in several shapes', () => {
    const shapes = [
      '[1] Quay News - Cranes (2026-01-04)',
      'Sources:\n1. Quay News - Cranes (2026-01-04)',
      '## References\n- Quay News - Cranes (2026-01-04)',
      '[^1]: Quay News - Cranes (2026-01-04)',
      '**Sources**\n[1] Quay News - Cranes (2026-01-04)',
    ];
    for (const shape of shapes) {
      expect(readBack(`Title\nWords[^1] and more.\n\n${shape}`)).toMatchObject({
        sources: [{ id: '1', publisher: 'Quay News', title: 'Cranes', date: '2026-01-04' }],
        date: '2026-01-04',
        body: expect.stringContaining('Words[1] and more.'),
      });
    }
  });

  it('keeps the second of two sources with one number as text', () => {
    const draft = 'Title\nWords[1].\n[1] Quay News - Cranes (2026-01-04)\n[1] Dock Post - Ships (2026-01-05)';
    expect(readBack(draft).body).toContain('Dock Post - Ships');
    expect(importDraft(draft, { name: 'x.txt' }).findings.map(({ rule }) => rule)).toContain('import-source');
  });

  it('parts grouped citations and leaves unknown ones', () => {
    const report = readBack('Title\nA [1, 2] b 【2】 c [7].\n[1] P - a 2026-01-04\n[2] Q - b 2026-01-05');
    expect(report.body).toContain('A [1][2] b [2] c [7].');
  });
});
