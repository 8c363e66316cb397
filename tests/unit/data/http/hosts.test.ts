import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { covers, findCredential, requireListed, resolveHost } from '../../../../src/data/http/hosts.ts';
import { systemSurroundings } from '../../../../src/data/http/surroundings.ts';
import { OriginError } from '../../../../src/data/origin.ts';
import { httpSchema } from '../../../../src/workspace/settings.ts';

async function refusal(work: () => unknown): Promise<OriginError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof OriginError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('a listed host', () => {
  it.each([
    ['a.example', 'https://a.example/x', true],
    ['A.Example', 'https://a.example/', true],
    ['a.example', 'https://a.example:443/', true],
    ['a.example:443', 'https://a.example/', true],
    ['a.example', 'https://a.example:8443/', false],
    ['a.example:8443', 'https://a.example:8443/', true],
    ['a.example:8443', 'https://a.example/', false],
    ['a.example', 'http://a.example/', false],
    ['http://a.example', 'http://a.example/', true],
    ['http://a.example', 'https://a.example/', false],
    ['https://a.example', 'https://a.example/', true],
    ['a.example', 'https://b.a.example/', false],
    ['a.example', 'https://a.example.evil.example/', false],
    ['a.example', 'https://a.example./', false],
    ['bücher.example', 'https://xn--bcher-kva.example/', true],
    ['127.0.0.1', 'https://0x7f.1/', true],
    ['127.0.0.1', 'https://2130706433/', true],
    ['[::1]:8080', 'https://[0:0::1]:8080/', true],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/', false],
  ])('%s covers %s: %s', (entry, url, expected) => expect(covers(entry, new URL(url), false)).toBe(expected));

  it.each([
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/', true],
    ['localhost:8080', 'http://localhost:8080/', true],
    ['[::1]:80', 'http://[::1]/', true],
    ['10.0.0.1', 'http://10.0.0.1/', false],
    ['intranet', 'http://intranet/', false],
  ])('%s covers %s where private addresses are allowed: %s', (entry, url, expected) =>
    expect(covers(entry, new URL(url), true)).toBe(expected),
  );

  it('is told with what was meant, or what is missing', async () => {
    const settings = httpSchema.parse({ hosts: ['data.example'] });
    const unlisted = await refusal(() => requireListed(new URL('https://dta.example/?key=s3cret'), settings));
    expect(unlisted).toMatchObject({ code: 'http-host', kind: 'usage', key: 'url' });
    expect(unlisted.message).toBe('The settings do not list the host dta.example. Did you mean "data.example"?');
    const plain = await refusal(() => requireListed(new URL('http://data.example/'), settings));
    expect(plain).toMatchObject({ code: 'http-host', message: 'The settings let data.example be asked by https only.' });
    expect(() => requireListed(new URL('https://data.example/x'), settings)).not.toThrow();
  });
});

describe('the addresses of a host', () => {
  const resolve = (url: string, addresses: readonly string[], allowPrivate = false) =>
    resolveHost(new URL(url), httpSchema.parse({ allowPrivate }), {
      ...systemSurroundings(),
      lookup: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    });

  it('are all that its name has', async () => {
    expect(await resolve('https://a.example/', ['8.8.8.8', '2606:4700::1'])).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ]);
  });

  it.each([
    ['a private one', 'https://a.example/', ['10.0.0.1']],
    ['a private one among others', 'https://a.example/', ['8.8.8.8', '::ffff:10.0.0.1']],
    ['loopback by its number', 'https://2130706433/', []],
    ['loopback in hexadecimal', 'https://0x7f000001/', []],
    ['loopback in octal', 'https://0177.0.0.1/', []],
    ['loopback, short', 'https://127.1/', []],
    ['loopback in IPv6', 'https://[::1]/', []],
    ['loopback mapped into IPv6', 'https://[::ffff:127.0.0.1]/', []],
  ])('are refused with %s unless that is allowed', async (_, url, addresses) => {
    const error = await refusal(() => resolve(url, addresses));
    expect(error).toMatchObject({ code: 'http-address', kind: 'usage', mend: expect.stringContaining('allowPrivate') });
    expect((await resolve(url, addresses, true)).length).toBeGreaterThan(0);
  });

  it.each([
    ['the secrets of a machine', 'https://169.254.169.254/', []],
    ['the same, mapped', 'https://[::ffff:a9fe:a9fe]/', []],
    ['the same, by name', 'https://a.example/', ['169.254.169.254']],
    ['no address', 'https://a.example/', []],
    ['every interface', 'https://0/', []],
  ])('are refused with %s in any case', async (_, url, addresses) => {
    expect(await refusal(() => resolve(url, addresses, true))).toMatchObject({ code: 'http-address', kind: 'usage' });
  });
});

describe('credentials', () => {
  const find = (credential: object, environment: Record<string, string> = { TOKEN: 's3cret' }) =>
    findCredential('vendor', httpSchema.parse({ credentials: { vendor: { host: 'a.example', ...credential } } }), {
      ...systemSurroundings(),
      environment,
    });

  it('are a header, or a parameter of the query', () => {
    expect(find({ value: 'Bearer ${TOKEN}' })).toMatchObject({
      value: 'Bearer s3cret',
      header: 'Authorization',
      query: undefined,
    });
    expect(find({ value: '${TOKEN}', header: 'X-Key' })).toMatchObject({ value: 's3cret', header: 'X-Key' });
    expect(find({ value: '${TOKEN}', query: 'api_key' })).toMatchObject({ value: 's3cret', header: undefined, query: 'api_key' });
  });

  it('are for one host, by https', () => {
    const { isFor } = find({ value: 'x' });
    expect(isFor(new URL('https://a.example/y'))).toBe(true);
    for (const url of ['http://a.example/', 'https://b.example/', 'https://a.example:444/'])
      expect(isFor(new URL(url))).toBe(false);
  });

  it.each([
    ['that nobody set', { value: '${TOKEN}' }, {}, 'missing-variable'],
    ['that hold a line end', { value: '${TOKEN}' }, { TOKEN: 's3cret\n' }, 'http-credentials'],
    ['that would add a header', { value: '${TOKEN}' }, { TOKEN: 's3cret\r\nX: y' }, 'http-credentials'],
  ])('%s are refused without being told', async (_, credential, environment, code) => {
    const error = await refusal(() => find(credential, environment as Record<string, string>));
    expect(error).toMatchObject({ code, kind: 'usage', key: 'credentials' });
    expect(inspect(error)).not.toContain('s3cret');
  });

  it('that are not there are told, with the ones that were meant', async () => {
    const settings = httpSchema.parse({ credentials: { vendor: { host: 'a.example', value: 'x' } } });
    const error = await refusal(() => findCredential('vendro', settings, systemSurroundings()));
    expect(error.message).toContain('Did you mean "vendor"?');
    expect((await refusal(() => findCredential('constructor', settings, systemSurroundings()))).code).toBe('http-credentials');
  });
});
