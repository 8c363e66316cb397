import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initCommand } from '../../../src/cli/commands/init.ts';
import { Tearsheet } from '../../../src/tearsheet.ts';
import { recordedContext } from './recorded-context.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tearsheet-init-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function filesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

describe('tearsheet init', () => {
  it('makes a workspace whose report composes without a finding', async () => {
    const root = join(folder, 'desk');
    const context = recordedContext();
    await initCommand(root, context);
    expect(await filesIn(root)).toEqual([
      '.gitignore',
      'reports/first-note/report.md',
      'styles/brands/my-house/brand.yaml',
      'tearsheet.yaml',
      'templates/README.md',
    ]);
    expect(context.said.out).toContain('tearsheet preview reports/first-note/report.md');

    await using tearsheet = new Tearsheet();
    const { document, figures, findings, report } = await tearsheet.compose(join(root, 'reports/first-note/report.md'));
    expect(findings).toEqual([]);
    expect(report.brand.id).toBe('my-house');
    expect([...figures.keys()]).toEqual(['mix']);
    expect(document.html).toContain('£14.72');
  });

  it('keeps the brand to a dozen lines', async () => {
    await initCommand(folder, recordedContext());
    const text = await readFile(join(folder, 'styles/brands/my-house/brand.yaml'), 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(12);
  });

  it('names every file that stands in the way and writes nothing', async () => {
    await mkdir(join(folder, 'reports/first-note'), { recursive: true });
    await writeFile(join(folder, 'reports/first-note/report.md'), 'mine');
    await writeFile(join(folder, 'tearsheet.yaml'), '');
    const error = await initCommand(folder, recordedContext()).catch((thrown) => thrown);
    expect(error).toMatchObject({ kind: 'usage', code: 'init.exists' });
    expect(error.problems.map((problem: { message: string }) => problem.message.split(' ')[0])).toEqual([
      'reports/first-note/report.md',
      'tearsheet.yaml',
    ]);
    expect(error.message).not.toContain(folder);
    expect(await filesIn(folder)).toEqual(['reports/first-note/report.md', 'tearsheet.yaml']);
  });

  it('lives beside other files and keeps their .gitignore', async () => {
    await writeFile(join(folder, '.gitignore'), 'mine\n');
    await writeFile(join(folder, 'notes.txt'), 'mine');
    const context = recordedContext();
    await initCommand(folder, context);
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('mine\n');
    expect(context.said.err).toContain('is kept');
  });

  it('takes back what it wrote when it is interrupted', async () => {
    await expect(initCommand(folder, recordedContext(AbortSignal.abort()))).rejects.toThrow();
    expect(await filesIn(folder)).toEqual([]);
  });

  it('refuses a file', async () => {
    await writeFile(join(folder, 'notes.txt'), '');
    await expect(initCommand(join(folder, 'notes.txt'), recordedContext())).rejects.toMatchObject({ code: 'init.not-a-folder' });
  });
});
