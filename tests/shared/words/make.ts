import { SettingsSchema } from '../../../src/shared/settings.ts';
import type { ServiceView, Snapshot } from '../../../src/shared/snapshot.ts';
import type { Verdict } from '../../../src/shared/verdict.ts';
import type { EvidenceOf } from '../../../src/shared/words/facts.ts';
import { ENGLISH_HERE, type Speech } from '../../../src/shared/words/speech.ts';

/** A Tuesday, 14:05 in UTC. */
export const NOW = Date.UTC(2026, 10, 3, 14, 5);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const UTC: Speech = { ...ENGLISH_HERE, timeZone: 'UTC' };

export function probes(given: Partial<EvidenceOf<'probes'>> = {}): EvidenceOf<'probes'> {
  return {
    kind: 'probes',
    targetId: 'api',
    name: 'api.anthropic.com',
    failed: 6,
    tried: 6,
    spanMs: 3 * MINUTE,
    class: 'provider_failure',
    code: '529',
    at: NOW - 12 * SECOND,
    ...given,
  };
}

export const goodProbes = (given: Partial<EvidenceOf<'probes'>> = {}): EvidenceOf<'probes'> =>
  probes({ failed: 0, class: 'ok', code: '401', ...given });

export function page(given: Partial<EvidenceOf<'page'>> = {}): EvidenceOf<'page'> {
  return {
    kind: 'page',
    level: 'operational',
    readAt: NOW - 40 * SECOND,
    mirror: null,
    failure: null,
    ...given,
  };
}

export function incident(given: Partial<EvidenceOf<'incident'>> = {}): EvidenceOf<'incident'> {
  return {
    kind: 'incident',
    id: 'i1',
    name: 'Elevated errors',
    impact: 'major',
    startedAt: NOW - 20 * MINUTE,
    resolvedAt: null,
    ...given,
  };
}

export function connection(given: Partial<EvidenceOf<'connection'>> = {}): EvidenceOf<'connection'> {
  return { kind: 'connection', state: 'online', reached: 3, tried: 3, at: NOW, ...given };
}

export function slow(given: Partial<EvidenceOf<'latency'>> = {}): EvidenceOf<'latency'> {
  return {
    kind: 'latency',
    targetId: 'api',
    name: 'api.anthropic.com',
    slow: 9,
    tried: 10,
    ttfbMs: 3_400,
    usualMs: 240,
    at: NOW,
    ...given,
  };
}

export function verdict(given: Partial<Verdict> = {}): Verdict {
  return {
    level: 'operational',
    cause: null,
    reason: 'all_good',
    since: NOW - 3 * MINUTE,
    observedAt: NOW - 12 * SECOND,
    suspicion: 'none',
    evidence: [goodProbes()],
    ...given,
  };
}

export const outage = (given: Partial<Verdict> = {}): Verdict =>
  verdict({
    level: 'major_outage',
    cause: 'provider',
    reason: 'failing_here',
    evidence: [probes(), connection(), page()],
    ...given,
  });

export const offline = (given: Partial<Verdict> = {}): Verdict =>
  verdict({ level: 'unknown', cause: 'you', reason: 'offline', evidence: [], ...given });

export const silent = (): Verdict =>
  verdict({ level: 'unknown', reason: 'no_data', observedAt: null, evidence: [] });

export function service(name: string, given: Partial<ServiceView> = {}): ServiceView {
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    homepage: null,
    verdict: verdict(),
    page: null,
    components: [],
    incidents: [],
    targets: [],
    episode: null,
    tellWhenBack: false,
    ...given,
  };
}

export function snapshot(services: readonly ServiceView[], given: Partial<Snapshot> = {}): Snapshot {
  const worst = services[0]?.verdict;
  return {
    run: 'r',
    revision: 1,
    at: NOW,
    version: '0.1.0',
    capabilities: { tray: true, notifications: true, startAtLogin: true, openLinks: true },
    overall: {
      level: worst?.level ?? 'unknown',
      cause: worst?.cause ?? null,
      serviceId: services[0]?.id ?? null,
    },
    connection: { state: 'online', reading: null },
    services,
    settings: SettingsSchema.parse({}),
    notices: [],
    ...given,
  };
}
