import { Worker } from 'node:worker_threads';

export type JobReply<Output> =
  | { readonly output: Output }
  | { readonly failure: string }
  /** The thread has loaded all it needs. */
  | { readonly ready: true };

interface Request<Input, Output> {
  readonly input: Input;
  readonly resolve: (output: Output) => void;
  readonly reject: (reason: unknown) => void;
}

export interface JobThreadOptions<Input> {
  /** Module of the thread, which calls `serveJobs`. */
  readonly module: URL;
  /** How long one job may take, milliseconds. */
  readonly patience: (input: Input) => number;
}

/**
 * Works on files on a thread of its own, one after another, so that no more than one is in its memory. Started when the first job comes;
 * a process whose work is done does not wait for it.
 */
export class JobThread<Input, Output> {
  readonly #options: JobThreadOptions<Input>;
  readonly #waiting: Request<Input, Output>[] = [];
  #current: Request<Input, Output> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #isReady = false;

  constructor(options: JobThreadOptions<Input>) {
    this.#options = options;
  }

  /** Starts the thread before it is needed. */
  warm(): void {
    this.#thread();
  }

  /** Rejects when the job fails, or with the signal's reason. */
  async run(input: Input, signal: AbortSignal): Promise<Output> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<Output>();
    const request: Request<Input, Output> = { input, resolve, reject };
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
    const patience = this.#options.patience(input);
    this.#timer = setTimeout(() => this.#end(new Error(`It took longer than ${Math.round(patience / 1000)} s.`)), patience);
    const worker = this.#thread();
    worker.ref();
    worker.postMessage(input);
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#options.module);
    this.#isReady = false;
    worker.on('message', (reply: JobReply<Output>) => {
      if (this.#worker !== worker) return void worker.terminate();
      if ('ready' in reply) {
        this.#isReady = true;
        if (!this.#current) worker.unref();
        return;
      }
      const request = this.#settle();
      if ('output' in reply) request?.resolve(reply.output);
      else request?.reject(new Error(reply.failure));
      this.#next();
    });
    worker.on('error', (cause) => this.#worker === worker && this.#end(cause));
    return (this.#worker = worker);
  }

  #settle(): Request<Input, Output> | undefined {
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
