import { describe, expect, it } from 'vitest';
import { importDraft, isLooseText } from '../../../../src/report/import/import.ts';
import { TearsheetError } from '../../../../src/shared/errors.ts';
import { readBack } from './read-back.ts';

const rules = (draft: string): string[] => importDraft(draft, { name: 'x.txt' }).findings.map(({ rule }) => rule);

describe('importDraft', () => {
  it('refuses a draft with no text of its own', () => {
    for (const draft of ['', ' \n\t\r\n', '\uFEFF', '---\n***', 'Sign in\nUnlock all features']) {
      expect(() => importDraft(draft, { name: 'x.txt' })).toThrow(TearsheetError);
    }
    expect(() => importDraft('', { name: 'x.txt' })).toThrow(/report\.empty/);
  });

  it('gives the same text for the same draft', () => {
    const draft = 'Kestrel Ports\n| Metric | Value |\n|---|---|\n| P/E | 9x |\n| Price | $4 |';
    expect(importDraft(draft, { name: 'x.txt' })).toEqual(importDraft(draft, { name: 'x.txt' }));
  });

  it('takes brand and name from the options', () => {
    const { markdown } = importDraft('- a list first', { name: 'drafts/kestrel_ports.txt', brand: 'harbour' });
    expect(markdown).toContain('brand: harbour');
    expect(markdown).toContain('title: kestrel ports');
  });

  it('is a draft, and has no date that the text does not give', () => {
    const report = readBack('Kestrel Ports\nSome words.');
    expect(report).toMatchObject({ kind: 'note', status: 'draft' });
    expect([report.date, report.rating]).toEqual([undefined, undefined]);
    expect(rules('Kestrel Ports\nSome words.')).toContain('import-no-date');
    expect(readBack('Kestrel Ports\nDate: 14 January 2026\nSome words.').date).toBe('2026-01-14');
    const bare = readBack('Kestrel Ports\n\n2 May 2026\n\n## Results\n\nSome words.');
    expect([bare.date, bare.body]).toEqual(['2026-05-02', expect.not.stringContaining('2 May')]);
  });

  it('keeps hostile text inert', () => {
    const report = readBack(
      'A: {b}\n---\nrating: Buy # x\n{{fact "price"}} {{{x}}} \\{{y}} ::scenarios :::callout <script>alert(1)</script>\n::exhibit{#x}',
    );
    expect(report.title).toBe('A: {b}');
    expect(report.body).toContain('\\{{fact "price"}} \\{{{x}}} &#92;\\{{y}} \\:\\:scenarios \\:\\:\\:callout \\<script>');
    expect(report.body).toContain('\\:\\:exhibit{#x}');
    expect(report.rating).toBeUndefined();
  });

  it('takes a rating only where the draft gives one', () => {
    expect(readBack('Kestrel\nRating: Buy').rating).toMatchObject({ current: 'Buy', owner: 'house' });
    expect(readBack('Kestrel\nConsensus rating: Hold').rating).toMatchObject({ current: 'Hold', owner: 'consensus' });
    expect(readBack('Kestrel\nMany buy ratings stand.').rating).toBeUndefined();
  });

  it('names the issuer only when ticker or share price do', () => {
    expect(readBack('Note\nKestrel Ports (NYSE: KPT) grew.').issuer).toEqual({
      name: 'Kestrel Ports',
      ticker: 'KPT',
      exchange: 'NYSE',
    });
    expect(readBack('Note\nKestrel’s stock price rose.').issuer).toEqual({ name: 'Kestrel' });
    expect(readBack('Note\nKestrel grew.').issuer).toBeUndefined();
  });

  it('points at sentences that break off', () => {
    expect(rules('Kestrel\nAll told, the quay may bring a')).toContain('import-truncated');
  });
});

describe('isLooseText', () => {
  it('tells drafts from reports', () => {
    expect(isLooseText('# Title', 'note.md')).toBe(true);
    expect(isLooseText('words', 'draft.txt')).toBe(true);
    expect(isLooseText('---\r\nkind: note\r\n---\r\n', 'note.md')).toBe(false);
    expect(isLooseText('kind: note', 'note.yaml')).toBe(false);
    expect(isLooseText('{}', 'note.JSON')).toBe(false);
  });
});
