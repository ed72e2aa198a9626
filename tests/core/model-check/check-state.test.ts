import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askedToday,
  countRequest,
  forgetAnswers,
  type ModelCheckState,
  NEVER_ASKED,
  observeAnswer,
  withoutOldTrouble,
} from '../../../src/core/model-check/check-state.ts';
import { keepChecks, recallChecks } from '../../../src/core/model-check/keep-checks.ts';
import { decidePace } from '../../../src/core/model-check/pace.ts';
import { type ModelOutcome, ModelOutcomeSchema } from '../../../src/shared/model-check/model.ts';
import { ok } from '../../../src/shared/result.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Tuesday at 14:05 UTC. */
const NOW = Date.UTC(2026, 10, 3, 14, 5);
const CHOSEN = { intervalMs: 15 * MINUTE, capPerDay: 3 };

const answer = (outcome: ModelOutcome, at = NOW) =>
  ({ at, provider: 'anthropic', model: 'claude-haiku-5-5', outcome, code: '529', tookMs: 1 }) as const;

/** The state after these answers, each a minute after the one before. */
function stateAfter(outcomes: readonly ModelOutcome[]): ModelCheckState {
  return outcomes.reduce(
    (state, outcome, index) => observeAnswer(state, answer(outcome, NOW + index * MINUTE)),
    NEVER_ASKED,
  );
}

describe('the count', () => {
  it('begins anew with the day, and not with a clock set back', () => {
    const asked = countRequest(countRequest(NEVER_ASKED, NOW), NOW);
    expect(askedToday(asked, NOW)).toBe(2);
    expect(askedToday(asked, NOW + DAY)).toBe(0);
    expect(askedToday(asked, NOW - 3 * DAY)).toBe(2);
    expect(askedToday(countRequest(asked, NOW - DAY), NOW)).toBe(3);
  });

  it('finds back to today after a clock that was years ahead', () => {
    const ahead = countRequest(NEVER_ASKED, NOW + 1_000 * DAY);
    const back = countRequest(ahead, NOW);
    expect(askedToday(back, NOW)).toBe(2);
    expect(askedToday(back, NOW + DAY)).toBe(0);
  });

  it('never passes the cap on one day, however the clock goes back within it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -DAY, max: HOUR }), { maxLength: 60 }), (steps) => {
        let state = NEVER_ASKED;
        let sent = 0;
        for (const step of steps) {
          const wallMs = Math.min(NOW + step, NOW + HOUR);
          if (decidePace(state, CHOSEN, wallMs, 0).waitsFor === 'next_day') continue;
          state = countRequest(state, wallMs);
          sent += 1;
        }
        // Today's allowance, and at most one of the day before that the clock first went back to.
        expect(sent).toBeLessThanOrEqual(2 * CHOSEN.capPerDay);
      }),
    );
  });

  it('outlives a restart and a deleted history, as what was seen does not', () => {
    const kept = new Map<string, unknown>();
    const history = {
      saveState: (key: string, value: unknown) => {
        kept.set(key, JSON.parse(JSON.stringify(value)));
        return ok(undefined);
      },
      loadState: (key: string) => kept.get(key) ?? null,
    };
    const state = observeAnswer(countRequest(NEVER_ASKED, NOW), answer('failed'));
    keepChecks(history, state);
    expect(recallChecks(history)).toEqual({ ...state, use: { rows: [] } });
    expect(forgetAnswers(state)).toEqual({
      ...NEVER_ASKED,
      day: state.day,
      asked: 1,
      lastAskedAt: NOW,
    });
    for (const damaged of [null, 7, { asked: -1 }, { ...state, day: 'x' }]) {
      kept.set('model-check', damaged);
      expect(recallChecks(history)).toEqual(NEVER_ASKED);
    }
  });
});

describe('failures', () => {
  it('are believed at the third in a row, never at the first', () => {
    expect(stateAfter(['failed']).isFailing).toBe(false);
    expect(stateAfter(['failed', 'failed']).isFailing).toBe(false);
    expect(stateAfter(['failed', 'failed', 'failed'])).toMatchObject({ isFailing: true, failingSince: NOW });
    expect(stateAfter(['failed', 'failed', 'answered', 'failed']).isFailing).toBe(false);
  });

  it('are over at the second answer in a row', () => {
    const failing = ['failed', 'failed', 'failed'] as const;
    expect(stateAfter([...failing, 'answered'])).toMatchObject({ isFailing: true, failingSince: NOW });
    expect(stateAfter([...failing, 'answered', 'failed']).isFailing).toBe(true);
    expect(stateAfter([...failing, 'answered', 'answered'])).toMatchObject({
      isFailing: false,
      failingSince: null,
    });
  });

  it('are not made of anything that is about the account, or proves nothing', () => {
    const others = ModelOutcomeSchema.options.filter((one) => one !== 'failed' && one !== 'answered');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...others), { maxLength: 20 }), (outcomes) => {
        const state = stateAfter(outcomes);
        expect(state).toMatchObject({ isFailing: false, failedInARow: 0, told: null });
        expect(state.use.rows).toEqual([]);
      }),
    );
  });

  it('of yesterday are not counted with those of today, and not believed of it', () => {
    const keepMs = 31 * MINUTE;
    for (const outcomes of [
      ['failed', 'failed'],
      ['failed', 'failed', 'failed'],
      ['failed', 'failed', 'failed', 'answered'],
    ] as const) {
      const state = stateAfter(outcomes);
      expect(withoutOldTrouble(state, NOW + 30 * MINUTE, keepMs)).toBe(state);
      for (const wallMs of [NOW + DAY, NOW - DAY]) {
        const next = observeAnswer(withoutOldTrouble(state, wallMs, keepMs), answer('failed', wallMs));
        expect(next).toMatchObject({ isFailing: false, failedInARow: 1, failingSince: wallMs });
      }
    }
  });

  it('leave one row each for what real use is weighed by', () => {
    expect(stateAfter(['answered', 'failed', 'limited']).use.rows).toEqual([
      { at: NOW, class: 'turn', code: '', model: 'claude-haiku-5-5' },
      { at: NOW + MINUTE, class: 'provider', code: '529', model: 'claude-haiku-5-5' },
    ]);
  });
});

describe('the pace', () => {
  const asked = (state: ModelCheckState): ModelCheckState => ({ ...state, lastAskedAt: NOW });
  const pace = (state: ModelCheckState, wallMs = NOW, settings = CHOSEN) =>
    decidePace(asked(state), settings, wallMs, 0.5);

  it('is the interval, at once the first time', () => {
    expect(decidePace(NEVER_ASKED, CHOSEN, NOW, 0.5).delayMs).toBe(0);
    expect(pace(NEVER_ASKED)).toEqual({ delayMs: 15 * MINUTE, waitsFor: 'interval' });
    expect(pace(NEVER_ASKED, NOW + 10 * MINUTE).delayMs).toBe(5 * MINUTE);
    expect(pace(NEVER_ASKED, NOW + DAY / 3).delayMs).toBe(0);
  });

  it('never waits longer than an interval because the clock was set back', () => {
    expect(pace(NEVER_ASKED, NOW - 5 * HOUR).delayMs).toBe(15 * MINUTE);
  });

  it('confirms a first failure twice, and then goes back to the interval', () => {
    expect(pace(stateAfter(['failed']))).toEqual({ delayMs: 2 * MINUTE, waitsFor: 'confirmation' });
    expect(pace(stateAfter(['failed', 'failed'])).delayMs).toBe(2 * MINUTE);
    expect(pace(stateAfter(['failed', 'failed', 'failed'])).delayMs).toBe(15 * MINUTE);
    expect(pace(stateAfter(['failed', 'failed', 'failed', 'answered'])).delayMs).toBe(2 * MINUTE);
    expect(pace(stateAfter(['failed', 'answered'])).delayMs).toBe(15 * MINUTE);
  });

  it('confirms no sooner than the interval where that is shorter', () => {
    expect(pace(stateAfter(['failed']), NOW, { intervalMs: MINUTE, capPerDay: 9 }).delayMs).toBe(MINUTE);
  });

  it('rests twice as long after each refusal, six hours at most', () => {
    const rests = [1, 2, 3, 4, 5, 9].map(
      (count) => pace(stateAfter(Array.from({ length: count }, () => 'key' as const))).delayMs / MINUTE,
    );
    expect(rests).toEqual([30, 60, 120, 240, 360, 360]);
    expect(pace(stateAfter(['limited', 'limited', 'answered'])).waitsFor).toBe('interval');
  });

  it('keeps what a 429 asked for', () => {
    const state = asked(observeAnswer(NEVER_ASKED, answer('limited'), 2 * HOUR));
    expect(decidePace(state, CHOSEN, NOW, 0.5)).toEqual({ delayMs: 2 * HOUR, waitsFor: 'rest' });
  });

  it('waits for the next day at the cap', () => {
    const capped = [1, 2, 3].reduce((state) => countRequest(state, NOW), NEVER_ASKED);
    expect(decidePace(capped, CHOSEN, NOW, 0)).toEqual({
      delayMs: Date.UTC(2026, 10, 4) - NOW,
      waitsFor: 'next_day',
    });
    expect(decidePace(capped, CHOSEN, Date.UTC(2026, 10, 4), 0).delayMs).toBe(0);
  });
});
