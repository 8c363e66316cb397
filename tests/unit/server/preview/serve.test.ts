import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PreviewServer, servePreview } from '../../../../src/server/preview/serve.ts';
import type { PreviewState } from '../../../../src/server/preview/state.ts';

const start: PreviewState = {
  phase: 'composing',
  report: 'report.md',
  title: undefined,
  page: undefined,
  pdf: undefined,
  problems: [],
  findings: [],
  timings: {},
};
let state: PreviewState;
let server: PreviewServer;

beforeEach(async () => {
  state = start;
  server = await servePreview(0, () => state);
});
afterEach(() => server[Symbol.asyncDispose]());

/** A request as a browser could be made to send it: any host, any method, any path. */
function ask(
  path: string,
  { method = 'GET', host }: { method?: string; host?: string } = {},
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((settle, reject) => {
    request({ hostname, port, path, method, agent: false, headers: host === undefined ? {} : { host } }, (response) => {
      let body = '';
      response
        .setEncoding('utf8')
        .on('data', (text) => (body += text))
        .on('end', () => settle({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the preview server', () => {
  it('serves the control page under a policy that lets only its own script run', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(body).toContain(`<script nonce="${nonce}">`);
    expect((await ask('/')).headers['content-security-policy']).not.toBe(policy);
  });

  it('serves page and PDF of the moment, the page sandboxed', async () => {
    expect((await ask('/page')).body).toContain('no page yet');
    expect((await ask('/document.pdf')).status).toBe(404);
    state = {
      ...start,
      page: { token: 'a', html: '<p>First</p>' },
      pdf: { token: 'b', bytes: Buffer.from('%PDF-1.7'), pages: 1 },
    };
    const page = await ask('/page?a');
    expect(page.body).toBe('<p>First</p>');
    expect(page.headers['content-security-policy']).toMatch(/^sandbox allow-same-origin; default-src 'none'/);
    const pdf = await ask('/document.pdf?b');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.body).toBe('%PDF-1.7');
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1.evil.example', '0.0.0.0'])(
    'refuses the host "%s"',
    async (host) => {
      const { status, body } = await ask('/', { host });
      expect(status).toBe(421);
      expect(JSON.parse(body)).toMatchObject({ code: 'preview.unknown-host', status: 421 });
    },
  );

  it('answers to localhost too', async () => {
    expect((await ask('/', { host: `localhost:${new URL(server.url).port}` })).status).toBe(200);
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('refuses %s', async (method) => {
    const { status, headers } = await ask('/', { method });
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET');
  });

  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/page/../../etc/passwd',
    '/constructor',
    '/__proto__',
    '//',
    '/%00',
    'http://evil.example/etc/passwd',
    '*',
  ])('has nothing at %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(JSON.parse(body).code).toBe('preview.unknown-path');
  });

  it('tells who listens what is new, and at once what is', async () => {
    const response = await fetch(new URL('/events', server.url));
    const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (words: string): Promise<void> => {
      while (!text.includes(words)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`ended before ${words}`);
        text += value;
      }
    };
    await until('"phase":"composing"');
    state = { ...start, phase: 'printing' };
    server.show(state);
    await until('"phase":"printing"');
    expect(text).toMatch(/^retry: 500\nevent: state\ndata: \{.*\}\n\n/);
    await server[Symbol.asyncDispose]();
    expect((await reader.read()).done).toBe(true);
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(servePreview(port, () => state)).rejects.toMatchObject({ kind: 'usage', code: 'preview.port-in-use' });
  });

  it('listens on this machine alone', () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });
});
