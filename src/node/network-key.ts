import { createHash } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { networkFingerprint } from './network-fingerprint.ts';

/** Asking the system for its interfaces at every probe would cost more than the probe's bookkeeping. */
const KEEP_MS = 5_000;

/**
 * Names the network the machine is in by a short hash, so that what is usual on one is not expected on another; null where it
 * is in none. Two networks with the same interface and subnet share a name: then what is usual is the slower of both.
 */
export function createNetworkKey(monoMs: () => number): () => string | null {
  let known: { readonly key: string | null; readonly atMonoMs: number } | null = null;
  return () => {
    if (known === null || monoMs() - known.atMonoMs > KEEP_MS) {
      known = { key: toNetworkKey(networkFingerprint(networkInterfaces())), atMonoMs: monoMs() };
    }
    return known.key;
  };
}

/** Addresses are private: only their hash is kept. */
export function toNetworkKey(fingerprint: string): string | null {
  return fingerprint === ''
    ? null
    : createHash('sha256').update(fingerprint).digest('base64url').slice(0, 12);
}
