import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/** Whom to believe in a TLS handshake. Made at first use and then shared: it parses some hundred certificates. */
export type Trust = () => SecureContext;

/**
 * Node's own authorities (with `NODE_EXTRA_CA_CERTS`), the operating system's and `extraCaPem`. All of them are named,
 * because a `ca` replaces the defaults: https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions
 */
export function createTrust(extraCaPem: string | null): Trust {
  let context: SecureContext | null = null;
  return () => {
    context ??= createSecureContext({
      // The system's store names each certificate several times on some systems.
      ca: [
        ...new Set([...getCACertificates('default'), ...readSystemAuthorities()]),
        ...(extraCaPem === null ? [] : [extraCaPem]),
      ],
    });
    return context;
  };
}

/** None where the store cannot be read: the bundled authorities still know every public service. */
function readSystemAuthorities(): readonly string[] {
  try {
    return getCACertificates('system');
  } catch {
    return [];
  }
}
