import { describe, expect, it } from 'vitest';
import { createNetworkKey, toNetworkKey } from '../../src/node/network-key.ts';

describe('toNetworkKey', () => {
  it('names a network without giving its addresses away', () => {
    const key = toNetworkKey('wlan0 192.168.1.0/24');
    expect(key).toMatch(/^[\w-]{12}$/);
    expect(toNetworkKey('wlan0 192.168.1.0/24')).toBe(key);
    expect(toNetworkKey('wlan0 192.168.1.0/24\ntun0 10.8.0.0/24')).not.toBe(key);
  });

  it('has no name for no network', () => {
    expect(toNetworkKey('')).toBeNull();
  });
});

describe('createNetworkKey', () => {
  it('is the same at once, and asks the system again after a while', () => {
    let monoMs = 0;
    const read = createNetworkKey(() => monoMs);
    const key = read();
    monoMs = 60_000;
    expect(read()).toBe(key);
  });
});
