import { didYouMean } from '../../shared/nearest.ts';
import { OriginError } from '../origin.ts';
import type { Parameters } from '../parameters.ts';
import { queryName } from '../sql/bind.ts';

const PARTS = /^(https?):\/\/([^/?#\\]*)([^?#]*)(\?[^#]*)?(?:#.*)?$/i;
const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Names of query parameters whose values are secrets more often than not. */
const SECRET = /key|token|secret|passw|pwd|auth|sign|sig$|session|credential|^code$/i;

/**
 * The URL that a dataset names, with the values of parameters where it says `{name}`, each encoded so that it stays one piece of the
 * path or the query. A value never reaches the host, and never climbs the path.
 * @throws OriginError `http-url`, `unknown-parameter`
 */
export function fillUrl(template: string, parameters: Parameters): URL {
  const [, scheme, authority = '', path = '', query = ''] = PARTS.exec(template.trim()) ?? [];
  if (scheme === undefined || authority === '' || /[\0-\x20\x7f]/.test(template.trim()))
    throw wrong('is not a URL of http or https', 'Write https://host/path.');
  if (authority.includes('@')) throw wrong('holds a login', 'Name credentials of tearsheet.yaml: credentials: name.');
  if (/[{}]/.test(authority)) throw wrong('has a parameter in its host', 'Parameters stand in the path and the query.');

  const filledPath = fill(path, parameters, (name, value) => {
    if (value === '') throw wrong(`has nothing to put for {${name}}`, `Give the parameter "${name}" a value.`);
    if (value.split(/[/\\]/).some(isDots)) throw wrong(`would leave its path by {${name}}`, `Give "${name}" another value.`);
  });
  // Parts may only together make the dots that a server climbs by.
  if (filledPath.split(/[/\\]/).some(isDots)) throw wrong('climbs its path by dots', 'Write the path without . and ..');
  const filledQuery = fill(query, parameters);
  try {
    return new URL(`${scheme}://${authority}${filledPath}${filledQuery}`);
  } catch (cause) {
    throw wrong('is not a URL of http or https', 'Write https://host/path.', cause);
  }
}

function fill(text: string, parameters: Parameters, check: (name: string, value: string) => void = () => {}): string {
  const filled = text.replace(PLACEHOLDER, (_, name: string) => {
    const value = String(parameters[find(name, parameters)]);
    check(name, value);
    try {
      return encodeURIComponent(value);
    } catch (cause) {
      throw wrong(`cannot hold the value of {${name}}`, 'It is not valid Unicode.', cause);
    }
  });
  if (/[{}]/.test(filled)) throw wrong('has a brace without its pair', 'A brace itself is written %7B or %7D.');
  return filled;
}

function find(asked: string, parameters: Parameters): string {
  const known = Object.keys(parameters);
  const found =
    known.find((name) => name === asked) ??
    known.find((name) => queryName(name).toLowerCase() === queryName(asked).toLowerCase());
  if (found !== undefined) return found;
  throw new OriginError(
    'unknown-parameter',
    `The URL names the parameter {${asked.slice(0, 80)}}, which is not declared.${didYouMean(asked.slice(0, 80), known)}`,
    { key: 'url', mend: known.length > 0 ? `Parameters: ${known.join(', ')}.` : 'Declare it under parameters.' },
  );
}

/** `.` and `..`, also where a percent sign hides them. */
function isDots(segment: string): boolean {
  return /^(?:\.|%2e){1,2}$/i.test(segment);
}

function wrong(why: string, mend: string, cause?: unknown): OriginError {
  return new OriginError('http-url', `The URL ${why}.`, { key: 'url', mend, cause });
}

/** A URL fit to be printed: values of the query that are likely secrets are left out. */
export function printable(url: URL): string {
  const query = url.search.slice(1).split('&').filter(Boolean);
  const shown = query.map((pair) => {
    const name = pair.split('=', 1)[0] ?? '';
    return SECRET.test(decoded(name)) && pair.includes('=') ? `${name}=…` : pair;
  });
  return `${url.origin}${url.pathname}${shown.length > 0 ? `?${shown.join('&')}` : ''}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
