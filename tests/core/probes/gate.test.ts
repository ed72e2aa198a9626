import { describe, expect, it } from 'vitest';
import { GATE_WINDOW_MS, gateOutcome } from '../../../src/core/probes/gate.ts';
import type { ControlReading } from '../../../src/shared/observation.ts';

function controls(at: number, ...answers: readonly boolean[]): ControlReading {
  const hosts = answers.map((ok, index) => ({ host: `c${index}`, ok, stage: ok ? null : 'tcp', code: null }));
  return { at, hosts, captive: 'clear', literalOk: null };
}

const NETWORK = { class: 'network_failure', code: 'ETIMEDOUT' } as const;

describe('gateOutcome', () => {
  it.each([
    ['counts a failure beside one control that answered', controls(1_000, false, true), 'network_failure'],
    [
      'keeps a failure local when one control in three got through',
      controls(1_000, false, true, false),
      'local',
    ],
    ['counts it while one control in three is down', controls(1_000, true, false, true), 'network_failure'],
    ['keeps a failure local when no control answered', controls(1_000, false, false), 'local'],
    ['keeps a failure local when nobody was asked', null, 'local'],
    ['takes a control at the edge of the window', controls(1_000 + GATE_WINDOW_MS, true), 'network_failure'],
    ['does not take an older control', controls(999 - GATE_WINDOW_MS, true), 'local'],
  ] as const)('%s', (_name, reading, expected) => {
    expect(gateOutcome(NETWORK, 1_000, reading)).toBe(expected);
  });

  it.each([
    ['is the provider’s, with a clock that is right', 1_000, 'provider_failure'],
    ['is the clock’s, where that is hours off', 3 * 3_600_000, 'local'],
    ['is unclear, where nobody knows the time', null, 'network_failure'],
  ] as const)('a certificate past its date %s', (_name, clockAheadMs, expected) => {
    const expired = { class: 'network_failure', code: 'CERT_HAS_EXPIRED' } as const;
    const asked = { ...controls(1_000, true, true), clockAheadMs };
    expect(gateOutcome(expired, 1_000, asked)).toBe(expected);
  });

  it('lets what only the provider can have sent pass without controls', () => {
    expect(gateOutcome({ class: 'provider_failure', code: '529' }, 0, null)).toBe('provider_failure');
  });
});
