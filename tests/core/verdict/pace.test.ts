import { describe, expect, it } from 'vitest';
import {
  areControlsSlow,
  type ControlLatencies,
  decidePace,
  isSlow,
  latencyOn,
  learnAnswer,
  learnControls,
  type TargetLatency,
} from '../../../src/core/verdict/pace.ts';
import type { ControlReading, Phases } from '../../../src/shared/observation.ts';
import { reading } from '../support/verdicts.ts';

const phases = (tcpMs: number, ttfbMs: number | null): Phases => ({
  dnsMs: 1,
  tcpMs,
  tlsMs: tcpMs,
  ttfbMs,
  totalMs: 1,
});

function learned(network = 'home', count = 400): readonly TargetLatency[] {
  let latencies: readonly TargetLatency[] = [];
  for (let index = 0; index < count; index += 1) {
    latencies = learnAnswer(latencies, network, phases(20 + (index % 5), 200 + (index % 50)), index * 30_000);
  }
  return latencies;
}
const HOME = latencyOn(learned(), 'home');

describe('decidePace', () => {
  it.each([
    ['a usual answer', phases(20, 210), null, 'usual'],
    ['a slow answer over a usual way', phases(20, 3_000), false, 'slow'],
    ['a slow answer over a usual way, controls unasked', phases(20, 3_000), null, 'slow'],
    ['a slow answer over a slow way, others fast', phases(900, 3_000), false, 'slow_path'],
    ['a slow answer over a slow way, nobody to compare with', phases(900, 3_000), null, 'unknown'],
    ['a slow answer while everything is slow', phases(900, 3_000), true, 'slow_connection'],
    ['a usual answer over a slow way, others fast', phases(900, 210), false, 'usual'],
    ['no answer', phases(20, null), null, 'unknown'],
  ] as const)('%s', (_name, given, controls, expected) => {
    expect(decidePace(given, HOME, controls)).toBe(expected);
  });

  it('knows nothing on a network where nothing is usual yet', () => {
    expect(decidePace(phases(20, 9_000), latencyOn(learned(), 'hotel'), false)).toBe('unknown');
    expect(isSlow(phases(900, 9_000), latencyOn(learned(), 'hotel'))).toBe(false);
  });

  it('calls for the controls where the answer or the way is slow', () => {
    expect(isSlow(phases(20, 210), HOME)).toBe(false);
    expect(isSlow(phases(20, 3_000), HOME)).toBe(true);
    expect(isSlow(phases(900, 210), HOME)).toBe(true);
  });
});

describe('learnAnswer', () => {
  it('keeps networks apart, and the last eight of them', () => {
    let latencies = learned('home', 40);
    for (const network of 'abcdefgh') latencies = learnAnswer(latencies, network, phases(20, 500), 0);
    expect(latencies.map(({ network }) => network)).toEqual('abcdefgh'.split(''));
  });
});

describe('the controls', () => {
  const at = (connectMs: number): ControlReading => {
    const { hosts, ...rest } = reading([true, true, true]);
    return { ...rest, hosts: hosts.map((host) => ({ ...host, connectMs })) };
  };
  let usual: ControlLatencies = new Map();
  for (let index = 0; index < 60; index += 1) usual = learnControls(usual, 'home', at(20 + (index % 3)));

  it('are slow where at least half of them are', () => {
    expect(areControlsSlow(usual, 'home', at(22))).toBe(false);
    expect(areControlsSlow(usual, 'home', at(600))).toBe(true);
    const [first, ...rest] = at(22).hosts;
    const oneSlow = first === undefined ? [] : [{ ...first, connectMs: 600 }, ...rest];
    expect(areControlsSlow(usual, 'home', { ...at(22), hosts: oneSlow })).toBe(false);
  });

  it('prove nothing without an answer, or where nothing is usual', () => {
    expect(areControlsSlow(usual, 'home', reading([false, false, false]))).toBeNull();
    expect(areControlsSlow(usual, 'hotel', at(600))).toBeNull();
  });

  it('are not learned from while they are slow', () => {
    expect(learnControls(usual, 'home', at(600))).toBe(usual);
  });
});
