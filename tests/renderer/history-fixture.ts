import type { IncidentRow, RequestOf, ResponseOf } from '../../src/shared/contract.ts';
import { hostileIncident, type StateName, storyIncident, toState } from './states.ts';

const MINUTE = 60_000;

/** What the verdict of the story's service went through: seen here first, then said by the page. */
export function toChanges(
  { serviceId, fromMs, toMs }: RequestOf<'history.changes'>,
  now: number,
): ResponseOf<'history.changes'> {
  const calm = toState('calm', now, 1).services[0]?.verdict;
  const official = toState('official', now, 1).services[0]?.verdict;
  const [episode] = toEpisodes(now);
  if (serviceId !== 'claude' || calm === undefined || official === undefined || episode === undefined)
    return [];
  const seenAt = episode.startedAt;
  // The failing verdict of a moment that lies three minutes after it began.
  const down = toState('detected', seenAt + 3 * MINUTE, 1).services[1]?.verdict;
  if (down === undefined) return [];
  return [
    { serviceId, at: seenAt, from: calm, to: down },
    { serviceId, at: episode.officialAt ?? now, from: down, to: official },
  ].filter(({ at }) => at >= fromMs && at <= toMs);
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
