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
    ['keeps a failure local when no control answered', controls(1_000, false, false), 'local'],
    ['keeps a failure local when nobody was asked', null, 'local'],
    ['takes a control at the edge of the window', controls(1_000 + GATE_WINDOW_MS, true), 'network_failure'],
    ['does not take an older control', controls(999 - GATE_WINDOW_MS, true), 'local'],
  ] as const)('%s', (_name, reading, expected) => {
    expect(gateOutcome(NETWORK, 1_000, reading)).toBe(expected);
  });

  it('lets what only the provider can have sent pass without controls', () => {
    expect(gateOutcome({ class: 'provider_failure', code: '529' }, 0, null)).toBe('provider_failure');
  });
});
