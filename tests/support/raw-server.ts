import { createServer, type Socket } from 'node:net';

/** Something on a port of loopback that speaks as told, and tells how many sockets are open. */
export interface RawServer extends AsyncDisposable {
  readonly port: number;
  readonly sockets: ReadonlySet<Socket>;
  /** Resolves with the next connection. */
  nextConnection(): Promise<Socket>;
  /** Resolves once every socket is gone. */
  deserted(): Promise<void>;
}

/** Listens on loopback; `speak` has each socket as it comes. */
export async function startRaw(speak: (socket: Socket) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const waiting: ((socket: Socket) => void)[] = [];
  let leaving: (() => void)[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size > 0) return;
      for (const leave of leaving) leave();
      leaving = [];
    });
    // A socket that nobody reads never sees the other side go.
    socket.resume();
    speak(socket);
    waiting.shift()?.(socket);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as { port: number }).port,
    sockets,
    nextConnection: () => new Promise((come) => waiting.push(come)),
    deserted: () => (sockets.size === 0 ? Promise.resolve() : new Promise((leave) => leaving.push(leave))),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
