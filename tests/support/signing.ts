import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PASSWORD = 'a key password';

export const hasOpenSsl = spawnSync('openssl', ['version'], { stdio: 'ignore' }).error === undefined;
export const hasPdfSig =
  spawnSync('pdfsig', ['-v'], { stdio: 'ignore' }).error === undefined &&
  spawnSync('certutil', ['-H'], { stdio: 'ignore' }).error === undefined;

export type KeyKind = 'rsa' | 'ec' | 'ec384';

/** An authority of its own, keys that it vouches for, and an authority of time stamps. */
export interface TestAuthority extends Disposable {
  /** PEM. */
  readonly root: Buffer;
  /** Files of a signer: key and certificates as PEM, and both as PKCS#12 under PASSWORD. */
  signer(kind: KeyKind): {
    readonly key: Buffer;
    readonly encryptedKey: Buffer;
    readonly certificates: Buffer;
    readonly p12: Buffer;
  };
  /** What an authority of time stamps answers. */
  stamp(query: Buffer): Buffer;
  /** PKCS#12 as openssl writes it with these options. */
  p12(kind: KeyKind, ...options: readonly string[]): Buffer;
  /** A signature of CMS with its content inside, as openssl makes it with these options. */
  cms(kind: KeyKind, content: string, ...options: readonly string[]): Buffer;
  /** What pdfsig says of a file when it trusts the root. */
  pdfsig(bytes: Uint8Array): string;
}

const NEW_KEY: Readonly<Record<KeyKind, readonly string[]>> = {
  rsa: ['-newkey', 'rsa:2048'],
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  ec384: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
};

const TSA_CONFIG = `[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
accuracy = secs:1
`;

/** Made by openssl in a folder of its own. */
export function testAuthority(): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-authority-'));
  const openssl = (...args: readonly string[]): Buffer =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const read = (name: string): Buffer => readFileSync(join(folder, name));
  const root = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  openssl(
    'req',
    '-x509',
    ...NEW_KEY.rsa,
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '3650',
    '-subj',
    '/CN=Test Root/O=Tests',
    ...root,
  );
  const issue = (name: string, subject: string, kind: KeyKind, extensions: string): void => {
    writeFileSync(join(folder, `${name}.ext`), extensions);
    openssl('req', ...NEW_KEY[kind], '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject);
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      `${name}.pem`,
      '-days',
      '825',
      '-extfile',
      `${name}.ext`,
    );
  };
  const made = new Set<string>();
  const signer = (kind: KeyKind): void => {
    if (made.has(kind)) return;
    made.add(kind);
    issue(
      kind,
      '/CN=Ada Signer/O=Example Research',
      kind,
      'keyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection\n',
    );
    openssl('pkcs8', '-topk8', '-in', `${kind}.key`, '-out', `${kind}.enc.key`, '-passout', `pass:${PASSWORD}`);
    writeFileSync(join(folder, `${kind}.chain.pem`), Buffer.concat([read(`${kind}.pem`), read('ca.pem')]));
  };
  const p12 = (kind: KeyKind, ...options: readonly string[]): Buffer => {
    signer(kind);
    openssl(
      'pkcs12',
      '-export',
      '-inkey',
      `${kind}.key`,
      '-in',
      `${kind}.pem`,
      '-certfile',
      'ca.pem',
      '-out',
      `${kind}.p12`,
      '-passout',
      `pass:${PASSWORD}`,
      ...options,
    );
    return read(`${kind}.p12`);
  };
  return {
    root: read('ca.pem'),
    p12,
    signer(kind) {
      signer(kind);
      return {
        key: read(`${kind}.key`),
        encryptedKey: read(`${kind}.enc.key`),
        certificates: read(`${kind}.chain.pem`),
        p12: p12(kind),
      };
    },
    cms(kind, content, ...options) {
      signer(kind);
      writeFileSync(join(folder, 'content'), content);
      const files = ['-in', 'content', '-signer', `${kind}.pem`, '-inkey', `${kind}.key`];
      openssl('cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', '-out', 'cms.der', ...files, ...options);
      return read('cms.der');
    },
    stamp(query) {
      if (!made.has('tsa')) {
        made.add('tsa');
        issue(
          'tsa',
          '/CN=Test Time/O=Tests',
          'rsa',
          'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n',
        );
        writeFileSync(join(folder, 'tsa.cnf'), TSA_CONFIG);
        writeFileSync(join(folder, 'serial'), '01\n');
      }
      writeFileSync(join(folder, 'query'), query);
      openssl(
        'ts',
        '-reply',
        '-config',
        'tsa.cnf',
        '-queryfile',
        'query',
        '-signer',
        'tsa.pem',
        '-inkey',
        'tsa.key',
        '-chain',
        'ca.pem',
        '-out',
        'reply',
      );
      return read('reply');
    },
    pdfsig(bytes) {
      if (!made.has('nss')) {
        made.add('nss');
        execFileSync('certutil', ['-N', '-d', 'sql:.', '--empty-password'], { cwd: folder, stdio: 'ignore' });
        execFileSync('certutil', ['-A', '-n', 'root', '-t', 'C,C,C', '-i', 'ca.pem', '-d', 'sql:.'], {
          cwd: folder,
          stdio: 'ignore',
        });
      }
      writeFileSync(join(folder, 'signed.pdf'), bytes);
      return spawnSync('pdfsig', ['-nssdir', 'sql:.', 'signed.pdf'], { cwd: folder, encoding: 'utf8' }).stdout;
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A server on loopback that answers each request for a time stamp; without an answer it keeps the connection and says nothing. */
export async function timestampServer(
  answer: ((query: Buffer) => Buffer) | undefined,
): Promise<AsyncDisposable & { readonly url: string; readonly asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (answer === undefined) return;
      try {
        const reply = answer(Buffer.concat(chunks));
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(reply);
      } catch {
        response.writeHead(500).end();
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: () => asked,
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
