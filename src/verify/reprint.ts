import { mkdir, mkdtemp, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Dataset } from '../data/dataset.ts';
import { type FrozenDataset, thaw } from '../data/frozen.ts';
import { DataSnapshot } from '../data/room.ts';
import type { EmbeddedFile } from '../finish/evidence/embed.ts';
import type { ReportFile } from '../publish/evidence.ts';
import type { ReportSource } from '../report/source.ts';
import type { Tearsheet } from '../tearsheet.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface Reprint {
  readonly closed: ReportFile;
  readonly final: boolean;
  readonly files: ReadonlyMap<string, EmbeddedFile>;
  /** Where brands and templates are looked for before the built-in ones. */
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
}

/**
 * Prints a closed report again from what its document carries: words, data, pictures and settings come from there, brand, templates and
 * fonts from here. Nothing is fetched.
 * @throws TearsheetError what a print throws
 */
export async function reprint(tearsheet: Tearsheet, { closed, final, files, workspace, signal }: Reprint): Promise<Uint8Array> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'tearsheet-verify-')));
  try {
    await writeFile(join(root, 'tearsheet.yaml'), stringify(closed.settings));
    for (const folder of ['styles', 'templates'])
      if (await isFolder(join(workspace.root, folder))) await symlink(join(workspace.root, folder), join(root, folder));
    for (const { path, file } of closed.inputs) {
      const input = files.get(file);
      const at = join(root, ...safe(path));
      await mkdir(dirname(at), { recursive: true });
      if (input) await writeFile(at, input.bytes);
    }
    const directory = join(root, ...safe(closed.folder));
    await mkdir(directory, { recursive: true });
    const source: ReportSource = { name: closed.name, directory, format: closed.format, text: closed.text };
    await using snapshot = new DataSnapshot(frozenIn(closed, files));
    const { pdf } = await tearsheet.render(source, {
      parameters: closed.parameters,
      brand: closed.brand,
      template: closed.template,
      profile: closed.profile,
      final,
      snapshot,
      signal,
    });
    return pdf.bytes;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The parts of a path that stay below where they begin. */
function safe(path: string): readonly string[] {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\0') && !part.includes('\\'));
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function frozenIn({ datasets }: ReportFile, files: ReadonlyMap<string, EmbeddedFile>): ReadonlyMap<string, Dataset> {
  return new Map(
    datasets.flatMap(({ file, csv, isOutside = false, ...frozen }) => {
      if (isOutside) return [[frozen.name, { ...frozen, rows: [] }] as const];
      const carried = file === undefined ? undefined : files.get(file);
      const rows = csv ?? (carried && Buffer.from(carried.bytes).toString('utf8'));
      return rows === undefined ? [] : [[frozen.name, thaw(frozen as FrozenDataset, rows)] as const];
    }),
  );
}
