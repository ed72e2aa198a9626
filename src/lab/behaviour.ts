import { z } from 'zod';
import { assertNever } from '../shared/result.ts';

/** The part of requests (or connections) a fault hits, drawn from the scenario's seed. */
const share = z.number().min(0).max(1).default(1);

/**
 * What a host of the lab does to whoever calls. Faults of the connection (`refuse`, `reset`, `bad_certificate`, `hang` at `connect`)
 * come before any HTTP; the others replace or bend the answer the host would normally give.
 */
export const BehaviourSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('normal') }).readonly(),
  z.object({ kind: z.literal('overloaded'), share }).readonly(),
  z
    .object({ kind: z.literal('server_error'), status: z.int().min(500).max(599).default(500), share })
    .readonly(),
  z
    .object({ kind: z.literal('rate_limited'), retryAfterSeconds: z.int().min(0).default(30), share })
    .readonly(),
  z.object({ kind: z.literal('walled'), status: z.int().min(400).max(599).default(403), share }).readonly(),
  z.object({ kind: z.literal('slow'), delayMs: z.int().min(0), share }).readonly(),
  z
    .object({ kind: z.literal('hang'), phase: z.enum(['connect', 'response']).default('response'), share })
    .readonly(),
  z.object({ kind: z.literal('reset'), share }).readonly(),
  z.object({ kind: z.literal('refuse') }).readonly(),
  z.object({ kind: z.literal('html'), status: z.int().min(200).max(599).default(200), share }).readonly(),
  /** A well-formed answer whose body ends half way. */
  z.object({ kind: z.literal('truncated'), share }).readonly(),
  /** The connection breaks before the announced length is reached. */
  z.object({ kind: z.literal('cut'), share }).readonly(),
  z
    .object({
      kind: z.literal('huge'),
      bytes: z.int().min(1).default(100_000_000),
      gzip: z.boolean().default(false),
      share,
    })
    .readonly(),
  z.object({ kind: z.literal('redirect_loop'), share }).readonly(),
  /** A sign-in page of the network: every address leads to it. */
  z.object({ kind: z.literal('portal'), share }).readonly(),
  z
    .object({
      kind: z.literal('bad_certificate'),
      fault: z
        .enum(['wrong_host', 'unknown_authority', 'expired', 'not_yet_valid'])
        .default('unknown_authority'),
      share,
    })
    .readonly(),
]);
export type Behaviour = z.infer<typeof BehaviourSchema>;
export type CertificateFault = Extract<Behaviour, { kind: 'bad_certificate' }>['fault'];

export const NORMAL: Behaviour = { kind: 'normal' };

/**
 * The user's own side. `silent` swallows everything; `captive` is a hotel, `intercepted` a company's or an antivirus's proxy; with
 * `clock` this computer believes to live years ago, so that no certificate is valid yet.
 */
export const NetworkSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('online') }).readonly(),
  z.object({ state: z.literal('offline') }).readonly(),
  z.object({ state: z.literal('silent') }).readonly(),
  z
    .object({ state: z.literal('captive'), tls: z.enum(['refuse', 'intercept']).default('refuse') })
    .readonly(),
  z.object({ state: z.literal('intercepted') }).readonly(),
  z.object({ state: z.literal('clock') }).readonly(),
]);
export type Network = z.infer<typeof NetworkSchema>;

/** What a host does once the user's network has had its say. `secure` is whether the host speaks TLS. */
export function throughNetwork(network: Network, own: Behaviour, secure: boolean): Behaviour {
  switch (network.state) {
    case 'online':
      return own;
    case 'offline':
      return { kind: 'refuse' };
    case 'silent':
      return { kind: 'hang', phase: 'connect', share: 1 };
    case 'captive':
      if (!secure) {
        return { kind: 'portal', share: 1 };
      }
      return network.tls === 'refuse'
        ? { kind: 'refuse' }
        : { kind: 'bad_certificate', fault: 'unknown_authority', share: 1 };
    case 'intercepted':
      return secure ? { kind: 'bad_certificate', fault: 'unknown_authority', share: 1 } : own;
    case 'clock':
      return secure ? { kind: 'bad_certificate', fault: 'not_yet_valid', share: 1 } : own;
    default:
      return assertNever(network);
  }
}
