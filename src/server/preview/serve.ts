import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TearsheetError } from '../../shared/errors.ts';
import { controlPage } from './control-page.ts';
import { EventStream } from './events.ts';
import { toMessage } from './panel.ts';
import type { PreviewState } from './state.ts';

/** Only this machine: a draft before its release is nobody else's business. */
const ADDRESS = '127.0.0.1';
const COMMON = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;
/** The page is composed without script and network; this holds should anything have slipped in. */
const PAGE_POLICY =
  "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const NOTHING_YET =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>No page yet</title><p>There is no page yet.</p></html>';

export interface PreviewServer extends AsyncDisposable {
  readonly url: string;
  /** Tells every browser that listens. */
  show(state: PreviewState): void;
}

/**
 * Serves one preview on 127.0.0.1. Every path is one of four words and none reaches the disk. Requests under another
 * host name are refused, so that a page elsewhere cannot read a draft by rebinding its name to this machine.
 * @param port 0 for any that is free
 * @throws TearsheetError `preview.port-in-use`, `preview.port-refused`
 */
export async function servePreview(port: number, state: () => PreviewState): Promise<PreviewServer> {
  const events = new EventStream();
  let hosts: readonly string[] = [];
  const routes: Readonly<Record<string, (response: ServerResponse) => void>> = {
    '/': (response) => {
      const nonce = randomBytes(16).toString('base64');
      const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
      send(
        response,
        200,
        { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
        controlPage(toMessage(state()), nonce),
      );
    },
    '/page': (response) =>
      send(
        response,
        200,
        { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY },
        state().page?.html ?? NOTHING_YET,
      ),
    '/document.pdf': (response) => {
      const { pdf } = state();
      if (pdf)
        send(
          response,
          200,
          { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="preview.pdf"' },
          pdf.bytes,
        );
      else refuse(response, 404, 'preview.no-pdf', 'Nothing has been printed yet.');
    },
    '/events': (response) => events.open(response, 'state', toMessage(state())),
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '').split('?', 1)[0] as string;
    if (!hosts.includes(request.headers.host?.toLowerCase() ?? '')) {
      refuse(response, 421, 'preview.unknown-host', 'This preview answers to 127.0.0.1 and localhost alone.');
    } else if (request.method !== 'GET') {
      response.setHeader('allow', 'GET');
      refuse(response, 405, 'preview.read-only', 'A preview can be read and nothing else.');
    } else if (!Object.hasOwn(routes, path)) {
      refuse(response, 404, 'preview.unknown-path', 'There is nothing here; the preview is at /.');
    } else {
      routes[path]?.(response);
    }
  };

  const server = createServer(answer);
  await new Promise<void>((settle, reject) => {
    server.once('error', (cause) => reject(cannotListen(port, cause)));
    server.listen(port, ADDRESS, settle);
  });
  const at = (server.address() as AddressInfo).port;
  hosts = [`${ADDRESS}:${at}`, `localhost:${at}`, ...(at === 80 ? [ADDRESS, 'localhost'] : [])];
  return {
    url: `http://${ADDRESS}:${at}/`,
    show: (next) => events.send('state', toMessage(next)),
    async [Symbol.asyncDispose]() {
      events[Symbol.dispose]();
      await new Promise<void>((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      });
    },
  };
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
): void {
  response.writeHead(status, { ...COMMON, ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** Problem details, RFC 9457. */
function refuse(response: ServerResponse, status: number, code: string, detail: string): void {
  send(
    response,
    status,
    { 'content-type': 'application/problem+json', connection: 'close' },
    JSON.stringify({ title: code, status, detail, code }),
  );
}

function cannotListen(port: number, cause: unknown): TearsheetError {
  const isBusy = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
  return new TearsheetError(
    'usage',
    isBusy
      ? {
          code: 'preview.port-in-use',
          message: `Port ${port} is in use.`,
          mend: 'End the other preview, or name another port with --port; 0 takes any that is free.',
        }
      : { code: 'preview.port-refused', message: `Port ${port} cannot be opened.`, mend: 'Name a port above 1023 with --port.' },
    { cause },
  );
}
