import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILT_IN, findWorkspace } from '../../../src/workspace/workspace.ts';
import { errorOf, folderOf } from '../../support/report.ts';

describe('findWorkspace', () => {
  it('is the nearest folder upwards with a tearsheet.yaml', async () => {
    const folder = await folderOf({
      'tearsheet.yaml': 'brand: outer',
      'inner/tearsheet.yaml': 'brand: inner\npage: Letter',
      'inner/reports/deep/a.md': '',
    });
    const workspace = await findWorkspace(join(folder, 'inner/reports/deep'));
    expect(workspace).toMatchObject({
      root: join(folder, 'inner'),
      settings: { brand: 'inner', page: 'Letter', output: 'output' },
    });
    expect(workspace.styles).toEqual([join(folder, 'inner/styles'), join(BUILT_IN, 'styles')]);
  });

  it('is the folder itself without one, with the defaults', async () => {
    const folder = await folderOf();
    expect(await findWorkspace(folder)).toMatchObject({ root: folder, settings: { brand: 'wrenfield', output: 'output' } });
  });

  it('has every built-in folder once', async () => {
    const { styles, templates, locales } = await findWorkspace(BUILT_IN);
    for (const folders of [styles, templates, locales]) expect(new Set(folders).size).toBe(folders.length);
  });

  it.each([
    ['brnad: x', /brnad/, 1],
    ['page: A5', /page/, 1],
    ['brand: [a', /not valid YAML/, 1],
    ['page: A4\nbrand: "x\n', /not valid YAML/, 3],
  ])('refuses settings like %j', async (text, message, line) => {
    const folder = await folderOf({ 'tearsheet.yaml': text });
    const error = await errorOf(() => findWorkspace(folder));
    expect(error).toMatchObject({ code: 'workspace.invalid-settings', kind: 'usage', exitCode: 2 });
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain(folder);
    expect(error.problems[0]?.place).toMatchObject({ file: 'tearsheet.yaml', line });
  });
});
