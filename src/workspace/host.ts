/** A host that settings name. */
export interface NamedHost {
  /** `https:` and `http:` bind to that scheme; undefined leaves it to the rules of whoever asks. */
  readonly protocol: 'https:' | 'http:' | undefined;
  readonly hostname: string;
  /** Empty for the scheme's own. */
  readonly port: string;
}

/**
 * Reads `api.example.com`, `api.example.com:8443`, `[::1]:8080` or `http://intranet:8080`, in the spelling that URLs are compared in:
 * lower case, punycode, an IPv4 address in any notation as four decimals. Undefined for anything else, a path or a wildcard among it.
 */
export function parseHost(entry: string): NamedHost | undefined {
  const parts = /^(?:(https?):\/\/)?(\[[0-9a-f:.]+\]|[^\s/?#@:*[\]{}\\%]+)(?::(\d{1,5}))?$/i.exec(entry.trim());
  if (!parts) return undefined;
  const [, scheme, name = '', port = ''] = parts;
  const protocol = scheme === undefined ? undefined : scheme.toLowerCase() === 'http' ? 'http:' : 'https:';
  try {
    const url = new URL(`${protocol ?? 'https:'}//${name}${port === '' ? '' : `:${port}`}/`);
    // Without a scheme a written port is kept, so that ":443" binds to https as ":80" does to http.
    return { protocol, hostname: url.hostname, port: protocol === undefined ? port.replace(/^0+(?=\d)/, '') : url.port };
  } catch {
    return undefined;
  }
}
