import type { IncidentRow, RequestOf, ResponseOf } from '../../src/shared/contract.ts';
import type { LatencyBucket, LatencySeries } from '../../src/shared/history.ts';
import { hostileIncident, type StateName, storyIncident, toState } from './states.ts';

const MINUTE = 60_000;

/** A day-shaped latency with an outage at 60 % of the span and a gap at 30 %; the same for the same request. */
export function toLatency(request: RequestOf<'history.latency'>, state: StateName): LatencySeries {
  const { targetId, fromMs, toMs, points } = request;
  const bucketMs = Math.max(30_000, Math.ceil((toMs - fromMs) / points / 30_000) * 30_000);
  const count = state === 'unknown' ? 0 : Math.floor((toMs - fromMs) / bucketMs);
  const tries = Math.max(1, Math.round(bucketMs / 30_000));
  const buckets: LatencyBucket[] = [];
  for (let index = 0; index < count; index += 1) {
    const share = index / count;
    if (share > 0.3 && share < 0.36) continue;
    const isOut = share > 0.6 && share < 0.66;
    const failed = isOut ? Math.ceil(tries * (share > 0.62 ? 1 : 0.4)) : index % 97 === 5 ? 1 : 0;
    const p50 = 210 + Math.sin(share * 18) * 40 + ((index * 13) % 17);
    const isSilent = failed >= tries;
    buckets.push({
      at: fromMs + index * bucketMs,
      p50: isSilent ? null : p50,
      p95: isSilent ? null : p50 * 1.6 + ((index * 29) % 60),
      p99: isSilent ? null : p50 * 2.1 + ((index * 53) % 160),
      phases: isSilent ? null : { dnsMs: 4, tcpMs: 18, tlsMs: 41, ttfbMs: p50 },
      counts: failed === 0 ? { ok: tries } : { ok: tries - failed, provider_failure: failed },
    });
  }
  return { targetId, fromMs, toMs, bucketMs, buckets };
}

/** The verdict changes that fit the outage of `toLatency`. */
export function toChanges(
  { serviceId, fromMs, toMs }: RequestOf<'history.changes'>,
  now: number,
): ResponseOf<'history.changes'> {
  const calm = toState('calm', now, 1).services[0]?.verdict;
  const down = toState('detected', now, 1).services[1]?.verdict;
  if (calm === undefined || down === undefined) return [];
  const at = (share: number): number => Math.round(fromMs + share * (toMs - fromMs));
  return [
    { serviceId, at: at(0.61), from: calm, to: down },
    { serviceId, at: at(0.665), from: down, to: calm },
  ];
}

/** Incidents of all kinds, newest first. */
export function toIncidents(state: StateName, now: number): readonly IncidentRow[] {
  if (state === 'empty' || state === 'unknown') return [];
  const story = storyIncident(now);
  const past = Array.from({ length: 8 }, (_, index): IncidentRow => {
    const startedAt = now - (index + 2) * 31 * 60 * MINUTE;
    const isMaintenance = index % 4 === 2;
    return {
      serviceId: index % 3 === 1 ? 'openai' : 'claude',
      incident: {
        ...story,
        id: `past-${index}`,
        kind: isMaintenance ? 'maintenance' : 'incident',
        name: isMaintenance
          ? 'Database upgrade'
          : `Slow answers from the ${index % 2 === 0 ? 'API' : 'web app'}`,
        status: isMaintenance ? 'completed' : 'resolved',
        impact: isMaintenance ? 'maintenance' : 'minor',
        startedAt,
        resolvedAt: startedAt + (17 + index * 23) * MINUTE,
        updates: story.updates.map((update, order) => ({
          ...update,
          id: `past-${index}-${order}`,
          at: startedAt + order * 12 * MINUTE,
        })),
      },
    };
  });
  const open = state === 'official' || state === 'many' ? [{ serviceId: 'claude', incident: story }] : [];
  const hostile = state === 'hostile' ? [{ serviceId: 'claude', incident: hostileIncident(now) }] : [];
  return [...open, ...hostile, ...past];
}

export function toEpisodes(now: number): ResponseOf<'history.episodes'> {
  const story = storyIncident(now);
  return [
    {
      id: 'e1',
      serviceId: 'claude',
      startedAt: story.startedAt - 11 * MINUTE,
      endedAt: null,
      worst: 'partial_outage',
      cause: 'provider',
      incidentId: story.id,
      officialAt: story.startedAt,
    },
  ];
}

export function toDiagnosis(state: StateName, now: number): ResponseOf<'connection.diagnose'> {
  const isOffline = state === 'offline';
  return {
    at: now,
    reading: null,
    steps: [
      {
        id: 'controls',
        title: 'Your connection',
        outcome: isOffline ? 'bad' : 'good',
        finding: isOffline ? 'None of 3 control sites answers.' : '3 of 3 control sites answer.',
        remedy: isOffline ? 'Check Wi-Fi, cable and VPN.' : null,
      },
      {
        id: 'captive',
        title: 'Sign-in page',
        outcome: isOffline ? 'skipped' : 'good',
        finding: isOffline ? 'Not tried without a connection.' : 'Nobody answers in place of others.',
        remedy: null,
      },
      {
        id: 'ipv6',
        title: 'IPv6',
        outcome: 'unclear',
        finding: 'Addresses are given out, but nothing is reached over IPv6. IPv4 is used instead.',
        remedy: 'Switch IPv6 off, or ask whoever runs the network.',
      },
    ],
  };
}
