import type { LatencySeries } from '../shared/history.ts';
import type { Cause, Level } from '../shared/level.ts';
import type { Incident, PageReading, Sample } from '../shared/observation.ts';
import type { Episode, VerdictChange } from '../shared/verdict.ts';
import type { Kept } from './kept-ports.ts';
import type { Stored } from './ports.ts';

/** A range of time in ms; `toMs` is not part of it. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** From `at` on a verdict had this level and cause. `since` is when what it tells of began. */
export interface VerdictStep {
  readonly at: number;
  readonly level: Level;
  readonly cause: Cause | null;
  readonly since: number;
}

/**
 * From `at` on, a page gave this level for a component. The component with the empty id is the page as a whole: how grave its open
 * incidents are that name no component.
 */
export interface OfficialStep {
  readonly at: number;
  readonly componentId: string;
  readonly level: Level;
}

/** How the tries of one hour came out, counted from 1970 UTC; those that say nothing about the service are in neither count. */
export interface OutcomeHour {
  readonly at: number;
  readonly answered: number;
  readonly failed: number;
}

/** What outlives the process. Writes of samples are gathered and reach the disk with `flush`; the rest is written at once. */
export interface History {
  readonly addSample: (sample: Sample) => void;
  readonly flush: () => Stored;
  /** Keeps what a page said, if it differs from the last reading kept, and every incident with its updates. */
  readonly addReading: (pageUrl: string, reading: PageReading) => Stored;
  readonly addChange: (change: VerdictChange) => Stored;
  /** Adds the episode, or replaces the one of the same id. */
  readonly putEpisode: (episode: Episode) => Stored;
  /** The engine's own memory between runs: a JSON value for each key, replaced whole. */
  readonly saveState: (key: string, value: unknown) => Stored;
  /** What `saveState` kept for `key`; null where there is nothing, or nothing readable. */
  readonly loadState: (key: string) => unknown;
  /** The newest samples of a target, oldest first, those not yet flushed among them. */
  readonly recent: (query: { readonly targetId: string; readonly limit: number }) => readonly Sample[];
  readonly latency: (query: {
    readonly targetId: string;
    readonly fromMs: number;
    readonly toMs: number;
    readonly points: number;
  }) => LatencySeries;
  /** The steps of a verdict in a range, ends included; with `inForce` the one in force at its start comes first. */
  readonly changes: (query: {
    readonly serviceId: string;
    readonly fromMs: number;
    readonly toMs: number;
    readonly inForce?: boolean | undefined;
  }) => readonly VerdictChange[];
  readonly episodes: (query: {
    readonly serviceId: string | null;
    readonly fromMs: number;
    readonly toMs: number;
  }) => readonly Episode[];
  /** When Pilotlight was there to look: stretches in order that do not touch, cut to the range. Known to five minutes. */
  readonly presence: (range: TimeRange) => readonly TimeRange[];
  /** The beginning of the first stretch of presence; null where there is none. */
  readonly firstAt: () => number | null;
  /** What a service's verdict was in a range, evidence aside: the step in force at its start first, at that step's own time. */
  readonly verdictSteps: (query: TimeRange & { readonly serviceId: string }) => readonly VerdictStep[];
  /** What a page said of its components in a range, in order: for each the step in force at its start first. */
  readonly officialSteps: (query: TimeRange & { readonly pageUrl: string }) => readonly OfficialStep[];
  /** How a target's tries came out, hour by hour; hours without any are left out. */
  readonly outcomes: (query: TimeRange & { readonly targetId: string }) => readonly OutcomeHour[];
  /** Incidents of a page, newest first. */
  readonly incidents: (query: { readonly pageUrl: string; readonly limit: number }) => readonly Incident[];
  /** Everything kept, page by page. */
  readonly kept: Kept;
  /** Notes that Pilotlight is there, rolls samples up and drops what is past its keep; cheap when there is nothing to do. */
  readonly maintain: (nowMs: number) => Stored;
  /** Deletes everything kept, for good: the file holds nothing of it afterwards. */
  readonly clear: () => Stored;
  /** For how many days single tries are kept, and sums over five minutes; sums over an hour stay. */
  readonly keepDays: { readonly raw: number; readonly fine: number };
  readonly close: () => void;
}

/** The part of history that the engine writes and recalls; the rest is read by those who show it. */
export type EngineHistory = Pick<
  History,
  | 'addSample'
  | 'flush'
  | 'addReading'
  | 'addChange'
  | 'putEpisode'
  | 'saveState'
  | 'loadState'
  | 'recent'
  | 'maintain'
>;
