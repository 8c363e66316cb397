import type { ServerResponse } from 'node:http';

/** Browsers that listen, by server-sent events (HTML Living Standard, 9.2). */
export class EventStream implements Disposable {
  readonly #listeners = new Set<ServerResponse>();

  /** Keeps a response open and sends it what comes; `first` goes at once, so that nobody starts with old news. */
  open(response: ServerResponse, event: string, first: unknown): void {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    response.write(`retry: 500\n${message(event, first)}`);
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
  }

  send(event: string, data: unknown): void {
    const text = message(event, data);
    for (const listener of this.#listeners) listener.write(text);
  }

  [Symbol.dispose](): void {
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
  }
}

/** JSON has no line breaks of its own, so one data line holds it. */
function message(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
