import { Worker } from 'node:worker_threads';
import { type Problem, TearsheetError } from '../shared/errors.ts';
import type { Drawing } from './draw.ts';
import type { ChartInput } from './figure.ts';
import type { ChartTheme } from './theme.ts';

/** What the drawing thread is asked; a theme travels once. */
export interface DrawRequest {
  readonly id: number;
  readonly input: ChartInput;
  readonly themeId: string;
  readonly theme: ChartTheme | undefined;
}

export type DrawReply = { readonly id: number } & (
  | { readonly drawing: Drawing }
  | { readonly problems: readonly Problem[] }
  | { readonly failure: string }
  /** The thread has loaded all it needs; id 0 is no request's. */
  | { readonly ready: true }
);

/** Draws charts on a thread of its own, so that a note's charts and another note's words are made at the same time. */
export interface ChartRoom extends AsyncDisposable {
  /**
   * Draws one chart.
   * @throws TearsheetError those of `drawFigure`, `chart.timeout`, `chart.crashed`
   */
  draw(input: ChartInput, theme: ChartTheme): Promise<Drawing>;
  /** Starts the thread before it is needed. */
  warm(): void;
}

interface Pending {
  readonly request: DrawRequest;
  readonly theme: ChartTheme;
  readonly resolve: (drawing: Drawing) => void;
  readonly reject: (error: TearsheetError) => void;
}

export interface ChartRoomOptions {
  /** Patience with one drawing, milliseconds: no data can hold the thread for longer. */
  readonly timeoutMs?: number;
}

export function createChartRoom({ timeoutMs = 20_000 }: ChartRoomOptions = {}): ChartRoom {
  return new ThreadRoom(timeoutMs);
}

class ThreadRoom implements ChartRoom {
  readonly #timeoutMs: number;
  readonly #pending = new Map<number, Pending>();
  #sentThemes = new Set<string>();
  #worker: Worker | undefined;
  #ready: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #nextId = 1;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  warm(): void {
    this.#thread();
  }

  draw(input: ChartInput, theme: ChartTheme): Promise<Drawing> {
    return new Promise((resolve, reject) => {
      const request = { id: this.#nextId++, input, themeId: theme.id, theme: undefined };
      this.#pending.set(request.id, { request, theme, resolve, reject });
      this.#send(request, theme);
      this.#watch();
    });
  }

  #send(request: DrawRequest, theme: ChartTheme): void {
    const thread = this.#thread();
    const known = this.#sentThemes.has(theme.id);
    this.#sentThemes.add(theme.id);
    try {
      thread.postMessage(known ? request : { ...request, theme });
    } catch (cause) {
      // Only plain data travels; a report read from a file holds nothing else.
      this.#settle(request.id)?.reject(
        new TearsheetError(
          'report',
          { code: 'chart.invalid-spec', message: 'The chart holds something that is not plain data.' },
          { cause },
        ),
      );
    }
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url));
    worker.unref();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ready = promise;
    worker.once('exit', () => resolve());
    worker.on('message', (reply: DrawReply) => {
      if ('ready' in reply) return resolve();
      const pending = this.#settle(reply.id);
      if (!pending) return;
      if ('drawing' in reply) pending.resolve(reply.drawing);
      else if ('problems' in reply) pending.reject(new TearsheetError('report', reply.problems));
      else
        pending.reject(
          new TearsheetError(
            'internal',
            { code: 'chart.crashed', message: 'The chart could not be drawn.' },
            { cause: reply.failure },
          ),
        );
    });
    worker.on('error', (cause) =>
      this.#replace(worker, 'chart.crashed', 'The drawing thread ended while it drew this chart.', cause),
    );
    this.#worker = worker;
    this.#sentThemes = new Set();
    return worker;
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    this.#watch();
    return pending;
  }

  /** The thread must give some answer within the time of one drawing; what waits behind is not to blame. */
  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // A process with drawings under way stays alive for them, and for nothing else.
    if (this.#pending.size === 0) {
      this.#worker?.unref();
      return;
    }
    this.#worker?.ref();
    this.#timer = setTimeout(() => {
      if (this.#worker)
        this.#replace(this.#worker, 'chart.timeout', `The chart took longer than ${this.#timeoutMs / 1000} s to draw.`);
    }, this.#timeoutMs);
  }

  /** Ends the thread, fails the drawing it was at, and gives the others to a new one. */
  #replace(worker: Worker, code: string, message: string, cause?: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    void worker.terminate();
    const [first, ...rest] = [...this.#pending.values()];
    if (first)
      this.#settle(first.request.id)?.reject(
        new TearsheetError(
          code === 'chart.timeout' ? 'report' : 'internal',
          { code, message, mend: 'Give it fewer rows, or aggregate them first.' },
          { cause },
        ),
      );
    for (const { request, theme } of rest) this.#send(request, theme);
    this.#watch();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const pending of this.#pending.values())
      pending.reject(new TearsheetError('interrupted', { code: 'run.interrupted', message: 'The drawing was given up.' }));
    this.#pending.clear();
    // Node itself dies when a thread is ended while it loads native code.
    worker?.ref();
    await this.#ready;
    await worker?.terminate();
  }
}
