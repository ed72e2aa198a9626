import { isToken, readCookie } from './token.ts';

/** What a request says of where it comes from. */
export interface Visit {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly cookie: string | undefined;
}

/** Whom the server lets in. */
export interface House {
  /** Names and addresses under which this server may be asked for, in lower case, without port. */
  readonly hostNames: ReadonlySet<string>;
  readonly cookieName: string;
  readonly token: string;
}

export type Admission = 'admitted' | 'no_token' | 'foreign_host' | 'foreign_origin';

/**
 * Whether a request may pass. The `Host` allow-list stops a foreign name that was pointed at this machine (DNS rebinding);
 * the origin stops other pages in the same browser, those on other ports of this machine among them, to which the cookie is
 * sent as well; the cookie stops other users of the machine. Ports are not compared with the server's own, so that a
 * forwarded port (`ssh -L`) works: the origin must match the `Host` it was sent to.
 */
export function decideAdmission(visit: Visit, house: House): Admission {
  if (!isOwnHost(visit.host, house.hostNames)) return 'foreign_host';
  if (!isOwnOrigin(visit)) return 'foreign_origin';
  const cookie = readCookie(visit.cookie, house.cookieName);
  return cookie !== null && isToken(cookie, house.token) ? 'admitted' : 'no_token';
}

/** Whether a `Host` header names this server: a name on the list, with or without a port. */
export function isOwnHost(host: string | undefined, hostNames: ReadonlySet<string>): boolean {
  const match = /^(\[[\da-f:.]+\]|[^\s:/?#@[\]]+)(?::\d{1,5})?$/i.exec(host ?? '');
  return match?.[1] !== undefined && hostNames.has(match[1].toLowerCase());
}

/** A browser names the origin with every POST; what comes without one is no browser, and has to know the token all the same. */
function isOwnOrigin({ method, host, origin, fetchSite }: Visit): boolean {
  if (origin !== undefined) return origin.toLowerCase() === `http://${host?.toLowerCase()}`;
  const isReading = method === 'GET' || method === 'HEAD';
  return isReading || fetchSite === undefined || fetchSite === 'same-origin';
}

/** What the machine is called and reached by, for a server that listens beyond loopback. */
export interface Machine {
  readonly name: string;
  readonly addresses: readonly string[];
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);

/** The names under which a server bound to `bindHost` may be asked for. */
export function toHostNames(bindHost: string, machine: Machine): ReadonlySet<string> {
  if (isLoopbackHost(bindHost)) return new Set(LOOPBACK);
  const own = EVERYWHERE.has(bindHost)
    ? [machine.name, `${machine.name}.local`, ...machine.addresses]
    : [bindHost];
  return new Set([...LOOPBACK, ...own.map((name) => toUrlHost(name).toLowerCase())]);
}

/** Whether only this machine can reach a server bound to `host`. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** A name or address as it stands in an address bar: IPv6 in brackets, without a zone. */
export function toUrlHost(host: string): string {
  const bare = host.replace(/%.*$/, '');
  return bare.includes(':') ? `[${bare}]` : bare;
}
