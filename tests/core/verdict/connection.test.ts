import { describe, expect, it } from 'vitest';
import { connectionState } from '../../../src/core/verdict/connection.ts';
import type { ControlReading } from '../../../src/shared/observation.ts';

function reading(
  stages: readonly (string | null)[],
  captive: ControlReading['captive'] = 'unreachable',
  literalOk: boolean | null = null,
): ControlReading {
  const hosts = stages.map((stage, index) => ({ host: `c${index}`, ok: stage === null, stage, code: stage }));
  return { at: 0, hosts, captive, literalOk };
}

const withCodes = (code: string, captive: ControlReading['captive'] = 'unreachable'): ControlReading => {
  const failed = reading(['tls', 'tls', 'tls'], captive);
  return { ...failed, hosts: failed.hosts.map((host) => ({ ...host, code })) };
};

describe('connectionState', () => {
  it.each([
    ['nothing was asked', null, 'unknown'],
    ['one of three answers', reading(['tcp', null, 'dns']), 'online'],
    ['a portal stands before everything', reading(['tls', 'tls'], 'portal'), 'captive'],
    ['one answers although something odd sits on plain HTTP', reading([null, 'tls'], 'portal'), 'online'],
    ['names are dead but an address answers', reading(['dns', 'dns'], 'unreachable', true), 'dns'],
    ['names are dead and so is the address', reading(['dns', 'dns'], 'unreachable', false), 'offline'],
    ['every handshake meets a foreign certificate', withCodes('SELF_SIGNED_CERT_IN_CHAIN'), 'intercepted'],
    ['handshakes are broken off while plain pages load', withCodes('ECONNRESET', 'clear'), 'intercepted'],
    ['handshakes get no answer, and nothing else does', withCodes('ETIMEDOUT'), 'offline'],
    ['every certificate is out of date', withCodes('CERT_NOT_YET_VALID'), 'clock'],
    ['a proxy refuses all', reading(['proxy', 'proxy']), 'proxy'],
    ['failures are mixed', reading(['tcp', 'dns']), 'offline'],
  ] as const)('when %s', (_name, controls, expected) => {
    expect(connectionState(controls)).toBe(expected);
  });
});

describe('connectionState of a connection that works', () => {
  const withIpv6 = (...broken: readonly boolean[]): ControlReading => {
    const answered = reading(broken.map(() => null));
    const hosts = answered.hosts.map((host, index) => ({ ...host, isIpv6Broken: broken[index] ?? false }));
    return { ...answered, hosts };
  };

  it.each([
    ['IPv6 is broken everywhere', withIpv6(true, true, true), 'ipv6'],
    ['IPv6 is broken at most', withIpv6(true, true, false), 'ipv6'],
    ['IPv6 is broken at one host', withIpv6(true, false, false), 'online'],
    ['the clock is right to the minute', { ...reading([null]), clockAheadMs: 59_000 }, 'online'],
    ['the clock is two hours behind', { ...reading([null]), clockAheadMs: -7_200_000 }, 'clock'],
  ] as const)('when %s', (_name, controls, expected) => {
    expect(connectionState(controls)).toBe(expected);
  });
});
