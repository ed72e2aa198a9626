import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { KeyAndCertificate } from '../certificates.ts';
import type { Place } from '../port.ts';
import { type NameReply, parseQuestion, toNameMessage } from './name-message.ts';

/** What a name server says at this moment. */
export type SayName = (name: string) => NameReply;

/** A server of the world; `close` ends it. */
export interface WorldServer {
  readonly close: () => Promise<void>;
}

/** A name server over UDP. Rejects where the place cannot be taken. */
export async function createNameServer(
  { address, port }: Place,
  say: SayName,
): Promise<WorldServer & { readonly port: number }> {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const question = parseQuestion(message);
    const answer = question === null ? null : toNameMessage(question, say(question.name));
    // Whoever asked may be gone, or its way back; that is theirs to notice.
    if (answer !== null) socket.send(answer, from.port, from.address, () => undefined);
  });
  socket.bind(port, address);
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
}

const STATUS = { known: 0, failing: 2, no_such_name: 3 } as const;
const TYPE_A = 1;

/** A public name server over HTTPS that answers in JSON: https://developers.google.com/speed/public-dns/docs/doh/json */
export async function createPublicNameServer(
  { address, port }: Place,
  { keyPem, certificatePem }: KeyAndCertificate,
  say: SayName,
): Promise<WorldServer> {
  const server = createServer({ key: keyPem, cert: certificatePem }, (request, response) => {
    const name = new URL(request.url ?? '/', 'https://name-server').searchParams.get('name') ?? '';
    const reply = say(name);
    if (reply.kind === 'silence') return;
    const addresses = reply.kind === 'known' ? reply.addresses : [];
    const answers = addresses.filter((data) => !data.includes(':')).map((data) => ({ type: TYPE_A, data }));
    response.setHeader('content-type', 'application/json; charset=UTF-8');
    response.end(JSON.stringify({ Status: STATUS[reply.kind], Answer: answers }));
  });
  server.on('tlsClientError', () => undefined);
  server.listen(port, address);
  await once(server, 'listening');
  return {
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
