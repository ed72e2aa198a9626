import { createEngine, type Engine } from '../../../src/core/engine.ts';
import type { EngineOptions } from '../../../src/core/engine-options.ts';
import type { Notification } from '../../../src/core/notification.ts';
import type { Sample } from '../../../src/shared/observation.ts';
import type { Service } from '../../../src/shared/service.ts';
import type { Settings } from '../../../src/shared/settings.ts';
import type { Verdict } from '../../../src/shared/verdict.ts';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock.ts';
import { ALIVE, createScriptedPorts, type ScriptedPorts, type World } from './scripted-ports.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** A Tuesday at 14:05 UTC. */
export const START = Date.UTC(2026, 10, 3, 14, 5);

export function service(id: string, hosts: readonly string[], hasPage = true): Service {
  return {
    id,
    name: id,
    category: 'ai',
    homepage: null,
    page: hasPage ? { format: 'statuspage', url: `https://status.${id}.example`, mirrors: [] } : null,
    components: [],
    targets: hosts.map((host) => ({
      id: host,
      name: host,
      url: `https://${host}/`,
      aliveStatuses: [401],
      expects: 'json',
    })),
    watchedByDefault: true,
  };
}

export const CLAUDE = service('claude', ['api.claude.example']);
export const OTHER = service('other', ['api.other.example']);

export interface Played {
  readonly engine: Engine;
  readonly clock: VirtualClock;
  readonly scripted: ScriptedPorts;
  /** The world, to be changed while it runs. */
  readonly world: { -readonly [Key in keyof World]: World[Key] };
  readonly notifications: Notification[];
  readonly verdict: (serviceId?: string) => Verdict | undefined;
  readonly kinds: () => readonly string[];
}

/** An engine over a virtual clock and a world in which all is well, until the test changes it. Every message is confirmed, unless told otherwise. */
export function play(
  services: readonly Service[] = [CLAUDE],
  settings: Partial<Settings> = {},
  before: {
    readonly clock?: VirtualClock;
    readonly kept?: Map<string, unknown>;
    readonly samples?: readonly Sample[];
    readonly pad?: NonNullable<EngineOptions['pad']>;
    readonly speechFor?: NonNullable<EngineOptions['speechFor']>;
    /** Left out where every message is shown. */
    readonly isShown?: boolean;
  } = {},
): Played {
  const clock = before.clock ?? createVirtualClock(START);
  const world: Played['world'] = {
    probe: () => ({ end: ALIVE }),
    controls: () => 'online',
    page: () => 'operational',
  };
  const seen: World = {
    probe: (url) => world.probe(url),
    controls: () => world.controls(),
    page: (url) => world.page(url),
    components: (url) => world.components?.(url) ?? { c1: world.page(url) ?? 'operational' },
    listed: (url) => world.listed?.(url) ?? {},
  };
  const scripted = createScriptedPorts(clock, seen, settings, before.kept, before.samples);
  const notifications: Notification[] = [];
  const engine = createEngine({
    ports: scripted.ports,
    ...(before.pad === undefined ? {} : { pad: before.pad }),
    ...(before.speechFor === undefined ? {} : { speechFor: before.speechFor }),
    catalogue: services,
    capabilities: { tray: false, notifications: true, startAtLogin: false, openLinks: false },
    version: '0',
    run: 'test',
    notices: [],
  });
  engine.onNotification((notification) => {
    notifications.push(notification);
    return Promise.resolve(before.isShown ?? true);
  });
  engine.start();
  return {
    engine,
    clock,
    scripted,
    world,
    notifications,
    verdict: (serviceId = services[0]?.id ?? '') =>
      engine.snapshot().services.find(({ id }) => id === serviceId)?.verdict,
    kinds: () => notifications.map(({ kind }) => kind),
  };
}
