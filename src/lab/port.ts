import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Where a host listens; port 0 is any free one. */
export interface Place {
  readonly address: string;
  readonly port: number;
}

const ANY_ON_LOOPBACK: Place = { address: '127.0.0.1', port: 0 };

/** A port that can be closed, so that callers are refused, and opened again under the same number. */
export interface Port {
  readonly number: number;
  /** Opens or closes the port; closing cuts every connection. Resolves once it is so. Calls take effect in order; one that has been overtaken may be skipped. */
  readonly setOpen: (open: boolean) => Promise<void>;
}

const REOPEN_AFTER_MS = 50;

async function listen({ address, port }: Place, onConnection: (socket: Socket) => void): Promise<Server> {
  const server = createServer(onConnection);
  server.listen(port, address);
  await once(server, 'listening');
  return server;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Opens the port, a free one on 127.0.0.1 unless told otherwise. Rejects only where the system refuses to listen at all. */
export async function createPort(
  onConnection: (socket: Socket) => void,
  place: Place = ANY_ON_LOOPBACK,
): Promise<Port> {
  const sockets = new Set<Socket>();
  const accept = (socket: Socket) => {
    sockets.add(socket);
    // Broken connections are the lab's business; without a listener each would end the process.
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    onConnection(socket);
  };
  let server: Server | null = await listen(place, accept);
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('a TCP server without a port');
  }
  const number = address.port;

  const wish = { isOpen: true };

  async function open(): Promise<void> {
    while (server === null && wish.isOpen) {
      try {
        server = await listen({ ...place, port: number }, accept);
      } catch (error) {
        // While closed, the number is free for anybody: an outgoing connection may hold it for a moment.
        if (!isTaken(error)) {
          throw error;
        }
        await delay(REOPEN_AFTER_MS);
      }
    }
  }

  async function shut(): Promise<void> {
    if (server === null) {
      return;
    }
    const closing = server;
    server = null;
    const closed = once(closing, 'close');
    closing.close();
    for (const socket of sockets) {
      socket.destroy();
    }
    await closed;
  }

  let last: Promise<void> = Promise.resolve();
  return {
    number,
    setOpen: (wanted) => {
      wish.isOpen = wanted;
      last = last.then(wanted ? open : shut);
      return last;
    },
  };
}
