import { describe, expect, it } from 'vitest';
import { draftWords } from '../../../src/compose/draft-mark.ts';
import { locales } from '../../support/report.ts';
import { reportText, TestWorkspace } from '../../support/test-workspace.ts';

describe('the mark of a draft', () => {
  it.each([
    ['en', 'Draft', 'DRAFT – not for distribution', false],
    ['de', 'Entwurf', 'ENTWURF – nicht zur Weitergabe', false],
    ['zh-Hans', '草\n稿', '草稿，请勿外传', true],
    ['zh-Hant', '草\n稿', '草稿，請勿外傳', true],
  ] as const)('has words in %s', (language, word, line, upright) => {
    expect(draftWords(locales[language])).toEqual({ word, line, upright });
  });

  it('is the word alone in a language that has no line', () => {
    const { draftLine: _, ...words } = locales.de.words;
    expect(draftWords({ ...locales.de, words }).line).toBe('Entwurf');
  });

  it.each(['note', 'tearsheet', 'factsheet'])('stands in the margins of a %s, and nowhere in its text', async (kind) => {
    using workspace = new TestWorkspace();
    const text = reportText({ kind });
    const draft = await workspace.compose(text, { draft: true });
    expect(draft.css).toContain('--draft-line:"DRAFT – not for distribution"');
    expect(draft.css).toContain('@left-middle');
    const final = await workspace.compose(text);
    expect(draft.body).toBe(final.body);
    expect(final.css).not.toContain('draft-line');
  });

  it.each([
    ['slides, and heard by nobody', { template: 'deck' }, '<p class="draft-line" aria-hidden="true">'],
    ['a screen, and heard once', { screen: true }, '<p class="draft-line">'],
  ])('is seen on %s', async (_, options, line) => {
    using workspace = new TestWorkspace();
    const { body } = await workspace.compose(reportText(), { ...options, draft: true });
    expect(body).toContain(
      `<div class="draft-mark">${line}DRAFT – not for distribution</p><p class="draft-word" aria-hidden="true">Draft</p></div>`,
    );
    expect((await workspace.compose(reportText(), options)).body).not.toContain('draft-mark');
  });

  it('prints nothing outside of slides, which have no margins', async () => {
    using workspace = new TestWorkspace();
    expect((await workspace.compose(reportText(), { template: 'deck', draft: true })).css).not.toContain('--draft-line:');
  });
});
