import { Worker } from 'node:worker_threads';
import type { ReadBack, ReadBackInput } from './read.ts';

export type ReadReply =
  | { readonly read: ReadBack }
  | { readonly failure: string }
  /** The thread has loaded all it needs. */
  | { readonly ready: true };

/** Patience with one file, milliseconds: a page takes some 30 and has some 20,000 bytes. */
const PATIENCE_MS = 60_000;
const PATIENCE_BYTE_MS = 0.01;

interface Request {
  readonly input: ReadBackInput;
  readonly resolve: (read: ReadBack) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Reads printed files on a thread of its own, one after another, so that no more than one is in its memory. Started when the first is read;
 * a process whose work is done does not wait for it.
 */
class ReadingThread {
  readonly #waiting: Request[] = [];
  #current: Request | undefined;
  #timer: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #isReady = false;

  /** Starts the thread before it is needed. */
  warm(): void {
    this.#thread();
  }

  /** Rejects when the file cannot be read, or with the signal's reason. */
  async read(input: ReadBackInput, signal: AbortSignal): Promise<ReadBack> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<ReadBack>();
    const request: Request = { input, resolve, reject };
    const giveUp = (): void => {
      reject(signal.reason);
      const at = this.#waiting.indexOf(request);
      if (at !== -1) this.#waiting.splice(at, 1);
      else if (this.#current === request) this.#end(signal.reason);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    this.#waiting.push(request);
    this.#next();
    return promise.finally(() => signal.removeEventListener('abort', giveUp));
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#waiting.shift();
    if (!this.#current) {
      // Node itself dies when a thread is ended while it loads native code.
      if (this.#isReady) this.#worker?.unref();
      return;
    }
    const { input } = this.#current;
    const patience = PATIENCE_MS + input.pdf.length * PATIENCE_BYTE_MS;
    this.#timer = setTimeout(() => this.#end(new Error(`It took longer than ${Math.round(patience / 1000)} s.`)), patience);
    const worker = this.#thread();
    worker.ref();
    worker.postMessage(input);
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js', import.meta.url));
    this.#isReady = false;
    worker.on('message', (reply: ReadReply) => {
      if (this.#worker !== worker) return void worker.terminate();
      if ('ready' in reply) {
        this.#isReady = true;
        if (!this.#current) worker.unref();
        return;
      }
      const request = this.#settle();
      if ('read' in reply) request?.resolve(reply.read);
      else request?.reject(new Error(reply.failure));
      this.#next();
    });
    worker.on('error', (cause) => this.#worker === worker && this.#end(cause));
    return (this.#worker = worker);
  }

  #settle(): Request | undefined {
    clearTimeout(this.#timer);
    const request = this.#current;
    this.#current = undefined;
    return request;
  }

  /** Ends the thread with the file it is at, and gives the others to a new one. */
  #end(reason: unknown): void {
    const worker = this.#worker;
    this.#worker = undefined;
    // One that is still loading ends itself when it has loaded.
    if (this.#isReady) void worker?.terminate();
    this.#settle()?.reject(reason);
    this.#next();
  }
}

/** One thread does for a process. */
export const readingThread = new ReadingThread();
