import { afterAll, describe, expect, it } from 'vitest';
import { Tearsheet } from '../../../src/tearsheet.ts';
import { onlyRules } from '../../support/quiet-checks.ts';
import { errorOf, folderOf, markdown, sourceOf } from '../../support/report.ts';

const tearsheet = new Tearsheet();
afterAll(() => tearsheet[Symbol.asyncDispose]());

const UNUSED = 'sources: [{ id: a, publisher: P }]';
const ANSWERED = `${UNUSED}\noverrides: [{ rule: unused-source, person: A. Analyst, reason: Background }]`;

/** Takes a text to its page in a workspace in which some rules speak. */
async function compose(text: string, final: boolean, settings = onlyRules('unknown-citation', 'unused-source')) {
  const folder = await folderOf({ 'tearsheet.yaml': settings });
  const { document, findings } = await tearsheet.compose(
    sourceOf(text, text.startsWith('---') ? 'report.md' : 'draft.txt', folder),
    { final },
  );
  return {
    isDraft: document.html.includes('not for distribution'),
    findings: findings.map(({ rule, severity }) => `${severity} ${rule}`),
  };
}

describe('a draft', () => {
  it('is printed with what is found, and says so on its pages', async () => {
    expect(await compose(markdown(UNUSED), false)).toEqual({ isDraft: true, findings: ['warning unused-source'] });
    const severe = onlyRules('unused-source').replace('levels:\n', 'levels:\n    unused-source: error\n');
    expect(await compose(markdown(UNUSED), false, severe)).toEqual({ isDraft: true, findings: ['error unused-source'] });
  });

  it('is stopped by what cannot be printed', async () => {
    const error = await errorOf(() => compose(markdown(UNUSED, 'So [9].'), false));
    expect(error).toMatchObject({ kind: 'findings', exitCode: 4 });
    expect(error.problems.map(({ code }) => code)).toEqual(['check.unknown-citation']);
  });
});

describe('what is meant for its readers', () => {
  it('carries no mark when nothing is found', async () => {
    expect(await compose(markdown(UNUSED, 'So [a].'), true)).toEqual({ isDraft: false, findings: [] });
  });

  it('is stopped by a warning, with its lines', async () => {
    const error = await errorOf(() => compose(markdown(UNUSED), true));
    expect(error).toMatchObject({ kind: 'findings', code: 'check.unused-source' });
    expect(error.problems[0]?.frame).toContain('publisher: P');
  });

  it('goes out with a warning that somebody answers for', async () => {
    expect(await compose(markdown(ANSWERED), true)).toEqual({ isDraft: false, findings: ['info unused-source'] });
  });

  it('is stopped by what a later stage notices, unless that is answered for', async () => {
    const emoji = (overrides: string) => markdown(overrides, 'A \u{1f680} rises.');
    expect(await errorOf(() => compose(emoji(''), true))).toMatchObject({ code: 'check.missing-glyph' });
    const answered = 'overrides: [{ rule: missing-glyph, person: A. Analyst, reason: Seen }]';
    expect(await compose(emoji(answered), true)).toMatchObject({ findings: ['info missing-glyph'] });
  });

  it('does not say that it is a draft', async () => {
    expect(await errorOf(() => compose(markdown('status: draft'), true))).toMatchObject({
      code: 'check.draft-status',
      problems: [{ place: { line: 4 } }],
    });
    expect(await errorOf(() => compose('# Harbour Works\n\nRevenue rose.\n', true))).toMatchObject({
      code: 'check.draft-status',
    });
  });
});

describe('a loose draft', () => {
  const DRAFT =
    'Harbour Works\n\nLogin to read more\n\nRevenue rose.[1]\n\n[1] P - Report (2026-01-05)\n[2] Q - Other (2026-01-06)\n';

  it('is printed with its findings at its own lines', async () => {
    const folder = await folderOf({ 'tearsheet.yaml': onlyRules('unused-source') });
    const { findings } = await tearsheet.compose(sourceOf(DRAFT, 'draft.txt', folder));
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'unused-source', place: expect.objectContaining({ line: 8 }) }),
    );
    expect(findings.filter(({ rule }) => rule === 'unused-source')).toHaveLength(1);
  });

  it('is checked as it stands', async () => {
    const folder = await folderOf({ 'tearsheet.yaml': onlyRules('unused-source') });
    expect(await tearsheet.check(sourceOf(DRAFT, 'draft.txt', folder))).toMatchObject([
      { rule: 'unused-source', place: { line: 8 } },
    ]);
  });
});

it('a finding in a brand is shown without lines of the report', async () => {
  const folder = await folderOf({
    'tearsheet.yaml': onlyRules('contrast'),
    'styles/brands/pale/brand.yaml': 'meta: { name: Pale }\ncolor: { primary: "#ffee99" }\n',
  });
  const error = await errorOf(() => tearsheet.compose(sourceOf(markdown('brand: pale'), 'report.md', folder), { final: true }));
  expect(error.problems[0]).toMatchObject({ code: 'check.contrast', place: { file: 'styles/brands/pale/brand.yaml' } });
  expect(error.problems[0]?.frame).toBeUndefined();
});
