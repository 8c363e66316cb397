import { OriginError } from '../origin.ts';

/** A try that came to nothing; some are worth another. */
export class FailedTry extends Error {
  override name = 'FailedTry';
  readonly failure: OriginError;
  readonly isWorthAnother: boolean;
  /** Milliseconds that the server asks to wait. */
  readonly waitMs: number | undefined;

  constructor(failure: OriginError, isWorthAnother: boolean, waitMs?: number) {
    super(failure.message, { cause: failure });
    this.failure = failure;
    this.isWorthAnother = isWorthAnother;
    this.waitMs = waitMs;
  }
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/;
const UNPACKING = /^Z_|^ERR__ERROR_FORMAT|^ERR_BROTLI|ZLIB/;

/** Anything that resolver, socket, TLS, parser or unpacking threw. */
export function networkFailure(thrown: unknown, host: string): FailedTry {
  const code = codeOf(thrown);
  const unavailable = (what: string, why: string, again = true): FailedTry =>
    new FailedTry(
      new OriginError(what, `${host} ${why}.`, {
        kind: 'unavailable',
        key: 'url',
        mend: 'Try again later, or check the network.',
        cause: thrown,
      }),
      again,
    );
  if (code === 'ENOTFOUND' || code === 'ENODATA') return unavailable('http-unresolved', 'is not found by its name', false);
  if (code === 'EAI_AGAIN') return unavailable('http-unresolved', 'is not found by its name');
  if (CERTIFICATE.test(code))
    return new FailedTry(
      new OriginError('http-certificate', `${host} shows a certificate that is not trusted (${code}).`, {
        kind: 'usage',
        key: 'url',
        mend: 'Name its authority in tearsheet.yaml: http: { ca: file.pem }.',
        cause: thrown,
      }),
      false,
    );
  if (UNPACKING.test(code)) return unavailable('http-encoding', 'sent an answer that cannot be unpacked', false);
  if (/^HPE_|UND_ERR_HEADERS_OVERFLOW/.test(code)) return unavailable('http-protocol', 'does not speak HTTP as it should', false);
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'].includes(code))
    return unavailable('http-connect', `cannot be reached (${code === 'UND_ERR_CONNECT_TIMEOUT' ? 'ETIMEDOUT' : code})`);
  return unavailable('http-connection-lost', 'broke the connection off');
}

/** The dataset's time is over. */
export function timeoutFailure(host: string, seconds: number, cause?: unknown): OriginError {
  return new OriginError('http-timeout', `${host} had not answered completely after ${seconds} s.`, {
    kind: 'unavailable',
    key: 'timeout',
    mend: 'Try again later, ask for less, or give the dataset a longer timeout.',
    cause,
  });
}

/** States that pass by themselves. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** A status that is no answer. `said` is a short, clean piece of the body; `waitMs` what `Retry-After` asks for. */
export function statusFailure(status: number, host: string, said: string, hasCredential: boolean, waitMs?: number): FailedTry {
  const message = `${host} answered ${status}${said === '' ? '' : `: ${said}`}`.replace(/[.\s]*$/, '.');
  const isPassing = PASSING.has(status);
  const [kind, mend] =
    isPassing || status >= 500
      ? (['unavailable', 'Try again later.'] as const)
      : status === 401 || status === 403
        ? ([
            'usage',
            hasCredential
              ? 'Check the credentials in tearsheet.yaml.'
              : 'If it wants a login, name credentials of tearsheet.yaml.',
          ] as const)
        : status === 404 || status === 410
          ? (['report', 'Check the path of the URL and its parameters.'] as const)
          : (['report', 'Check the URL and its parameters.'] as const);
  return new FailedTry(new OriginError('http-status', message, { kind, mend, key: 'url' }), isPassing, waitMs);
}

function codeOf(thrown: unknown): string {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    // undici means to give llhttp's code here, and gives none.
    const code = error.name === 'HTTPParserError' ? 'HPE_' : (error as NodeJS.ErrnoException).code;
    if (error instanceof AggregateError && code === undefined) return codeOf(error.errors[0]);
    if (typeof code === 'string' && code !== 'UND_ERR_SOCKET') return code;
  }
  return '';
}
