import { describe, expect, it } from 'vitest';
import { Notices } from '../../../../src/report/import/draft.ts';
import { importDraft } from '../../../../src/report/import/import.ts';
import { readLines } from '../../../../src/report/import/lines.ts';
import { withoutResidue } from '../../../../src/report/import/residue.ts';

function kept(text: string): string[] {
  return withoutResidue(readLines(text), new Notices('x.txt')).map((line) => line.text);
}

describe('withoutResidue', () => {
  it.each([
    'Login to see the whole report',
    'Unlock all features',
    'Let me now look at the numbers.',
    'Regenerate',
    'Show more',
    'Was this helpful?',
    'Thought for 12 seconds',
    'Would you like me to go on?',
    'Melden Sie sich an, um weiterzulesen',
    '解锁更多功能',
    '好的，以下是分析。',
  ])('removes %j', (line) => {
    expect(kept(line)).toEqual([]);
  });

  it.each([
    'Login volumes at the bank rose by a third.',
    'Shares rose 5%',
    'Subscribers pay 4 euros a month',
    'Upgrade cycles drive the demand for tools in 2026 and beyond.',
    'Let me be clear: the dividend is safe.',
    'Editing tools are a growth market',
    'Management would like to sell the unit.',
  ])('keeps %j', (line) => {
    expect(kept(line)).toEqual([line]);
  });

  it('keeps a page part that holds something', () => {
    expect(kept('Related Articles\n- KPT')).toEqual(['Related Articles', '- KPT']);
    expect(kept('Related Articles\n\nThe company has grown for ten years and pays a steady dividend.')).toEqual([
      '',
      'The company has grown for ten years and pays a steady dividend.',
    ]);
  });

  it('takes only the sentence on the chat out of a paragraph', () => {
    expect(kept('The quay is full. Use the chat box below for more. Cranes are ordered.')).toEqual([
      'The quay is full. Cranes are ordered.',
    ]);
  });

  it('says what it removed and where', () => {
    const { findings } = importDraft(
      'Title\n\nShow more\nWords that stay in the note for good, whatever else goes.\nWords that stay in the note for good, whatever else goes.',
      { name: 'x.txt' },
    );
    expect(findings.find(({ rule }) => rule === 'import-residue')).toMatchObject({
      severity: 'info',
      place: { file: 'x.txt', line: 3, column: 1 },
    });
    expect(findings.find(({ rule }) => rule === 'import-duplicate')?.place?.line).toBe(5);
  });

  it('drops the marks of machines', () => {
    expect(readLines('Sales rose.【4†source】:contentReference[oaicite:2]{index=2} Next').map(({ text }) => text)).toEqual([
      'Sales rose. Next',
    ]);
  });
});
