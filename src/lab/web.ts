import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { type Behaviour, NORMAL } from './behaviour.ts';
import { createCertificates } from './certificates.ts';
import { createPort } from './port.ts';
import { type Answer, decideReply, toHtmlAnswer } from './reply.ts';
import { respond } from './respond.ts';

/** One document of a host, by its path with its query. */
export interface WebDocument {
  readonly body: string | Uint8Array;
  readonly contentType: string;
}

/** A host of the lab's web: what it serves, and what is wrong with it. Everything else on it is an HTML 404. */
export interface WebHost {
  readonly documents: Readonly<Record<string, WebDocument>>;
  readonly behaviour?: Behaviour;
}

/** A small web of many hosts under their own names, all of it on this machine. */
export interface Web {
  /** PEM of the authority to trust. */
  readonly caPem: string;
  /** The proxy that leads to every host of it; a name it does not have gets 502. */
  readonly proxyUrl: string;
  /** Every request so far as `https://host/path`, oldest first. */
  readonly requests: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves hosts by name, over TLS, behind an HTTP proxy as companies have one: whoever uses it needs no name server. */
export async function startWeb(hosts: Readonly<Record<string, WebHost>>): Promise<Web> {
  const certificates = await createCertificates(Date.now(), Object.keys(hosts));
  const requests: string[] = [];

  function onRequest(request: IncomingMessage, response: ServerResponse): void {
    const host = request.headers.host ?? '';
    const path = request.url ?? '/';
    const index = requests.push(`https://${host}${path}`) - 1;
    const { documents = {}, behaviour = NORMAL } = hosts[host] ?? {};
    const asked = { method: request.method ?? 'GET', path, ifNoneMatch: null, apiKey: null, body: '', index };
    respond(
      response,
      decideReply(behaviour, asked, () => toAnswer(documents[path])),
    );
  }

  const { keyPem, certificatePem } = certificates.good;
  const speaker = createSecureServer(
    { key: keyPem, cert: certificatePem, ALPNProtocols: ['http/1.1'] },
    onRequest,
  );
  const secure = await createPort((socket) => speaker.emit('connection', socket));

  const proxy = createServer((_request, response) => response.writeHead(502).end());
  proxy.on('connect', (request: IncomingMessage, client: Socket) => {
    const name = (request.url ?? '').replace(/:\d+$/, '');
    client.on('error', () => undefined);
    if (!Object.hasOwn(hosts, name)) {
      client.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const upstream = connect(secure.number, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    client.pipe(upstream).pipe(client);
  });
  const door = await createPort((socket) => proxy.emit('connection', socket));

  return {
    caPem: certificates.caPem,
    proxyUrl: `http://127.0.0.1:${door.number}`,
    requests: () => requests,
    close: async () => {
      await Promise.all([door.setOpen(false), secure.setOpen(false)]);
    },
  };
}

function toAnswer(document: WebDocument | undefined): Answer {
  return document === undefined
    ? toHtmlAnswer(404, 'Not found', 'There is nothing at this address.')
    : { status: 200, headers: { 'content-type': document.contentType }, body: document.body };
}
