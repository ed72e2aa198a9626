import { openHistory } from '../../src/node/history/open.ts';
import type { Level } from '../../src/shared/level.ts';
import type { Incident } from '../../src/shared/observation.ts';
import type { Service } from '../../src/shared/service.ts';
import type { Evidence, Verdict } from '../../src/shared/verdict.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** What was kept of one step: when, what it says since when, and what it rested on. */
interface Step extends Pick<Verdict, 'level' | 'cause' | 'reason'> {
  readonly at: number;
  readonly since: number;
  readonly evidence: readonly Evidence[];
}

/**
 * Writes into a fresh history file what Pilotlight would have kept of an afternoon on the day that begins at `dayMs` (UTC), when it
 * looked from 13:00 to 16:00: tries fail from 14:01, found at 14:04, on the page at 14:11, over at 14:41.
 */
export function seedRedAfternoon(path: string, service: Service, dayMs: number): void {
  const opened = openHistory({ path });
  if (!opened.ok) throw new Error(opened.error.message);
  const { history } = opened.value;
  const clock = (hour: number, minute: number): number => dayMs + (hour * 60 + minute) * MINUTE_MS;
  const [target] = service.targets;
  const { page } = service;
  if (target === undefined || page === null) throw new Error('a service with a target and a page is needed');

  const isDown = (at: number): boolean => clock(14, 1) <= at && at < clock(14, 40);
  for (let at = clock(13, 0); at < clock(16, 0); at += 30 * SECOND_MS) {
    const isFailed = isDown(at);
    const phases = { dnsMs: 3, tcpMs: 15, tlsMs: 32, ttfbMs: isFailed ? null : 180, totalMs: 230 };
    const result = isFailed
      ? ({ class: 'provider_failure', code: '529' } as const)
      : ({ class: 'ok', code: '401' } as const);
    history.addSample({ targetId: target.id, at, ...result, phases });
    if (at % (5 * MINUTE_MS) === 0) {
      history.flush();
      history.maintain(at);
    }
  }

  const incident: Incident = {
    id: 'refused',
    kind: 'incident',
    name: 'Requests are refused',
    status: 'investigating',
    impact: 'major',
    startedAt: clock(14, 10),
    resolvedAt: null,
    scheduledUntil: null,
    url: null,
    componentIds: service.components.map(({ id }) => id),
    updates: [],
  };
  const read = (at: number, level: Level, incidents: readonly Incident[]): void => {
    const components = service.components.map((component) => ({ ...component, level }));
    history.addReading(page.url, {
      at,
      url: page.url,
      isMirror: false,
      name: service.name,
      components,
      incidents,
    });
  };
  read(clock(13, 0), 'operational', []);
  read(clock(14, 11), 'partial_outage', [incident]);
  read(clock(14, 41), 'operational', [{ ...incident, status: 'resolved', resolvedAt: clock(14, 41) }]);

  const tries = (at: number, failed: number): Evidence => ({
    kind: 'probes',
    targetId: target.id,
    name: `${service.name} API`,
    failed,
    tried: 6,
    at,
    spanMs: 150 * SECOND_MS,
    class: failed > 0 ? 'provider_failure' : 'ok',
    code: failed > 0 ? '529' : '401',
  });
  const connection = (at: number): Evidence => ({
    kind: 'connection',
    state: 'online',
    reached: 3,
    tried: 3,
    at,
  });
  const says = (at: number, level: Level): Evidence => ({
    kind: 'page',
    level,
    readAt: at - 20 * SECOND_MS,
    mirror: null,
    failure: null,
  });
  const [first, found, official, over] = [clock(13, 0), clock(14, 4), clock(14, 11), clock(14, 41)];
  const calm = (at: number): Step => ({
    at,
    since: at,
    level: 'operational',
    cause: null,
    reason: 'all_good',
    evidence: [tries(at, 0), connection(at), says(at, 'operational')],
  });
  const steps: readonly Step[] = [
    calm(first),
    {
      at: found,
      since: clock(14, 1),
      level: 'major_outage',
      cause: 'provider',
      reason: 'failing_here',
      evidence: [tries(found, 6), connection(found), says(found, 'operational')],
    },
    {
      at: official,
      since: clock(14, 1),
      level: 'partial_outage',
      cause: 'provider',
      reason: 'official_outage',
      evidence: [
        says(official, 'partial_outage'),
        {
          kind: 'incident',
          id: incident.id,
          name: incident.name,
          impact: 'major',
          startedAt: incident.startedAt,
          resolvedAt: null,
        },
        tries(official, 6),
        connection(official),
      ],
    },
    calm(over),
  ];
  let from: Verdict | null = null;
  for (const { at, ...step } of steps) {
    const to: Verdict = { ...step, observedAt: at, suspicion: 'none' };
    history.addChange({ serviceId: service.id, at, from, to });
    from = to;
  }
  history.putEpisode({
    id: `${service.id}-${found}`,
    serviceId: service.id,
    startedAt: found,
    endedAt: over,
    worst: 'major_outage',
    cause: 'provider',
    incidentId: incident.id,
    officialAt: official,
  });
  history.flush();
  history.maintain(clock(16, 0));
  history.close();
}
