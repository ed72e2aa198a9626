import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { toErrorCode } from './error-code.ts';

/** Whom to believe in a TLS handshake. */
export interface Trust {
  /** The authorities known so far. Parsed at first use and then shared by all handshakes. */
  readonly context: () => SecureContext;
  /** Whether the operating system's authorities are among them. */
  readonly isComplete: () => boolean;
  /** Takes in the operating system's authorities, for every handshake from here on. */
  readonly complete: () => void;
}

/** Errors that mean no known authority stands behind a certificate, or only one whose time is over: another might. */
const UNPROVEN: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * Node's own authorities (with `NODE_EXTRA_CA_CERTS`) and `extraCaPem`, and the operating system's as soon as they are
 * needed, which behind most lines is never: reading them takes 4 MB for good, and some systems name each one four times.
 */
export function createTrust(extraCaPem: string | null): Trust {
  let context: SecureContext | null = null;
  let isComplete = false;
  return {
    context: () => {
      context ??= createContext(isComplete ? readSystemAuthorities() : [], extraCaPem);
      return context;
    },
    isComplete: () => isComplete,
    complete: () => {
      if (!isComplete) context = null;
      isComplete = true;
    },
  };
}

/** Whether a handshake failed for a reason that more authorities might undo. */
export function isUnproven(error: unknown): boolean {
  return UNPROVEN.has(toErrorCode(error));
}

function createContext(system: readonly string[], extraCaPem: string | null): SecureContext {
  // Node's own then are what Node has parsed already.
  if (system.length === 0 && extraCaPem === null) return createSecureContext();
  // All are named, because a `ca` replaces the defaults: https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions
  const extra = extraCaPem === null ? [] : [extraCaPem];
  return createSecureContext({ ca: [...new Set([...getCACertificates('default'), ...system, ...extra])] });
}

/** None where the store cannot be read: the bundled authorities still know every public service. */
function readSystemAuthorities(): readonly string[] {
  try {
    return getCACertificates('system');
  } catch {
    return [];
  }
}
