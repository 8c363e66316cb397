import type { CommandContext } from '../../../src/cli/run.ts';

/** A context that keeps what a command says. */
export function recordedContext(
  signal: AbortSignal = new AbortController().signal,
): CommandContext & { readonly said: { out: string; err: string } } {
  const said = { out: '', err: '' };
  const keep = (stream: 'out' | 'err') => (text: string) => {
    said[stream] += `${text}\n`;
  };
  return { signal, interactive: false, said, out: keep('out'), err: keep('err') };
}
