import type { History } from '../src/core/history-port.ts';
import type { Stored } from '../src/core/ports.ts';
import type { Level } from '../src/shared/level.ts';
import type { PageReading, Sample } from '../src/shared/observation.ts';
import type { Service } from '../src/shared/service.ts';
import type { Verdict } from '../src/shared/verdict.ts';
import { createChance, type Story, type Trouble } from './seed-story.ts';

const SLOT_MS = 300_000;
const HOUR_MS = 3_600_000;

interface Moment {
  readonly at: number;
  readonly run: () => void;
}

/**
 * Lives a story through a history as the engine would: samples every `cadenceMs` while the computer was on, verdicts with their
 * changes, episodes, pages where they differ, roll-ups as time goes on. In the end it keeps what the engine recalls at a start.
 */
export function seedHistory(
  history: History,
  services: readonly Service[],
  story: Story,
  cadenceMs: number,
): void {
  const moments = services
    .flatMap((service) => toMoments(history, service, story))
    .toSorted((a, b) => a.at - b.at);
  const chance = createChance(7);
  let next = 0;
  for (const { fromMs, toMs } of story.presence) {
    for (let slot = fromMs; slot < toMs; slot += SLOT_MS) {
      const end = Math.min(toMs, slot + SLOT_MS);
      for (let at = slot; at < end; at += cadenceMs) {
        for (const service of services) addSamples(history, service, story.troubles, at, chance);
      }
      for (let moment = moments[next]; moment !== undefined && moment.at < end; moment = moments[next]) {
        moment.run();
        next += 1;
      }
      expectStored(history.flush());
      expectStored(history.maintain(end - 1));
    }
  }
  // Pruning goes half a day at a time: let it come to its end.
  for (let turn = 0; turn < 800; turn += 1) expectStored(history.maintain(story.toMs));
  keepForStart(history, services, story);
}

function expectStored(stored: Stored): void {
  if (!stored.ok) throw new Error(stored.error.message);
}

function addSamples(
  history: History,
  service: Service,
  troubles: readonly Trouble[],
  at: number,
  chance: () => number,
): void {
  const trouble = troubles.find(
    ({ serviceId, beganAt, endedAt }) => serviceId === service.id && beganAt <= at && at < endedAt,
  );
  service.targets.forEach((target, index) => {
    const sample = toSample(target.id, at + 137 * index, index, trouble?.level ?? 'operational', chance);
    if (sample.at < at + SLOT_MS) history.addSample(sample);
  });
}

const FAILING: Readonly<Record<Level, number>> = {
  operational: 0.001,
  unknown: 0.001,
  maintenance: 0.3,
  degraded: 0.08,
  partial_outage: 0.4,
  major_outage: 0.97,
};

/** A probe as they are: slower in the afternoon, slower still in trouble, now and then very slow for no reason. */
function toSample(targetId: string, at: number, index: number, level: Level, chance: () => number): Sample {
  const dayShare = (at % (24 * HOUR_MS)) / (24 * HOUR_MS);
  const load = 1 + 0.25 * Math.sin((dayShare - 0.4) * 2 * Math.PI);
  const spike = chance() < 0.015 ? 1.5 + 3 * chance() : 1;
  const isFailed = chance() < FAILING[level];
  const slow = level === 'operational' ? 1 : level === 'degraded' ? 2.2 : 1.5;
  const dnsMs = 2 + 4 * chance();
  const tcpMs = 14 + 8 * chance();
  const tlsMs = 28 + 16 * chance();
  const ttfbMs = (150 + 45 * index + 70 * chance()) * load * spike * slow;
  return {
    targetId,
    at,
    class: isFailed ? 'provider_failure' : 'ok',
    code: isFailed ? '529' : '401',
    phases: {
      dnsMs,
      tcpMs,
      tlsMs,
      ttfbMs: isFailed ? null : ttfbMs,
      totalMs: dnsMs + tcpMs + tlsMs + ttfbMs,
    },
  };
}

function toVerdict(level: Level, at: number, since: number): Verdict {
  const isCalm = level === 'operational';
  const isUnknown = level === 'unknown';
  return {
    level,
    cause: isCalm || isUnknown ? null : 'provider',
    reason: isCalm ? 'all_good' : isUnknown ? 'no_data' : 'failing_here',
    since,
    observedAt: at,
    suspicion: 'none',
    evidence: [],
  };
}

/** What happens to one service, at the times at which Pilotlight would have noticed. */
function toMoments(history: History, service: Service, story: Story): readonly Moment[] {
  const moments: Moment[] = [];
  const change = (at: number, from: Verdict | null, to: Verdict): void => {
    moments.push({
      at,
      run: () => expectStored(history.addChange({ serviceId: service.id, at, from, to })),
    });
  };
  for (const { fromMs } of story.presence) {
    const unknown = toVerdict('unknown', fromMs, fromMs);
    change(fromMs, null, unknown);
    change(fromMs + 5_000, unknown, toVerdict('operational', fromMs + 5_000, fromMs + 5_000));
    moments.push({ at: fromMs, run: () => putReading(history, service, fromMs, null) });
  }
  for (const trouble of story.troubles.filter(({ serviceId }) => serviceId === service.id)) {
    const seen = story.presence.find(
      ({ fromMs, toMs }) => fromMs < trouble.endedAt && trouble.beganAt < toMs,
    );
    if (seen === undefined) continue;
    const foundAt = Math.max(trouble.foundAt, seen.fromMs + 90_000);
    const endedAt = story.presence.some(
      ({ fromMs, toMs }) => fromMs <= trouble.endedAt && trouble.endedAt < toMs,
    )
      ? trouble.endedAt
      : (story.presence.find(({ fromMs }) => fromMs > trouble.endedAt)?.fromMs ?? story.toMs) + 60_000;
    if (foundAt >= Math.min(seen.toMs, endedAt)) continue;
    const calm = toVerdict('operational', foundAt, seen.fromMs);
    const troubled = toVerdict(trouble.level, foundAt, Math.max(trouble.beganAt, seen.fromMs));
    change(foundAt, calm, troubled);
    change(endedAt, troubled, toVerdict('operational', endedAt, endedAt));
    const { officialAt } = trouble;
    moments.push({
      at: endedAt,
      run: () => {
        expectStored(
          history.putEpisode({
            id: `${service.id}-${foundAt}`,
            serviceId: service.id,
            startedAt: foundAt,
            endedAt,
            worst: trouble.level,
            cause: 'provider',
            incidentId: officialAt === null ? null : `incident-${foundAt}`,
            officialAt,
          }),
        );
        putReading(history, service, endedAt, null);
      },
    });
    if (officialAt !== null) {
      moments.push({ at: officialAt, run: () => putReading(history, service, officialAt, trouble) });
    }
  }
  return moments;
}

function toReading(service: Service, at: number, trouble: Trouble | null): PageReading | null {
  if (service.page === null) return null;
  return {
    at,
    url: service.page.url,
    isMirror: false,
    name: service.name,
    components: service.components.map(({ id, name, group }) => ({
      id,
      name,
      group,
      level: trouble?.componentIds.includes(id) ? trouble.level : 'operational',
    })),
    incidents: [],
  };
}

function putReading(history: History, service: Service, at: number, trouble: Trouble | null): void {
  const reading = toReading(service, at, trouble);
  if (reading !== null) expectStored(history.addReading(reading.url, reading));
}

/** The engine's own memory, so that a host over this history shows the services as they were in the end. */
function keepForStart(history: History, services: readonly Service[], { toMs }: Story): void {
  const verdicts = services.map(({ id }) => [id, toVerdict('operational', toMs, toMs - HOUR_MS)]);
  expectStored(history.saveState('verdicts', Object.fromEntries(verdicts)));
  for (const service of services) {
    const reading = toReading(service, toMs - 40_000, null);
    if (reading === null) continue;
    expectStored(history.saveState(`page:${reading.url}`, { reading, failure: null, triedAt: reading.at }));
  }
}
