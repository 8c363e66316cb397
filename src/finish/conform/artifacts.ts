/** Operators that paint a path, and the one that drops it. */
const PAINTS = new Set(['f', 'f*', 'F', 'S', 's', 'B', 'B*', 'b', 'b*']);
const PATH = new Set(['m', 'l', 'c', 'v', 'y', 're', 'h', 'W', 'W*']);

/**
 * Marks everything that a content stream paints outside its tags as an artifact: rules, backgrounds, running heads. Chromium writes one
 * operator a line; a form that holds tagged content of its own is left to itself.
 * @param isTagged whether the form of that name holds tagged content
 * @param frames numbers of marked content that is an artifact, whatever it is marked as
 * @see ISO 14289-1 §7.1
 */
export function markArtifacts(
  source: string,
  isTagged: (form: string) => boolean,
  frames: ReadonlySet<number> = new Set(),
): string {
  const out: string[] = [];
  let pending: string[] = [];
  let depth = 0;
  let inText = false;
  const flush = () => {
    if (pending.length > 0) out.push(...pending);
    pending = [];
  };
  for (const line of source.split('\n')) {
    const operator = operatorOf(line);
    if (operator === 'BDC' || operator === 'BMC') {
      flush();
      depth += 1;
      const id = frames.size === 0 ? undefined : /\/MCID\s+(\d+)/.exec(line)?.[1];
      out.push(id !== undefined && frames.has(Number(id)) ? '/Artifact BMC' : line);
    } else if (operator === 'EMC') {
      flush();
      depth -= 1;
      out.push(line);
    } else if (depth > 0) out.push(line);
    else if (operator === 'BT') {
      inText = true;
      out.push('/Artifact BMC', line);
    } else if (operator === 'ET' && inText) {
      inText = false;
      out.push(line, 'EMC');
    } else if (operator === 'Do' || operator === 'sh') {
      flush();
      if (operator === 'Do' && isTagged(line.trim().split(' ')[0]?.slice(1) ?? '')) out.push(line);
      else out.push('/Artifact BMC', line, 'EMC');
    } else if (PATH.has(operator)) pending.push(line);
    else if (PAINTS.has(operator)) {
      out.push('/Artifact BMC', ...pending, line, 'EMC');
      pending = [];
    } else if (operator === 'n') {
      flush();
      out.push(line);
    } else {
      flush();
      out.push(line);
    }
  }
  flush();
  return out.join('\n');
}

/** The last word of a line. */
function operatorOf(line: string): string {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) <= 32) end -= 1;
  let start = end;
  // A blank, or a bracket that closes a string, a list or a dictionary.
  while (start > 0 && !ENDS.has(line.charCodeAt(start - 1))) start -= 1;
  return line.slice(start, end);
}

const ENDS = new Set([...' \t>])'].map((sign) => sign.charCodeAt(0)));
