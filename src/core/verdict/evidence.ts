import type { ConnectionState, ControlReading, Sample } from '../../shared/observation.ts';
import type { Target } from '../../shared/service.ts';
import type { Evidence } from '../../shared/verdict.ts';
import { commonestOf } from '../commonest.ts';
import type { Official } from './official.ts';
import type { NetworkAlarm } from './others.ts';
import { latencyOn } from './pace.ts';
import type { TargetState } from './target-state.ts';

/** Calm evidence counts the tries of this long, trouble counts them from its first failure. */
const CALM_WINDOW_MS = 5 * 60_000;

const FAILURES: ReadonlySet<Sample['class']> = new Set([
  'provider_failure',
  'network_failure',
  'intercepted',
  'local',
]);

/** What the tries on one target showed, with the commonest code among the failures; null before the first try. */
export function probesEvidence(target: Target, state: TargetState, wallMs: number): Evidence | null {
  const from = state.failingSince ?? wallMs - CALM_WINDOW_MS;
  const telling = state.recent.filter((sample) => sample.class !== 'discarded');
  const last = telling.at(-1);
  if (last === undefined) return null;
  const counted = telling.filter((sample) => sample.at >= from);
  const tries = counted.length > 0 ? counted : [last];
  const failures = tries.filter((sample) => FAILURES.has(sample.class));
  const spoken = commonest(failures) ?? last;
  return {
    kind: 'probes',
    targetId: target.id,
    name: target.name,
    failed: failures.length,
    tried: tries.length,
    spanMs: Math.max(0, last.at - (tries[0] ?? last).at),
    class: spoken.class,
    code: spoken.code,
    at: last.at,
  };
}

function commonest(samples: readonly Sample[]): Sample | null {
  const code = commonestOf(samples.map((sample) => sample.code));
  return samples.findLast((sample) => sample.code === code) ?? null;
}

export function connectionEvidence(state: ConnectionState, reading: ControlReading): Evidence {
  const reached = reading.hosts.filter((host) => host.ok).length;
  return { kind: 'connection', state, reached, tried: reading.hosts.length, at: reading.at };
}

/** What the page said, or why it could not be read; then every watched component in trouble, and every open incident. */
export function officialEvidence(official: Official): readonly Evidence[] {
  const { reading, failure } = official;
  const incidents =
    official.maintenance === null ? official.incidents : [official.maintenance, ...official.incidents];
  const named = incidents.length > 0 || official.lastResolved === null ? incidents : [official.lastResolved];
  return [
    {
      kind: 'page',
      level: official.level,
      readAt: reading?.at ?? null,
      mirror: reading?.isMirror === true ? new URL(reading.url).host : null,
      failure,
      ...(reading?.basis === undefined ? {} : { basis: reading.basis }),
    },
    ...official.troubled.map(({ id, name, level }): Evidence => ({ kind: 'component', id, name, level })),
    ...named.map(
      ({ id, name, impact, startedAt, resolvedAt }): Evidence => ({
        kind: 'incident',
        id,
        name,
        impact,
        startedAt,
        resolvedAt,
      }),
    ),
  ];
}

/** How slow the answers are against what is usual here; null while none of the slow charts is up. */
export function latencyEvidence(target: Target, state: TargetState): Evidence | null {
  const chart = state.slow.isUp ? state.slow : state.slowConnection;
  const usual = latencyOn(state.latencies, state.network).answer.usual;
  if (!chart.isUp || chart.since === null || usual === null) return null;
  const from = chart.since;
  const since = state.recent.filter(({ at, class: outcome }) => at >= from && outcome === 'ok');
  const times = since.flatMap(({ phases }) => phases.ttfbMs ?? []).sort((a, b) => b - a);
  // The slow answers are the slower part of all since then; the middle one of them speaks for them.
  const slow = times.slice(
    0,
    Math.max(1, Math.round((times.length * chart.slow) / Math.max(1, chart.tried))),
  );
  const typical = slow[Math.floor(slow.length / 2)];
  return typical === undefined
    ? null
    : {
        kind: 'latency',
        targetId: target.id,
        name: target.name,
        slow: chart.slow,
        tried: chart.tried,
        ttfbMs: Math.round(typical),
        usualMs: Math.round(usual.medianMs),
        at: since.at(-1)?.at ?? from,
      };
}

/** What another name server said of a target's name; null where nobody was asked, or it settled nothing. */
export function nameServerEvidence(target: Target, { opinion }: TargetState): Evidence | null {
  if (opinion === null || opinion.elsewhere === 'unreachable' || opinion.blames === 'nobody') return null;
  return { kind: 'name_server', name: target.name, elsewhere: opinion.elsewhere, at: opinion.at };
}

/** The services of other providers that fell silent in the same minute. */
export function othersEvidence(alarms: readonly NetworkAlarm[]): Evidence {
  return {
    kind: 'others',
    names: alarms.map(({ name }) => name),
    at: Math.max(...alarms.map(({ at }) => at)),
  };
}
