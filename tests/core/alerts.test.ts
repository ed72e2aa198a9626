import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOLD_MS, holdBack } from '../../src/core/alert-groups.ts';
import { type Alert, decideAlert, NOTHING_TOLD, REPEAT_AFTER_MS, type Told } from '../../src/core/alerts.ts';
import { LevelSchema } from '../../src/shared/level.ts';
import { SettingsSchema } from '../../src/shared/settings.ts';
import { ReasonSchema, type Verdict } from '../../src/shared/verdict.ts';
import { AT, outage, verdict } from './support/verdicts.ts';

const SETTINGS = SettingsSchema.parse({});
const MINUTE = 60_000;
const SEEN: Told = { ...NOTHING_TOLD, hasBaseline: true };

function decide(told: Told, given: Verdict, at = AT, settings = SETTINGS): Alert {
  return decideAlert({ before: told, verdict: given, settings, serviceId: 's', wallMs: at });
}

/** Feeds verdicts a minute apart, and answers what was told at which of them. */
function story(verdicts: readonly Verdict[], from = SEEN): readonly Alert['due'][] {
  let told = from;
  return verdicts.map((given, index) => {
    const alert = decide(told, given, AT + index * MINUTE);
    told = alert.told;
    return alert.due;
  });
}

describe('decideAlert', () => {
  it('takes what a first look finds for no news, and tells its end all the same', () => {
    const first = decide(NOTHING_TOLD, outage());
    expect(first.due).toBeNull();
    expect(decide(first.told, outage()).due).toBeNull();
    expect(decide(first.told, verdict()).due).toBe('ended');
  });

  it('tells a start, one worsening and an end, each once', () => {
    const degraded = outage({ level: 'degraded' });
    expect(story([degraded, degraded, outage(), degraded, outage(), verdict(), verdict()])).toEqual([
      'started',
      null,
      'worsened',
      null,
      null,
      'ended',
      null,
    ]);
  });

  it('tells a second worsening only after a quarter of an hour of lesser trouble, however long that lasts', () => {
    const degraded = outage({ level: 'degraded' });
    const eased = (minutes: number) => Array.from({ length: minutes }, () => degraded);
    const told = story([
      degraded,
      outage(),
      ...eased(14),
      outage(),
      ...eased(15),
      outage(),
      outage(),
      verdict(),
    ]);
    const dues = told.map((due, minute) => (due === null ? '' : `${due} ${minute}`));
    expect(dues.filter((due) => due !== '')).toEqual(['started 0', 'worsened 1', 'worsened 32', 'ended 34']);
  });

  it('tells no second start within five minutes, and tells it then if it holds', () => {
    expect(story([outage(), verdict(), outage(), outage(), outage(), outage()])).toEqual([
      'started',
      'ended',
      null,
      null,
      null,
      'started',
    ]);
    expect(REPEAT_AFTER_MS).toBe(5 * MINUTE);
  });

  it('tells no second end within five minutes either, and keeps it for when it holds', () => {
    const down = outage();
    const up = verdict();
    const told = story([down, down, down, down, up, down, up, up, up, up]);
    expect(
      told.map((due, minute) => (due === null ? '' : `${due} ${minute}`)).filter((due) => due !== ''),
    ).toEqual(['started 0', 'ended 4', 'started 5', 'ended 9']);
  });

  it('does not wait for a stamp from before the clock was set back', () => {
    const { told } = decide(SEEN, outage(), AT + 60 * MINUTE);
    const ended = decide(told, verdict(), AT + 61 * MINUTE).told;
    expect(decide(ended, outage(), AT).due).toBe('started');
  });

  it.each(['recovering', 'unstable'] as const)('does not tell a start of %s', (reason) => {
    expect(decide(SEEN, outage({ level: 'degraded', reason })).due).toBeNull();
  });

  it('tells nothing of what is the user’s own, or of doubt', () => {
    const told = story([
      verdict({ level: 'unknown', cause: 'you', reason: 'offline' }),
      verdict({ level: 'unknown', reason: 'no_data' }),
      verdict({ level: 'unknown', cause: 'unclear', reason: 'several_at_once' }),
      verdict({ cause: 'you', reason: 'slow_connection' }),
      verdict({ suspicion: 'suspected' }),
    ]);
    expect(told.every((due) => due === null)).toBe(true);
  });

  it('does not take a suspicion for an end', () => {
    const { told } = decide(SEEN, outage());
    expect(decide(told, verdict({ suspicion: 'checking' })).due).toBeNull();
  });

  it('tells what is asked for even in silence, and once', () => {
    const silent = SettingsSchema.parse({ notifications: { enabled: false } });
    const wished = { ...SEEN, tellWhenBack: true };
    const back = decide(wished, verdict(), AT, silent);
    expect(back.due).toBe('back');
    expect(decide(back.told, verdict(), AT, silent).due).toBeNull();
  });

  /** The next minute of this time of day, in the zone of whoever runs this. */
  const atClock = (hours: number, minutes = 0): number => new Date(AT).setHours(hours, minutes, 0, 0);
  const quiet = (from: string, to: string) =>
    SettingsSchema.parse({ notifications: { quietHours: { from, to } } });

  it.each([
    ['22:00', '07:00', [23, 3, 6], [7, 12, 21]],
    ['13:00', '15:00', [13, 14], [12, 15, 23]],
  ])('keeps still from %s to %s, and tells afterwards what still holds', (from, to, silent, loud) => {
    const settings = quiet(from, to);
    for (const hour of silent) {
      const held = decide(SEEN, outage(), atClock(hour, 30), settings);
      expect([hour, held.due]).toEqual([hour, null]);
      expect(decide(held.told, outage(), atClock(loud[0] ?? 0), settings).due).toBe('started');
      expect(decide(held.told, verdict(), atClock(loud[0] ?? 0), settings).due).toBeNull();
    }
    for (const hour of loud) expect(decide(SEEN, outage(), atClock(hour, 30), settings).due).toBe('started');
  });

  it('keeps still while snoozed, and tells afterwards what still holds', () => {
    const settings = SettingsSchema.parse({ notifications: { snoozedUntil: AT + MINUTE } });
    const held = decide(SEEN, outage(), AT, settings);
    expect(held.due).toBeNull();
    expect(decide(held.told, outage(), AT + 2 * MINUTE, settings).due).toBe('started');
  });

  it('tells of each service from the level it was asked to', () => {
    const from = (notifyFrom: string | null) => SettingsSchema.parse({ services: [{ id: 's', notifyFrom }] });
    const degraded = outage({ level: 'degraded' });
    expect(decide(SEEN, degraded, AT, from('degraded')).due).toBe('started');
    expect(decide(SEEN, degraded, AT, from('partial_outage')).due).toBeNull();
    expect(decide(SEEN, outage(), AT, from('major_outage')).due).toBe('started');
    expect(decide(SEEN, outage(), AT, from(null)).due).toBeNull();
  });

  it('tells no end of what nobody asked to hear of', () => {
    const from = (notifyFrom: string | null) => SettingsSchema.parse({ services: [{ id: 's', notifyFrom }] });
    const degraded = outage({ level: 'degraded' });
    const first = (given: Verdict, asked: string | null) => decide(NOTHING_TOLD, given, AT, from(asked)).told;
    expect(decide(first(outage(), null), verdict(), AT, from(null)).due).toBeNull();
    expect(decide(first(degraded, 'major_outage'), verdict(), AT, from('major_outage')).due).toBeNull();
    expect(decide(first(outage(), 'major_outage'), verdict(), AT, from('major_outage')).due).toBe('ended');
    const started = decide(SEEN, outage(), AT, from('degraded')).told;
    expect(decide(started, verdict(), AT, from(null)).due).toBeNull();
  });

  it('is silent about maintenance unless asked', () => {
    const work = verdict({ level: 'maintenance', reason: 'official_maintenance' });
    expect(decide(SEEN, work).due).toBeNull();
    const asked = SettingsSchema.parse({ notifications: { maintenance: true } });
    const told = decide(SEEN, work, AT, asked);
    expect(told.due).toBe('maintenance');
    expect(decide(told.told, work, AT, asked).due).toBeNull();
    const silenced = SettingsSchema.parse({ ...asked, services: [{ id: 's', notifyFrom: null }] });
    expect(decide(SEEN, work, AT, silenced).due).toBeNull();
  });

  const anyVerdict = fc
    .record({
      level: fc.constantFrom(...LevelSchema.options),
      reason: fc.constantFrom(...ReasonSchema.options),
      suspicion: fc.constantFrom('none' as const, 'checking' as const),
    })
    .map((given) => verdict(given));

  it('tells the same twice only once', () => {
    fc.assert(
      fc.property(anyVerdict, (given) => {
        const first = decide(SEEN, given);
        expect(decide(first.told, given).due).toBeNull();
      }),
    );
  });

  it('tells at most one end for each start, and no end without one', () => {
    fc.assert(
      fc.property(fc.array(anyVerdict, { maxLength: 60 }), (verdicts) => {
        let open = 0;
        for (const due of story(verdicts)) {
          if (due === 'started') open += 1;
          if (due === 'ended') open -= 1;
          if (due === 'worsened') expect(open).toBe(1);
          expect(open === 0 || open === 1).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('holdBack', () => {
  const started: Alert = { told: { ...SEEN, level: 'major_outage', startedAt: AT }, due: 'started' };
  const calm: Alert = { told: SEEN, due: null };
  const failing = { before: SEEN, alert: started, verdict: outage() };
  const well = { before: SEEN, alert: calm, verdict: verdict() };
  const doubtful = { before: SEEN, alert: calm, verdict: verdict({ suspicion: 'checking' }) };
  const dues = (alerts: readonly Alert[]) => alerts.map(({ due }) => due);

  it('tells at once where nobody else is in doubt', () => {
    expect(dues(holdBack([failing, well], AT))).toEqual(['started', null]);
  });

  it('waits for a service in doubt, for half a minute at most', () => {
    const [held] = holdBack([failing, doubtful], AT);
    expect(held).toMatchObject({ due: null, told: { level: null, heldSince: AT } });
    const waiting = { ...failing, before: held?.told ?? SEEN };
    expect(dues(holdBack([waiting, doubtful], AT + HOLD_MS - 1))).toEqual([null, null]);
    expect(dues(holdBack([waiting, doubtful], AT + HOLD_MS))).toEqual(['started', null]);
  });

  it('tells all that are due once the doubt is over', () => {
    expect(dues(holdBack([failing, failing, well], AT))).toEqual(['started', 'started', null]);
  });

  it('waits a moment after another service was told of', () => {
    const told = {
      before: { ...SEEN, level: 'major_outage' as const, startedAt: AT - 20_000 },
      alert: calm,
      verdict: outage(),
    };
    expect(dues(holdBack([failing, told], AT))).toEqual([null, null]);
    const longAgo = { ...told, before: { ...told.before, startedAt: AT - 120_000 } };
    expect(dues(holdBack([failing, longAgo], AT))).toEqual(['started', null]);
  });

  it('lets what started together end together', () => {
    const before: Told = { ...SEEN, level: 'major_outage', startedAt: AT - 600_000 };
    const ending = { before, alert: { told: SEEN, due: 'ended' as const }, verdict: verdict() };
    const still = { before, alert: { told: before, due: null }, verdict: outage() };
    expect(dues(holdBack([ending, still], AT))).toEqual([null, null]);
    const other = { ...still, before: { ...before, startedAt: AT - 3_600_000 } };
    expect(dues(holdBack([ending, other], AT))).toEqual(['ended', null]);
  });

  it('holds neither a worsening nor what was asked for', () => {
    const worse = { ...failing, alert: { ...started, due: 'worsened' as const } };
    const back = { ...failing, alert: { ...started, due: 'back' as const } };
    expect(dues(holdBack([worse, back, doubtful], AT))).toEqual(['worsened', 'back', null]);
  });

  it('does not wait for a stamp from ahead', () => {
    const ahead = { ...failing, before: { ...SEEN, heldSince: AT + 3_600_000 } };
    const [held] = holdBack([ahead, doubtful], AT);
    expect(held?.told.heldSince).toBe(AT);
  });
});
