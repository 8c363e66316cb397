/** What a document leaves in a page of Chromium when the next one replaces it. */
export interface Traces {
  /** Its content policies: they stay in force. */
  readonly policy: string;
  /** Whether there may be more: frames, refreshes, bases. */
  readonly more: boolean;
}

const POLICY = /<meta http-equiv="Content-Security-Policy" content="[^"<>]*">/gi;
const MORE = /<(?:iframe|frame|object|embed|portal|fencedframe|base|link)\b|<meta\b[^>]*http-equiv/i;

/** Reads off the markup what will stay behind; markup that is written in another way counts as more. */
export function tracesOf(html: string): Traces {
  const policies = html.match(POLICY) ?? [];
  return { policy: policies.join(''), more: MORE.test(policies.length > 0 ? html.replace(POLICY, '') : html) };
}
