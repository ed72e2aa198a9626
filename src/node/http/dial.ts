import { isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { untilRaised } from './deadline.ts';
import { CodedError, EARLY_CLOSE } from './error-code.ts';
import { isLocalhostName, isLoopback, toHostname } from './loopback.ts';
import type { Address, Network } from './network.ts';
import { requestTunnel } from './single-use-client.ts';
import { connectTcp, destroyWhenRaised } from './tcp.ts';
import { isUnproven } from './trust.ts';

/**
 * How far a request has come, written down as it goes: when the deadline strikes, this says where it was. Through a proxy,
 * TCP is to the proxy and the name is the proxy's to resolve, so `dnsMs` stays null.
 */
export interface Progress {
  stage: 'proxy' | 'dns' | 'tcp' | 'tls' | 'http';
  dnsMs: number | null;
  tcpMs: number | null;
  tlsMs: number | null;
  ttfbMs: number | null;
  isIpv6Broken: boolean;
  /** When the certificate shown ends, in ms since 1970; null without TLS. */
  certificateEndsAt: number | null;
  /** What the name of the host itself led to; empty where it is the proxy's to resolve. */
  addresses: readonly Address[];
}

export function createProgress(): Progress {
  return {
    stage: 'dns',
    dnsMs: null,
    tcpMs: null,
    tlsMs: null,
    ttfbMs: null,
    isIpv6Broken: false,
    certificateEndsAt: null,
    addresses: [],
  };
}

/** A connection ready for one request, and what that request must look like on it. */
export interface Connection {
  readonly socket: Socket;
  readonly requestPath: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A proxy reads and forwards the request, so a 407 is the proxy's own. */
  readonly isForwarded: boolean;
}

/**
 * Opens a fresh connection for `url`: name, TCP, TLS, each timed on its own; through a proxy where the network names one.
 * Nothing is reused, TLS sessions least of all. Rejects with the error of the stage in `progress`; the connection is
 * destroyed when the signal is raised. The first certificate that Node's own authorities do not vouch for brings in the
 * operating system's, and is tried again: `progress` then tells of the second connection.
 */
export async function dial(
  url: URL,
  network: Network,
  signal: AbortSignal,
  progress: Progress,
): Promise<Connection> {
  const { trust } = network;
  const wasComplete = trust.isComplete();
  try {
    return await dialOnce(url, network, signal, progress);
  } catch (error) {
    if (wasComplete || !isUnproven(error)) throw error;
    trust.complete();
    Object.assign(progress, createProgress());
    return await dialOnce(url, network, signal, progress);
  }
}

async function dialOnce(
  url: URL,
  network: Network,
  signal: AbortSignal,
  progress: Progress,
): Promise<Connection> {
  progress.stage = 'proxy';
  const proxy = await findProxy(url, network, signal);
  if (proxy !== null) return await dialThroughProxy(url, proxy, network, signal, progress);
  const { clock } = network;
  const hostname = toHostname(url);
  const startedMs = clock.monoMs();
  progress.stage = 'dns';
  const addresses = await resolveAddresses(hostname, network, signal);
  if (isIP(hostname) === 0) progress.dnsMs = clock.monoMs() - startedMs;
  progress.addresses = addresses;
  progress.stage = 'tcp';
  const tcp = await connectTcp(addresses, toPort(url), clock, signal);
  progress.tcpMs = tcp.tcpMs;
  progress.isIpv6Broken = tcp.isIpv6Broken;
  const socket =
    url.protocol === 'https:' ? await secure(tcp.socket, hostname, network, signal, progress) : tcp.socket;
  return { socket, requestPath: `${url.pathname}${url.search}`, headers: {}, isForwarded: false };
}

/** The addresses of a name, at least one, or the literal itself. Names of this machine are not asked for anywhere else. */
async function resolveAddresses(
  hostname: string,
  network: Network,
  signal: AbortSignal,
): Promise<readonly Address[]> {
  const family = isIP(hostname);
  if (family !== 0) return [{ address: hostname, family }];
  const name = isLocalhostName(hostname) ? 'localhost' : hostname;
  const addresses = await untilRaised(network.resolveHost(name), signal);
  if (addresses.length === 0) throw new CodedError('ENOTFOUND');
  return addresses;
}

/** The proxy to go through, or null. Loopback never leaves the machine. Rejects where the answer is none we can use. */
export async function findProxy(url: URL, network: Network, signal: AbortSignal): Promise<URL | null> {
  if (isLoopback(url)) return null;
  const answer = await untilRaised(network.resolveProxy(url.href), signal);
  if (answer === null) return null;
  const proxy = URL.parse(answer);
  if (proxy === null || (proxy.protocol !== 'http:' && proxy.protocol !== 'https:')) {
    throw new CodedError('ERR_PROXY_UNSUPPORTED');
  }
  return proxy;
}

async function dialThroughProxy(
  url: URL,
  proxy: URL,
  network: Network,
  signal: AbortSignal,
  progress: Progress,
): Promise<Connection> {
  const addresses = await resolveAddresses(toHostname(proxy), network, signal);
  const tcp = await connectTcp(addresses, toPort(proxy), network.clock, signal);
  progress.tcpMs = tcp.tcpMs;
  progress.isIpv6Broken = tcp.isIpv6Broken;
  const socket =
    proxy.protocol === 'https:'
      ? await handshake(tcp.socket, toHostname(proxy), network, signal)
      : tcp.socket;
  const headers = toProxyHeaders(proxy);
  if (url.protocol === 'http:') {
    // A proxy reads plain HTTP itself: https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
    return { socket, requestPath: `${url.origin}${url.pathname}${url.search}`, headers, isForwarded: true };
  }
  const status = await requestTunnel(proxy, socket, `${url.hostname}:${toPort(url)}`, headers, signal);
  if (status < 200 || status > 299) throw new CodedError(String(status));
  const secured = await secure(socket, toHostname(url), network, signal, progress);
  return { socket: secured, requestPath: `${url.pathname}${url.search}`, headers: {}, isForwarded: false };
}

async function secure(
  socket: Socket,
  hostname: string,
  network: Network,
  signal: AbortSignal,
  progress: Progress,
): Promise<TLSSocket> {
  // Made before the stopwatch starts: the first use parses every authority.
  network.trust.context();
  const startedMs = network.clock.monoMs();
  progress.stage = 'tls';
  const secured = await handshake(socket, hostname, network, signal);
  progress.tlsMs = network.clock.monoMs() - startedMs;
  progress.certificateEndsAt = secured.getPeerX509Certificate()?.validToDate.getTime() ?? null;
  return secured;
}

function handshake(
  socket: Socket,
  hostname: string,
  network: Network,
  signal: AbortSignal,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const secured = connectTls({
      socket,
      host: hostname,
      // A literal address must not be sent as a server name: https://www.rfc-editor.org/rfc/rfc6066#section-3
      ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
      secureContext: network.trust.context(),
      ALPNProtocols: ['http/1.1'],
      // NODE_TLS_REJECT_UNAUTHORIZED in the environment must not switch this off.
      rejectUnauthorized: true,
    });
    destroyWhenRaised(secured, signal);
    secured.once('secureConnect', () => resolve(secured));
    secured.once('error', reject);
    secured.once('close', () => reject(new CodedError(EARLY_CLOSE)));
  });
}

function toPort(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

function toProxyHeaders(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === '' && proxy.password === '') return {};
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}
