import { describe, expect, it } from 'vitest';
import { loadBrand } from '../../../src/brand/load.ts';
import { atLevels, checkSettings } from '../../../src/check/settings.ts';
import type { Finding } from '../../../src/shared/finding.ts';
import { findWorkspace } from '../../../src/workspace/workspace.ts';
import { errorOf, folderOf } from '../../support/report.ts';

async function settingsOf(workspaceYaml: string, brandYaml = '') {
  const folder = await folderOf({
    'tearsheet.yaml': workspaceYaml,
    'styles/brands/harbour/brand.yaml': `meta: { name: Harbour }\ncolor: { primary: "#0b4f6c" }\n${brandYaml}`,
  });
  const workspace = await findWorkspace(folder);
  return checkSettings(workspace, await loadBrand('harbour', workspace.styles, { language: 'en', han: false }));
}

describe('what is asked of notes', () => {
  it('is nothing when nobody says anything', async () => {
    expect(await settingsOf('')).toEqual({ levels: {}, ages: {}, packs: [] });
  });

  it("is the brand's, and the workspace's where both speak", async () => {
    const brand = 'check: { levels: { contrast: error, unused-source: "off" }, ages: { price: 3, default: 90 }, packs: [a] }';
    const workspace = 'check:\n  levels: { unused-source: info }\n  ages: { price: 1 }\n';
    expect(await settingsOf(workspace, brand)).toEqual({
      levels: { contrast: 'error', 'unused-source': 'info' },
      ages: { price: 1, default: 90 },
      packs: ['a'],
    });
    expect((await settingsOf('check: { packs: [] }', brand)).packs).toEqual([]);
  });

  it.each([
    ['the workspace', 'brand: harbour\ncheck:\n  levels:\n    contrst: off\n', '', 'tearsheet.yaml', 4],
    ['the brand', '', 'check: { levels: { contrst: error } }', 'styles/brands/harbour/brand.yaml', 3],
  ])('names rules that exist, in %s', async (_, workspace, brand, file, line) => {
    const error = await errorOf(() => settingsOf(workspace.replace('off', '"off"'), brand));
    expect(error).toMatchObject({ kind: 'usage', code: 'check.unknown-rule' });
    expect(error.problems[0]).toMatchObject({
      message: 'There is no rule "contrst". Did you mean "contrast"?',
      place: { file, line },
    });
  });

  it.each([
    ['a level that is none', 'check: { levels: { contrast: severe } }'],
    ['an age that is none', 'check: { ages: { price: old } }'],
    ['a key that is none', 'check: { level: {} }'],
  ])('refuses %s', async (_, yaml) => {
    expect(await errorOf(() => settingsOf(yaml))).toMatchObject({ code: 'workspace.invalid-settings' });
    expect(await errorOf(() => settingsOf('', yaml))).toMatchObject({ code: 'brand.invalid' });
  });
});

it('levels reach the findings of other stages', () => {
  const found: Finding[] = [
    { rule: 'chart-note', severity: 'info', message: 'a' },
    { rule: 'missing-glyph', severity: 'warning', message: 'b' },
    { rule: 'contrast', severity: 'warning', message: 'c' },
  ];
  const levels = { 'chart-note': 'off', 'missing-glyph': 'error', contrast: 'info' } as const;
  expect(atLevels(found, { levels, ages: {}, packs: [] }).map(({ message, severity }) => [message, severity])).toEqual([
    ['b', 'error'],
    // The rule itself has heeded it.
    ['c', 'warning'],
  ]);
});
