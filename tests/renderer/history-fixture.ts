import type { IncidentRow, RequestOf, ResponseOf } from '../../src/shared/contract.ts';
import { hostileIncident, type StateName, storyIncident, toState } from './states.ts';

const MINUTE = 60_000;

/** Two changes of the verdict: an outage at 60 % of the span. */
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
