import { BlockList, isIP, isIPv6 } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Blocks for networks of one's own: https://www.iana.org/assignments/iana-ipv4-special-registry, and its like for IPv6. */
const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('100.64.0.0', 10, 'ipv4');
PRIVATE.addSubnet('169.254.0.0', 16, 'ipv4');
PRIVATE.addSubnet('172.16.0.0', 12, 'ipv4');
PRIVATE.addSubnet('192.168.0.0', 16, 'ipv4');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** Who connects to "this network" or to no address at all reaches the machine itself. */
const UNSPECIFIED = new BlockList();
UNSPECIFIED.addSubnet('0.0.0.0', 8, 'ipv4');
UNSPECIFIED.addAddress('::', 'ipv6');

/** The host of a URL as sockets want it: an IPv6 literal without its brackets. */
export function toHostname(url: URL): string {
  return url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
}

/** Names that must never leave this machine: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
export function isLocalhostName(hostname: string): boolean {
  return /^(?:.+\.)?localhost\.?$/.test(hostname);
}

/** Whether the URL can only mean this machine. Plain HTTP is allowed there, and a proxy is never asked for it. */
export function isLoopback(url: URL): boolean {
  const hostname = toHostname(url);
  return isIP(hostname) === 0 ? isLocalhostName(hostname) : isLoopbackIp(hostname);
}

/** Whether this is a literal address of this machine's loopback; an IPv4 address written as IPv6 counts as what it is. */
export function isLoopbackIp(address: string): boolean {
  return isListed(address, LOOPBACK);
}

/** How far away a URL may lead by what is written in it: this machine, a network of one's own, anywhere. */
export const REACHES = ['machine', 'network', 'anywhere'] as const;
export type Reach = (typeof REACHES)[number];

/** A name counts as anywhere: what it means is the network's to say. */
export function reachOf(url: URL): Reach {
  const hostname = toHostname(url);
  if (isLoopback(url) || isListed(hostname, UNSPECIFIED)) return 'machine';
  return isListed(hostname, PRIVATE) ? 'network' : 'anywhere';
}

function isListed(address: string, list: BlockList): boolean {
  return isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
