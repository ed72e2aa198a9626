import type { Incident, PageReading } from '../../shared/observation.ts';
import type { FeedReading } from './feed.ts';
import { isOpen } from './page-level.ts';

/** The documents of one page, as last read: `state` at `at` from `url`, and those further ones that could be read. */
export interface PageParts {
  readonly at: number;
  readonly url: string;
  readonly isMirror: boolean;
  readonly state: FeedReading;
  readonly further: readonly FeedReading[];
}

/**
 * The one reading that a page's documents make up, incidents newest first. An incident in several of them is taken from the
 * state, which is read most often. Where the state lists what is open, an incident that an older list has as open and the state
 * no longer has is left out until its end has been read: it is over, but nobody has said since when.
 */
export function toPageReading({ at, url, isMirror, state, further }: PageParts): PageReading {
  const lists = further.flatMap(({ incidents }) => (incidents === null ? [] : [incidents]));
  return {
    at,
    url,
    isMirror,
    name: state.name ?? new URL(url).host,
    components: state.components ?? [],
    incidents: state.incidents === null && lists.length === 0 ? null : mergeIncidents(state.incidents, lists),
  };
}

function mergeIncidents(
  listed: readonly Incident[] | null,
  lists: readonly (readonly Incident[])[],
): readonly Incident[] {
  const merged = new Map<string, Incident>();
  for (const incident of listed ?? []) merged.set(incident.id, incident);
  for (const incident of lists.flat()) {
    const isOverUnseen = listed !== null && isOpen(incident);
    if (!merged.has(incident.id) && !isOverUnseen) merged.set(incident.id, incident);
  }
  return [...merged.values()].toSorted((a, b) => b.startedAt - a.startedAt);
}
