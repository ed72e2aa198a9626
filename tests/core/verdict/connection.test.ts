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

describe('connectionState', () => {
  it.each([
    ['nothing was asked', null, 'unknown'],
    ['one of three answers', reading(['tcp', null, 'dns']), 'online'],
    ['a portal stands before everything', reading(['tls', 'tls'], 'portal'), 'captive'],
    ['one answers although something odd sits on plain HTTP', reading([null, 'tls'], 'portal'), 'online'],
    ['names are dead but an address answers', reading(['dns', 'dns'], 'unreachable', true), 'dns'],
    ['names are dead and so is the address', reading(['dns', 'dns'], 'unreachable', false), 'offline'],
    ['every handshake fails', reading(['tls', 'tls']), 'intercepted'],
    ['a proxy refuses all', reading(['proxy', 'proxy']), 'proxy'],
    ['failures are mixed', reading(['tcp', 'dns']), 'offline'],
  ] as const)('when %s', (_name, controls, expected) => {
    expect(connectionState(controls)).toBe(expected);
  });
});
