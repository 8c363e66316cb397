import type { BrowserPage } from './browser/launch.ts';
import type { BlockedRequest } from './printed.ts';

/**
 * Refuses every request of a page and remembers it. `data:` never becomes a request.
 * What Chromium or the page's own content policy refuse before it becomes one is read off their messages.
 */
export class RequestWall {
  #blocked = new Map<string, BlockedRequest>();

  static async build({ session }: BrowserPage): Promise<RequestWall> {
    const wall = new RequestWall();
    session.on('Fetch.requestPaused', ({ requestId, request, resourceType }) => {
      wall.#note(request.url, resourceType.toLowerCase());
      // A frame that is told "aborted" stays where it is; told anything else, it shows an error page instead of the document.
      session
        .send('Fetch.failRequest', { requestId, errorReason: resourceType === 'Document' ? 'Aborted' : 'BlockedByClient' })
        .catch(() => {});
    });
    session.on('Log.entryAdded', ({ entry: { text } }) => {
      const local = /^Not allowed to load local resource: (\S+)/.exec(text);
      if (local) wall.#note(local[1] as string, 'file');
      const policy = /^(?:Loading|Framing|Connecting to|Refused to \w+) (?:the )?(\w+)?.*?'([^']*)'.* violates .*directive/s.exec(
        text,
      );
      if (policy) wall.#note(policy[2] as string, policy[1] ?? 'other');
    });
    await Promise.all([session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }), session.send('Log.enable')]);
    return wall;
  }

  /** What was refused since the last call, each address once, in an order that does not depend on time. */
  take(): readonly BlockedRequest[] {
    const blocked = [...this.#blocked.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, request]) => request);
    this.#blocked = new Map();
    return blocked;
  }

  #note(address: string, kind: string): void {
    const request = { url: publicAddress(address), kind };
    this.#blocked.set(`${request.kind} ${request.url}`, request);
  }
}

/** Scheme and host: what a message may show of an address. */
export function publicAddress(address: string): string {
  if (address.startsWith('file:')) return 'file: (a file of the machine)';
  const { protocol, host } = URL.parse(address) ?? {};
  return (host ? `${protocol}//${host}` : address).slice(0, 60);
}
