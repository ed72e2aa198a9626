import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { type Behaviour, NORMAL } from './behaviour.ts';
import type { Certificates, KeyAndCertificate } from './certificates.ts';
import { createPort, type Place } from './port.ts';
import { type Answer, decideReply, type LabRequest, toHtmlAnswer } from './reply.ts';
import { respond } from './respond.ts';
import { seededFraction } from './seeded.ts';

export interface HostOptions {
  readonly name: string;
  readonly seed: number;
  /** Null for plain HTTP. */
  readonly certificates: Certificates | null;
  /** Usual time to the first byte, in real ms. */
  readonly latencyMs: number;
  /** What the host does at this moment, the user's network included. */
  readonly behaviour: () => Behaviour;
  /** The answer in health. */
  readonly answer: (request: LabRequest) => Answer;
  readonly toDelayMs: (delayMs: number) => number;
  /** The time its answers tell, in ms since 1970; this computer's where left out. */
  readonly dateMs?: () => number;
  /** Where it listens; a free port on 127.0.0.1 where left out. */
  readonly place?: Place;
  /** Told of every request, and of every connection that gets no further. */
  readonly record: (entry: { readonly endpoint: string; readonly got: Behaviour['kind'] }) => void;
}

/** One listener of the lab. It runs until `setOpen(false)`. */
export interface Host {
  readonly name: string;
  /** Whether it speaks TLS. */
  readonly secure: boolean;
  readonly url: string;
  readonly port: number;
  readonly setOpen: (open: boolean) => Promise<void>;
}

/** The endpoint under which connections are counted that never became a request. */
const CONNECTION = '(connection)';

function isHit(behaviour: Behaviour, seed: number, stream: string, n: number): boolean {
  return !('share' in behaviour) || behaviour.share >= 1 || seededFraction(seed, stream, n) < behaviour.share;
}

function isConnectionFault(behaviour: Behaviour): boolean {
  return (
    behaviour.kind === 'reset' ||
    behaviour.kind === 'refuse' ||
    behaviour.kind === 'bad_certificate' ||
    (behaviour.kind === 'hang' && behaviour.phase === 'connect')
  );
}

/** Who shows a wrong certificate is somebody else: a caller that does not mind gets their page. */
function onImpostorRequest(_request: IncomingMessage, response: ServerResponse): void {
  const answer = toHtmlAnswer(200, 'Somebody in between', 'This is not the host that was asked for.');
  respond(response, { kind: 'answer', answer, delayMs: 0 });
}

function createSpeaker(
  identity: KeyAndCertificate | null,
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  return identity === null
    ? createServer(listener)
    : createSecureServer(
        { key: identity.keyPem, cert: identity.certificatePem, ALPNProtocols: ['http/1.1'] },
        listener,
      );
}

const MAX_BODY_CHARS = 64 * 1024;

/** What a caller sends along, of which no more is kept than any call of the lab needs. */
async function readBody(incoming: IncomingMessage): Promise<string> {
  let body = '';
  incoming.setEncoding('utf8');
  for await (const chunk of incoming) if (body.length < MAX_BODY_CHARS) body += chunk;
  return body;
}

/** Opens a host on a loopback port of its own. */
export async function createHost(options: HostOptions): Promise<Host> {
  const { name, seed, certificates, record } = options;
  let connections = 0;
  let requests = 0;

  /** There is no certificate to be wrong over plain HTTP. */
  function currentBehaviour(): Behaviour {
    const behaviour = options.behaviour();
    return behaviour.kind === 'bad_certificate' && certificates === null ? NORMAL : behaviour;
  }

  function onRequest(incoming: IncomingMessage, response: ServerResponse): void {
    if (incoming.method !== 'POST') answer(incoming, response, '');
    else
      readBody(incoming).then(
        (body) => answer(incoming, response, body),
        () => response.destroy(),
      );
  }

  function answer(incoming: IncomingMessage, response: ServerResponse, body: string): void {
    const index = requests;
    requests += 1;
    const request: LabRequest = {
      method: incoming.method ?? 'GET',
      path: (incoming.url ?? '/').split('?', 1)[0] ?? '/',
      ifNoneMatch: incoming.headers['if-none-match'] ?? null,
      apiKey: [incoming.headers['x-api-key'] ?? []].flat()[0] ?? null,
      body,
      index,
    };
    const own = currentBehaviour();
    // Where a fault hits only some connections, one that got this far was spared.
    const isSpared = isConnectionFault(own)
      ? 'share' in own && own.share < 1
      : !isHit(own, seed, `${name}/request`, index);
    const behaviour = isSpared ? NORMAL : own;
    record({ endpoint: request.path, got: behaviour.kind });
    if (options.dateMs !== undefined) response.setHeader('date', new Date(options.dateMs()).toUTCString());
    const reply = decideReply(behaviour, request, () => options.answer(request));
    const usualMs = options.latencyMs * (2 / 3 + (2 / 3) * seededFraction(seed, `${name}/latency`, index));
    respond(
      response,
      reply.kind === 'answer'
        ? { ...reply, delayMs: Math.round(usualMs + options.toDelayMs(reply.delayMs)) }
        : reply,
    );
  }

  const healthy = createSpeaker(certificates?.good ?? null, onRequest);
  const impostors =
    certificates === null
      ? null
      : {
          wrong_host: createSpeaker(certificates.faulty.wrong_host, onImpostorRequest),
          unknown_authority: createSpeaker(certificates.faulty.unknown_authority, onImpostorRequest),
          expired: createSpeaker(certificates.faulty.expired, onImpostorRequest),
          not_yet_valid: createSpeaker(certificates.faulty.not_yet_valid, onImpostorRequest),
        };

  function onConnection(socket: Socket): void {
    const behaviour = currentBehaviour();
    const index = connections;
    connections += 1;
    if (!isConnectionFault(behaviour) || !isHit(behaviour, seed, `${name}/connection`, index)) {
      healthy.emit('connection', socket);
      return;
    }
    record({ endpoint: CONNECTION, got: behaviour.kind });
    if (behaviour.kind === 'reset' || behaviour.kind === 'refuse') {
      socket.resetAndDestroy();
    } else if (behaviour.kind === 'bad_certificate' && impostors !== null) {
      impostors[behaviour.fault].emit('connection', socket);
    }
  }

  const port = await createPort(onConnection, options.place);
  return {
    name,
    secure: certificates !== null,
    url: `${certificates === null ? 'http' : 'https'}://${options.place?.address ?? '127.0.0.1'}:${port.number}`,
    port: port.number,
    setOpen: port.setOpen,
  };
}
