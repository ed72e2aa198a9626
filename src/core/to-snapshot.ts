import { sortByAttention } from '../shared/attention.ts';
import { isTrouble } from '../shared/level.ts';
import type { Incident } from '../shared/observation.ts';
import type { Service } from '../shared/service.ts';
import type { Settings } from '../shared/settings.ts';
import type { Capabilities, ComponentView, ServiceView, Snapshot, TargetView } from '../shared/snapshot.ts';
import type { Verdict } from '../shared/verdict.ts';
import { NOTHING_TOLD } from './alerts.ts';
import type { EngineState } from './engine-state.ts';
import { matchComponents, withNames } from './feeds/components.ts';
import { openIncidentsFor } from './feeds/page-level.ts';
import { toModelCheckView } from './model-check/view.ts';
import type { ModelKeys } from './model-ports.ts';
import { NEW_PAGE, type PageState } from './pages/page-state.ts';
import { connectionState } from './verdict/connection.ts';
import { NEW_TARGET } from './verdict/target-state.ts';
import { type Watched, watchedIds } from './watched.ts';

/** What a snapshot needs beside the state. `nextAt` tells when a page or target is next due, in wall time. */
export interface SnapshotInput {
  readonly state: EngineState;
  readonly watched: readonly Watched[];
  readonly settings: Settings;
  readonly capabilities: Capabilities;
  readonly version: string;
  readonly run: string;
  readonly revision: number;
  readonly wallMs: number;
  readonly nextAt: (job: 'page' | 'target' | 'model', id: string) => number | null;
  readonly notes?: Snapshot['notes'];
  readonly keys?: ModelKeys | undefined;
}

/** Everything a client shows, as one value. */
export function toSnapshot(input: SnapshotInput): Snapshot {
  const services = input.watched.map((watched) => toServiceView(input, watched));
  const { state } = input;
  return {
    run: input.run,
    revision: input.revision,
    at: input.wallMs,
    version: input.version,
    capabilities: input.capabilities,
    overall: toOverall(services),
    connection: { state: connectionState(state.controls), reading: state.controls },
    services,
    settings: input.settings,
    notices: state.notices,
    ...(input.keys === undefined ? {} : { modelCheck: modelCheckOf(input, input.keys) }),
    ...(input.notes === undefined ? {} : { notes: input.notes }),
  };
}

function modelCheckOf(input: SnapshotInput, keys: ModelKeys): Snapshot['modelCheck'] {
  const isWatched = (id: string): boolean => input.watched.some(({ service }) => service.id === id);
  return toModelCheckView(keys, { ...input, isWatched, nextAt: input.nextAt('model', '') });
}

/** The state the tray shows: the gravest trouble; failing that, that it is you; failing that, the gravest of the rest. */
function toOverall(services: readonly ServiceView[]): Snapshot['overall'] {
  const sorted = sortByAttention(services);
  const [first] = sorted;
  if (first === undefined) return { level: 'unknown', cause: null, serviceId: null };
  const yours = sorted.find(({ verdict }) => verdict.cause === 'you');
  const shown = isTrouble(first.verdict.level) ? first : (yours ?? first);
  return { level: shown.verdict.level, cause: shown.verdict.cause, serviceId: shown.id };
}

/** A service nobody has looked at yet. */
function nothingKnown(wallMs: number): Verdict {
  return {
    level: 'unknown',
    cause: null,
    reason: 'no_data',
    since: wallMs,
    observedAt: null,
    suspicion: 'none',
    evidence: [{ kind: 'gap', fromAt: wallMs, reason: 'started' }],
  };
}

function toServiceView(input: SnapshotInput, watched: Watched): ServiceView {
  const { state, wallMs } = input;
  const { service } = watched;
  const page = service.page === null ? null : (state.pages.get(service.page.url) ?? NEW_PAGE);
  return {
    id: service.id,
    name: service.name,
    homepage: service.homepage,
    verdict: state.verdicts.get(service.id) ?? nothingKnown(wallMs),
    page: service.page === null || page === null ? null : toPageView(input, service.page.url, page),
    components: page === null ? [] : toComponentViews(watched, page),
    incidents: page === null ? [] : toIncidents(watched, page),
    targets: input.settings.probes.enabled
      ? service.targets.map((target) => toTargetView(input, target))
      : [],
    episode: state.episodes.get(service.id) ?? null,
    tellWhenBack: (state.told.get(service.id) ?? NOTHING_TOLD).tellWhenBack,
  };
}

function toPageView(input: SnapshotInput, url: string, page: PageState): ServiceView['page'] {
  const { reading, failure, triedAt, foundAs } = page;
  return {
    url,
    readAt: reading?.at ?? null,
    triedAt,
    mirror: reading?.isMirror === true ? new URL(reading.url).host : null,
    failure,
    ...(reading?.basis === undefined ? {} : { basis: reading.basis }),
    ...(foundAs === undefined ? {} : { foundAs }),
    nextAt: input.nextAt('page', url),
  };
}

/**
 * The page's components in its own order, then those the user wants and the page does not list: gone, or well where a page
 * lists nothing but what is wrong.
 */
function toComponentViews(watched: Watched, { reading }: PageState): readonly ComponentView[] {
  const listed = reading?.components ?? [];
  const ids = watchedIds(watched, reading);
  const isWellUnlisted = reading?.basis === 'incidents';
  const matches = matchComponents(withNames(watched.wanted, reading), listed);
  const missing = matches.filter(({ by }) => by === 'missing');
  const byName = new Set(matches.flatMap((match) => (match.by === 'name' ? [match.component.id] : [])));
  return [
    ...listed.map(({ id, name, group, level }) => ({
      id,
      name,
      group,
      level,
      watched: ids.has(id),
      missing: false,
      ...(byName.has(id) ? { foundByName: true } : {}),
    })),
    ...missing.map(({ wanted: { id, name, group } }) => ({
      id,
      name,
      group,
      level: isWellUnlisted ? ('operational' as const) : ('unknown' as const),
      watched: true,
      missing: reading !== null && !isWellUnlisted,
    })),
  ];
}

function toIncidents(watched: Watched, { reading }: PageState): readonly Incident[] {
  if (reading === null) return [];
  return openIncidentsFor(reading, watchedIds(watched, reading)).map(({ incident }) => incident);
}

function toTargetView(input: SnapshotInput, target: Service['targets'][number]): TargetView {
  const { recent } = input.state.targets.get(target.id) ?? NEW_TARGET;
  return {
    id: target.id,
    name: target.name,
    url: target.url,
    last: recent.at(-1) ?? null,
    recent: recent.map(({ at, class: outcome, phases }) => ({ at, class: outcome, ttfbMs: phases.ttfbMs })),
    nextAt: input.nextAt('target', target.id),
  };
}
