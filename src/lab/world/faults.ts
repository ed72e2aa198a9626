import type { Behaviour } from '../behaviour.ts';
import type { NameReply } from './name-message.ts';
import {
  BEYOND,
  FILTER,
  NAME_SERVER,
  NOWHERE_IPV6,
  PLACES,
  PORTAL,
  vanish,
  type WorldHost,
} from './places.ts';

/** One way for things to go wrong in the world. What is left out stays as it was. */
export interface WorldFault {
  /** What hosts do from the strike on. */
  readonly behaviours?: Readonly<Partial<Record<WorldHost, Behaviour>>>;
  /** What every host that speaks TLS does from the strike on. */
  readonly everySecureHost?: Behaviour;
  /** What the machine's own name server says from the strike on; null is the truth. */
  readonly say?: (name: string) => NameReply | null;
  /** The same for the public name server. */
  readonly sayPublicly?: (name: string) => NameReply | null;
  /** Lines for ip(8) at the strike. */
  readonly commands?: readonly string[];
  /** The machine goes through a proxy, which asks everybody for a sign-in from the strike on. */
  readonly hasProxy?: boolean;
  /** Names lead to IPv6 addresses as well, from the beginning; nothing answers there. */
  readonly hasDeadIpv6?: boolean;
  /** How far the machine's clock is ahead, from the beginning. */
  readonly clockAheadMs?: number;
}

const ACME = PLACES['acme/api'];
const HOUR_MS = 3_600_000;

const acme = (behaviour: Behaviour): WorldFault => ({ behaviours: { 'acme/api': behaviour } });
const onlyAcme =
  (reply: NameReply) =>
  (name: string): NameReply | null =>
    name === ACME.name ? reply : null;
const leadTo = (address: string): NameReply => ({ kind: 'known', addresses: [address] });
const NOTHING_THERE: NameReply = { kind: 'no_such_name' };
const foreignCertificate: Behaviour = { kind: 'bad_certificate', fault: 'unknown_authority', share: 1 };

/** A sign-in page before everything: every name leads to it, and nothing else is let out. */
const behindPortal: WorldFault = {
  say: () => leadTo(PORTAL.address),
  commands: BEYOND.filter((address) => address !== NAME_SERVER.address).map(vanish),
};

/**
 * The table of faults that a monitor on one machine meets, each by the mechanism that brings it about in life. Before the strike all is
 * well, unless said otherwise.
 */
export const WORLD_FAULTS = {
  /** The server answers 401, as it always does whoever has no key. */
  'no key': {},
  'cable pulled': { commands: ['link set lan0 down', ...BEYOND.map(vanish)] },
  'line swallows everything': { commands: BEYOND.map(vanish) },
  'name server dead': { say: () => ({ kind: 'silence' }) },
  'name server lies about one provider': { say: onlyAcme(leadTo(FILTER.address)) },
  'name server points one provider at nothing': { say: onlyAcme(leadTo('0.0.0.0')) },
  'name server withholds one provider': { say: onlyAcme(NOTHING_THERE) },
  'captive portal that refuses TLS': behindPortal,
  'captive portal that answers TLS': { ...behindPortal, everySecureHost: foreignCertificate },
  'proxy wants a sign-in': { hasProxy: true },
  'TLS intercepted': { everySecureHost: foreignCertificate },
  'TLS to one provider intercepted': acme(foreignCertificate),
  'IPv6 black hole': { hasDeadIpv6: true },
  'clock hours ahead': { clockAheadMs: 5 * HOUR_MS },
  'clock years behind': {
    everySecureHost: { kind: 'bad_certificate', fault: 'not_yet_valid', share: 1 },
  },
  'route to one provider broken': {
    commands: [vanish(ACME.address), `route add unreachable ${ACME.address}/32`],
  },
  'server silent': { commands: [vanish(ACME.address)] },
  'server refuses': acme({ kind: 'refuse' }),
  'server hangs': acme({ kind: 'hang', phase: 'response', share: 1 }),
  'server errors': acme({ kind: 'server_error', status: 503, share: 1 }),
  'provider’s name gone': { say: onlyAcme(NOTHING_THERE), sayPublicly: onlyAcme(NOTHING_THERE) },
  'provider’s certificate expired': acme({ kind: 'bad_certificate', fault: 'expired', share: 1 }),
  'server slow': acme({ kind: 'slow', delayMs: 1_500, share: 1 }),
  overloaded: acme({ kind: 'overloaded', share: 1 }),
  'too many requests': acme({ kind: 'rate_limited', retryAfterSeconds: 30, share: 1 }),
  'bot wall': {
    behaviours: {
      'acme/api': { kind: 'walled', status: 403, share: 1 },
      'bare/web': { kind: 'walled', status: 403, share: 1 },
    },
  },
} satisfies Readonly<Record<string, WorldFault>>;
export type WorldFaultName = keyof typeof WORLD_FAULTS;

/** What a name leads to in truth, with the dead IPv6 address beside it where the fault has one. */
export function tellTruth(name: string, { hasDeadIpv6 = false }: WorldFault): NameReply {
  const place = Object.values(PLACES).find((known) => known.name === name);
  if (place === undefined) return NOTHING_THERE;
  return { kind: 'known', addresses: hasDeadIpv6 ? [place.address, NOWHERE_IPV6] : [place.address] };
}
