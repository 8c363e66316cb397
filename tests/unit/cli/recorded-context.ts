import type { CommandContext } from '../../../src/cli/run.ts';

/** A context that keeps what a command says. */
export function recordedContext(signal: AbortSignal = new AbortController().signal): CommandContext & { readonly said: { out: string; err: string } } {
  const said = { out: '', err: '' };
  return { signal, interactive: false, said, out: (text) => void (said.out += `${text}\n`), err: (text) => void (said.err += `${text}\n`) };
}
