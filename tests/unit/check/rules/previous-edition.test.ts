import { describe, expect, it } from 'vitest';
import { checkNote } from '../../../../src/check/check.ts';
import { noteOfDraft } from '../../../../src/check/note/draft.ts';
import { previousEdition } from '../../../../src/check/rules/previous-edition.ts';

const before = noteOfDraft('# Halden\n\nOur price target is $98. We expect EPS of $5.20 in 2026.', 'before.md');
const against = (text: string) =>
  checkNote(noteOfDraft(text, 'now.md'), { using: [previousEdition], previous: before }).map(({ message }) => message);

describe('previous-edition', () => {
  it.each([
    ['# Halden\n\nWe raise our price target to $94.', 'raised; the edition before printed USD 98'],
    ['# Halden\n\nWe keep our price target of $103.', 'unchanged; the edition before printed USD 98'],
    ['# Halden\n\nWe cut our price target to $103.', 'cut; the edition before printed USD 98'],
    ['# Halden\n\nWe keep EPS of $5.40 in 2026.', 'unchanged; the edition before printed USD 5.20'],
  ])('finds %s', (text, told) => {
    expect(against(text)).toEqual([expect.stringContaining(told)]);
  });

  it.each([
    '# Halden\n\nWe raise our price target to $103.',
    '# Halden\n\nWe keep our price target of $98.',
    '# Halden\n\nWe cut our price target to $94. Peers raise theirs.',
    '# Halden\n\nOur price target is $94.',
  ])('is silent about %s', (text) => {
    expect(against(text)).toEqual([]);
  });

  it('says nothing without an edition before', () => {
    const note = noteOfDraft('# Halden\n\nWe raise our price target to $94.', 'now.md');
    expect(checkNote(note, { using: [previousEdition] })).toEqual([]);
  });
});
