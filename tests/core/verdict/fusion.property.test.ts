import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionState } from '../../../src/core/verdict/connection.ts';
import { decideVerdict } from '../../../src/core/verdict/fuse.ts';
import { NEW_TARGET, type TargetState } from '../../../src/core/verdict/target-state.ts';
import { severity } from '../../../src/shared/level.ts';
import { type OutcomeClass, OutcomeClassSchema } from '../../../src/shared/observation.ts';
import { VerdictSchema } from '../../../src/shared/verdict.ts';
import { AT, known, reading, STEP_MS, targetAfter } from '../support/verdicts.ts';

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

  it('believes an answer that came after the controls had failed, and not one from before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), fc.boolean(), (apartMs, isAnswerNewer) => {
        const controls = reading([false, false, false], { at: isAnswerNewer ? AT - apartMs : AT + apartMs });
        const connection = { state: connectionState(controls), reading: controls };
        const now = { wallMs: AT + 60_000, monoMs: AT + 60_000 };
        const { cause } = decideVerdict(known([targetAfter(['ok', 'ok'])], { connection }), now);
        expect(cause).toBe(isAnswerNewer ? null : 'you');
      }),
    );
  });

  it('does not take stamps from ahead for fresh', () => {
    fc.assert(
      fc.property(anyTargets, fc.integer({ min: 31 * 60_000, max: 86_400_000 }), (targets, aheadMs) => {
        const now = { wallMs: AT - aheadMs, monoMs: AT };
        const quiet = targets.filter(({ charts }) => charts.alarm === 'none');
        const verdict = decideVerdict(known(quiet), now);
        expect(verdict.level).toBe('unknown');
      }),
    );
  });

  it('says that a bot wall is all there is to see', () => {
    const walled = targetAfter(['walled', 'walled', 'walled']);
    expect(decideVerdict(known([walled]), NOW)).toMatchObject({ level: 'unknown', reason: 'bot_wall' });
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
