import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { insideWorkspace, isInside } from '../../../src/shared/workspace-path.ts';
import { folderOf } from '../../support/report.ts';

describe('isInside', () => {
  it.each([
    ['/w', true],
    ['/w/a', true],
    ['/w/a/../b', true],
    ['/w/..a', true],
    ['/w/...', true],
    ['/', false],
    ['/wx', false],
    ['/w/..', false],
    ['/w/../w2', false],
    ['/x/w', false],
  ])('%s in /w: %s', (path, inside) => expect(isInside(path, '/w')).toBe(inside));
});

describe('insideWorkspace', () => {
  it('gives files of the workspace and refuses what leads out of it', async () => {
    const folder = await folderOf({ 'w/reports/a.csv': '', 'w/b.csv': '', 'out/c.csv': '' });
    const root = join(folder, 'w');
    const reports = join(root, 'reports');
    await symlink(join(folder, 'out/c.csv'), join(root, 'link.csv'));
    await symlink(join(folder, 'out'), join(root, 'linked'));
    await symlink(join(root, 'b.csv'), join(reports, 'inner.csv'));
    await mkdir(join(root, '..data'));
    const found = (path: string) => insideWorkspace(path, reports, root);
    expect(await found('a.csv')).toBe(join(reports, 'a.csv'));
    expect(await found('../b.csv')).toBe(join(root, 'b.csv'));
    expect(await found('inner.csv')).toBe(join(root, 'b.csv'));
    expect(await found('not-there.csv')).toBe(join(reports, 'not-there.csv'));
    expect(await found('../..data/x.csv')).toBe(join(root, '..data/x.csv'));
    for (const path of ['../../out/c.csv', join(folder, 'out/c.csv'), '../link.csv', '../linked/c.csv', '/etc/passwd', 'a\0.csv'])
      expect(await found(path), path).toBeUndefined();
  });
});
