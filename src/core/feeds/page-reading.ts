import type { Incident, PageComponent, PageReading } from '../../shared/observation.ts';
import type { FeedReading } from './feed.ts';
import { keepTimes, notAhead } from './known-times.ts';
import { isOpen } from './page-level.ts';
import { toPlainName } from './plain-text.ts';

/** The id of the one component of a page that tells only how it is as a whole. */
const WHOLE_PAGE_ID = 'page';
const SILENT_AFTER_MS = 24 * 3_600_000;

/** The documents of one page, as last read: `state` at `at` from `url`, and those further ones that could be read. */
export interface PageParts {
  readonly at: number;
  readonly url: string;
  readonly isMirror: boolean;
  readonly state: FeedReading;
  readonly further: readonly FeedReading[];
  /** What was read of the page last; left out at a first look. */
  readonly before?: PageReading | null;
}

/**
 * The one reading that a page's documents make up, incidents newest first. An incident in several of them is taken from the
 * state, which is read most often. Where the state lists what is open, an incident that an older list has as open and the state
 * no longer has is left out until its end has been read: it is over, but nobody has said since when.
 */
export function toPageReading({ at, url, isMirror, state, further, before = null }: PageParts): PageReading {
  const called = state.name ?? further.find((reading) => reading.name !== null)?.name ?? '';
  const name = toPlainName(called) || new URL(url).host;
  const lists = further.flatMap(({ incidents }) => (incidents === null ? [] : [incidents]));
  return {
    at,
    url,
    isMirror,
    name,
    components: toComponentList(state, further, name),
    incidents:
      state.incidents === null && lists.length === 0
        ? null
        : keepTimes(
            before,
            mergeIncidents(state, lists).map((incident) => notAhead(incident, at)),
          ).map((incident) => (state.basis === 'incidents' ? endSilent(incident, at) : incident)),
    ...(state.basis === undefined ? {} : { basis: state.basis }),
  };
}

/**
 * The components of a page, each once: the state's, with the names and groups that a further document has for them, then those
 * the state does not list. A page that lists none is one component of its own where its state tells how it is as a whole.
 */
function toComponentList(
  state: FeedReading,
  further: readonly FeedReading[],
  pageName: string,
): readonly PageComponent[] {
  const listed = further.flatMap(({ components }) => components ?? []);
  const known = new Map(listed.map((component) => [component.id, component]));
  const own = (state.components ?? []).map((component) => ({
    ...component,
    name: known.get(component.id)?.name ?? component.name,
    group: known.get(component.id)?.group ?? component.group,
  }));
  const ownIds = new Set(own.map(({ id }) => id));
  const components = [...own, ...[...known.values()].filter(({ id }) => !ownIds.has(id))];
  if (components.length > 0 || state.whole === undefined) return components;
  return [{ id: WHOLE_PAGE_ID, name: pageName, group: null, level: state.whole }];
}

/** News feeds do not always say that something is over: without a word on its state, an item counts for a day. */
function endSilent(incident: Incident, at: number): Incident {
  const lastAt = incident.updates.at(-1)?.at ?? incident.startedAt;
  const isSilent = incident.status === 'unknown' && isOpen(incident) && at - lastAt >= SILENT_AFTER_MS;
  return isSilent ? { ...incident, resolvedAt: Math.max(lastAt, incident.startedAt) } : incident;
}

function mergeIncidents(
  { incidents: listed, basis }: FeedReading,
  lists: readonly (readonly Incident[])[],
): readonly Incident[] {
  const merged = new Map<string, Incident>();
  for (const incident of listed ?? []) merged.set(incident.id, incident);
  for (const incident of lists.flat()) {
    // A list of incidents alone says nothing of maintenances.
    const isOfState = basis !== 'incidents' || incident.kind === 'incident';
    const isOverUnseen = listed !== null && isOfState && isOpen(incident);
    if (!merged.has(incident.id) && !isOverUnseen) merged.set(incident.id, incident);
  }
  return [...merged.values()].toSorted((a, b) => b.startedAt - a.startedAt);
}
