import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { brotliCompressSync, createGzip, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import { fetchDocument } from '../../src/data/http/http.ts';
import { loadDatasets } from '../../src/data/load.ts';
import { OriginError } from '../../src/data/origin.ts';
import type { Parameters } from '../../src/data/parameters.ts';
import { datasetSchema } from '../../src/report/schema/dataset.ts';
import type { TearsheetError } from '../../src/shared/errors.ts';
import { findWorkspace } from '../../src/workspace/workspace.ts';
import { selfSigned } from '../support/certificate.ts';
import { type Answering, startHttp } from '../support/http-server.ts';
import { LOOPBACK, type StillOptions, type StillSurroundings, stillSurroundings } from '../support/http-surroundings.ts';
import { parquetOf } from '../support/parquet.ts';
import { startRaw } from '../support/raw-server.ts';
import { errorOf, folderOf, markdown, roomOf, specOf } from '../support/report.ts';

const SECRET = 's3cret-t0ken';
const ROWS = [{ a: 1, b: 'x' }];

interface Setting extends Omit<StillOptions, 'cacheRoot'> {
  /** Keys under `http:` besides the host. */
  readonly http?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly largeFile?: number;
}

interface Asking {
  /** Keys of the dataset besides its URL. */
  readonly keys?: string;
  readonly parameters?: Parameters;
  readonly signal?: AbortSignal;
}

/** A workspace that may ask one origin on this machine; what it fetched stays in its cache. */
async function workspaceFor(origin: string, setting: Setting = {}) {
  const { http = 'allowPrivate: true', files = {}, largeFile, ...still } = setting;
  const hosts = http.includes('hosts:') ? http : `hosts: ["${origin}"]${http === '' ? '' : `, ${http}`}`;
  const root = await folderOf({ 'tearsheet.yaml': `http: { ${hosts} }\n`, ...files });
  const cache = join(root, 'cache');
  const surroundings: StillSurroundings = stillSurroundings({ cacheRoot: cache, ...still });
  return {
    root,
    surroundings,
    /** Files of the cache. */
    kept: async () => (await readdir(join(cache, 'http')).catch(() => [])).sort(),
    async load(
      path: string,
      { keys = '', parameters = {}, signal = new AbortController().signal }: Asking = {},
    ): Promise<Dataset> {
      const url = /^https?:/.test(path) ? path : `${origin}${path}`;
      const spec = specOf(
        markdown(`datasets:\n  d: { url: ${JSON.stringify(url)}${keys === '' ? '' : `, ${keys}`} }`),
        'report.md',
        root,
      );
      const room = await roomOf(root, { http: surroundings, ...(largeFile === undefined ? {} : { largeFile }) });
      try {
        return (await loadDatasets(spec, { parameters, room, signal })).get('d') as Dataset;
      } finally {
        // A document is gone once its rows are read.
        expect((await this.kept()).filter((name) => !/^[0-9a-f]{64}\.(json|body)$/.test(name))).toEqual([]);
      }
    },
    async refused(path: string, asking: Asking = {}): Promise<TearsheetError> {
      const error = await errorOf(() => this.load(path, asking));
      const [problem] = error.problems;
      expect(problem).toMatchObject({ place: { file: 'report.md', line: 5 }, frame: expect.stringContaining('> 5 |') });
      expect(problem?.message).toMatch(/^Dataset "d": .*[.?]$/);
      expect(problem?.message).not.toMatch(/undefined|null|\[object|tearsheet-test/);
      expect(problem?.message).not.toContain(SECRET);
      expect(inspect(error.cause, { depth: 9 })).not.toContain(SECRET);
      return error;
    },
  };
}

const plain = (dataset: Dataset) => dataset.rows.map((row) => ({ ...row }));

const json =
  (value: unknown, headers: Readonly<Record<string, string>> = {}): Answering =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

const body =
  (content: string | Uint8Array, contentType: string, headers: Readonly<Record<string, string>> = {}): Answering =>
  (_, response) =>
    response.writeHead(200, { 'content-type': contentType, ...headers }).end(content);

/** The first answers in turn, then the last for ever. */
const inTurn =
  (...answers: Answering[]): Answering =>
  (request, response, count) =>
    (answers[Math.min(count, answers.length - 1)] as Answering)(request, response, count);

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, content = ''): Answering =>
  (_, response) =>
    response.writeHead(code, headers).end(content);

const reset: Answering = (request) => request.socket.resetAndDestroy();

describe('a dataset of a server', () => {
  it.each<[string, Answering, string?]>([
    ['JSON', json(ROWS)],
    ['JSON in depth', json({ data: { items: ROWS } }), 'at: data.items'],
    ['CSV', body('a,b\n1,x\n', 'text/csv')],
    ['CSV with semicolons in Latin-1', body('a;b\n"1,0";x\n', 'text/csv; charset=latin1'), 'encoding: latin-1, decimal: ","'],
    ['TSV', body('a\tb\n1\tx\n', 'text/tab-separated-values')],
    ['NDJSON', body('{"a":1,"b":"x"}\n', 'application/x-ndjson')],
    ['a format that the report declares', body('a,b\n1,x\n', 'application/octet-stream'), 'format: csv'],
    ['packed by gzip', body(gzipSync(JSON.stringify(ROWS)), 'application/json', { 'content-encoding': 'gzip' })],
    ['packed by Brotli', body(brotliCompressSync(JSON.stringify(ROWS)), 'application/json', { 'content-encoding': 'br' })],
    [
      'packed twice',
      body(brotliCompressSync(gzipSync(JSON.stringify(ROWS))), 'application/json', { 'content-encoding': 'gzip, br' }),
    ],
  ])('is read from %s', async (_, answer, keys) => {
    await using server = await startHttp(answer);
    const dataset = await (await workspaceFor(`http://${server.host}`)).load('/x', keys === undefined ? {} : { keys });
    expect(plain(dataset)).toEqual(ROWS);
    expect(dataset).toMatchObject({
      kind: 'http',
      origin: `http://${server.host}/x`,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('is read from Parquet', async () => {
    const parquet = await parquetOf("SELECT i AS n, DATE '2026-01-01' + i::INT AS day FROM range(100) t(i)");
    await using server = await startHttp(body(parquet, 'application/octet-stream'));
    const dataset = await (await workspaceFor(`http://${server.host}`)).load('/nav.parquet', {
      keys: 'where: { n: 3 }, maxRows: 1',
    });
    expect(plain(dataset)).toEqual([{ n: 3, day: '2026-01-04' }]);
    expect(dataset.schema.map(({ type }) => type)).toEqual(['integer', 'date']);
  });

  it('is read in pieces when it is large', async () => {
    await using server = await startHttp(body('a,b\n1,x\n2,y\n', 'text/csv'));
    const workspace = await workspaceFor(`http://${server.host}`, { largeFile: 5 });
    expect(plain(await workspace.load('/x', { keys: 'where: { b: y }' }))).toEqual([{ a: 2, b: 'y' }]);
  });

  it('asks for its format, with the values of parameters in the URL', async () => {
    await using server = await startHttp(body('a\n1\n', 'text/csv'));
    const workspace = await workspaceFor(`http://${server.host}`);
    const dataset = await workspace.load('/f/{fund}?day={day}&api_key=open', {
      keys: 'format: csv',
      parameters: { fund: 'K&G/1', day: '2026-01-31' },
    });
    expect(server.asked[0]?.url).toBe('/f/K%26G%2F1?day=2026-01-31&api_key=open');
    expect(server.asked[0]?.headers).toMatchObject({ accept: expect.stringMatching(/^text\/csv/), 'user-agent': 'Tearsheet' });
    expect(dataset.origin).toBe(`http://${server.host}/f/K%26G%2F1?day=2026-01-31&api_key=…`);
  });

  it('is read by TLS from a server whose authority the settings name, and from no other', async () => {
    const certificate = selfSigned('data.example');
    await using server = await startHttp(json(ROWS), certificate);
    const origin = `https://data.example:${server.port}`;
    const trusting = await workspaceFor(origin, {
      http: 'allowPrivate: true, ca: ca.pem',
      files: { 'ca.pem': certificate.cert },
    });
    expect(plain(await trusting.load('/x'))).toEqual(ROWS);
    const error = await (await workspaceFor(origin)).refused('/x');
    expect(error).toMatchObject({
      code: 'data.http-certificate',
      kind: 'usage',
      problems: [{ mend: expect.stringContaining('ca:') }],
    });
    const other = await workspaceFor(`https://other.example:${server.port}`, {
      http: 'allowPrivate: true, ca: ca.pem',
      files: { 'ca.pem': certificate.cert },
    });
    expect((await other.refused('/x')).code).toBe('data.http-certificate');
    expect(server.asked).toHaveLength(1);
  });
});

describe('the cache', () => {
  /** Answers with a version, and 304 to those who have it. */
  const versioned =
    (version: () => string): Answering =>
    (request, response) => {
      const etag = `"${version()}"`;
      if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, { 'content-type': 'text/csv', etag }).end(`v\n${version()}\n`);
    };

  it('gives what the server says still holds', async () => {
    let version = 'one';
    await using server = await startHttp(versioned(() => version));
    const workspace = await workspaceFor(`http://${server.host}`);
    const first = await workspace.load('/x');
    const second = await workspace.load('/x');
    expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"one"']);
    expect([plain(second), second.hash]).toEqual([[{ v: 'one' }], first.hash]);
    version = 'two';
    expect(plain(await workspace.load('/x'))).toEqual([{ v: 'two' }]);
    expect(plain(await workspace.load('/x'))).toEqual([{ v: 'two' }]);
    expect(server.asked.at(-1)?.headers['if-none-match']).toBe('"two"');
    expect(await workspace.kept()).toHaveLength(2);
  });

  it('asks by date where there is no tag', async () => {
    const date = 'Mon, 01 Jun 2026 10:00:00 GMT';
    await using server = await startHttp((request, response) => {
      if (request.headers['if-modified-since'] === date) response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'text/csv', 'last-modified': date }).end('v\none\n');
    });
    const workspace = await workspaceFor(`http://${server.host}`);
    await workspace.load('/x');
    expect(plain(await workspace.load('/x'))).toEqual([{ v: 'one' }]);
    expect(server.asked).toHaveLength(2);
  });

  it.each<[string, (bytes: Buffer) => string | Buffer]>([
    ['was changed', () => 'v\noen\n'],
    ['was cut off', (bytes) => bytes.subarray(0, 3)],
    ['was emptied', () => ''],
  ])('gives nothing that %s', async (_, spoil) => {
    await using server = await startHttp(versioned(() => 'one'));
    const workspace = await workspaceFor(`http://${server.host}`);
    await workspace.load('/x');
    const [file] = (await workspace.kept()).filter((name) => name.endsWith('.body'));
    const path = join(workspace.root, 'cache/http', file as string);
    await writeFile(path, spoil(await readFile(path)));
    expect(plain(await workspace.load('/x'))).toEqual([{ v: 'one' }]);
    // Asked with the tag, and once more without.
    expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"one"', undefined]);
    expect(plain(await workspace.load('/x'))).toEqual([{ v: 'one' }]);
    expect(server.asked).toHaveLength(4);
  });

  it('gives nothing that has become too large', async () => {
    await using server = await startHttp(versioned(() => 'one'));
    const workspace = await workspaceFor(`http://${server.host}`);
    await workspace.load('/x');
    const strict = await workspaceFor(`http://${server.host}`, { http: 'allowPrivate: true, maxBytes: 5' });
    await cp(join(workspace.root, 'cache'), join(strict.root, 'cache'), { recursive: true });
    expect((await strict.refused('/x')).code).toBe('data.http-too-large');
    expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined]);
  });

  it('passes over a note that is none', async () => {
    await using server = await startHttp(versioned(() => 'one'));
    const workspace = await workspaceFor(`http://${server.host}`);
    await workspace.load('/x');
    const [file] = (await workspace.kept()).filter((name) => name.endsWith('.json'));
    await writeFile(join(workspace.root, 'cache/http', file as string), '{"etag":7');
    expect(plain(await workspace.load('/x'))).toEqual([{ v: 'one' }]);
    expect(server.asked[1]?.headers['if-none-match']).toBeUndefined();
  });

  it.each([
    ['the server forbids it', { etag: '"x"', 'cache-control': 'private, No-Store' }],
    ['it may be another each time', { etag: '"x"', vary: '*' }],
    ['it cannot be asked after', {}],
  ])('keeps nothing where %s', async (_, headers) => {
    await using server = await startHttp(body('v\none\n', 'text/csv', headers as Record<string, string>));
    const workspace = await workspaceFor(`http://${server.host}`);
    await workspace.load('/x');
    expect(await workspace.kept()).toEqual([]);
  });

  it('keeps apart what different credentials are given', async () => {
    await using server = await startHttp((request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/csv', etag: '"x"' })
        .end(`v\n${request.headers.authorization ?? 'nobody'}\n`),
    );
    const workspace = await workspaceFor(`http://${server.host}`, {
      http: `allowPrivate: true, credentials: { ada: { host: "http://${server.host}", value: ada }, bob: { host: "http://${server.host}", value: bob } }`,
    });
    for (const [keys, v] of [
      ['', 'nobody'],
      ['credentials: ada', 'ada'],
      ['credentials: bob', 'bob'],
    ] as const)
      expect(plain(await workspace.load('/x', { keys }))).toEqual([{ v }]);
    expect(server.asked.every(({ headers }) => headers['if-none-match'] === undefined)).toBe(true);
  });

  it('holds no secret', async () => {
    await using server = await startHttp(versioned(() => 'one'));
    const workspace = await workspaceFor(`http://${server.host}`, {
      http: `allowPrivate: true, credentials: { v: { host: "http://${server.host}", query: key, value: "\${TOKEN}" } }`,
      environment: { TOKEN: SECRET },
    });
    await workspace.load('/x', { keys: 'credentials: v' });
    for (const name of await workspace.kept()) {
      expect(name).not.toContain(SECRET);
      expect(await readFile(join(workspace.root, 'cache/http', name), 'utf8')).not.toContain(SECRET);
    }
  });
});

describe('credentials', () => {
  const vendor = (host: string, how = '', value = 'Bearer ${TOKEN}') => ({
    http: `allowPrivate: true, credentials: { vendor: { host: "http://${host}", value: "${value}"${how} } }`,
    environment: { TOKEN: SECRET },
  });
  const keys = 'credentials: vendor';

  it('are sent as a header', async () => {
    await using server = await startHttp(json(ROWS));
    const dataset = await (await workspaceFor(`http://${server.host}`, vendor(server.host))).load('/x', { keys });
    expect(server.asked[0]?.headers.authorization).toBe(`Bearer ${SECRET}`);
    expect(JSON.stringify(dataset)).not.toContain(SECRET);
    await (await workspaceFor(`http://${server.host}`, vendor(server.host, ', header: X-Key'))).load('/x', { keys });
    expect(server.asked[1]?.headers).toMatchObject({ 'x-key': `Bearer ${SECRET}` });
    expect(server.asked[1]?.headers.authorization).toBeUndefined();
  });

  it('are sent in the query, and printed nowhere', async () => {
    await using server = await startHttp(json(ROWS));
    const dataset = await (await workspaceFor(`http://${server.host}`, vendor(server.host, ', query: key', '${TOKEN}'))).load(
      '/x?a=1',
      { keys },
    );
    expect(server.asked[0]?.url).toBe(`/x?a=1&key=${SECRET}`);
    expect(dataset.origin).toBe(`http://${server.host}/x?a=1`);
  });

  it('are sent to their host alone, also after a redirect', async () => {
    await using other = await startHttp(json(ROWS));
    await using server = await startHttp(status(302, { location: `http://${other.host}/y` }));
    const both = {
      ...vendor(server.host),
      http: `hosts: ["http://${server.host}", "http://${other.host}"], ${vendor(server.host).http}`,
    };
    const workspace = await workspaceFor(`http://${server.host}`, both);
    expect(plain(await workspace.load('/x', { keys }))).toEqual(ROWS);
    expect(server.asked[0]?.headers.authorization).toBe(`Bearer ${SECRET}`);
    expect(inspect(other.asked[0])).not.toContain(SECRET);
  });

  it('are refused for another host', async () => {
    await using server = await startHttp(json(ROWS));
    const workspace = await workspaceFor(`http://${server.host}`, vendor('127.0.0.1:1'));
    expect(await workspace.refused('/x', { keys })).toMatchObject({ code: 'data.http-credentials', kind: 'usage' });
    expect(server.connections).toBe(0);
  });

  it('that nobody set are named, and the server is not asked', async () => {
    await using server = await startHttp(json(ROWS));
    const workspace = await workspaceFor(`http://${server.host}`, { ...vendor(server.host), environment: {} });
    const error = await workspace.refused('/x', { keys });
    expect(error).toMatchObject({ code: 'data.missing-variable', kind: 'usage', message: expect.stringContaining('TOKEN') });
    expect(server.connections).toBe(0);
  });

  it.each<[string, Answering]>([
    [
      'a refusal in JSON',
      status(403, { 'content-type': 'application/json' }, JSON.stringify({ message: `Bearer ${SECRET} is no key` })),
    ],
    ['a refusal in text', status(401, { 'content-type': 'text/plain' }, `who is ${SECRET}?`)],
    ['a page', body(`<!doctype html><title>Sign in with ${SECRET}</title>`, 'text/html')],
    ['a broken document', body(`{"${SECRET}"`, 'application/json')],
    ['a redirect elsewhere', status(302, { location: `http://127.0.0.1:1/?key=${SECRET}` })],
    ['a redirect to another listed host', status(302, { location: `http://127.0.0.1:2/?key=Bearer%20${SECRET}` })],
  ])('are not told even when the server repeats them in %s', async (_, answer) => {
    await using server = await startHttp(answer);
    const setting = vendor(server.host);
    const workspace = await workspaceFor(`http://${server.host}`, {
      ...setting,
      http: `hosts: ["http://${server.host}", "http://127.0.0.1:2"], ${setting.http}`,
    });
    expect((await workspace.refused('/x', { keys })).code).toMatch(/^data\.(http-(status|html|redirect)|syntax)$/);
  });
});

describe('a host', () => {
  it('that the settings do not list is not asked', async () => {
    await using server = await startHttp(json(ROWS));
    const error = await (await workspaceFor('http://127.0.0.1:1')).refused(`http://${server.host}/x?token=${SECRET}`);
    expect(error.message).toBe(`data.http-host: Dataset "d": The settings do not list the host ${server.host}.`);
    expect(error).toMatchObject({
      code: 'data.http-host',
      kind: 'usage',
      problems: [{ mend: expect.stringContaining('hosts:') }],
    });
    expect(server.connections).toBe(0);
  });

  it('at a private address is not asked unless the settings allow it', async () => {
    await using server = await startHttp(json(ROWS));
    for (const origin of [`http://${server.host}`, `http://data.example:${server.port}`]) {
      const error = await (await workspaceFor(origin, { http: '' })).refused('/x');
      expect(error).toMatchObject({
        code: 'data.http-address',
        kind: 'usage',
        problems: [{ mend: expect.stringContaining('allowPrivate') }],
      });
    }
    expect(server.connections).toBe(0);
  });

  it.each(['169.254.169.254', '[fe80::1]', '[::ffff:169.254.1.1]', '0.0.0.0'])('at %s is never asked', async (host) => {
    const error = await (await workspaceFor(`http://${host}:9`)).refused('/x');
    expect(error).toMatchObject({ code: 'data.http-address', kind: 'usage' });
    expect(error.problems[0]?.mend).toBeUndefined();
  });

  it('is resolved once, whatever its name says later', async () => {
    await using server = await startHttp(inTurn(status(503), status(302, { location: '/y' }), json(ROWS)));
    const workspace = await workspaceFor(`http://data.example:${server.port}`, {
      lookup: (_, count) => (count === 0 ? LOOPBACK : [{ address: '169.254.169.254', family: 4 }]),
    });
    expect(plain(await workspace.load('/x'))).toEqual(ROWS);
    expect(workspace.surroundings.resolved).toEqual(['data.example']);
    // The name is still what the server is asked for.
    expect(server.asked.map(({ url, headers }) => `${headers.host}${url}`)).toEqual(
      ['/x', '/x', '/y'].map((path) => `data.example:${server.port}${path}`),
    );
  });

  it('with one refused address among others is refused as a whole', async () => {
    await using server = await startHttp(json(ROWS));
    const workspace = await workspaceFor(`http://data.example:${server.port}`, {
      lookup: () => [...LOOPBACK, { address: 'fe80::1', family: 6 }],
    });
    expect((await workspace.refused('/x')).code).toBe('data.http-address');
    expect(server.connections).toBe(0);
  });

  it('is judged again where a redirect leads', async () => {
    await using server = await startHttp((request, response) =>
      response.writeHead(302, { location: 'http://meta.example:80/' }).end(request.url),
    );
    const workspace = await workspaceFor(`http://${server.host}`, {
      http: `hosts: ["http://${server.host}", "http://meta.example"], allowPrivate: true`,
      lookup: () => [{ address: '169.254.169.254', family: 4 }],
    });
    expect((await workspace.refused('/x')).code).toBe('data.http-address');
  });

  it.each([
    ['is not known', 'ENOTFOUND', 1],
    ['is not known for the moment', 'EAI_AGAIN', 3],
  ])('whose name %s is unavailable', async (_, code, tries) => {
    const workspace = await workspaceFor('http://data.example', {
      lookup: () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code} data.example`), { code })),
    });
    expect(await workspace.refused('/x')).toMatchObject({ code: 'data.http-unresolved', kind: 'unavailable' });
    expect(workspace.surroundings.resolved).toHaveLength(tries);
  });

  it('where nobody listens is unavailable', async () => {
    const server = await startHttp(json(ROWS));
    await server[Symbol.asyncDispose]();
    const error = await (await workspaceFor(`http://${server.host}`)).refused('/x');
    expect(error).toMatchObject({
      code: 'data.http-connect',
      kind: 'unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('a redirect', () => {
  it('is followed three times', async () => {
    await using server = await startHttp((request, response) => {
      const n = Number(request.url?.slice(1));
      if (n < 3) response.writeHead([301, 302, 307][n] ?? 308, { location: `${n + 1}` }).end();
      else json(ROWS)(request, response, 0);
    });
    const dataset = await (await workspaceFor(`http://${server.host}`)).load('/0');
    expect(plain(dataset)).toEqual(ROWS);
    expect(dataset.origin).toBe(`http://${server.host}/0`);
  });

  it.each<[string, string, RegExp]>([
    ['round and round', '/x', /more than 3 times/],
    ['to an unlisted host', 'http://127.0.0.1:1/', /127\.0\.0\.1:1, which the settings do not list/],
    ['to a host with a login', 'http://ada:pw@LISTED/', /do not list/],
    ['to a file', 'file:///etc/passwd', /nowhere/],
    ['to nothing', '', /nowhere \(302\)/],
    ['to no URL', 'http://[', /nowhere/],
  ])('%s is refused', async (_, location, message) => {
    await using server = await startHttp((__, response) =>
      response.writeHead(302, { location: location.replace('LISTED', server.host) }).end(),
    );
    const workspace = await workspaceFor(`http://${server.host}`);
    const error = await workspace.refused('/x');
    expect(error).toMatchObject({ code: 'data.http-redirect', kind: 'usage' });
    expect(error.message).toMatch(message);
    expect(server.asked.length).toBe(message.source.includes('more than') ? 4 : 1);
    expect(workspace.surroundings.pauses).toEqual([]);
  });
});

describe('another try', () => {
  it.each<[string, Answering]>([
    ['500', status(500)],
    ['503', status(503)],
    ['429', status(429)],
    ['a reset', reset],
    [
      'an answer cut off',
      (request, response) => response.writeHead(200, { 'content-length': '99' }).write('[', () => request.socket.destroy()),
    ],
  ])('is made after %s, each later than the one before', async (_, failing) => {
    await using server = await startHttp(inTurn(failing, failing, json(ROWS)));
    const workspace = await workspaceFor(`http://${server.host}`);
    expect(plain(await workspace.load('/x'))).toEqual(ROWS);
    expect(workspace.surroundings.pauses).toEqual([375, 750]);
  });

  it('is the third at most', async () => {
    await using server = await startHttp(status(503, { 'content-type': 'text/plain' }, 'down for repair'));
    const error = await (await workspaceFor(`http://${server.host}`)).refused('/x');
    expect(error).toMatchObject({ code: 'data.http-status', kind: 'unavailable' });
    expect(error.message).toContain(`${server.host} answered 503: down for repair.`);
    expect(server.asked).toHaveLength(3);
  });

  it.each([
    ['in seconds', '7', 7_000],
    ['as a date', 'Mon, 01 Jun 2026 12:00:09 GMT', 9_000],
    ['in the past', 'Mon, 01 Jun 2020 12:00:09 GMT', 375],
    ['in words', 'soon', 375],
  ])('comes when the server asks for it %s', async (_, after, pause) => {
    await using server = await startHttp(inTurn(status(503, { 'retry-after': after }), json(ROWS)));
    const workspace = await workspaceFor(`http://${server.host}`);
    await workspace.load('/x');
    expect(workspace.surroundings.pauses).toEqual([pause]);
  });

  it('is not waited for past the deadline', async () => {
    await using server = await startHttp(status(503, { 'retry-after': '31' }));
    const workspace = await workspaceFor(`http://${server.host}`);
    expect(await workspace.refused('/x')).toMatchObject({ code: 'data.http-status', kind: 'unavailable' });
    expect(workspace.surroundings.pauses).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });

  it.each<[number, string, RegExp]>([
    [401, 'usage', /login/],
    [403, 'usage', /login/],
    [404, 'report', /path/],
    [410, 'report', /path/],
    [400, 'report', /parameters/],
    [304, 'report', /URL/],
    [206, 'report', /URL/],
    [501, 'unavailable', /later/],
  ])('is not made after %i', async (code, kind, mend) => {
    await using server = await startHttp(status(code));
    const error = await (await workspaceFor(`http://${server.host}`)).refused('/x');
    expect(error).toMatchObject({ code: 'data.http-status', kind, problems: [{ mend: expect.stringMatching(mend) }] });
    expect(error.message).toContain(`answered ${code}.`);
    expect(server.asked).toHaveLength(1);
  });
});

describe('an answer is refused', () => {
  it.each<[string, Answering, string, string, RegExp, string?]>([
    ['with nothing in it', body('', 'application/json'), 'http-empty', 'unavailable', /nothing/],
    ['without content', status(204), 'http-empty', 'unavailable', /nothing/],
    ['that is a page', body('<!doctype html><title>Sign in</title>', 'application/json'), 'http-html', 'report', /“Sign in”/],
    ['that is no JSON', body('{"a":1', 'application/json'), 'syntax', 'report', /not valid JSON/],
    ['that is no list', json({ data: { items: [] } }), 'not-rows', 'report', /no list of objects. It has "data"/],
    ['that has nothing there', json({ data: [] }), 'not-rows', 'report', /nothing at "items"/, 'at: items'],
    ['of other things than objects', json([1, 2]), 'not-rows', 'report', /Entry 1/],
    ['with lists in cells', json([{ a: [1] }]), 'nested', 'report', /a single value/],
    ['with two columns of a name', body('a,a\n1,2\n', 'text/csv'), 'duplicate-column', 'report', /two columns named "a"/],
    ['with ragged rows', body('a,b\n1\n', 'text/csv'), 'ragged', 'report', /Line 2/],
    ['in another encoding', body('a\nZ\xfcrich\n', 'text/csv; charset=latin1'), 'http-charset', 'report', /latin1/],
    ['that is a workbook', body('PK\x03\x04', 'application/octet-stream'), 'http-not-data', 'report', /workbook/],
    ['that is no Parquet', body('PAR1', 'application/octet-stream'), 'not-parquet', 'report', /no Parquet/, 'format: parquet'],
    ['that is packed otherwise', body('x', 'text/csv', { 'content-encoding': 'zstd' }), 'http-encoding', 'unavailable', /packs/],
    [
      'that is not packed as it says',
      body('a\n1\n', 'text/csv', { 'content-encoding': 'gzip' }),
      'http-encoding',
      'unavailable',
      /unpacked/,
    ],
    ['with more rows than it may have', json([{ a: 1 }, { a: 2 }]), 'too-many-rows', 'report', /more than 1 rows/, 'maxRows: 1'],
    ['with a value that does not fit', json([{ a: 'x' }]), 'wrong-type', 'report', /row 1 has "x"/, 'columns: { a: number }'],
    ['without a column that is named', json([{ a: 1 }]), 'unknown-column', 'report', /no column "b"/, 'sort: b'],
  ])('%s', async (_, answer, code, kind, message, keys = '') => {
    await using server = await startHttp(answer);
    const error = await (await workspaceFor(`http://${server.host}`)).refused('/x', { keys });
    expect(error).toMatchObject({ code: `data.${code}`, kind });
    expect(error.message).toMatch(message);
    // Trying again at once helps with none of them.
    expect(server.asked).toHaveLength(1);
  });
});

describe('an answer that is too large is left', () => {
  const limited = { http: 'allowPrivate: true, maxBytes: 200000' };
  /** Writes as fast as the other side takes it. */
  const flood = (response: ServerResponse, chunk: Buffer, written: { bytes: number }): void => {
    const more = (): void => {
      let goesOn = true;
      while (goesOn && !response.destroyed) {
        goesOn = response.write(chunk);
        written.bytes += chunk.length;
      }
    };
    response.on('drain', more);
    more();
  };

  it('by the length that it declares, before any of it is read', async () => {
    const written = { bytes: 0 };
    await using server = await startHttp((_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv', 'content-length': String(3 * 1024 ** 3) });
      flood(response, Buffer.alloc(65_536, 'x'), written);
    });
    const error = await (await workspaceFor(`http://${server.host}`, limited)).refused('/x');
    expect(error).toMatchObject({
      code: 'data.http-too-large',
      kind: 'report',
      problems: [{ mend: expect.stringContaining('maxBytes') }],
    });
    expect(written.bytes).toBeLessThan(32 * 1024 ** 2);
  });

  it('where it ends when it says no length', async () => {
    const written = { bytes: 0 };
    await using server = await startHttp((_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      flood(response, Buffer.alloc(65_536, 'x'), written);
    });
    expect((await (await workspaceFor(`http://${server.host}`, limited)).refused('/x')).code).toBe('data.http-too-large');
    expect(written.bytes).toBeLessThan(32 * 1024 ** 2);
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(60_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(20_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(60_000_000)))],
  ])('while it is unpacked from %s', async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(200_000);
    await using server = await startHttp(body(bomb, 'text/csv', { 'content-encoding': encoding }));
    expect((await (await workspaceFor(`http://${server.host}`, limited)).refused('/x')).code).toBe('data.http-too-large');
  });

  it('when it unpacks to nothing for ever', async () => {
    const written = { bytes: 0 };
    const empty: Buffer[] = [];
    const packing = createGzip();
    packing.on('data', (chunk: Buffer) => empty.push(chunk));
    for (let i = 0; i < 3; i++) await new Promise<void>((flushed) => packing.flush(() => flushed()));
    // A header, then stored blocks of no bytes.
    const block = Buffer.from([0, 0, 0, 0xff, 0xff]);
    await using server = await startHttp((_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv', 'content-encoding': 'gzip' });
      response.write(Buffer.concat(empty));
      flood(response, Buffer.concat(Array.from({ length: 10_000 }, () => block)), written);
    });
    expect((await (await workspaceFor(`http://${server.host}`, limited)).refused('/x')).code).toBe('data.http-too-large');
  });
});

describe('a server that misbehaves', () => {
  const once = (text: string) => (socket: Socket) => socket.once('data', () => socket.end(text));
  const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

  it.each<[string, (socket: Socket) => void, string, string]>([
    ['speaks no HTTP', once('220 mail ready\r\n'), 'http-protocol', 'unavailable'],
    [
      'says a length and chunks',
      once(`${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
      'http-connection-lost',
      'unavailable',
    ],
    ['says a length below zero', once(`${HEAD}content-length: -1\r\n\r\n[]`), 'http-protocol', 'unavailable'],
    ['sends a broken chunk', once(`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n`), 'http-protocol', 'unavailable'],
    ['sends too many headers', once(`${HEAD}x: ${'y'.repeat(40_000)}\r\n\r\n[]`), 'http-protocol', 'unavailable'],
    ['says two lengths', once(`${HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\n[]`), 'http-connection-lost', 'unavailable'],
    ['says too long a length', once(`${HEAD}content-length: 99\r\n\r\n[]`), 'http-connection-lost', 'unavailable'],
    [
      'breaks off between chunks',
      once(`${HEAD}transfer-encoding: chunked\r\n\r\n2\r\n[{\r\n`),
      'http-connection-lost',
      'unavailable',
    ],
    ['says too short a length', once(`${HEAD}content-length: 2\r\n\r\n[{"a":1}]`), 'syntax', 'report'],
    ['closes at once', (socket) => socket.end(), 'http-connection-lost', 'unavailable'],
    ['resets', (socket) => socket.once('data', () => socket.resetAndDestroy()), 'http-connection-lost', 'unavailable'],
  ])('%s', async (_, speak, code, kind) => {
    await using raw = await startRaw(speak);
    const workspace = await workspaceFor(`http://127.0.0.1:${raw.port}`);
    expect(await workspace.refused('/x')).toMatchObject({ code: `data.${code}`, kind });
    expect(workspace.surroundings.pauses).toHaveLength(code === 'http-connection-lost' ? 2 : 0);
    await raw.deserted();
  });

  const drip = (socket: Socket, start: string, text: string): void => {
    socket.write(start);
    const timer = setInterval(() => socket.write(text), 5);
    socket.on('close', () => clearInterval(timer));
  };

  it.each<[string, (socket: Socket) => void]>([
    ['hangs before its headers', () => {}],
    ['hangs amid its headers', (socket) => socket.write('HTTP/1.1 200')],
    ['hangs amid its body', (socket) => socket.write(`${HEAD}content-length: 99\r\n\r\n[`)],
    ['drips its body', (socket) => drip(socket, `${HEAD}\r\n`, ' ')],
    ['drips headers', (socket) => drip(socket, `${HEAD}x: `, 'y')],
    ['says for ever that it goes on', (socket) => drip(socket, '', 'HTTP/1.1 103 Early Hints\r\n\r\n')],
    ['hangs amid a refusal', (socket) => socket.write('HTTP/1.1 503 Busy\r\ncontent-type: text/plain\r\n\r\nbusy')],
  ])('that %s ends with the deadline of the dataset', async (_, speak) => {
    await using raw = await startRaw((socket) => socket.once('data', () => speak(socket)));
    const workspace = await workspaceFor(`http://127.0.0.1:${raw.port}`);
    const error = await workspace.refused('/x', { keys: 'timeout: 0.25' });
    expect(error).toMatchObject({
      code: 'data.http-timeout',
      kind: 'unavailable',
      problems: [{ mend: expect.stringContaining('timeout') }],
    });
    expect(error.message).toContain('after 0.25 s');
    await raw.deserted();
  });

  it('that hangs before TLS ends with the deadline of the dataset', async () => {
    await using raw = await startRaw(() => {});
    const error = await (await workspaceFor(`https://127.0.0.1:${raw.port}`)).refused('/x', { keys: 'timeout: 0.2' });
    expect(error.code).toBe('data.http-timeout');
    await raw.deserted();
  });

  it('whose name is never resolved ends with the deadline of the dataset', async () => {
    const workspace = await workspaceFor('http://data.example', { lookup: () => new Promise(() => {}) });
    expect((await workspace.refused('/x', { keys: 'timeout: 0.2' })).code).toBe('data.http-timeout');
  });

  it.each<[string, (socket: Socket) => void]>([
    ['before its headers', () => {}],
    ['amid its body', (socket) => socket.write(`${HEAD}content-length: 99\r\n\r\n[`)],
  ])('is left %s when the run is interrupted', async (_, speak) => {
    await using raw = await startRaw((socket) => socket.once('data', () => speak(socket)));
    const workspace = await workspaceFor(`http://127.0.0.1:${raw.port}`);
    const run = new AbortController();
    const connected = raw.nextConnection();
    const loading = workspace.load('/x', { signal: run.signal });
    await connected;
    run.abort();
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
    await raw.deserted();
  });
});

describe('a document', () => {
  const fetching = async (origin: string, keys: object = {}, signal = new AbortController().signal) => {
    const root = await folderOf({ 'tearsheet.yaml': `http: { hosts: ["${origin}"], allowPrivate: true }\n` });
    const surroundings = stillSurroundings({ cacheRoot: join(root, 'cache') });
    const data = datasetSchema.parse({ url: `${origin}/x`, ...keys });
    const workspace = await findWorkspace(root);
    return {
      document: await fetchDocument({ name: 'd', data, parameters: {}, directory: root, workspace, signal }, surroundings),
      root,
    };
  };

  it('is a file of this user alone until it is disposed of', async () => {
    await using server = await startHttp(body(gzipSync('a\n1\n'), 'Text/CSV; charset=utf-8', { 'content-encoding': 'gzip' }));
    const { document, root } = await fetching(`http://${server.host}`);
    expect(document).toMatchObject({ mediaType: 'text/csv', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await readFile(document.path, 'utf8')).toBe('a\n1\n');
    await document[Symbol.asyncDispose]();
    await expect(readFile(document.path)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(join(root, 'cache/http'))).toEqual([]);
  });

  it('is asked for by nobody once the run is over', async () => {
    await using server = await startHttp((_: IncomingMessage, response) => response.end('a\n1\n'));
    await expect(fetching(`http://${server.host}`, {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    await expect(fetching(`http://${server.host}`, { url: undefined })).rejects.toBeInstanceOf(OriginError);
    expect(server.connections).toBe(0);
  });
});
