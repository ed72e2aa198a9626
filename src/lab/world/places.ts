import type { Place } from '../port.ts';

export const WORLD_HOSTS = [
  'acme/api',
  'acme/page',
  'other/api',
  'other/page',
  'bare/web',
  'control/1',
  'control/2',
  'control/3',
  'control/captive',
  'control/literal',
] as const;
export type WorldHost = (typeof WORLD_HOSTS)[number];

/**
 * Where the hosts of the world are found: services, and the sites that Pilotlight asks by itself to prove a connection. Addresses
 * are those set aside for documentation (RFC 5737), and the public one that is asked without a name.
 */
export const PLACES: Readonly<Record<WorldHost, Place & { readonly name: string }>> = {
  'acme/api': { name: 'api.acme.example', address: '203.0.113.10', port: 443 },
  'acme/page': { name: 'status.acme.example', address: '203.0.113.11', port: 443 },
  'other/api': { name: 'api.other.example', address: '203.0.113.20', port: 443 },
  'other/page': { name: 'status.other.example', address: '203.0.113.21', port: 443 },
  /** A site without a status page. */
  'bare/web': { name: 'bare.example', address: '203.0.113.30', port: 443 },
  'control/1': { name: 'www.google.com', address: '203.0.113.41', port: 443 },
  'control/2': { name: 'cp.cloudflare.com', address: '203.0.113.42', port: 443 },
  'control/3': { name: 'www.apple.com', address: '203.0.113.43', port: 443 },
  'control/captive': { name: 'connectivitycheck.gstatic.com', address: '203.0.113.44', port: 80 },
  'control/literal': { name: 'one.one.one.one', address: '1.1.1.1', port: 443 },
};

/** The name server this machine was given, and the public one asked over HTTPS for a second opinion. */
export const NAME_SERVER: Place = { address: '203.0.113.53', port: 53 };
export const PUBLIC_NAME_SERVER: Place = { address: '8.8.8.8', port: 443 };

export const PROXY = { name: 'proxy.office.example', address: '203.0.113.60', port: 3128 };

/** Where a filter sends what it does not let through, and where a network keeps its sign-in page. */
export const FILTER: Place = { address: '203.0.113.66', port: 443 };
export const PORTAL: Place = { address: '203.0.113.67', port: 80 };
export const PORTAL_SECURE: Place = { address: '203.0.113.67', port: 443 };

/** Where every name leads over IPv6 in a network whose IPv6 goes nowhere: past the router, which nobody answers for. */
export const NOWHERE_IPV6 = '2001:db8:99::1';

const ROUTER = { address: '192.168.7.1', ipv6: '2001:db8:7::1', hardware: '02:00:00:00:00:01' };

/** What of the world lies beyond the machine's own router. */
export const BEYOND: readonly string[] = [
  ...Object.values(PLACES).map(({ address }) => address),
  NAME_SERVER.address,
  PUBLIC_NAME_SERVER.address,
  PROXY.address,
];

/**
 * The arguments of ip(8), a line each, that make a fresh network namespace a machine on a LAN: a default route in both families
 * to a router that takes everything and answers nothing, and the addresses of the world, served on this machine itself. An address
 * taken away again is one whose packets vanish beyond the router.
 */
export const LAN_COMMANDS: readonly string[] = [
  'link set lo up',
  'link add lan0 type veth peer name wan0',
  'link set wan0 up',
  'link set lan0 up',
  'addr add 192.168.7.2/24 dev lan0',
  `neigh add ${ROUTER.address} lladdr ${ROUTER.hardware} dev lan0 nud permanent`,
  `route add default via ${ROUTER.address}`,
  'addr add 2001:db8:7::2/64 dev lan0 nodad',
  `neigh add ${ROUTER.ipv6} lladdr ${ROUTER.hardware} dev lan0 nud permanent`,
  `route add ::/0 via ${ROUTER.ipv6}`,
  ...[...BEYOND, FILTER.address, PORTAL.address].map((address) => `addr add ${address}/32 dev lo`),
];

/** The packets to an address vanish from now on. */
export const vanish = (address: string): string => `addr del ${address}/32 dev lo`;
