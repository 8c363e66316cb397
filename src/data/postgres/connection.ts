import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import { didYouMean } from '../../shared/nearest.ts';
import { type Environment, fillVariables } from '../../workspace/environment.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { OriginError } from '../origin.ts';

/** Where a server is and how to enter it; holds a secret, so it is never logged. */
export interface Server {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly tls: false | ConnectionOptions;
  /** Options for the server: `-c search_path=…`. */
  readonly options: string | undefined;
}

/** Said in the URL of a connection and understood; `channel_binding` and `connect_timeout` are left to us. */
const URL_OPTIONS = ['host', 'port', 'sslmode', 'options', 'application_name', 'channel_binding', 'connect_timeout'];

/**
 * The server that the settings name. Nothing is taken from `PG…` variables or `.pgpass`: the settings say it all.
 * @throws OriginError `postgres-unknown-connection`, `postgres-settings`, `missing-variable`
 */
export async function findServer(name: string, workspace: Workspace, environment?: Environment): Promise<Server> {
  const { connections } = workspace.settings;
  const settings = Object.hasOwn(connections, name) ? connections[name] : undefined;
  if (!settings)
    throw new OriginError(
      'postgres-unknown-connection',
      `The settings name no connection "${name}".${didYouMean(name, Object.keys(connections))}`,
      { kind: 'usage', key: 'postgres', mend: `Add it to tearsheet.yaml: connections: { ${name}: { url: … } }.` },
    );
  const wrong = (why: string, mend: string, cause?: unknown): OriginError =>
    new OriginError('postgres-settings', `The settings of connection "${name}" are not right: ${why}.`, {
      kind: 'usage',
      key: 'postgres',
      mend,
      cause,
    });
  const { text, missing } = fillVariables(settings.url, environment, encodeURIComponent);
  if (missing.length > 0)
    throw new OriginError(
      'missing-variable',
      `The connection "${name}" needs ${missing.join(' and ')} from the environment, which ${missing.length > 1 ? 'are' : 'is'} not set.`,
      { kind: 'usage', key: 'postgres', mend: `Set ${missing.length > 1 ? 'them' : 'it'} where Tearsheet runs.` },
    );

  const form = 'postgres://user:$' + '{PASSWORD}@host:5432/database';
  let url: URL;
  const parts = { user: '', password: '', database: '', host: '' };
  try {
    url = new URL(text);
    parts.user = decodeURIComponent(url.username);
    parts.password = decodeURIComponent(url.password);
    parts.database = decodeURIComponent(url.pathname.slice(1));
    parts.host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname).replace(/^\[(.+)\]$/, '$1');
  } catch {
    // The cause would carry the URL with its password.
    throw wrong('its url is no URL', `Write ${form}.`);
  }
  if (!['postgres:', 'postgresql:'].includes(url.protocol)) throw wrong('its url is not of PostgreSQL', `Write ${form}.`);
  const lacking = (['host', 'user', 'database'] as const).filter((part) => parts[part] === '');
  if (lacking.length > 0) throw wrong(`its url has no ${lacking.join(' and no ')}`, `Write ${form}.`);
  const strange = [...url.searchParams.keys()].find((key) => !URL_OPTIONS.includes(key));
  if (strange !== undefined)
    throw wrong(
      `its url has an unknown option "${strange.slice(0, 40)}"`,
      `Known: ${URL_OPTIONS.join(', ')}.${didYouMean(strange, URL_OPTIONS)}`,
    );

  const port = Number(url.searchParams.get('port') ?? (url.port || 5432));
  if (!(Number.isInteger(port) && port > 0 && port < 65_536)) throw wrong('its url has no right port', `Write ${form}.`);

  const mode = settings.ssl ?? modeOf(url.searchParams.get('sslmode'), parts.host);
  let ca: string | undefined;
  if (settings.ca !== undefined && mode === 'verify') {
    ca = await readFile(resolve(workspace.root, settings.ca), 'utf8').catch((cause: unknown) => {
      throw wrong('its ca cannot be read', 'Name a PEM file, relative to tearsheet.yaml.', cause);
    });
  }
  return {
    ...parts,
    port,
    tls: mode === 'off' ? false : { rejectUnauthorized: mode === 'verify', ...(ca === undefined ? {} : { ca }) },
    options: url.searchParams.get('options') ?? undefined,
  };
}

/** Providers hand out URLs with `sslmode=require`, which checks nothing; unless the settings say `ssl: on`, we check. */
function modeOf(sslmode: string | null, host: string): 'off' | 'on' | 'verify' {
  if (sslmode === 'disable') return 'off';
  if (sslmode === 'no-verify') return 'on';
  return sslmode === null && isThisMachine(host) ? 'off' : 'verify';
}

function isThisMachine(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
