import { isIP, type Socket } from 'node:net';
import type { Dispatcher } from 'undici';
import type { LoopbackAddress } from '../../shared/local-model/address.ts';
import { untilRaised } from '../http/deadline.ts';
import { CodedError } from '../http/error-code.ts';
import { isLoopbackIp } from '../http/loopback.ts';
import type { Address, Network } from '../http/network.ts';
import { requestGet, requestPost } from '../http/single-use-client.ts';
import { connectTcp } from '../http/tcp.ts';

/** `localhost` led somewhere else than to this computer. */
export const NOT_LOOPBACK = 'NOT_LOOPBACK';

/** What of a network is needed to reach this computer itself. A proxy is not. */
export type LoopbackNetwork = Pick<Network, 'clock' | 'userAgent' | 'resolveHost'>;

export interface LoopbackRequest {
  readonly address: LoopbackAddress;
  readonly path: string;
  /** JSON to be posted; null for a GET. */
  readonly body: string | null;
  readonly accept: string;
}

/**
 * One request over a fresh connection to this computer, redirects left as they are. Rejects with the error of the connection,
 * with `NOT_LOOPBACK`, or when the signal is raised; raising it ends the connection at any time.
 */
export async function requestLoopback(
  { address, path, body, accept }: LoopbackRequest,
  network: LoopbackNetwork,
  signal: AbortSignal,
  onConnected: () => void = () => undefined,
): Promise<Dispatcher.ResponseData> {
  const socket = await connectLoopback(address, network, signal);
  onConnected();
  const headers = { 'user-agent': network.userAgent, accept, 'accept-encoding': 'identity' };
  const response = await (body === null
    ? requestGet(address.origin, socket, path, headers, signal)
    : requestPost(address.origin, socket, path, headers, body, signal));
  // A body that is dropped unread reports that as an error.
  response.body.on('error', () => {});
  return response;
}

/** Only addresses that are loopback are tried, and the one that answered is looked at once more as the socket has it. */
async function connectLoopback(
  { host, port }: LoopbackAddress,
  { clock, resolveHost }: LoopbackNetwork,
  signal: AbortSignal,
): Promise<Socket> {
  const family = isIP(host);
  const found: readonly Address[] =
    family === 0 ? await untilRaised(resolveHost('localhost'), signal) : [{ address: host, family }];
  const own = found.filter(({ address }) => isLoopbackIp(address));
  if (own.length === 0) throw new CodedError(NOT_LOOPBACK);
  const { socket } = await connectTcp(own, port, clock, signal);
  if (isLoopbackIp(socket.remoteAddress ?? '')) return socket;
  socket.destroy();
  throw new CodedError(NOT_LOOPBACK);
}
