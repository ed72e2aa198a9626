import { connect, type Socket } from 'node:net';
import { type LoopbackServer, serveTcp } from './loopback-servers.ts';

export interface ProxyServer extends LoopbackServer {
  /** The request lines that came in, in order. */
  readonly requests: readonly string[];
  /** The header lines of the last request. */
  readonly lastHeaders: () => readonly string[];
}

/**
 * A small real HTTP proxy: CONNECT and absolute-form GET, every name leading to loopback. With `refuseWith` it answers every
 * request with that status instead.
 */
export async function serveProxy(refuseWith: string | null = null): Promise<ProxyServer> {
  const requests: string[] = [];
  let lastHeaders: readonly string[] = [];
  const server = await serveTcp((client) => {
    client.once('data', (head: Buffer) => {
      const [requestLine = '', ...headers] = head.toString('latin1').split('\r\n');
      requests.push(requestLine);
      lastHeaders = headers.filter((line) => line !== '');
      if (refuseWith !== null) {
        client.end(`HTTP/1.1 ${refuseWith}\r\ncontent-length: 0\r\n\r\n`);
        return;
      }
      const [method, target = ''] = requestLine.split(' ');
      if (method === 'CONNECT') {
        tunnel(client, Number(target.split(':').at(-1)), () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
        return;
      }
      const url = new URL(target);
      const upstream = tunnel(client, Number(url.port), () => {
        upstream.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\n${headers.join('\r\n')}`);
      });
    });
  });
  return { ...server, requests, lastHeaders: () => lastHeaders };
}

function tunnel(client: Socket, port: number, onConnected: () => void): Socket {
  const upstream = connect(port, '127.0.0.1', onConnected);
  upstream.on('error', () => client.destroy());
  client.on('close', () => upstream.destroy());
  client.pipe(upstream).pipe(client);
  return upstream;
}
