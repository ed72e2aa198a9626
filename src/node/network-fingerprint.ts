import type { NetworkInterfaceInfo } from 'node:os';

/** The network an address lies in: IPv6's own half changes every day for privacy (RFC 8981), its first 64 bits do not. */
function networkOf({ family, address, cidr }: NetworkInterfaceInfo): string {
  if (family !== 'IPv6') return cidr ?? address;
  const [head = ''] = address.split('::');
  return head.split(':').slice(0, 4).join(':');
}

/**
 * The machine's place in the network as one comparable string: each interface with the networks it is in, in a stable order.
 * It changes with Wi-Fi, cable, VPN and a new lease. Link-local addresses are left out: they come and go by themselves.
 */
export function networkFingerprint(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): string {
  const places = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter(({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/i.test(address))
      .map((info) => `${name} ${networkOf(info)}`),
  );
  return [...new Set(places)].sort().join('\n');
}
