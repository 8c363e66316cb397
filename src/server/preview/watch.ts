import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder to watch, and how many levels below it. */
export interface WatchedFolder {
  readonly path: string;
  readonly depth: number;
}

/** Quiet that must follow a change before it is told: editors write a file in several steps. */
const SETTLE_MS = 15;
/** A report may lie in a large folder; each folder costs the system a watch. */
const MAX_FOLDERS = 400;

const SKIPPED_FOLDER = /^(?:\.|node_modules$|output$|dist$)/;
/** What editors write beside a file while they save it. */
const SKIPPED_FILE = /^\.|~$|\.(?:tmp|swp|swx|part)$|^4913$/;

/**
 * Tells when files in some folders change. Watches folders, not files, so that a save by renaming is seen, and follows
 * folders that come and go. Folders that do not exist are waited for when the one above them is watched.
 */
export class FolderWatch implements Disposable {
  readonly #folders: readonly WatchedFolder[];
  readonly #changed: (paths: readonly string[]) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #paths = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(folders: readonly WatchedFolder[], changed: (paths: readonly string[]) => void) {
    this.#folders = folders;
    this.#changed = changed;
  }

  /** Watches when it settles. `changed` gets the absolute paths of one burst of changes. */
  static async open(folders: readonly WatchedFolder[], changed: (paths: readonly string[]) => void): Promise<FolderWatch> {
    const opened = new FolderWatch(folders, changed);
    await opened.#scan();
    return opened;
  }

  async #scan(): Promise<void> {
    for (const { path, depth } of this.#folders) await this.#add(path, depth);
  }

  async #add(path: string, depth: number): Promise<void> {
    if (this.#closed || this.#watchers.size >= MAX_FOLDERS) return;
    if (!this.#watchers.has(path)) {
      try {
        const watcher = watch(path, (event, name) => this.#notice(path, event, name));
        watcher.on('error', () => this.#drop(path));
        this.#watchers.set(path, watcher);
      } catch {
        return;
      }
    }
    if (depth === 0) return;
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    for (const entry of entries)
      if (entry.isDirectory() && !SKIPPED_FOLDER.test(entry.name)) await this.#add(join(path, entry.name), depth - 1);
  }

  #notice(folder: string, event: string, name: string | null): void {
    if (this.#closed || (name !== null && (SKIPPED_FILE.test(name) || SKIPPED_FOLDER.test(name)))) return;
    if (event === 'rename') {
      // A folder that was removed and made again keeps its name but not its watch.
      if (name !== null) this.#drop(join(folder, name));
      this.#scan().catch(() => {});
    }
    this.#paths.add(name === null ? folder : join(folder, name));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const paths = [...this.#paths];
      this.#paths.clear();
      this.#changed(paths);
    }, SETTLE_MS);
  }

  #drop(path: string): void {
    this.#watchers.get(path)?.close();
    this.#watchers.delete(path);
  }

  [Symbol.dispose](): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const path of [...this.#watchers.keys()]) this.#drop(path);
  }
}
