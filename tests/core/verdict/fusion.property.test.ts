import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionState } from '../../../src/core/verdict/connection.ts';
import { decideVerdict } from '../../../src/core/verdict/fuse.ts';
import { NEW_TARGET, type TargetState } from '../../../src/core/verdict/target-state.ts';
import { severity } from '../../../src/shared/level.ts';
import { BEYOND_READ, type OutcomeClass, OutcomeClassSchema } from '../../../src/shared/observation.ts';
import { VerdictSchema } from '../../../src/shared/verdict.ts';
import { AT, known, reading, STEP_MS, sample, targetAfter } from '../support/verdicts.ts';

const NOW = { wallMs: AT, monoMs: AT };
const anyOutcomes = fc.array(fc.constantFrom<OutcomeClass>(...OutcomeClassSchema.options), {
  minLength: 1,
  maxLength: 60,
});
const anyTarget = anyOutcomes.map((outcomes) => targetAfter(outcomes));
const anyTargets = fc.array(anyTarget, { minLength: 1, maxLength: 4 });
/** A target that fails now, all of the time or half of it. */
const failing = fc.constantFrom<TargetState>(
  targetAfter(['ok', 'ok', ...Array.from({ length: 8 }, () => 'provider_failure' as const)]),
  targetAfter(Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 'ok' : 'provider_failure'))),
);

describe('decideVerdict', () => {
  it('is a verdict, whatever was seen', () => {
    fc.assert(
      fc.property(anyTargets, (targets) => {
        expect(() => VerdictSchema.parse(decideVerdict(known(targets), NOW))).not.toThrow();
      }),
    );
  });

  it('says operational only with a success in hand', () => {
    fc.assert(
      fc.property(anyTargets, (targets) => {
        const { level } = decideVerdict(known(targets), NOW);
        const isProven = targets.some(({ recent }) =>
          recent.slice(-3).some(({ class: outcome }) => outcome === 'ok' || outcome === 'limited'),
        );
        if (level === 'operational') expect(isProven || targets.some(hasOlderSuccess)).toBe(true);
      }),
    );
  });

  it('lets silence become unknown, never up', () => {
    fc.assert(
      fc.property(anyTargets, fc.integer({ min: 91_000, max: 7 * 86_400_000 }), (targets, silentMs) => {
        const later = { wallMs: AT + silentMs, monoMs: AT + silentMs };
        const verdict = decideVerdict(
          known(targets, { connection: { state: 'unknown', reading: null } }),
          later,
        );
        expect(verdict).toMatchObject({ level: 'unknown', reason: 'no_data' });
      }),
    );
  });

  it('is never made better by one more source that fails', () => {
    fc.assert(
      fc.property(anyTargets, failing, (targets, more) => {
        const before = decideVerdict(known(targets), NOW);
        const after = decideVerdict(known([...targets, more]), NOW);
        // Somebody in between makes everything unknown, with one source more or less.
        if (before.cause === 'you' || before.level === 'unknown') return;
        expect(severity(after.level)).toBeGreaterThanOrEqual(severity(before.level));
      }),
      { numRuns: 500 },
    );
  });

  it('believes an answer that came after the controls had failed, and one from before until the next try', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), fc.boolean(), (apartMs, isAnswerNewer) => {
        const controls = reading([false, false, false], { at: isAnswerNewer ? AT - apartMs : AT + apartMs });
        const connection = { state: connectionState(controls), reading: controls };
        const now = { wallMs: AT + 60_000, monoMs: AT + 60_000 };
        const answered = targetAfter(['ok', 'ok']);
        expect(decideVerdict(known([answered], { connection }), now).cause).toBeNull();
        const failed = { ...answered, recent: [...answered.recent, sample('local', AT + 60_000)] };
        const { cause } = decideVerdict(known([failed], { connection }), now);
        expect(cause).toBe(isAnswerNewer ? null : 'you');
      }),
    );
  });

  it('does not take controls that failed long ago for being offline now', () => {
    const controls = reading([false, false, false], { at: AT - 301_000 });
    const connection = { state: connectionState(controls), reading: controls };
    const failed = known([targetAfter(['local', 'local'])], { connection });
    expect(decideVerdict(failed, NOW).cause).toBeNull();
    const sooner = { ...controls, at: AT - 299_000 };
    expect(decideVerdict({ ...failed, connection: { ...connection, reading: sooner } }, NOW).cause).toBe(
      'you',
    );
  });

  it('does not take stamps from ahead for fresh', () => {
    fc.assert(
      fc.property(anyTargets, fc.integer({ min: 31 * 60_000, max: 86_400_000 }), (targets, aheadMs) => {
        const now = { wallMs: AT - aheadMs, monoMs: AT };
        expect(decideVerdict(known(targets), now).level).toBe('unknown');
      }),
    );
  });

  it('does not let a stamp from ahead outdo the controls', () => {
    const controls = reading([false, false, false], { at: AT - 3_600_000 });
    const connection = { state: connectionState(controls), reading: controls };
    const now = { wallMs: AT - 3_600_000, monoMs: AT };
    const state = targetAfter(['ok', 'ok']);
    const tried = {
      ...state,
      recent: [...state.recent, ...targetAfter(['local']).recent.map((one) => ({ ...one, at: now.wallMs }))],
    };
    expect(decideVerdict(known([tried], { connection }), now)).toMatchObject({
      cause: 'you',
      reason: 'offline',
    });
  });

  it.each([
    ['407', 'proxy'],
    ['ECONNREFUSED', 'proxy'],
    ['511', 'captive_portal'],
    ['302', 'captive_portal'],
    ['403', 'intercepted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'intercepted'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'intercepted'],
  ] as const)('tells by %s that it was the %s', (code, reason) => {
    const state = targetAfter(['ok', 'intercepted', 'intercepted']);
    const recent = state.recent.map((one) => (one.class === 'intercepted' ? { ...one, code } : one));
    expect(decideVerdict(known([{ ...state, recent }]), NOW)).toMatchObject({ cause: 'you', reason });
  });

  it('calls it major where one place fails hard and the other at times, partial where the other works', () => {
    const hard = targetAfter(Array.from({ length: 8 }, () => 'provider_failure' as const));
    const atTimes = targetAfter(
      Array.from({ length: 21 }, (_, index) => (index % 5 === 0 ? 'provider_failure' : 'ok')),
    );
    expect(atTimes.charts.alarm).toBe('partial');
    expect(decideVerdict(known([hard, atTimes]), NOW).level).toBe('major_outage');
    expect(decideVerdict(known([hard, targetAfter(['ok'])]), NOW).level).toBe('partial_outage');
    expect(decideVerdict(known([atTimes]), NOW).level).toBe('degraded');
  });

  it('keeps the word major down to half of the tries, so that a single one does not turn it', () => {
    const outcomes = Array.from({ length: 24 }, (_, index) =>
      index % 5 < 3 ? ('provider_failure' as const) : ('ok' as const),
    );
    const mixed = targetAfter(outcomes.slice(0, 23));
    expect(mixed.charts.alarm).toBe('outage');
    const before = decideVerdict(known([mixed]), NOW);
    expect(before.level).toBe('partial_outage');
    const previous = { ...before, level: 'major_outage' as const };
    expect(decideVerdict(known([mixed], { previous }), NOW).level).toBe('major_outage');
  });

  it('counts tries that failed with the connection in the evidence, as what they were', () => {
    const { evidence } = decideVerdict(known([targetAfter(['ok', 'local', 'local'])]), NOW);
    expect(evidence).toContainEqual(
      expect.objectContaining({ kind: 'probes', failed: 2, tried: 3, class: 'local' }),
    );
  });

  it('says that a bot wall is all there is to see', () => {
    const walled = targetAfter(['walled', 'walled', 'walled']);
    expect(decideVerdict(known([walled]), NOW)).toMatchObject({ level: 'unknown', reason: 'bot_wall' });
    const recent = walled.recent.map((one) => ({ ...one, code: BEYOND_READ }));
    const tooLong = { level: 'unknown', reason: 'answer_too_long' };
    expect(decideVerdict(known([{ ...walled, recent }]), NOW)).toMatchObject(tooLong);
  });

  it('claims nothing before the first try', () => {
    expect(decideVerdict(known([NEW_TARGET]), NOW)).toMatchObject({ level: 'unknown', reason: 'no_data' });
  });
});

/** A success within the time for which a sample speaks, though others came after it. */
function hasOlderSuccess({ recent }: TargetState): boolean {
  return recent.some(
    ({ at, class: outcome }) => AT - at <= 3 * STEP_MS && (outcome === 'ok' || outcome === 'limited'),
  );
}
