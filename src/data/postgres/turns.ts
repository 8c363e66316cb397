import type { Server } from './connection.ts';

/** Connections to one database at once: a report of fifty datasets must not take all that a server has. */
const AT_ONCE = 4;

interface Line {
  open: number;
  readonly waiting: (() => void)[];
}

const lines = new Map<string, Line>();

/** Waits for one of the few turns at a database, in the order of asking; disposing of it lets the next one in. */
export async function takeTurn({ host, port, database, user }: Server, signal: AbortSignal): Promise<Disposable> {
  signal.throwIfAborted();
  const key = JSON.stringify([host, port, database, user]);
  const line = lines.get(key) ?? { open: 0, waiting: [] };
  lines.set(key, line);
  if (line.open < AT_ONCE) line.open++;
  else
    await new Promise<void>((enter, leave) => {
      const abort = (): void => {
        line.waiting.splice(line.waiting.indexOf(turn), 1);
        leave(signal.reason);
      };
      const turn = (): void => {
        signal.removeEventListener('abort', abort);
        enter();
      };
      line.waiting.push(turn);
      signal.addEventListener('abort', abort, { once: true });
    });
  return {
    [Symbol.dispose]() {
      const next = line.waiting.shift();
      if (next) next();
      else if (--line.open === 0) lines.delete(key);
    },
  };
}
