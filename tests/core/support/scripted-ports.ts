import type { EngineHistory } from '../../../src/core/history-port.ts';
import type { EnginePorts, PageAnswer, ProbeEnd, ProbeResult } from '../../../src/core/ports.ts';
import { applyPatch } from '../../../src/node/settings/settings-store.ts';
import type { ControlReading, Sample } from '../../../src/shared/observation.ts';
import { ok } from '../../../src/shared/result.ts';
import { type Settings, SettingsSchema } from '../../../src/shared/settings.ts';
import type { Episode, VerdictChange } from '../../../src/shared/verdict.ts';
import type { VirtualClock } from '../../support/virtual-clock.ts';

/** The world a test plays: what each request meets at the moment it is made. */
export interface World {
  /** How a probe of this address ends, and how long that takes. */
  readonly probe: (url: string) => {
    readonly end: ProbeEnd;
    readonly tookMs?: number;
    readonly answerMs?: number;
    readonly certificateEndsAt?: number;
  };
  /** Whether the controls answer, and otherwise where they fail. */
  readonly controls: () => 'online' | 'offline' | 'dns' | 'portal' | 'proxy';
  /** The level of the one component of a page; null where it cannot be read. */
  readonly page: (url: string) => PageWord | null;
  /** The components of a page by id, where it has others than the one. */
  readonly components?: (url: string) => Readonly<Record<string, PageWord>>;
  /** What a page lists beside its components, in Statuspage's form. */
  readonly listed?: (url: string) => {
    readonly incidents?: readonly unknown[];
    readonly scheduled_maintenances?: readonly unknown[];
  };
}

type PageWord = 'operational' | 'degraded_performance' | 'partial_outage' | 'major_outage';

export interface ScriptedPorts {
  readonly ports: EnginePorts;
  readonly samples: () => readonly Sample[];
  readonly changes: () => readonly VerdictChange[];
  /** Each episode as it was written last, by id. */
  readonly episodes: () => readonly Episode[];
  /** What an engine started next over the same history would be given. */
  readonly kept: ReadonlyMap<string, unknown>;
}

export const ALIVE: ProbeEnd = {
  kind: 'answered',
  status: 401,
  headers: { 'content-type': 'application/json' },
  bodyStart: '{}',
};
export const OVERLOADED: ProbeEnd = { ...ALIVE, status: 529 };
export const SILENT: ProbeEnd = { kind: 'failed', stage: 'tcp', code: 'ETIMEDOUT' };
export const NO_NAME: ProbeEnd = { kind: 'failed', stage: 'dns', code: 'ENOTFOUND' };

export function createScriptedPorts(
  clock: VirtualClock,
  world: World,
  given: Partial<Settings> = {},
  kept = new Map<string, unknown>(),
  before: readonly Sample[] = [],
): ScriptedPorts {
  const samples = [...before];
  const changes: VerdictChange[] = [];
  const episodes = new Map<string, Episode>();
  let settings = SettingsSchema.parse(given);
  const wait = (ms: number, signal: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      const cancel = clock.after(ms, () => resolve(true));
      signal.addEventListener('abort', () => {
        cancel();
        resolve(false);
      });
    });
  const history: EngineHistory = {
    addSample: (sample) => samples.push(sample),
    flush: () => ok(undefined),
    addReading: () => ok(undefined),
    addChange: (change) => {
      changes.push(change);
      return ok(undefined);
    },
    putEpisode: (episode) => {
      episodes.set(episode.id, episode);
      return ok(undefined);
    },
    saveState: (key, value) => {
      kept.set(key, JSON.parse(JSON.stringify(value ?? null)));
      return ok(undefined);
    },
    loadState: (key) => kept.get(key) ?? null,
    recent: ({ targetId, limit }) => samples.filter((sample) => sample.targetId === targetId).slice(-limit),
    maintain: () => ok(undefined),
  };
  const ports: EnginePorts = {
    clock,
    history,
    random: () => 0.5,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ownServices: { list: () => [], save: () => ok(undefined) },
    settings: {
      get: () => settings,
      set: (patch) => {
        settings = SettingsSchema.parse(applyPatch(settings, patch));
        return ok(settings);
      },
    },
    probe: async ({ url, signal }): Promise<ProbeResult> => {
      const at = clock.wallMs();
      const {
        end,
        tookMs = end.kind === 'failed' && end.code === 'ETIMEDOUT' ? 10_000 : 200,
        answerMs = 150,
        certificateEndsAt = null,
      } = world.probe(url);
      const startedMs = clock.monoMs();
      const isDone = await wait(tookMs, signal);
      const totalMs = clock.monoMs() - startedMs;
      const reached = end.kind === 'answered' ? answerMs : null;
      return {
        at,
        phases: { dnsMs: 1, tcpMs: reached === null ? null : 10, tlsMs: null, ttfbMs: reached, totalMs },
        end: isDone ? end : { kind: 'aborted' },
        overdueMs: Math.max(0, totalMs - 10_000),
        isIpv6Broken: false,
        certificateEndsAt,
      };
    },
    checkControls: async (signal) => {
      const at = clock.wallMs();
      const state = world.controls();
      await wait(state === 'online' ? 100 : 5_000, signal);
      return toReading(at, state);
    },
    fetchPage: async ({ url, signal }): Promise<PageAnswer> => {
      await wait(100, signal);
      const level = world.page(url);
      const at = clock.wallMs();
      return level === null
        ? { kind: 'failed', failure: { at, kind: 'unreachable', detail: 'ENOTFOUND' }, retryAfterMs: null }
        : {
            kind: 'body',
            bytes: new TextEncoder().encode(
              JSON.stringify({
                ...toSummary(world.components?.(url) ?? { c1: level }),
                ...world.listed?.(url),
              }),
            ),
            contentType: 'application/json',
            etag: null,
            maxAgeMs: null,
          };
    },
  };
  return {
    ports,
    kept,
    samples: () => samples,
    changes: () => changes,
    episodes: () => [...episodes.values()],
  };
}

const STAGES = { offline: 'tcp', dns: 'dns', portal: 'tls', proxy: 'proxy' } as const;

function toReading(at: number, state: ReturnType<World['controls']>): ControlReading {
  const ok = state === 'online';
  const stage = state === 'online' ? null : STAGES[state];
  return {
    at,
    hosts: ['a.example', 'b.example', 'c.example'].map((host) => ({
      host,
      ok,
      stage,
      code: stage === null ? null : 'ETIMEDOUT',
      connectMs: ok ? 20 : null,
    })),
    captive: state === 'portal' ? 'portal' : ok ? 'clear' : 'unreachable',
    literalOk: ok || state === 'dns',
    clockAheadMs: ok ? 0 : null,
  };
}

/** A Statuspage summary of these components. */
function toSummary(components: Readonly<Record<string, string>>): object {
  return {
    page: { id: 'p', name: 'Page', url: 'https://status.example', updated_at: '2026-11-03T14:00:00Z' },
    status: { indicator: 'none', description: '' },
    components: Object.entries(components).map(([id, status], index) => ({
      id,
      name: index === 0 ? 'API' : id,
      status,
      group_id: null,
      group: false,
      only_show_if_degraded: false,
      position: index + 1,
    })),
    incidents: [],
    scheduled_maintenances: [],
  };
}
