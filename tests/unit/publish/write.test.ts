import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomically } from '../../../src/publish/write.ts';
import { BUILT_IN } from '../../../src/workspace/workspace.ts';
import { errorOf, folderOf } from '../../support/report.ts';

describe('writeAtomically', () => {
  it('writes into folders that it makes, and leaves nothing beside the file', async () => {
    const folder = await folderOf();
    await writeAtomically(join(folder, 'a/b/note.pdf'), new Uint8Array([1, 2, 3]));
    expect([...(await readFile(join(folder, 'a/b/note.pdf')))]).toEqual([1, 2, 3]);
    expect(await readdir(join(folder, 'a/b'))).toEqual(['note.pdf']);
  });

  it('replaces what was there', async () => {
    const folder = await folderOf({ 'note.pdf': 'the old and longer one' });
    await writeAtomically(join(folder, 'note.pdf'), 'new');
    expect(await readFile(join(folder, 'note.pdf'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['note.pdf']);
  });

  it('lets writers of the same file end with one of theirs, whole', async () => {
    const folder = await folderOf();
    const texts = Array.from({ length: 12 }, (_, i) => String(i).repeat(50_000));
    await Promise.all(texts.map((text) => writeAtomically(join(folder, 'note.pdf'), text)));
    expect(texts).toContain(await readFile(join(folder, 'note.pdf'), 'utf8'));
    expect(await readdir(folder)).toEqual(['note.pdf']);
  });

  it('can write a name as long as the disk allows, in any script', async () => {
    const folder = await folderOf();
    const name = `${'港'.repeat(83)}.pdf`;
    await writeAtomically(join(folder, name), 'x');
    expect(await readdir(folder)).toEqual([name]);
  });

  it('says why it cannot, without the path, and leaves no temporary file', async () => {
    const folder = await folderOf({ 'file.txt': 'x' });
    await mkdir(join(folder, 'taken.pdf'));
    await symlink(join(folder, 'nowhere/deep'), join(folder, 'dangling'));
    for (const [path, reason] of [
      ['file.txt/note.pdf', /file|folder/],
      ['taken.pdf', /there is a folder of that name/],
      [`${'x'.repeat(300)}.pdf`, /the name is too long/],
    ] as const) {
      const error = await errorOf(() => writeAtomically(join(folder, path), 'bytes'));
      expect(error, path).toMatchObject({ code: 'publish.cannot-write', kind: 'print', exitCode: 5 });
      expect(error.message, path).toMatch(reason);
      expect(error.message).not.toContain(folder);
    }
    expect((await readdir(folder)).sort()).toEqual(['dangling', 'file.txt', 'taken.pdf']);
  });

  it.skipIf(process.getuid?.() === 0)('says so when the folder may not be written to (cannot be tried as root)', async () => {
    const folder = await folderOf({ 'locked/old.pdf': 'old' });
    execFileSync('chmod', ['555', join(folder, 'locked')]);
    const error = await errorOf(() => writeAtomically(join(folder, 'locked/old.pdf'), 'new'));
    execFileSync('chmod', ['755', join(folder, 'locked')]);
    expect(error.message).toContain('it may not be written to');
    expect(await readFile(join(folder, 'locked/old.pdf'), 'utf8')).toBe('old');
  });
});

const tinyDisk = (folder: string, script: string) =>
  spawnSync(
    'unshare',
    [
      '--user',
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      `mount -t tmpfs -o size=64k none "${folder}" && exec "${process.execPath}" --input-type=module -e "$SCRIPT"`,
    ],
    { env: { ...process.env, SCRIPT: script }, encoding: 'utf8', timeout: 20_000 },
  );
const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', 'mount -t tmpfs -o size=64k none /tmp'], {
    timeout: 5_000,
  }).status === 0;

describe('a full disk', () => {
  it.skipIf(!canMount)('keeps the old file and nothing else (needs a small disk of its own, by user namespaces)', async () => {
    const folder = await folderOf();
    const { stdout, stderr } = tinyDisk(
      folder,
      `
      import { readFile, readdir } from 'node:fs/promises';
      const { writeAtomically } = await import(${JSON.stringify(join(BUILT_IN, 'src/publish/write.ts'))});
      const path = ${JSON.stringify(join(folder, 'note.pdf'))};
      await writeAtomically(path, 'the old one');
      const message = await writeAtomically(path, Buffer.alloc(1 << 20, 1)).then(() => 'written', (error) => error.message);
      console.log(JSON.stringify({ message, left: await readdir(${JSON.stringify(folder)}), old: await readFile(path, 'utf8') }));`,
    );
    expect(JSON.parse(stdout || JSON.stringify(stderr))).toEqual({
      message: 'publish.cannot-write: note.pdf cannot be written: the disk is full.',
      left: ['note.pdf'],
      old: 'the old one',
    });
  });
});
