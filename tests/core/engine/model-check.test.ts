import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/core/engine.ts';
import type { ModelPort, ModelRequest } from '../../../src/core/model-ports.ts';
import type { ProbeEnd } from '../../../src/core/ports.ts';
import type { KeyPlace, ModelCheckSettings } from '../../../src/shared/model-check/model.ts';
import { ok } from '../../../src/shared/result.ts';
import { type Settings, SettingsSchema } from '../../../src/shared/settings.ts';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock.ts';
import { CLAUDE, HOUR, MINUTE, OTHER, SECOND, START } from '../support/play.ts';
import { ALIVE, createScriptedPorts, OVERLOADED, SILENT, type World } from '../support/scripted-ports.ts';

const refusal = (status: number, type: string): ProbeEnd => ({
  kind: 'answered',
  status,
  headers: { 'content-type': 'application/json' },
  bodyStart: JSON.stringify({ type: 'error', error: { type, message: '' } }),
});
const ANSWERED = refusal(200, 'none');
const ON: Partial<ModelCheckSettings> = { enabled: true, model: 'claude-haiku-5-5', intervalMs: 15 * MINUTE };

interface Given {
  readonly check?: Partial<ModelCheckSettings>;
  readonly clock?: VirtualClock;
  readonly kept?: Map<string, unknown>;
  readonly place?: KeyPlace;
  readonly probesMs?: number;
}

/** An engine whose user has a key; `world.model` is what the model answers, and `asked` when it was asked. */
function playModel({
  check = ON,
  clock = createVirtualClock(START),
  kept,
  place = 'key_ring',
  probesMs = 5 * MINUTE,
}: Given = {}) {
  const world: { -readonly [Key in keyof World]: World[Key] } & {
    model: () => ProbeEnd | null;
    place: KeyPlace;
  } = {
    probe: () => ({ end: ALIVE }),
    controls: () => 'online',
    page: () => 'operational',
    model: () => ANSWERED,
    place,
  };
  const seen: World = { ...world, probe: (url) => world.probe(url), controls: () => world.controls() };
  let settings: Settings = SettingsSchema.parse({ modelCheck: check, probes: { intervalMs: probesMs } });
  const scripted = createScriptedPorts(clock, seen, settings, kept);
  const asked: number[] = [];
  const requests: ModelRequest[] = [];
  const model: ModelPort = {
    ask: async (request) => {
      asked.push(clock.wallMs());
      requests.push(request);
      const end = world.model();
      const tookMs = end?.kind === 'failed' ? request.deadlineMs : 800;
      const at = clock.wallMs();
      const isDone = await new Promise<boolean>((resolve) => {
        const cancel = clock.after(tookMs, () => resolve(true));
        request.signal.addEventListener('abort', () => {
          cancel();
          resolve(false);
        });
      });
      if (end === null) return null;
      const phases = { dnsMs: 1, tcpMs: 1, tlsMs: 1, ttfbMs: 700, totalMs: tookMs };
      return { at, phases, end: isDone ? end : { kind: 'aborted' }, overdueMs: 0, isIpv6Broken: false };
    },
    keys: {
      place: () => world.place,
      keeping: () => 'key_ring',
      set: () => Promise.resolve(ok('key_ring')),
      forget: () => Promise.resolve(ok('none')),
    },
  };
  const engine = createEngine({
    ports: {
      ...scripted.ports,
      model,
      settings: {
        get: () => settings,
        set: (patch) => {
          settings = SettingsSchema.parse({
            ...settings,
            ...patch,
            modelCheck: { ...settings.modelCheck, ...patch.modelCheck },
          });
          return ok(settings);
        },
      },
    },
    catalogue: [CLAUDE, OTHER],
    capabilities: { tray: false, notifications: false, startAtLogin: false, openLinks: false },
    version: '0',
    run: 'test',
    notices: [],
  });
  engine.start();
  return {
    engine,
    clock,
    world,
    asked,
    requests,
    kept: scripted.kept,
    view: () => engine.snapshot().modelCheck,
    verdict: (id = 'claude') => engine.snapshot().services.find((service) => service.id === id)?.verdict,
    evidence: () =>
      engine
        .snapshot()
        .services.find(({ id }) => id === 'claude')
        ?.verdict.evidence.find(({ kind }) => kind === 'model'),
  };
}

// It is loaded when it is first wanted, which takes real time.
beforeAll(() => import('../../../src/core/model-check/run-check.ts'));

describe('a model check', () => {
  it('is off until the user switches it on, and then asks for one token', async () => {
    const { clock, asked, requests, engine, view } = playModel({ check: {} });
    await clock.advance(3 * HOUR);
    expect(asked).toEqual([]);
    expect(view()).toMatchObject({ state: 'off', last: null, nextAt: null });
    engine.changeSettings({ modelCheck: ON });
    await clock.advance(10 * SECOND);
    expect(requests).toHaveLength(1);
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      model: 'claude-haiku-5-5',
      max_tokens: 1,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    expect(view()).toMatchObject({ state: 'on', askedToday: 1, last: { outcome: 'answered', code: '200' } });
    await clock.advance(61 * MINUTE);
    expect(asked).toHaveLength(5);
    engine.changeSettings({ modelCheck: { enabled: false } });
    await clock.advance(3 * HOUR);
    expect(asked).toHaveLength(5);
  });

  it('names the model in the evidence', async () => {
    const { clock, world, evidence } = playModel();
    await clock.advance(MINUTE);
    expect(evidence()).toMatchObject({ model: 'claude-haiku-5-5', outcome: 'answered', failed: 0 });
    world.model = () => OVERLOADED;
    await clock.advance(15 * MINUTE);
    expect(evidence()).toMatchObject({ outcome: 'failed', code: '529', failed: 1 });
  });

  it('never alarms from one failure, and is believed at the third, four minutes later', async () => {
    const { clock, world, asked, verdict } = playModel();
    await clock.advance(MINUTE);
    world.model = () => OVERLOADED;
    await clock.advance(15 * MINUTE);
    expect(asked).toHaveLength(2);
    expect(verdict()?.level).toBe('operational');
    await clock.advance(2 * MINUTE + 5 * SECOND);
    expect(verdict()?.level).toBe('operational');
    await clock.advance(2 * MINUTE + 5 * SECOND);
    expect(asked).toHaveLength(4);
    expect(verdict()).toMatchObject({ level: 'degraded', cause: 'provider', reason: 'failing_in_use' });
    expect(verdict('other')?.level).toBe('operational');
  });

  it('asks no more in an outage than before it, and stays convinced while it lasts', async () => {
    const { clock, world, asked, verdict } = playModel({ check: { ...ON, capPerDay: 1_000 } });
    await clock.advance(MINUTE);
    world.model = () => OVERLOADED;
    await clock.advance(4 * HOUR);
    expect(asked.length).toBeLessThanOrEqual(1 + 16 + 2);
    expect(verdict()).toMatchObject({ level: 'degraded', reason: 'failing_in_use' });
    world.model = () => ANSWERED;
    await clock.advance(20 * MINUTE);
    expect(verdict()?.level).toBe('operational');
  });

  it('believes no failure of before a night without answers', async () => {
    const { engine, clock, world, verdict, evidence } = playModel();
    await clock.advance(MINUTE);
    world.model = () => OVERLOADED;
    await clock.advance(20 * MINUTE);
    expect(verdict()?.level).toBe('degraded');
    engine.suspend();
    clock.sleep(12 * HOUR, true);
    engine.resume();
    await clock.advance(MINUTE);
    expect(evidence()).toMatchObject({ outcome: 'failed', failed: 1 });
    expect(verdict()?.level).toBe('operational');
  });

  it('confirms a failing probe together with another failure, as real use does', async () => {
    const { clock, world, verdict } = playModel({
      check: { ...ON, intervalMs: MINUTE, capPerDay: 2_000 },
      probesMs: 30 * SECOND,
    });
    await clock.advance(2 * MINUTE);
    world.model = () => OVERLOADED;
    world.probe = (url) => ({ end: url.includes('claude') ? OVERLOADED : ALIVE });
    await clock.advance(MINUTE + 40 * SECOND);
    expect(verdict()).toMatchObject({ cause: 'provider', reason: 'failing_here' });
  });

  it('stops at the cap, says so, goes on the next day, and a restart changes nothing', async () => {
    const check = { ...ON, capPerDay: 3 };
    const first = playModel({ check });
    await first.clock.advance(2 * HOUR);
    expect(first.asked).toHaveLength(3);
    expect(first.view()).toMatchObject({ state: 'capped', askedToday: 3 });
    first.engine.stop();
    const second = playModel({ check, clock: first.clock, kept: new Map(first.kept) });
    await first.clock.advance(2 * HOUR);
    expect(second.asked).toEqual([]);
    expect(second.view()).toMatchObject({ state: 'capped', askedToday: 3 });
    await first.clock.advance(9 * HOUR);
    expect(second.asked.length).toBeGreaterThan(0);
    expect(second.asked.every((at) => at >= Date.UTC(2026, 10, 4))).toBe(true);
  });

  it('counts a request before it goes out, so that a crash spends nothing twice', async () => {
    const { clock, kept, asked } = playModel();
    while (asked.length === 0) await clock.advance(50);
    expect(kept.get('model-check')).toMatchObject({ asked: 1, last: null });
  });

  it('keeps the count when the history is deleted', async () => {
    const { clock, engine, view } = playModel({ check: { ...ON, capPerDay: 1 } });
    await clock.advance(MINUTE);
    engine.forget();
    expect(view()).toMatchObject({ state: 'capped', askedToday: 1, last: null });
  });

  it('asks nothing offline, and counts nothing of what fails with the connection', async () => {
    const { clock, world, asked, evidence, verdict } = playModel();
    await clock.advance(MINUTE);
    const online = asked.length;
    world.controls = () => 'offline';
    world.probe = () => ({ end: SILENT });
    world.model = () => SILENT;
    await clock.advance(2 * HOUR);
    expect(asked.length).toBeLessThanOrEqual(online + 1);
    expect(evidence()).toBeUndefined();
    expect(verdict()).toMatchObject({ cause: 'you' });
    world.controls = () => 'online';
    world.probe = () => ({ end: ALIVE });
    world.model = () => ANSWERED;
    await clock.advance(10 * MINUTE);
    expect(asked.length).toBeGreaterThan(online);
  });

  it('counts an answer that never comes only while the controls answer', async () => {
    const silence: ProbeEnd = { kind: 'failed', stage: 'http', code: 'ETIMEDOUT' };
    const { clock, world, evidence } = playModel();
    await clock.advance(MINUTE);
    world.model = () => silence;
    await clock.advance(16 * MINUTE);
    expect(evidence()).toMatchObject({ outcome: 'failed', code: 'ETIMEDOUT' });
    const other = playModel();
    other.world.model = () => {
      other.world.controls = () => 'offline';
      return silence;
    };
    await other.clock.advance(2 * MINUTE);
    expect(other.view()).toMatchObject({ last: { outcome: 'uncounted' } });
    expect(other.evidence()).toBeUndefined();
  });

  it('asks nothing while the machine sleeps, and drops what was in flight', async () => {
    const { engine, clock, asked, view, evidence } = playModel();
    while (asked.length === 0) await clock.advance(50);
    engine.suspend();
    await clock.advance(HOUR);
    expect(asked).toHaveLength(1);
    expect(view()?.last).toBeNull();
    engine.resume();
    await clock.advance(MINUTE);
    expect(asked).toHaveLength(2);
    expect(evidence()).toMatchObject({ outcome: 'answered' });
  });

  it('says nothing of before a sleep', async () => {
    const { engine, clock, world, evidence } = playModel({ check: { ...ON, intervalMs: 6 * HOUR } });
    await clock.advance(MINUTE);
    expect(evidence()).toBeDefined();
    world.model = () => OVERLOADED;
    engine.suspend();
    engine.resume();
    await clock.advance(10 * SECOND);
    expect(evidence()).toBeUndefined();
  });

  it.each([
    ['key', refusal(401, 'authentication_error')],
    ['credit', refusal(402, 'billing_error')],
    ['no_model', refusal(404, 'not_found_error')],
    ['refused', refusal(400, 'invalid_request_error')],
    ['unreadable_key', null],
  ])('backs off and says once that it was refused: %s', async (outcome, end) => {
    const { clock, world, asked, engine, view, verdict } = playModel();
    world.model = () => end;
    await clock.advance(8 * HOUR);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(view()).toMatchObject({ state: 'backing_off', last: { outcome } });
    expect(engine.snapshot().notices.filter(({ id }) => id === 'model-check')).toHaveLength(1);
    expect(verdict()?.level).toBe('operational');
    engine.modelKeyChanged();
    world.model = () => ANSWERED;
    await clock.advance(5 * SECOND);
    expect(view()).toMatchObject({ state: 'on', last: { outcome: 'answered' } });
    expect(engine.snapshot().notices).toEqual([]);
  });

  it('backs off from too many requests without a word', async () => {
    const { clock, world, asked, engine, verdict } = playModel();
    world.model = () => refusal(429, 'rate_limit_error');
    await clock.advance(8 * HOUR);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(engine.snapshot().notices).toEqual([]);
    expect(verdict()?.level).toBe('operational');
  });

  it('asks another model at once, and forgets what the one before said', async () => {
    const { clock, world, engine, requests, view } = playModel();
    world.model = () => OVERLOADED;
    await clock.advance(10 * MINUTE);
    world.model = () => ANSWERED;
    const before = requests.length;
    engine.changeSettings({ modelCheck: { model: 'claude-opus-5-5' } });
    await clock.advance(5 * SECOND);
    expect(requests.slice(before).map(({ body }) => JSON.parse(body).model)).toEqual(['claude-opus-5-5']);
    expect(view()).toMatchObject({
      askedToday: before + 1,
      last: { model: 'claude-opus-5-5', outcome: 'answered' },
    });
  });

  it('waits for a key, and for somebody who watches the service', async () => {
    const { clock, world, engine, asked, view } = playModel({ place: 'none' });
    await clock.advance(HOUR);
    expect(asked).toEqual([]);
    expect(view()).toMatchObject({ state: 'no_key' });
    engine.changeSettings({ services: [{ id: 'other', components: null, notifyFrom: null }] });
    world.place = 'run';
    engine.modelKeyChanged();
    await clock.advance(HOUR);
    expect(asked).toEqual([]);
    expect(view()).toMatchObject({ state: 'not_watched' });
    engine.changeSettings({ services: null });
    await clock.advance(5 * SECOND);
    expect(asked).toHaveLength(1);
  });

  it('spends no more for a clock that is turned', async () => {
    const { clock, asked } = playModel();
    await clock.advance(MINUTE);
    for (const hours of [5, -5, 9, -9, 2, -2]) {
      clock.step(hours * HOUR);
      await clock.advance(2 * MINUTE);
    }
    expect(asked.length).toBeLessThanOrEqual(1 + 3 + 1);
  });
});
