import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

/** An answer that a server may say is still right. */
const entrySchema = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  contentType: z.string().optional(),
  hash: z.string(),
  size: z.number(),
});
export type Entry = z.output<typeof entrySchema>;

/** Bounds of the cache; the answers that were longest not asked for go first. */
export interface StoreLimits {
  readonly maxBytes: number;
  readonly maxEntries: number;
}

const LIMITS: StoreLimits = { maxBytes: 512 * 1024 * 1024, maxEntries: 500 };

/** A private folder this old was left by a process that died. */
const STALE_MS = 24 * 60 * 60 * 1000;
const PRIVATE = 'document-';

/** Private folders of this process, gone when it ends. */
const open = new Set<string>();
process.once('exit', () => {
  for (const folder of open) rmSync(folder, { recursive: true, force: true });
});

/**
 * Answers kept on this machine, readable by its user alone: `<key>.json` says what a server has to be asked, `<key>.body` is the answer.
 * Both are written beside and renamed; the hash in the one tells whether the other belongs to it.
 */
export class HttpStore {
  /** Undefined where no folder can be written: then nothing is kept. */
  readonly #folder: string | undefined;
  readonly #limits: StoreLimits;

  private constructor(folder: string | undefined, limits: StoreLimits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** The store in the first of some folders that can be written and that no other user owns. */
  static async open(roots: readonly string[], limits: StoreLimits = LIMITS): Promise<HttpStore> {
    for (const root of roots) {
      const folder = join(root, 'http');
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const { uid, mode } = await stat(folder);
        if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o077) !== 0)) continue;
        const store = new HttpStore(folder, limits);
        await store.#removeStale();
        return store;
      } catch {
        // The next folder may be writable.
      }
    }
    return new HttpStore(undefined, limits);
  }

  /** Name of an answer: nothing of URL or credentials can be read from it. */
  static key(url: URL, credential: string | undefined, accept: string): string {
    return createHash('sha256')
      .update(JSON.stringify([url.href, credential ?? null, accept]))
      .digest('hex');
  }

  /** A folder for the files of one document, removed by its disposal or with the process. */
  async privateFolder(): Promise<string> {
    const folder = await mkdtemp(join(this.#folder ?? tmpdir(), PRIVATE));
    open.add(folder);
    return folder;
  }

  async find(key: string): Promise<Entry | undefined> {
    if (this.#folder === undefined) return undefined;
    try {
      return entrySchema.parse(JSON.parse(await readFile(join(this.#folder, `${key}.json`), 'utf8')));
    } catch {
      return undefined;
    }
  }

  /** Puts the kept answer at a path; false when it is not the one that its entry tells of. */
  async lend(key: string, entry: Entry, path: string): Promise<boolean> {
    if (this.#folder === undefined) return false;
    try {
      await rm(path, { force: true });
      await linkOrCopy(join(this.#folder, `${key}.body`), path);
      // What is judged is what is lent: another process may put a new answer there meanwhile.
      const bytes = await readFile(path);
      if (bytes.length !== entry.size || createHash('sha256').update(bytes).digest('hex') !== entry.hash) return false;
      const now = new Date();
      await utimes(join(this.#folder, `${key}.json`), now, now);
      return true;
    } catch {
      return false;
    }
  }

  /** Keeps an answer; a full disk is no reason to fail. */
  async keep(key: string, entry: Entry, path: string): Promise<void> {
    if (this.#folder === undefined || entry.size > this.#limits.maxBytes / 4) return;
    const mark = `${key}.${process.pid}-${Math.random().toString(36).slice(2)}`;
    const [body, note] = [join(this.#folder, `${mark}.body~`), join(this.#folder, `${mark}.json~`)];
    try {
      await linkOrCopy(path, body);
      await writeFile(note, JSON.stringify(entry), { mode: 0o600 });
      await rename(body, join(this.#folder, `${key}.body`));
      await rename(note, join(this.#folder, `${key}.json`));
      await this.#prune();
    } catch {
      await Promise.all([rm(body, { force: true }), rm(note, { force: true })]);
    }
  }

  async forget(key: string): Promise<void> {
    if (this.#folder !== undefined) await rm(join(this.#folder, `${key}.json`), { force: true });
  }

  async #prune(): Promise<void> {
    const folder = this.#folder as string;
    const notes = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    const entries = await Promise.all(
      notes.map(async (name) => {
        const key = name.slice(0, -'.json'.length);
        const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: 0 }));
        const { size } = await stat(join(folder, `${key}.body`)).catch(() => ({ size: 0 }));
        return { key, size, mtimeMs };
      }),
    );
    let bytes = 0;
    for (const [i, { key, size }] of entries.sort((a, b) => b.mtimeMs - a.mtimeMs).entries()) {
      bytes += size;
      if (bytes <= this.#limits.maxBytes && i < this.#limits.maxEntries) continue;
      await Promise.all(['json', 'body'].map((end) => rm(join(folder, `${key}.${end}`), { force: true })));
    }
  }

  async #removeStale(): Promise<void> {
    const folder = this.#folder as string;
    for (const name of await readdir(folder)) {
      if (!name.startsWith(PRIVATE) && !name.endsWith('~')) continue;
      const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > STALE_MS) await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}

export async function removePrivateFolder(folder: string): Promise<void> {
  open.delete(folder);
  await rm(folder, { recursive: true, force: true });
}

/** A second name for a file costs nothing; across file systems it is copied. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}
