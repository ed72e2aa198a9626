import { lookup } from 'node:dns/promises';
import type { Clock } from '../../core/ports.ts';
import { createEnvironmentProxy } from './environment-proxy.ts';
import { createTrust, type Trust } from './trust.ts';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** Every address of a host name, in the order to be tried. Rejects with the resolver's error. */
export type ResolveHost = (hostname: string) => Promise<readonly Address[]>;

/** The proxy that requests for `url` go through, as `http://[user:password@]host:port`; null for none. */
export type ResolveProxy = (url: string) => Promise<string | null>;

/** What pages, probes and controls share: who asks, whom to believe, which way to go. */
export interface Network {
  readonly clock: Clock;
  readonly userAgent: string;
  readonly trust: Trust;
  readonly resolveHost: ResolveHost;
  readonly resolveProxy: ResolveProxy;
}

export interface NetworkOptions {
  readonly clock: Clock;
  readonly userAgent: string;
  /** PEM of certificate authorities to believe beside the system's and Node's. */
  readonly extraCaPem?: string | null;
  /** Where it is left out, the proxies of the environment. */
  readonly resolveProxy?: ResolveProxy;
  /** Where it is left out, the operating system's resolver. */
  readonly resolveHost?: ResolveHost;
}

export function createNetwork(options: NetworkOptions): Network {
  return {
    clock: options.clock,
    userAgent: options.userAgent,
    trust: createTrust(options.extraCaPem ?? null),
    resolveProxy: options.resolveProxy ?? createEnvironmentProxy(process.env),
    resolveHost: options.resolveHost ?? resolveWithSystem,
  };
}

/** getaddrinfo, not c-ares: it alone knows the hosts file, split DNS of a VPN and mDNS. */
const resolveWithSystem: ResolveHost = (hostname) => lookup(hostname, { all: true });
