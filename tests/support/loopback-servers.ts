import { once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { ServerIdentity } from './tls.ts';

export interface LoopbackServer {
  readonly port: number;
  /** How many connections were ever accepted. */
  readonly accepted: () => number;
  /** Resolves when every connection accepted so far is closed, whoever did it; hangs for one that is left open. */
  readonly allClosed: () => Promise<void>;
}

async function listen(server: Server, host: string, port = 0): Promise<LoopbackServer> {
  const open = new Set<Socket>();
  let accepted = 0;
  server.on('connection', (socket) => {
    accepted += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    accepted: () => accepted,
    allClosed: async () => {
      await Promise.all([...open].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    },
  };
}

/** A real HTTP server on loopback for the length of one test; HTTPS with an identity. The port is free to choose, or not. */
export async function serveHttp(
  handler: RequestListener,
  identity: ServerIdentity | null = null,
  port = 0,
): Promise<LoopbackServer> {
  const server: HttpServer =
    identity === null ? createHttpServer(handler) : createHttpsServer({ ...identity }, handler);
  server.on('tlsClientError', () => {});
  return await listen(server, '127.0.0.1', port);
}

/** A real TCP server on loopback for the length of one test. */
export async function serveTcp(
  onSocket: (socket: Socket) => void,
  host = '127.0.0.1',
): Promise<LoopbackServer> {
  return await listen(createTcpServer(onSocket), host);
}

/** A real server for anything over TLS, on loopback for the length of one test. */
export async function serveTls(
  onSocket: (socket: Socket) => void,
  identity: ServerIdentity,
): Promise<LoopbackServer> {
  const server = createTlsServer({ ...identity }, (socket) => {
    socket.on('error', () => {});
    onSocket(socket);
  });
  server.on('tlsClientError', () => {});
  return await listen(server, '127.0.0.1');
}

/** A port that refuses connections: it was listened on a moment ago, and no longer is. */
export async function findClosedPort(): Promise<number> {
  const server = createTcpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
