import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { writeAtomically } from '../../publish/write.ts';
import { TearsheetError } from '../../shared/errors.ts';
import { BUILT_IN } from '../../workspace/workspace.ts';
import type { CommandContext } from '../run.ts';

/** The workspace as it is copied. A package registry drops files called `.gitignore`, so ours is kept without its dot. */
const SCAFFOLD = join(BUILT_IN, 'src/cli/scaffold/workspace');
const FIRST_REPORT = 'reports/first-note/report.md';

interface ScaffoldFile {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

async function readScaffold(): Promise<readonly ScaffoldFile[]> {
  const entries = await readdir(SCAFFOLD, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      path: relative(SCAFFOLD, file)
        .replaceAll('\\', '/')
        .replace(/^gitignore$/, '.gitignore'),
      bytes: await readFile(file),
    })),
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * `tearsheet init`: makes a workspace whose first report renders as it stands. Other files of the folder stay as they are,
 * a `.gitignore` among them; when a write fails, what was written is taken back.
 * @throws TearsheetError `init.exists`, `init.not-a-folder`, `publish.cannot-write`
 */
export async function initCommand(folder: string, context: CommandContext): Promise<void> {
  const root = resolve(folder);
  const shown = relative(process.cwd(), root);
  const name = shown === '' || shown.startsWith('..') ? basename(root) : shown;
  if ((await exists(root)) && !(await stat(root)).isDirectory()) {
    throw new TearsheetError('usage', {
      code: 'init.not-a-folder',
      message: `${name} is a file.`,
      mend: 'Name a folder that is new or empty.',
    });
  }
  const scaffold = await readScaffold();
  const present = new Set<string>();
  for (const { path } of scaffold) if (await exists(join(root, path))) present.add(path);
  const kept = present.delete('.gitignore');
  if (present.size > 0) {
    throw new TearsheetError(
      'usage',
      [...present].map((path) => ({
        code: 'init.exists',
        message: `${path} exists in ${name} and is left as it is.`,
        mend: 'Name another folder, or move the file away.',
      })),
    );
  }

  const written: string[] = [];
  try {
    for (const { path, bytes } of scaffold) {
      if (kept && path === '.gitignore') continue;
      context.signal.throwIfAborted();
      await writeAtomically(join(root, path), bytes, path);
      written.push(path);
    }
  } catch (error) {
    await Promise.all(written.map((path) => rm(join(root, path), { force: true })));
    throw error;
  }

  for (const path of written) context.err(`  ${path}`);
  if (kept) context.err('  .gitignore was there and is kept; let it leave out output/.');
  context.out(nextSteps(shown));
}

function nextSteps(folder: string): string {
  const enter = folder === '' ? [] : [`  cd ${/\s/.test(folder) ? `"${folder}"` : folder}`];
  return [
    'Next:',
    ...enter,
    `  tearsheet preview ${FIRST_REPORT}   see it change as you write`,
    `  tearsheet render ${FIRST_REPORT}    print it to output/${basename(dirname(FIRST_REPORT))}.pdf`,
    '  styles/brands/my-house/brand.yaml                  make the colours and the name yours',
  ].join('\n');
}
