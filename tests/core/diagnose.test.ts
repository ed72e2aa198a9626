import { describe, expect, it } from 'vitest';
import { connectionSteps, serviceStep } from '../../src/core/diagnose.ts';
import { connectionState } from '../../src/core/verdict/connection.ts';
import type { ConnectionState, ControlReading } from '../../src/shared/observation.ts';
import { speechIn } from '../../src/shared/words/languages.ts';
import { ENGLISH_HERE } from '../../src/shared/words/speech.ts';
import { SOME_MOMENT, someService, someVerdict } from '../support/snapshots.ts';

const ANSWERS = { ok: true, stage: null, code: null, connectMs: 20, isIpv6Broken: false };
const failed = (stage: string, code: string) => ({ ok: false, stage, code, connectMs: null });

function reading(host: object, rest: Partial<ControlReading> = {}): ControlReading {
  const hosts = ['a', 'b', 'c'].map((name) => ({ ...ANSWERS, ...host, host: `${name}.example` }));
  return { at: 0, hosts, captive: 'clear', literalOk: true, clockAheadMs: null, ...rest };
}

const HOUR_MS = 3_600_000;
const NOTHING = { captive: 'unreachable' as const, literalOk: false };

/** A reading for each state, the steps that are not fine in it, and what to do about the first of them that says so. */
const CASES: readonly (readonly [ConnectionState, ControlReading, object, RegExp | null])[] = [
  ['online', reading({}, { clockAheadMs: 400 }), {}, null],
  ['ipv6', reading({ isIpv6Broken: true }, { clockAheadMs: 0 }), { ipv6: 'unclear' }, /^Switch IPv6 off/],
  ['clock', reading({}, { clockAheadMs: -5 * HOUR_MS }), { clock: 'bad' }, /^Set date and time/],
  [
    'clock',
    reading(failed('tls', 'CERT_NOT_YET_VALID')),
    { network: 'bad', certificates: 'bad', clock: 'bad', ipv6: 'skipped' },
    /^Set date and time/,
  ],
  [
    'offline',
    reading(failed('tcp', 'ENETUNREACH'), NOTHING),
    { network: 'bad', 'sign-in': 'unclear', certificates: 'skipped', clock: 'skipped', ipv6: 'skipped' },
    /^Check the Wi-Fi/,
  ],
  [
    'dns',
    reading(failed('dns', 'EAI_AGAIN'), { captive: 'unreachable' }),
    {
      network: 'bad',
      names: 'bad',
      'sign-in': 'unclear',
      certificates: 'skipped',
      clock: 'skipped',
      ipv6: 'skipped',
    },
    /^Choose another DNS server/,
  ],
  [
    'captive',
    reading(failed('tcp', 'ECONNREFUSED'), { captive: 'portal', literalOk: false }),
    { network: 'bad', 'sign-in': 'bad', certificates: 'skipped', clock: 'skipped', ipv6: 'skipped' },
    /^Sign in to this network/,
  ],
  [
    'proxy',
    reading(failed('proxy', '407'), { captive: 'unreachable', literalOk: null }),
    {
      network: 'bad',
      names: 'skipped',
      'sign-in': 'unclear',
      certificates: 'skipped',
      clock: 'skipped',
      ipv6: 'skipped',
    },
    /^Look at the settings of the proxy/,
  ],
  [
    'intercepted',
    reading(failed('tls', 'SELF_SIGNED_CERT_IN_CHAIN')),
    { network: 'bad', certificates: 'bad', clock: 'skipped', ipv6: 'skipped' },
    /Ask who runs this network/,
  ],
];

describe.each(['en', 'de'] as const)('the user’s own side, in %s', (language) => {
  it.each(CASES)('while %s', (state, controls, notFine, remedy) => {
    expect(connectionState(controls)).toBe(state);
    const steps = connectionSteps(controls, speechIn(language));
    const outcomes = Object.fromEntries(
      steps.flatMap(({ id, outcome }) => (outcome === 'good' ? [] : [[id, outcome]])),
    );
    expect(outcomes).toEqual(notFine);
    for (const step of steps) {
      expect(step.finding).not.toBe('');
      // Whatever is wrong comes with something to do.
      if (step.outcome === 'bad') expect(step.remedy).not.toBeNull();
    }
    if (language === 'en' && remedy !== null) {
      expect(steps.flatMap((step) => step.remedy ?? []).some((text) => remedy.test(text))).toBe(true);
    }
  });
});

describe('what a step claims', () => {
  const findings = (controls: ControlReading) =>
    Object.fromEntries(connectionSteps(controls, ENGLISH_HERE).map(({ id, finding }) => [id, finding]));

  it('is no look-up of names where a proxy was to do that', () => {
    expect(findings(reading(failed('proxy', '407'))).names).toMatch(/proxy looks names up/);
  });

  it('is nobody’s certificate where none was shown', () => {
    const broken = findings(reading(failed('tls', 'ECONNRESET')));
    expect(broken.certificates).toBe('Plain pages load, but every secure connection is broken off.');
  });

  it('is how far the clock is off, where that is known, and that it is far off, where it is not', () => {
    expect(findings(reading({}, { clockAheadMs: 5 * HOUR_MS })).clock).toBe(
      'The clock of this computer is 5 h ahead.',
    );
    expect(findings(reading(failed('tls', 'CERT_HAS_EXPIRED'))).clock).toMatch(/far off/);
  });

  it('is no broken IPv6 of the user’s own where one site alone is not reached', () => {
    const controls = reading({});
    const [first, ...others] = controls.hosts;
    if (first === undefined) throw new Error('no host');
    const step = connectionSteps(
      { ...controls, hosts: [{ ...first, isIpv6Broken: true }, ...others] },
      ENGLISH_HERE,
    ).find(({ id }) => id === 'ipv6');
    expect(step).toMatchObject({ outcome: 'unclear', remedy: null });
    expect(step?.finding).toMatch(/may be its own trouble/);
  });
});

describe('a service', () => {
  it.each([
    ['operational', null, 'all_good', 'good'],
    ['unknown', 'you', 'offline', 'unclear'],
    ['major_outage', 'provider', 'failing_here', 'bad'],
    ['major_outage', 'unclear', 'unreachable_from_here', 'unclear'],
    ['degraded', 'provider', 'slow_here', 'bad'],
  ] as const)('that is %s by %s (%s) is %s', (level, cause, reason, outcome) => {
    const service = someService({ verdict: someVerdict({ level, cause, reason }) });
    const step = serviceStep(service, SOME_MOMENT, ENGLISH_HERE);
    expect(step.outcome).toBe(outcome);
    expect(step.remedy === null).toBe(outcome === 'good');
  });
});
