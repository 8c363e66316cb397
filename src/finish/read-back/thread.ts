import { Worker } from 'node:worker_threads';
import type { ReadBack, ReadBackInput } from './read.ts';

export type ReadReply = { readonly id: number } & ({ readonly read: ReadBack } | { readonly failure: string });

/** Patience with one file, milliseconds: a page takes some 30. */
const PATIENCE_MS = 60_000;
const PATIENCE_BYTE_MS = 0.01;

interface Pending {
  readonly resolve: (read: ReadBack) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Reads printed files on a thread of its own, started when the first is read; a process whose work is done does not wait for it. */
class ReadingThread {
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #nextId = 1;

  /** Rejects when the file cannot be read, or the signal aborts. */
  read(input: ReadBackInput, signal: AbortSignal): Promise<ReadBack> {
    signal.throwIfAborted();
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<ReadBack>();
    const patience = PATIENCE_MS + input.pdf.length * PATIENCE_BYTE_MS;
    const timer = setTimeout(() => this.#end(new Error(`It took longer than ${Math.round(patience / 1000)} s.`)), patience);
    const abort = (): void => this.#end(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    this.#pending.set(id, { resolve, reject, timer });
    const worker = this.#thread();
    worker.ref();
    worker.postMessage({ id, input });
    return promise.finally(() => signal.removeEventListener('abort', abort));
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url));
    worker.on('message', (reply: ReadReply) => {
      const pending = this.#settle(reply.id);
      if ('read' in reply) pending?.resolve(reply.read);
      else pending?.reject(new Error(reply.failure));
    });
    worker.on('error', (cause) => this.#worker === worker && this.#end(cause as Error));
    return (this.#worker = worker);
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    clearTimeout(pending?.timer);
    if (this.#pending.size === 0) this.#worker?.unref();
    return pending;
  }

  /** Ends the thread with all that it was asked. */
  #end(reason: Error): void {
    const worker = this.#worker;
    this.#worker = undefined;
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(reason);
    void worker?.terminate();
  }
}

/** One thread does for a process: files are read one after another. */
export const readingThread = new ReadingThread();
