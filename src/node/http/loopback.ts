import { BlockList, isIP, isIPv6 } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** The host of a URL as sockets want it: an IPv6 literal without its brackets. */
export function toHostname(url: URL): string {
  return url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
}

/** Names that must never leave this machine: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
export function isLocalhostName(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

/** Whether the URL can only mean this machine. Plain HTTP is allowed there, and a proxy is never asked for it. */
export function isLoopback(url: URL): boolean {
  const hostname = toHostname(url);
  return isIP(hostname) === 0 ? isLocalhostName(hostname) : isLoopbackIp(hostname);
}

/** Whether this is a literal address of this machine's loopback; an IPv4 address written as IPv6 counts as what it is. */
export function isLoopbackIp(address: string): boolean {
  return isIP(address) !== 0 && LOOPBACK.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
