import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Certificate } from './certificate.ts';

/** What a request asked, kept for the test to look at. */
export interface Asked {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

/** A server on loopback. */
export interface HttpServer extends AsyncDisposable {
  readonly port: number;
  /** `127.0.0.1:8080`. */
  readonly host: string;
  readonly asked: readonly Asked[];
  /** Connections that came, answered or not. */
  readonly connections: number;
}

export type Answering = (request: IncomingMessage, response: ServerResponse, count: number) => unknown;

/** Serves on a free port of loopback; `answer` is told how many requests there were before. */
export async function startHttp(answer: Answering, certificate?: Certificate): Promise<HttpServer> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const listener: RequestListener = (request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    answer(request, response, asked.length - 1);
  };
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  // A client that does not trust the certificate goes without a word.
  server.on('tlsClientError', () => {});
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `127.0.0.1:${port}`,
    asked,
    get connections() {
      return connections;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
