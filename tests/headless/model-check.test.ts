import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createStoryClocks } from '../../src/headless/demo/story-clock.ts';
import { type OpenEngine, openEngine } from '../../src/headless/open-engine.ts';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { parseScenario } from '../../src/lab/scenario-file.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { evidenceLine } from '../../src/shared/words/evidence.ts';
import { toDraft } from '../lab/scenarios.ts';

const KEY = 'sk-ant-lab-good';
const MINUTE = 60_000;
/** A minute of the story takes half a second. */
const SPEED = 120;
const PATIENCE = { timeout: 60_000, interval: 50 };

let endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.toReversed()) await end();
  endings = [];
});

interface World {
  readonly lab: Lab;
  readonly open: OpenEngine;
  readonly folder: string;
  readonly snapshot: () => Snapshot;
  /** Closes the host, and answers everything it has left on disk. */
  readonly leavings: () => string;
}

/** The Node host over real TLS, SQLite and log, and a lab in which Claude’s models go through `behaviours`, by minute. */
async function startWorld(
  behaviours: Readonly<Record<string, object>>,
  check: object,
  key: string | null = KEY,
): Promise<World> {
  const draft = toDraft(
    Object.entries(behaviours).map(([at, behaviour]) => ({
      at,
      kind: 'behaviour',
      hosts: ['claude/model'],
      behaviour,
    })),
  );
  const scenario = parseScenario({
    ...draft,
    endsAt: '59:00',
    services: draft.services.map((service) => ({
      ...service,
      id: 'claude',
      name: 'Claude',
      model: 'anthropic',
    })),
  });
  if (!scenario.ok) throw new Error(scenario.error);
  const clocks = createStoryClocks(SPEED);
  const lab = await startLab({ scenario: scenario.value, speed: SPEED, clock: clocks.story, tls: true });
  endings.push(lab.close);
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-model-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  const modelCheck = {
    enabled: true,
    model: 'claude-haiku-5-5',
    intervalMs: MINUTE,
    capPerDay: 100,
    ...check,
  };
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({ version: 1, probes: { intervalMs: 300_000 }, modelCheck }),
  );
  const opened = openEngine({
    folder,
    services: lab.servicesFile,
    version: '0.0.0',
    env: key === null ? {} : { ANTHROPIC_API_KEY: key },
    clock: clocks.story,
    networkClock: clocks.network,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const open = opened.value;
  let isOpen = true;
  const close = (): void => {
    if (isOpen) open.close();
    isOpen = false;
  };
  endings.push(close);
  open.engine.start();
  return {
    lab,
    open,
    folder,
    snapshot: open.engine.snapshot,
    leavings: () => {
      close();
      return contentOf(folder);
    },
  };
}

function contentOf(folder: string): string {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? contentOf(path) : readFileSync(path, 'latin1')))
    .join('\n');
}

const claude = (snapshot: Snapshot) => snapshot.services.find(({ id }) => id === 'claude');

function modelLine(snapshot: Snapshot): string {
  const found = claude(snapshot)?.verdict.evidence.find(({ kind }) => kind === 'model');
  return found === undefined ? '' : evidenceLine(found, snapshot.at);
}

describe('a model check over real sockets', () => {
  it('finds an overload that no probe sees, says which model, and when it is over', async () => {
    const { lab, snapshot } = await startWorld(
      { '04:00': { kind: 'overloaded' }, '14:00': { kind: 'normal' } },
      {},
    );
    await expect
      .poll(() => modelLine(snapshot()), PATIENCE)
      .toMatch(/^A request to claude-haiku-5-5 was answered at \d\d:\d\d, after \d+ ms$/);
    await expect.poll(() => claude(snapshot())?.verdict.level, PATIENCE).toBe('operational');
    await expect.poll(() => claude(snapshot())?.verdict.reason, PATIENCE).toBe('failing_in_use');
    const verdict = claude(snapshot())?.verdict;
    expect(verdict).toMatchObject({ level: 'degraded', cause: 'provider' });
    expect(modelLine(snapshot())).toMatch(
      /^\d+ requests in a row to claude-haiku-5-5 failed, the last one at \d\d:\d\d: overloaded \(529\)$/,
    );
    const probes = verdict?.evidence.filter((evidence) => evidence.kind === 'probes') ?? [];
    expect(probes.every(({ failed }) => failed === 0)).toBe(true);
    await expect.poll(() => claude(snapshot())?.verdict.level, PATIENCE).toBe('operational');
    expect(new Set(lab.calls().flatMap(({ host, got }) => (host === 'claude/model' ? [got] : [])))).toEqual(
      new Set(['normal', 'overloaded']),
    );
  });

  it('stops at the cap, and leaves the key nowhere', async () => {
    const { lab, open, snapshot, leavings } = await startWorld({}, { capPerDay: 3 });
    await expect.poll(() => snapshot().modelCheck?.state, PATIENCE).toBe('capped');
    const asked = () => lab.requests()['claude/model']?.['/v1/messages'] ?? 0;
    expect(snapshot().modelCheck).toMatchObject({ askedToday: 3, keys: { anthropic: 'environment' } });
    // Four more minutes of the story, in which nothing may be asked.
    const until = snapshot().at + 4 * MINUTE;
    await expect.poll(() => snapshot().at, PATIENCE).toBeGreaterThan(until);
    expect(asked()).toBe(3);
    const told = [
      open.engine.snapshot(),
      await open.dispatch('settings.export', {}),
      await open.dispatch('data.export', { format: 'json' }),
      await open.dispatch('modelKey.set', { provider: 'anthropic', key: `${KEY}-of-a-client` }),
      await open.dispatch('modelKey.set', { provider: 'anthropic', key: `${KEY} with spaces` }),
    ];
    expect(told.at(-2)).toMatchObject({ ok: false, error: { code: 'unsupported' } });
    expect(JSON.stringify(told)).not.toContain(KEY);
    const left = leavings();
    expect(left).toContain('"event":"model_check"');
    expect(left).toContain('claude-haiku-5-5');
    expect(left).not.toContain(KEY);
  });

  it.each([
    ['revoked', 'key', '401'],
    ['forbidden', 'key', '403'],
    ['broke', 'credit', '400'],
  ])('takes a %s key for the user’s own matter', async (kind, outcome, code) => {
    const { snapshot, leavings } = await startWorld({}, {}, `sk-ant-lab-${kind}`);
    await expect.poll(() => snapshot().modelCheck?.state, PATIENCE).toBe('backing_off');
    expect(snapshot().modelCheck?.last).toMatchObject({ outcome, code });
    expect(snapshot().notices.filter(({ id }) => id === 'model-check')).toHaveLength(1);
    expect(modelLine(snapshot())).toBe('');
    expect(leavings()).not.toContain(`sk-ant-lab-${kind}`);
  });

  it('takes an unknown model for a choice that can be made again', async () => {
    const { snapshot } = await startWorld({}, { model: 'claude-unknown-9' });
    await expect.poll(() => snapshot().modelCheck?.last?.outcome, PATIENCE).toBe('no_model');
  });

  it('rests as long as a 429 asks for', async () => {
    const { snapshot } = await startWorld(
      { '00:00': { kind: 'rate_limited', retryAfterSeconds: 3_600 } },
      {},
    );
    await expect.poll(() => snapshot().modelCheck?.last?.outcome, PATIENCE).toBe('limited');
    const { modelCheck } = snapshot();
    expect((modelCheck?.nextAt ?? 0) - (modelCheck?.last?.at ?? 0)).toBeGreaterThanOrEqual(59 * MINUTE);
    expect(snapshot().notices).toEqual([]);
  });

  it('waits for an answer that is slow, and says how slow', async () => {
    // The lab plays its delays as fast as its story.
    const { snapshot } = await startWorld({ '00:00': { kind: 'slow', delayMs: 240_000 } }, {});
    await expect.poll(() => snapshot().modelCheck?.last?.outcome, PATIENCE).toBe('answered');
    expect(snapshot().modelCheck?.last?.tookMs).toBeGreaterThan(1_000);
  });

  it('asks nobody without a key', async () => {
    const { lab, snapshot } = await startWorld({}, {}, null);
    const until = snapshot().at + 3 * MINUTE;
    await expect.poll(() => snapshot().at, PATIENCE).toBeGreaterThan(until);
    expect(snapshot().modelCheck).toMatchObject({ state: 'no_key', askedToday: 0, last: null });
    expect(lab.requests()['claude/model']).toBeUndefined();
  });
});
