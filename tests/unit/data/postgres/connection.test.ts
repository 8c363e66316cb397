import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { OriginError } from '../../../../src/data/origin.ts';
import { findServer } from '../../../../src/data/postgres/connection.ts';
import { settingsSchema } from '../../../../src/workspace/settings.ts';
import type { Workspace } from '../../../../src/workspace/workspace.ts';
import { folderOf } from '../../../support/report.ts';

const SECRET = 'hunter2';

async function server(connection: object, environment: Record<string, string> = {}, root = '/workspace') {
  const settings = settingsSchema.parse({ connections: { warehouse: connection } });
  return findServer('warehouse', { root, settings, templates: [], styles: [], locales: [] } satisfies Workspace, environment);
}

async function refusal(work: () => Promise<unknown>): Promise<OriginError> {
  const error = await work().then(
    () => new Error('Nothing was refused.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OriginError)) throw error;
  return error;
}

describe('a connection of the settings', () => {
  it('is a URL', async () => {
    expect(await server({ url: 'postgres://ada@db.example:6543/funds?options=-c%20search_path%3Drisk' })).toEqual({
      host: 'db.example',
      port: 6543,
      database: 'funds',
      user: 'ada',
      password: '',
      tls: { rejectUnauthorized: true },
      options: '-c search_path=risk',
    });
  });

  it('takes secrets from the environment, whatever marks they hold', async () => {
    const url = `postgres://\${WHO}:\${PASSWORD}@db.example/funds`;
    const found = await server({ url }, { WHO: 'ada', PASSWORD: 'a/b@c:d?e#f%20 g' });
    expect(found).toMatchObject({ user: 'ada', password: 'a/b@c:d?e#f%20 g', host: 'db.example', port: 5432 });
  });

  it('may be a variable as a whole', async () => {
    expect(await server({ url: '${URL}' }, { URL: 'postgresql://ada:a%40b@[::1]/funds' })).toMatchObject({
      host: '::1',
      password: 'a@b',
      tls: false,
    });
  });

  it('may be a socket', async () => {
    expect(await server({ url: 'postgres://ada@localhost/funds?host=/run/postgresql' })).toMatchObject({
      host: '/run/postgresql',
      tls: false,
    });
  });

  it.each([
    ['elsewhere', 'postgres://a@db.example/x', undefined, { rejectUnauthorized: true }],
    ['on this machine', 'postgres://a@localhost/x', undefined, false],
    ['on this machine', 'postgres://a@127.8.0.1/x', undefined, false],
    ['elsewhere, though it looks local', 'postgres://a@localhost.example/x', undefined, { rejectUnauthorized: true }],
    ['set', 'postgres://a@localhost/x', 'verify', { rejectUnauthorized: true }],
    ['set to on', 'postgres://a@db.example/x', 'on', { rejectUnauthorized: false }],
    ['set to off', 'postgres://a@db.example/x?sslmode=require', 'off', false],
    ['required in the URL', 'postgres://a@localhost/x?sslmode=require', undefined, { rejectUnauthorized: true }],
    ['disabled in the URL', 'postgres://a@db.example/x?sslmode=disable', undefined, false],
  ])('has TLS as is right when %s: %s', async (_, url, ssl, tls) => {
    expect((await server({ url, ...(ssl ? { ssl } : {}) })).tls).toEqual(tls);
  });

  it('may have an authority of its own', async () => {
    const root = await folderOf({ 'ca.pem': 'PEM' });
    expect((await server({ url: 'postgres://a@db.example/x', ca: 'ca.pem' }, {}, root)).tls).toEqual({
      rejectUnauthorized: true,
      ca: 'PEM',
    });
    const error = await refusal(() => server({ url: 'postgres://a@db.example/x', ca: 'none.pem' }, {}, root));
    expect(error).toMatchObject({ code: 'postgres-settings', kind: 'usage' });
    expect(error.message).not.toContain(root);
  });

  it('that is not there is told, with the one that was meant', async () => {
    const settings = settingsSchema.parse({ connections: { warehouse: { url: 'postgres://a@b/c' } } });
    const workspace: Workspace = { root: '/w', settings, templates: [], styles: [], locales: [] };
    const error = await refusal(() => findServer('warehuose', workspace, {}));
    expect(error).toMatchObject({ code: 'postgres-unknown-connection', kind: 'usage', key: 'postgres' });
    expect(error.message).toContain('Did you mean "warehouse"?');
    expect((await refusal(() => findServer('constructor', workspace, {}))).code).toBe('postgres-unknown-connection');
  });

  it('tells which variables are missing', async () => {
    const error = await refusal(() => server({ url: 'postgres://${A}:${B}@h/d' }, { A: '' }));
    expect(error).toMatchObject({
      code: 'missing-variable',
      kind: 'usage',
      message: 'The connection "warehouse" needs A and B from the environment, which are not set.',
    });
  });

  it.each([
    ['no URL', `${SECRET}`, /no URL/],
    ['another protocol', `mysql://a:${SECRET}@h/d`, /not of PostgreSQL/],
    ['no user', 'postgres://h/d', /no user/],
    ['no database', `postgres://a:${SECRET}@h`, /no database/],
    ['an unknown option', `postgres://a:${SECRET}@h/d?ssl_mode=x`, /unknown option "ssl_mode"/],
    ['a broken percent sign', `postgres://a:${SECRET}%zz@h/d`, /no URL/],
    ['a port that is none', `postgres://a:${SECRET}@h/d?port=x`, /port/],
  ])('with %s is refused without telling its secret', async (_, url, message) => {
    const error = await refusal(() => server({ url }));
    expect(error).toMatchObject({ code: 'postgres-settings', kind: 'usage' });
    expect(error.message).toMatch(message);
    expect(inspect(error, { depth: 9 })).not.toContain(SECRET);
  });
});
