import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/core/engine.ts';
import type { Dispatch } from '../../src/core/handlers.ts';
import { type OpenEngine, openEngine } from '../../src/headless/open-engine.ts';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { CALLS } from '../../src/shared/contract.ts';
import { CALL_NAMES, type CallName } from '../../src/shared/names.ts';
import { FailureSchema } from '../../src/shared/result.ts';
import { type Snapshot, SnapshotSchema } from '../../src/shared/snapshot.ts';
import { createDial, toScenario } from '../lab/scenarios.ts';

/** A client's way to a host, at its rawest: what a hostile or outdated client could send as well. */
export interface Transport {
  /** Sends a name and a request as they are, and answers what came back, parsed but unchecked. */
  readonly call: (name: string, request: unknown) => Promise<unknown>;
  /** Calls `listener` with every `snapshot.changed` from now on; resolves once the host will send them. */
  readonly listen: (listener: (snapshot: unknown) => void) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Puts a transport before an engine, as a host does. Called again for every client. */
export type Connect = (host: { readonly engine: Engine; readonly dispatch: Dispatch }) => Promise<Transport>;

const RANGE = { fromMs: 0, toMs: 4_000_000_000_000 };

/** Good requests. `link.open` is not among them: what becomes of a link differs between hosts. */
const GOOD: Readonly<Partial<Record<CallName, unknown>>> = {
  'snapshot.get': {},
  'catalogue.list': {},
  'history.changes': { serviceId: 'acme', ...RANGE },
  'history.episodes': { serviceId: null, ...RANGE },
  'history.chart': { serviceId: 'acme', targetId: 'acme-api', ...RANGE, points: 10, bandPoints: 10 },
  'history.bands': { serviceId: 'acme', ...RANGE, points: 10 },
  'history.days': { serviceId: 'acme', toMs: RANGE.toMs, days: 90, timeZone: 'Europe/Berlin' },
  'history.week': { serviceId: 'acme', ...RANGE, timeZone: 'America/St_Johns' },
  'history.compare': { targetIds: ['acme-api'], ...RANGE, points: 10 },
  'incidents.list': { serviceId: null, limit: 10 },
  'service.check': { serviceId: 'acme' },
  'service.tellWhenBack': { serviceId: 'acme', on: true },
  'settings.set': { theme: 'dark' },
  'notice.dismiss': { id: 'none' },
  'connection.diagnose': {},
  'catalogue.search': { query: 'ac', category: null, limit: 10 },
  'service.describe': { serviceId: 'acme' },
  'catalogue.state': {},
  'alternatives.list': { serviceId: 'acme' },
  'localModel.list': {},
  'diagnosis.start': { language: 'de' },
  'diagnosis.get': {},
  'data.describe': {},
  'data.export': { part: 'samples', format: 'csv', after: 0 },
};

const BAD: readonly (readonly [string, unknown])[] = [
  ['snapshot.get', { extra: 1 }],
  ['snapshot.get', null],
  ['history.chart', { serviceId: 'acme', targetId: 'x', ...RANGE, points: 0, bandPoints: 1 }],
  ['history.chart', { serviceId: 'acme', targetId: 'x', ...RANGE, points: 1e9, bandPoints: 1 }],
  ['history.chart', { serviceId: 'acme', targetId: null, ...RANGE, points: 1, bandPoints: 1e9 }],
  ['history.changes', { serviceId: 'acme', fromMs: 'now', toMs: 1 }],
  ['history.days', { serviceId: 'acme', toMs: 1, days: 90, timeZone: 'Mars/Olympus' }],
  ['history.days', { serviceId: 'acme', toMs: 1, days: 1e6, timeZone: 'UTC' }],
  ['history.compare', { targetIds: [], ...RANGE, points: 10 }],
  ['incidents.list', { serviceId: null, limit: -1 }],
  ['service.check', {}],
  ['settings.set', { theme: 'pink' }],
  ['settings.set', { unheardOf: true }],
  ['settings.set', { probes: { intervalMs: 1 } }],
  ['catalogue.search', { query: 'a', category: null, limit: 1e6 }],
  ['service.add', { service: { id: '../x', name: 'x' }, watch: null }],
  ['settings.set', { localModel: { address: 'http://192.0.2.1:11434' } }],
  ['localModel.start', { runId: 'x', serverId: 'ollama', model: 'm', prompt: 'p' }],
  ['catalogue.update', {}],
  ['data.delete', {}],
  ['data.delete', { confirmed: 'yes' }],
  ['settings.set', { modelCheck: { intervalMs: 1_000 } }],
  ['settings.set', { modelCheck: { capPerDay: 1e6 } }],
  ['modelKey.set', { provider: 'anthropic', key: 'short' }],
  ['modelKey.set', { provider: 'anthropic', key: 'two words of it' }],
  ['modelKey.set', { provider: 'nobody', key: 'sk-ant-lab-good' }],
  ['modelKey.forget', { provider: 'anthropic', key: 'sk-ant-lab-good' }],
  ['link.open', { url: 'javascript:alert(1)' }],
  ['link.open', { url: 'http://example.com' }],
];

/** What holds between any client and any host, whatever lies between them. */
export function describeContract(name: string, connect: Connect): void {
  describe(`the contract over ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'pilotlight-contract-'));
    let lab: Lab;
    let open: OpenEngine;
    let transport: Transport;

    beforeAll(async () => {
      lab = await startLab({ scenario: toScenario([]), clock: createDial().clock, tls: true });
      const opened = openEngine({
        folder,
        services: lab.servicesFile,
        version: '0.0.0',
        env: { PILOTLIGHT_LOG: 'silent' },
      });
      if (!opened.ok) throw new Error(opened.error.message);
      open = opened.value;
      open.engine.start();
      await open.engine.checkNow(null);
      transport = await connect(open);
    });
    afterAll(async () => {
      await transport.close();
      open.close();
      await lab.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it.each(Object.entries(GOOD))('answers %s in the form it promises', async (call, request) => {
      const answer = await transport.call(call, request);
      expect(answer).toMatchObject({ ok: true });
      const { response } = CALLS[nameOf(call)];
      expect(response.safeParse(Reflect.get(Object(answer), 'value'))).toMatchObject({ success: true });
    });

    it.each(BAD)('refuses %s with %j as invalid', async (call, request) => {
      const answer = await transport.call(call, request);
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    });

    it.each(['nope', '', 'snapshot', 'snapshot.get.now', '__proto__', 'constructor', 'toString'])(
      'knows no call named “%s”',
      async (call) => {
        expect(await transport.call(call, {})).toMatchObject({ ok: false, error: { code: 'unknown_name' } });
      },
    );

    it.each([
      ['service.check', { serviceId: 'nobody' }],
      ['service.tellWhenBack', { serviceId: 'nobody', on: true }],
      ['settings.set', { services: [{ id: 'nobody', components: null, notifyFrom: null }] }],
    ])('does not find a service for %s that is not there', async (call, request) => {
      expect(await transport.call(call, request)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    });

    it('opens no address that belongs to no service', async () => {
      const answer = await transport.call('link.open', { url: 'https://evil.example/' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'refused' } });
    });

    it('answers whatever it is sent, always in the same form', async () => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...CALL_NAMES), fc.jsonValue(), async (call, request) => {
          const answer = await transport.call(call, request);
          const error: unknown = Reflect.get(Object(answer), 'error');
          expect(Reflect.get(Object(answer), 'ok') === true || FailureSchema.safeParse(error).success).toBe(
            true,
          );
        }),
        { numRuns: 100 },
      );
    });

    it('carries a snapshot over unchanged', async () => {
      const answer = await transport.call('snapshot.get', {});
      const snapshot = SnapshotSchema.parse(Reflect.get(Object(answer), 'value'));
      expect(snapshot.services.map(({ id, verdict }) => [id, verdict.level])).toEqual([
        ['acme', 'operational'],
      ]);
      const { at: _at, revision: _revision, ...now } = open.engine.snapshot();
      expect(snapshot).toMatchObject(withoutTimes(now));
    });

    it('tells every client of a change, with revisions that only rise', async () => {
      const other = await connect(open);
      const seen: [Snapshot[], Snapshot[]] = [[], []];
      await transport.listen((snapshot) => seen[0].push(SnapshotSchema.parse(snapshot)));
      await other.listen((snapshot) => seen[1].push(SnapshotSchema.parse(snapshot)));
      for (const theme of ['light', 'dark', 'system']) await transport.call('settings.set', { theme });
      const told = (snapshots: readonly Snapshot[]) => snapshots.at(-1)?.settings.theme;
      await expect.poll(() => seen.map(told), { timeout: 5_000 }).toEqual(['system', 'system']);
      await other.close();
      for (const snapshots of seen) {
        const revisions = snapshots.map(({ revision }) => revision);
        expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
        expect(new Set(snapshots.map(({ run }) => run)).size).toBe(1);
      }
    });

    it('serves a client that comes back as it served it before', async () => {
      const first = await connect(open);
      await first.listen(() => undefined);
      await first.close();
      const second = await connect(open);
      const seen: unknown[] = [];
      await second.listen((snapshot) => seen.push(snapshot));
      await second.call('settings.set', { theme: 'light' });
      await expect
        .poll(() => seen.some((snapshot) => SnapshotSchema.parse(snapshot).settings.theme === 'light'), {
          timeout: 5_000,
        })
        .toBe(true);
      await second.close();
    });
  });
}

function nameOf(call: string): CallName {
  const found = CALL_NAMES.find((name) => name === call);
  if (found === undefined) throw new Error(`no call named ${call}`);
  return found;
}

/** What of a snapshot does not move by itself from one moment to the next. */
function withoutTimes(snapshot: Omit<Snapshot, 'at' | 'revision'>): Record<string, unknown> {
  const { run, version, capabilities, notices, settings, services } = snapshot;
  const steady = services.map(({ id, name, components, incidents }) => ({ id, name, components, incidents }));
  return { run, version, capabilities, notices, settings, services: steady };
}
