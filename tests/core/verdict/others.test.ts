import { describe, expect, it } from 'vitest';
import {
  alarmsAtOnce,
  isVerifiedSince,
  type NetworkAlarm,
  networkAlarmAt,
  providerOf,
} from '../../../src/core/verdict/others.ts';
import { CLAUDE, OTHER, service } from '../support/play.ts';
import { AT, reading, STEP_MS, targetAfter } from '../support/verdicts.ts';

const alarm = (provider: string, at = AT): NetworkAlarm => ({ provider, name: provider, at });

describe('networkAlarmAt', () => {
  it('is when silence alarmed', () => {
    const silent = targetAfter(['network_failure', 'network_failure', 'network_failure', 'network_failure']);
    expect(networkAlarmAt([silent])).toBe(AT - STEP_MS);
    expect(networkAlarmAt([targetAfter(['ok', 'network_failure'])])).toBeNull();
  });

  it('is nothing where one failure can only be the provider’s', () => {
    const proven = targetAfter(['network_failure', 'provider_failure', 'network_failure']);
    expect(proven.charts.alarm).toBe('outage');
    expect(networkAlarmAt([proven])).toBeNull();
  });
});

describe('alarmsAtOnce', () => {
  it('are those of other providers within a minute', () => {
    const own = alarm('a');
    const others = [
      own,
      alarm('a'),
      alarm('b', AT - 60_000),
      alarm('c', AT + 60_000),
      alarm('d', AT + 60_001),
    ];
    expect(alarmsAtOnce(others, own).map(({ provider }) => provider)).toEqual(['b', 'c']);
  });

  it('knows a provider by its page', () => {
    expect(providerOf(CLAUDE)).not.toBe(providerOf(OTHER));
    expect(providerOf({ ...CLAUDE, id: 'claude-code' })).toBe(providerOf(CLAUDE));
    expect(providerOf(service('own', ['own.example'], false))).toBe('own');
  });
});

describe('isVerifiedSince', () => {
  it('takes most of the controls, after the last of the alarms', () => {
    const alarms = [alarm('a', AT - 2), alarm('b', AT - 1)];
    expect(isVerifiedSince(reading([true, true, false]), alarms)).toBe(true);
    expect(isVerifiedSince(reading([true, false, false]), alarms)).toBe(false);
    expect(isVerifiedSince(reading([true, true, true], { at: AT - 1 }), alarms)).toBe(false);
    expect(isVerifiedSince(null, alarms)).toBe(false);
  });
});
