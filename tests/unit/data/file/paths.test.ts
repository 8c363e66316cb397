import { mkdir, rename, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles, hashFile, requireUnchanged } from '../../../../src/data/file/paths.ts';
import { never, originErrorOf } from '../../../support/engine.ts';
import { folderOf } from '../../../support/report.ts';

/** A workspace in a folder, with a report in `reports/` and a secret beside the workspace. */
async function scene(files: Readonly<Record<string, string>> = {}) {
  const folder = await folderOf({ 'secret.csv': 's\n1\n', 'w/tearsheet.yaml': '', 'w/reports/d.csv': 'a\n1\n', ...files });
  const root = join(folder, 'w');
  const directory = join(root, 'reports');
  return { folder, root, directory, find: (named: string | readonly string[]) => findFiles(named, directory, root) };
}

const names = async (files: Promise<readonly { readonly name: string }[]>) => (await files).map(({ name }) => name);

describe('the files of a dataset', () => {
  it('are named relative to the report', async () => {
    const { find, directory } = await scene();
    expect(await find('d.csv')).toEqual([{ name: 'd.csv', path: join(directory, 'd.csv'), size: 4, stamp: expect.any(String) }]);
  });

  it('may lie elsewhere in the workspace, by a path or a link', async () => {
    const { find, root, directory } = await scene({ 'w/data/e.csv': 'a\n' });
    await symlink(join(root, 'data/e.csv'), join(directory, 'link.csv'));
    const all = await find(['../data/e.csv', './d.csv', join(root, 'data/e.csv'), 'link.csv']);
    expect(all.map(({ name }) => name)).toEqual(['../data/e.csv', './d.csv', join(root, 'data/e.csv'), 'link.csv']);
    expect(all[3]?.path).toBe(join(root, 'data/e.csv'));
  });

  it('come from patterns in order of their names, files alone', async () => {
    const { find, directory } = await scene({
      'w/reports/p/10.csv': 'a\n',
      'w/reports/p/9.csv': 'a\n',
      'w/reports/p/x.txt': 'a\n',
      'w/reports/p/q/8.csv': 'a\n',
    });
    await mkdir(join(directory, 'p/7.csv'));
    expect(await names(find('p/*.csv'))).toEqual(['p/10.csv', 'p/9.csv']);
    expect(await names(find('p/**/*.csv'))).toEqual(['p/10.csv', 'p/9.csv', 'p/q/8.csv']);
    expect(await names(find('p/{9,10}.csv'))).toEqual(['p/10.csv', 'p/9.csv']);
    expect(await names(find('p/?.[ct]*'))).toEqual(['p/9.csv', 'p/x.txt']);
  });

  it('may be named like a pattern', async () => {
    const { find } = await scene({ 'w/reports/a[1].csv': 'a\n', 'w/reports/a1.csv': 'a\n' });
    expect(await names(find('a[1].csv'))).toEqual(['a[1].csv']);
  });

  it.each([
    ['..', '../../secret.csv'],
    ['an absolute path', '/etc/passwd'],
    ['a null character', 'd.csv\0.txt'],
    ['a pattern behind ..', '../../*.csv'],
    ['an absolute pattern', '/etc/*'],
    ['a pattern with a null character', '*\0.csv'],
    ['a pattern of braces', '{..,.}/../../*.csv'],
    ['a pattern that climbs in brackets', '[.][.]/[.][.]/secret.csv'],
    ['a pattern that climbs later', 'p*/../../../secret.csv'],
  ])('are refused outside the workspace, by %s', async (_, name) => {
    const { find } = await scene({ 'w/reports/p1/x.csv': 'a\n' });
    expect((await originErrorOf(() => find(name))).code).toBe('outside-workspace');
  });

  it('are refused outside the workspace, by a link to a file or over a folder', async () => {
    const { find, folder, directory } = await scene();
    await symlink(join(folder, 'secret.csv'), join(directory, 'link.csv'));
    await symlink(folder, join(directory, 'up'));
    for (const name of ['link.csv', 'up/secret.csv', 'up/*.csv', '*.csv', 'l*.csv'])
      expect(await originErrorOf(() => find(name))).toMatchObject({
        code: 'outside-workspace',
        key: 'file',
        mend: 'Keep data beside the report.',
      });
  });

  it('are refused outside the workspace before it is told whether they are there', async () => {
    const { find } = await scene();
    const [there, absent] = [
      await originErrorOf(() => find('../../secret.csv')),
      await originErrorOf(() => find('../../absent.csv')),
    ];
    expect(there.message.replace('secret', 'absent')).toBe(absent.message);
    expect(absent.message).not.toContain('Did you mean');
  });

  it('that are not there are told, with what was meant', async () => {
    const { find } = await scene();
    const error = await originErrorOf(() => find('e.csv'));
    expect(error).toMatchObject({ code: 'missing-file', kind: 'report', message: 'e.csv is not there. Did you mean "d.csv"?' });
    expect((await originErrorOf(() => find('x/*.csv'))).message).toBe('No file matches x/*.csv.');
    expect((await originErrorOf(() => find('no/such/e.csv'))).code).toBe('missing-file');
    const broken = await scene();
    await symlink(join(broken.directory, 'nowhere.csv'), join(broken.directory, 'broken.csv'));
    expect((await originErrorOf(() => broken.find('broken.csv'))).code).toBe('missing-file');
  });

  it.each([
    ['a folder', '.', 'not-a-file', 'Name the files: ./*.csv.'],
    ['a folder with a stroke', '../reports/', 'not-a-file', 'Name the files: ../reports/*.csv.'],
    ['an empty file', 'empty.csv', 'empty-file', undefined],
  ])('may be no %s', async (_, name, code, mend) => {
    const { find } = await scene({ 'w/reports/empty.csv': '' });
    expect(await originErrorOf(() => find(name))).toMatchObject({ code, mend });
  });

  it('are a thousand at most', async () => {
    const { find } = await scene(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`w/reports/many/${i}.csv`, 'a\n'])));
    expect(await originErrorOf(() => find('many/*.csv'))).toMatchObject({ code: 'too-many-files', mend: 'Join them first.' });
  });
});

describe('a file that was found', () => {
  it('is another once its content is written anew', async () => {
    const { find, directory } = await scene();
    const stamp = async () => (await find('d.csv'))[0]?.stamp;
    const first = await stamp();
    expect(await stamp()).toBe(first);
    const at = join(directory, 'd.csv');
    const old = new Date(2020, 1, 1);
    await utimes(at, old, old);
    const second = await stamp();
    expect(second).not.toBe(first);
    // Replaced by one of the same size and time.
    await writeFile(join(directory, 'new.csv'), 'a\n2\n');
    await utimes(join(directory, 'new.csv'), old, old);
    await rename(join(directory, 'new.csv'), at);
    expect(await stamp()).not.toBe(second);
  });

  it('must stay what it was while it is read', async () => {
    const { find, directory } = await scene();
    const files = await find('d.csv');
    await requireUnchanged(files);
    await truncate(join(directory, 'd.csv'), 2);
    expect(await originErrorOf(() => requireUnchanged(files))).toMatchObject({ code: 'file-changed', kind: 'unavailable' });
  });

  it('has a hash of its bytes', async () => {
    const { directory } = await scene({ 'w/reports/abc.txt': 'abc' });
    expect(await hashFile(join(directory, 'abc.txt'), never)).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    await expect(hashFile(join(directory, 'abc.txt'), AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
