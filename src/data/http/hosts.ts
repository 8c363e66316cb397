import { isIP } from 'node:net';
import { didYouMean } from '../../shared/nearest.ts';
import { fillVariables } from '../../workspace/environment.ts';
import { parseHost } from '../../workspace/host.ts';
import type { HttpSettings } from '../../workspace/settings.ts';
import { OriginError } from '../origin.ts';
import { type Address, isThisMachine, reachOf } from './addresses.ts';
import type { HttpSurroundings } from './surroundings.ts';

/** True when an entry of the settings means the scheme, host and port of a URL. */
export function covers(entry: string, url: URL, allowPrivate: boolean): boolean {
  const named = parseHost(entry);
  if (!named || named.hostname !== url.hostname) return false;
  const isScheme =
    named.protocol === undefined
      ? url.protocol === 'https:' || (allowPrivate && isThisMachine(url.hostname))
      : named.protocol === url.protocol;
  const standard = url.protocol === 'https:' ? '443' : '80';
  return isScheme && (named.port || standard) === (url.port || standard);
}

/** True when the settings let datasets ask a URL. */
export function isListed(url: URL, { hosts, allowPrivate }: HttpSettings): boolean {
  return hosts.some((entry) => covers(entry, url, allowPrivate));
}

/** @throws OriginError `http-host` */
export function requireListed(url: URL, settings: HttpSettings): void {
  if (isListed(url, settings)) return;
  const secure = new URL(url);
  secure.protocol = 'https:';
  throw url.protocol === 'http:' && isListed(secure, settings)
    ? new OriginError('http-host', `The settings let ${url.host} be asked by https only.`, {
        kind: 'usage',
        key: 'url',
        mend: `Write https://, or list "http://${url.host}" in tearsheet.yaml.`,
      })
    : new OriginError('http-host', `The settings do not list the host ${url.host}.${didYouMean(url.host, settings.hosts)}`, {
        kind: 'usage',
        key: 'url',
        mend: `Add it to tearsheet.yaml: http: { hosts: ["${url.protocol === 'http:' ? 'http://' : ''}${url.host}"] }.`,
      });
}

/** A secret with the one place it goes to. */
export interface Credential {
  readonly name: string;
  readonly value: string;
  readonly header: string | undefined;
  readonly query: string | undefined;
  /** Whether a URL is at the host that the secret is for. */
  isFor(url: URL): boolean;
}

/** @throws OriginError `http-credentials`, `missing-variable` */
export function findCredential(name: string, settings: HttpSettings, { environment }: HttpSurroundings): Credential {
  const { credentials, allowPrivate } = settings;
  const found = Object.hasOwn(credentials, name) ? credentials[name] : undefined;
  if (!found)
    throw new OriginError(
      'http-credentials',
      `The settings have no credentials "${name}".${didYouMean(name, Object.keys(credentials))}`,
      { kind: 'usage', key: 'credentials', mend: `Add them to tearsheet.yaml under http.credentials.` },
    );
  const { text: value, missing } = fillVariables(found.value, environment);
  if (missing.length > 0)
    throw new OriginError(
      'missing-variable',
      `The credentials "${name}" need ${missing.join(' and ')} from the environment, which ${missing.length > 1 ? 'are' : 'is'} not set.`,
      { kind: 'usage', key: 'credentials', mend: `Set ${missing.length > 1 ? 'them' : 'it'} where Tearsheet runs.` },
    );
  if (!/^[\x20-\x7e]+$/.test(value))
    throw new OriginError(
      'http-credentials',
      `The value of the credentials "${name}" holds a line end or another sign that no header carries.`,
      {
        kind: 'usage',
        key: 'credentials',
        mend: 'Look for a line end after the secret.',
      },
    );
  return {
    name,
    value,
    header: found.query === undefined ? (found.header ?? 'Authorization') : undefined,
    query: found.query,
    isFor: (url) => covers(found.host, url, allowPrivate),
  };
}

/**
 * The addresses to connect to, each allowed; a host with one that is not is refused as a whole.
 * @throws OriginError `http-address`; the error of the resolver
 */
export async function resolveHost(url: URL, settings: HttpSettings, { lookup }: HttpSurroundings): Promise<readonly Address[]> {
  const name = url.hostname.replace(/^\[(.+)\]$/, '$1');
  const family = isIP(name);
  const addresses = family === 0 ? await lookup(name) : [{ address: name, family: family as 4 | 6 }];
  const refused = addresses
    .map(({ address }) => reachOf(address))
    .find((reach) => reach === 'never' || (reach === 'private' && !settings.allowPrivate));
  if (refused === undefined && addresses.length > 0) return addresses;
  throw new OriginError(
    'http-address',
    refused === 'private'
      ? `The host ${url.host} has an address of a private network or of this machine.`
      : `The host ${url.host} has an address that no dataset may ask.`,
    {
      kind: 'usage',
      key: 'url',
      ...(refused === 'private' ? { mend: 'If that is meant, set http: { allowPrivate: true } in tearsheet.yaml.' } : {}),
    },
  );
}
