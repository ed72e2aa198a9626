import { SettingsSchema } from '../../src/shared/settings.ts';
import type { ServiceView, Snapshot } from '../../src/shared/snapshot.ts';
import type { Verdict } from '../../src/shared/verdict.ts';

/** 28 April 2026, 16:30:00 UTC. */
export const SOME_MOMENT = Date.UTC(2026, 3, 28, 16, 30);

export function someVerdict(parts: Partial<Verdict> = {}): Verdict {
  return {
    level: 'operational',
    cause: null,
    reason: 'all_good',
    since: SOME_MOMENT - 3_600_000,
    observedAt: SOME_MOMENT - 12_000,
    suspicion: 'none',
    evidence: [],
    ...parts,
  };
}

export function someService(parts: Partial<ServiceView> = {}): ServiceView {
  return {
    id: 'claude',
    name: 'Claude',
    homepage: null,
    verdict: someVerdict(),
    page: null,
    components: [],
    incidents: [],
    targets: [],
    episode: null,
    tellWhenBack: false,
    ...parts,
  };
}

export function someSnapshot(parts: Partial<Snapshot> = {}): Snapshot {
  return {
    run: 'run-1',
    revision: 1,
    at: SOME_MOMENT,
    version: '0.0.0',
    capabilities: { tray: false, notifications: false, startAtLogin: false, openLinks: true },
    overall: { level: 'operational', cause: null, serviceId: 'claude' },
    connection: { state: 'online', reading: null },
    services: [someService()],
    settings: SettingsSchema.parse({}),
    notices: [],
    ...parts,
  };
}
