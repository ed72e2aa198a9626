import { seedHistory } from '../../bench/seed-history.ts';
import { tellStory } from '../../bench/seed-story.ts';
import type { History } from '../../src/core/history-port.ts';
import { openHistory } from '../../src/node/history/open.ts';
import { IN_MEMORY } from '../../src/node/history/open-database.ts';
import type { Service } from '../../src/shared/service.ts';
import type { ServiceView } from '../../src/shared/snapshot.ts';
import { toChanges } from './history-fixture.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How much of the past there is: nothing yet, less than an hour, a month, or a year. */
export type Past = 'none' | 'short' | 'month' | 'year';

const PASTS: Readonly<Record<Past, { readonly lengthMs: number; readonly cadenceMs: number }>> = {
  none: { lengthMs: 0, cadenceMs: MINUTE_MS },
  short: { lengthMs: 40 * MINUTE_MS, cadenceMs: 30_000 },
  month: { lengthMs: 30 * DAY_MS, cadenceMs: 2 * MINUTE_MS },
  year: { lengthMs: 365 * DAY_MS, cadenceMs: 10 * MINUTE_MS },
};

/** Only so many services have a past of their own: the first ones. */
const MOST_SERVICES = 4;

const made = new Map<string, History>();

/**
 * A real history in memory, lived up to now by the services given; made once a process for each past. Where one of them has an
 * incident open, it ends with what was seen here of it.
 */
export function seededHistory(
  past: Past,
  views: readonly ServiceView[],
  nowMs: number = Date.now(),
): History {
  const services = views.slice(0, MOST_SERVICES).map(toService);
  const hasIncident = views.some(({ id, incidents }) => id === 'claude' && incidents.length > 0);
  const key = `${past} ${Math.floor(nowMs / DAY_MS)} ${hasIncident} ${services.map(({ id }) => id).join(' ')}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const opened = openHistory({ path: IN_MEMORY });
  if (!opened.ok) throw new Error(opened.error.message);
  const { history } = opened.value;
  const { lengthMs, cadenceMs } = PASTS[past];
  const toMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  if (lengthMs > 0) {
    const story = tellStory({ services, fromMs: toMs - lengthMs, toMs, seed: 4 });
    const presence = past === 'short' ? [{ fromMs: toMs - lengthMs, toMs }] : story.presence;
    seedHistory(history, services, { ...story, presence }, cadenceMs);
  }
  const seen = hasIncident ? toChanges({ serviceId: 'claude', fromMs: 0, toMs: nowMs }, nowMs) : [];
  for (const change of seen) history.addChange(change);
  made.set(key, history);
  return history;
}

function toService({ id, name, page, components, targets }: ServiceView): Service {
  return {
    id,
    name,
    category: 'ai',
    homepage: null,
    page: page === null ? null : { format: 'statuspage', url: page.url, mirrors: [] },
    components: components.map(({ id: componentId, name: component, group }) => ({
      id: componentId,
      name: component,
      group,
    })),
    targets: targets.map((target) => ({
      id: target.id,
      name: target.name,
      url: target.url,
      aliveStatuses: [],
      expects: 'any',
    })),
    watchedByDefault: true,
  };
}
