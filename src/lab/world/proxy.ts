import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Place } from '../port.ts';
import type { WorldServer } from './name-server.ts';

/** A company's proxy at this moment: what names mean to it, and whether it wants a sign-in from everybody. */
export interface ProxyRules {
  readonly toAddress: (name: string) => string | null;
  readonly isRefusing: () => boolean;
}

const REFUSAL = [
  'HTTP/1.1 407 Proxy Authentication Required',
  'proxy-authenticate: Basic realm="proxy"',
  'content-length: 0',
  'connection: close',
  '',
  '',
].join('\r\n');

/** An HTTP proxy: ways through by CONNECT, and plain requests passed on. Rejects where the place cannot be taken. */
export async function createProxy({ address, port }: Place, rules: ProxyRules): Promise<WorldServer> {
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => passOn(incoming, response, rules));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, client: Socket) => {
    const [name = '', wanted = ''] = (request.url ?? '').split(':');
    const to = rules.toAddress(name);
    if (rules.isRefusing()) client.end(REFUSAL);
    else if (to === null) client.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
    else openTunnel(client, { address: to, port: Number(wanted) });
  });
  server.listen(port, address);
  await once(server, 'listening');
  return {
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

function openTunnel(client: Socket, { address, port }: Place): void {
  const upstream = connect(port, address, () => {
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    client.pipe(upstream).pipe(client);
  });
  upstream.on('error', () => client.destroy());
  client.once('close', () => upstream.destroy());
}

function passOn(incoming: IncomingMessage, response: ServerResponse, rules: ProxyRules): void {
  const url = URL.parse(incoming.url ?? '');
  const host = url === null ? null : rules.toAddress(url.hostname);
  if (rules.isRefusing() || url === null || host === null) {
    response.writeHead(rules.isRefusing() ? 407 : 502).end();
    return;
  }
  const path = `${url.pathname}${url.search}`;
  const upstream = forward({ host, port: 80, path, headers: { host: url.host } }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on('error', () => response.destroy());
  upstream.end();
}
