import { once } from 'node:events';
import type { Server } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';
import type { Dispatch } from '../../core/handlers.ts';
import type { Log } from '../../core/ports.ts';
import { errorCode } from '../../node/data-folder/file-problem.ts';
import type { RendererFiles } from '../../node/renderer-files.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Door } from './admission.ts';
import { answerFailure } from './answer.ts';
import { createEventStreams, type SnapshotSource } from './event-streams.ts';
import { isLoopbackHost, toHostNames, toUrlHost } from './guard.ts';
import { answerRequest } from './routes.ts';
import { createTickets } from './tickets.ts';
import { createToken } from './token.ts';

// An import would touch all that the module offers, and so load WebSocket and fetch with it: 3 MB.
const { createServer } = process.getBuiltinModule('node:http');

export interface ServerOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly dispatch: Dispatch;
  readonly source: SnapshotSource;
  readonly files: RendererFiles;
  readonly log: Log;
}

/** The dashboard, served over HTTP. */
export interface DashboardServer {
  readonly port: number;
  /** The address to open first: it carries the token. */
  readonly url: string;
  /**
   * An address that lets in once. Threat: what a program is started with, every user of the machine may read, and a browser may run
   * for days.
   */
  readonly ticketUrl: () => string;
  /** Ends every stream, lets running requests finish for a moment, and frees the port. */
  readonly close: () => Promise<void>;
}

/** Why the server cannot listen, in plain words. */
export interface ListenProblem {
  readonly kind: 'taken' | 'other';
  readonly message: string;
}

/** Slow clients get this long for a request's head and body, and this long without taking or sending a byte. */
const REQUEST_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 60_000;
const CLOSE_GRACE_MS = 1_000;

/** Starts the server. The token is a new one each time. */
export async function startServer(options: ServerOptions): Promise<Result<DashboardServer, ListenProblem>> {
  const { host, dispatch, source, files, log } = options;
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: REQUEST_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: REQUEST_TIMEOUT_MS / 2,
    keepAliveTimeout: 5_000,
  });
  server.timeout = IDLE_TIMEOUT_MS;
  server.maxConnections = 128;

  const listening = await listen(server, host, options.port);
  if (!listening.ok) return listening;
  const port = listening.value;
  // A connection that could not be taken, for want of file handles or memory: without a listener it would end the program.
  server.on('error', (error) => log.warn('server.refused', { code: errorCode(error) ?? error.message }));
  const token = createToken();
  // A browser sends cookies to every port of a host: the port in the name keeps two servers apart.
  const tickets = createTickets();
  const house: Door = { hostNames: ownNames(host), cookieName: `pilotlight-${port}`, token, tickets };
  const streams = createEventStreams(source);

  server.on('request', (request, response) => {
    answerRequest(request, response, { house, dispatch, streams, files }).catch((error: unknown) => {
      log.error('server.failed', { message: error instanceof Error ? error.message : String(error) });
      if (response.headersSent) response.destroy();
      else
        answerFailure(response, 500, {
          code: 'internal',
          message: 'Something went wrong in Pilotlight itself.',
        });
    });
  });
  let closed: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    const done = once(server, 'close');
    server.close();
    streams.close();
    server.closeIdleConnections();
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    await done;
    clearTimeout(force);
  };
  const urlWith = (key: string): string => `http://${toUrlHost(toVisitedHost(host))}:${port}/?token=${key}`;
  return ok({
    port,
    url: urlWith(token),
    ticketUrl: () => urlWith(tickets.issue()),
    close: () => {
      closed ??= close();
      return closed;
    },
  });
}

async function listen(server: Server, host: string, port: number): Promise<Result<number, ListenProblem>> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
    const address = server.address();
    return ok(typeof address === 'object' && address !== null ? address.port : port);
  } catch (error) {
    return err(toListenProblem(errorCode(error) ?? 'unknown', host, port));
  }
}

function toListenProblem(code: string, host: string, port: number): ListenProblem {
  switch (code) {
    case 'EADDRINUSE':
      return {
        kind: 'taken',
        message: `Port ${port} is taken. Choose another with --port, or 0 for any free one.`,
      };
    case 'EACCES':
      return {
        kind: 'other',
        message: `Port ${port} needs administrator rights. Choose one above 1023 with --port.`,
      };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return { kind: 'other', message: `${host} is no address of this machine (${code}).` };
    default:
      return { kind: 'other', message: `Cannot listen on ${host}, port ${port} (${code}).` };
  }
}

function ownNames(host: string): ReadonlySet<string> {
  if (isLoopbackHost(host)) return toHostNames(host, { name: '', addresses: [] });
  const addresses = Object.values(networkInterfaces()).flatMap(
    (nets) => nets?.map(({ address }) => address) ?? [],
  );
  return toHostNames(host, { name: hostname(), addresses });
}

/** Where a browser on this machine finds a server bound to `host`. */
function toVisitedHost(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}
