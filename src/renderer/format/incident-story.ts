import type { Level } from '../../shared/level.ts';
import type { Incident } from '../../shared/observation.ts';
import type { BandStretch } from '../../shared/statistics.ts';
import type { Episode } from '../../shared/verdict.ts';
import { officialUntil } from './incident.ts';

const MINUTE_MS = 60_000;
/** What is shown before the beginning and after the end, at least, and as a share of what lies between. */
const MARGIN_MS = 10 * MINUTE_MS;
const MARGIN_SHARE = 0.08;
/** Beyond this an incident that nobody closed is not drawn on. */
const LONGEST_MS = 90 * 24 * 60 * MINUTE_MS;
const MOST_COMPONENTS = 12;

/** A stretch of time at one level. */
export interface LevelStretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: BandStretch['state'];
}

/** An incident laid out on one axis of time: what was official, when it was written about, and how each part fared. */
export interface IncidentStory {
  readonly fromMs: number;
  readonly toMs: number;
  readonly official: { readonly fromMs: number; readonly toMs: number };
  readonly updatesAt: readonly number[];
  readonly components: readonly {
    readonly id: string;
    readonly name: string;
    readonly stretches: readonly LevelStretch[];
  }[];
}

/** The axis spans the incident and the episode seen here, with room on both sides. Times that no calendar has are left out. */
export function toStory(incident: Incident, episode: Episode | null, nowMs: number): IncidentStory {
  const end = Math.max(
    incident.startedAt,
    Math.min(officialUntil(incident) ?? nowMs, incident.startedAt + LONGEST_MS),
  );
  const first = Math.min(incident.startedAt, episode?.startedAt ?? incident.startedAt);
  const last = Math.min(
    Math.max(end, episode === null ? end : (episode.endedAt ?? nowMs)),
    incident.startedAt + LONGEST_MS,
  );
  const margin = Math.max(MARGIN_MS, (last - first) * MARGIN_SHARE);
  const fromMs = Math.round(first - margin);
  const toMs = Math.round(Math.min(last + margin, Math.max(nowMs, last)));
  return {
    fromMs,
    toMs,
    official: { fromMs: incident.startedAt, toMs: end },
    updatesAt: incident.updates.map(({ at }) => at).filter((at) => at >= fromMs && at <= toMs),
    components: componentRows(incident, end),
  };
}

/** What the updates said of each component, one after the other; the last word holds until the end. */
function componentRows(incident: Incident, endMs: number): IncidentStory['components'] {
  const rows = new Map<string, { name: string; steps: { at: number; to: Level }[] }>();
  for (const { at, components } of incident.updates.toSorted((a, b) => a.at - b.at)) {
    for (const { id, name, to } of components) {
      const row = rows.get(id) ?? { name, steps: [] };
      if (row.steps.at(-1)?.to !== to) row.steps.push({ at, to });
      rows.set(id, { ...row, name });
    }
  }
  return [...rows].slice(0, MOST_COMPONENTS).map(([id, { name, steps }]) => ({
    id,
    name,
    stretches: steps
      .map(({ at, to }, index) => ({
        fromMs: Math.max(at, incident.startedAt),
        toMs: Math.min(endMs, steps[index + 1]?.at ?? endMs),
        state: to,
      }))
      .filter(({ fromMs, toMs }) => toMs > fromMs),
  }));
}

const STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 20_160].map(
  (minutes) => minutes * MINUTE_MS,
);

/** Round times for an axis, at most `most` of them, on whole minutes, hours and days of the user's own zone. */
export function axisTicks(fromMs: number, toMs: number, most: number): readonly number[] {
  if (toMs <= fromMs) return [];
  const stepMs = STEPS_MS.find((step) => (toMs - fromMs) / step <= most) ?? toMs - fromMs;
  const zoneMs = new Date(fromMs).getTimezoneOffset() * MINUTE_MS;
  const first = Math.ceil((fromMs - zoneMs) / stepMs) * stepMs + zoneMs;
  const count = Math.max(0, Math.floor((toMs - first) / stepMs) + 1);
  return Array.from({ length: count }, (_, index) => first + index * stepMs);
}

/** How the provider wrote about an incident. */
export interface Writing {
  readonly count: number;
  /** From the beginning to the first word, in ms; null without a word. */
  readonly firstAfterMs: number | null;
  /** The middle of the times between two words; null with fewer than two. */
  readonly everyMs: number | null;
  /** The longest time without a word before the end, or before now. */
  readonly longestSilenceMs: number | null;
}

/** How often and how fast the provider wrote, what was written after the end left out. */
export function toWriting(incident: Incident, nowMs: number): Writing {
  const end = officialUntil(incident) ?? nowMs;
  const times = incident.updates
    .map(({ at }) => at)
    .filter((at) => at <= end)
    .toSorted((a, b) => a - b);
  const [first] = times;
  if (first === undefined) {
    return { count: 0, firstAfterMs: null, everyMs: null, longestSilenceMs: null };
  }
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const last = times.at(-1) ?? first;
  return {
    count: times.length,
    firstAfterMs: Math.max(0, first - incident.startedAt),
    everyMs: middle(gaps),
    longestSilenceMs: Math.max(...gaps, end - last, 0),
  };
}

/** The middle of several values, the lower of two; null where there is none. */
export function middle(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? null;
}
