import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { networkFingerprint } from '../../src/node/network-fingerprint.ts';

const v4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  family: 'IPv4',
  address,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:01',
  internal,
  cidr: `${address}/24`,
});
const v6 = (address: string): NetworkInterfaceInfo => ({
  family: 'IPv6',
  address,
  netmask: 'ffff:ffff:ffff:ffff::',
  mac: '00:00:00:00:00:01',
  internal: false,
  cidr: `${address}/64`,
  scopeid: 0,
});

describe('networkFingerprint', () => {
  const home = networkFingerprint({
    lo: [v4('127.0.0.1', true)],
    wlan0: [v4('192.168.1.7'), v6('2001:db8:1:2:3:4:5:6')],
  });

  it('is the same in another order', () => {
    expect(
      networkFingerprint({
        wlan0: [v6('2001:db8:1:2:3:4:5:6'), v4('192.168.1.7')],
        lo: [v4('127.0.0.1', true)],
      }),
    ).toBe(home);
  });

  it('does not change when IPv6 takes a new privacy address, or a link-local one comes', () => {
    expect(
      networkFingerprint({
        wlan0: [
          v4('192.168.1.7'),
          v6('2001:db8:1:2:a:b:c:d'),
          v6('2001:db8:1:2::9'),
          v6('fe80::1'),
          v4('169.254.3.4'),
        ],
      }),
    ).toBe(home);
  });

  it.each([
    ['another lease', { wlan0: [v4('192.168.1.8'), v6('2001:db8:1:2:3:4:5:6')] }],
    ['another interface', { eth0: [v4('192.168.1.7'), v6('2001:db8:1:2:3:4:5:6')] }],
    ['a VPN', { wlan0: [v4('192.168.1.7'), v6('2001:db8:1:2:3:4:5:6')], tun0: [v4('10.8.0.2')] }],
    ['another IPv6 network', { wlan0: [v4('192.168.1.7'), v6('2001:db8:9:9:3:4:5:6')] }],
    ['no network', { lo: [v4('127.0.0.1', true)] }],
  ])('changes with %s', (_case, interfaces) => {
    expect(networkFingerprint(interfaces)).not.toBe(home);
  });
});
