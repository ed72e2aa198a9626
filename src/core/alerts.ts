import { z } from 'zod';
import { isTrouble, type Level, LevelSchema, severity } from '../shared/level.ts';
import type { Settings } from '../shared/settings.ts';
import type { Verdict } from '../shared/verdict.ts';
import type { Notification } from './notification.ts';
import { isSnoozed } from './present/snooze.ts';

/** What the user has been told of one service, kept across restarts so that nothing is told twice. */
export const ToldSchema = z
  .object({
    /** The gravest level told, or taken over silently, in this trouble; null while the service is well. */
    level: LevelSchema.nullable(),
    /** The user asked for one message when the service is back. */
    tellWhenBack: z.boolean(),
    /** A verdict has been seen: what a first look finds was so before, and is no news. */
    hasBaseline: z.boolean(),
    /** When a start, and when an end, was last told; null before the first. */
    startedAt: z.int().nullable().default(null),
    endedAt: z.int().nullable().default(null),
    /** Since when a message waits for those of other services, so that all are told as one; null where none does. */
    heldSince: z.int().nullable().default(null),
    /** Since when trouble that was told as an outage has been a lesser one; null where it is not. */
    easedAt: z.int().nullable().default(null),
  })
  .readonly();
export type Told = z.infer<typeof ToldSchema>;

export const NOTHING_TOLD: Told = {
  level: null,
  tellWhenBack: false,
  hasBaseline: false,
  startedAt: null,
  endedAt: null,
  heldSince: null,
  easedAt: null,
};

function isSameTold(a: Told | null, b: Told): boolean {
  return (
    a?.level === b.level &&
    a.tellWhenBack === b.tellWhenBack &&
    a.hasBaseline === b.hasBaseline &&
    a.startedAt === b.startedAt &&
    a.endedAt === b.endedAt &&
    a.heldSince === b.heldSince &&
    a.easedAt === b.easedAt
  );
}

/** Whether two memories are the same for every service of the later one. */
export function isSameToldOfAll(a: ReadonlyMap<string, Told>, b: ReadonlyMap<string, Told>): boolean {
  return [...b].every(([id, told]) => isSameTold(a.get(id) ?? null, told));
}

/** The same kind of message about one service comes no sooner again. */
export const REPEAT_AFTER_MS = 5 * 60_000;

/** After a lesser trouble of this long, an outage is news again: a page may keep an incident open for weeks. */
const EASED_FOR_MS = 15 * 60_000;

/** What is remembered, and the kind of message that is due, if any. */
export interface Alert {
  readonly told: Told;
  readonly due: Exclude<Notification['kind'], 'several'> | null;
}

/** What an alert is decided on: a service's verdict of this moment, beside what was told of it before. */
export interface AlertInput {
  readonly before: Told;
  readonly verdict: Verdict;
  readonly settings: Settings;
  readonly serviceId: string;
  readonly wallMs: number;
}

/**
 * Whether what is known of a service is to be told. Trouble is told once when it starts and once when it worsens to an
 * outage, its end once; the user's own fault, doubt and a recovery under way never. What starts in quiet hours or while
 * snoozed is told afterwards if it still holds. A wish to hear when it is back outweighs both.
 */
export function decideAlert(input: AlertInput): Alert {
  const { before, verdict, settings, serviceId, wallMs } = input;
  if (verdict.reason === 'no_data') return { told: before, due: null };
  const told = { ...before, hasBaseline: true, heldSince: null };
  const from = notifiedFrom(settings, serviceId);
  if (!before.hasBaseline) {
    const level = isAsked(verdict.level, from) ? verdict.level : null;
    return { told: { ...told, level, easedAt: null }, due: null };
  }
  if (isTrouble(verdict.level)) return decideTrouble(withEase(told, verdict, wallMs), from, input);
  if (verdict.level === 'operational') return decideEnd(told, from, input);
  if (verdict.level === 'maintenance') return decideMaintenance(told, from, input);
  return { told, due: null };
}

function decideTrouble(told: Told, from: Level | null, { verdict, settings, wallMs }: AlertInput): Alert {
  if (!isAsked(verdict.level, from)) return { told, due: null };
  if (UNTOLD.has(verdict.reason) || !mayTell(settings, wallMs)) return { told, due: null };
  const next = { ...told, level: verdict.level };
  if (told.level === null || !isTrouble(told.level)) {
    if (isTooSoon(told.startedAt, wallMs)) return { told, due: null };
    return { told: { ...next, startedAt: wallMs }, due: 'started' };
  }
  if (verdict.level === 'degraded') return { told, due: null };
  const hasEased = told.easedAt !== null && wallMs - told.easedAt >= EASED_FOR_MS;
  return told.level === 'degraded' || hasEased
    ? { told: { ...next, easedAt: null }, due: 'worsened' }
    : { told: { ...told, easedAt: null }, due: null };
}

/** The least level the user wants to hear of; null where the service is silenced. */
function notifiedFrom(settings: Settings, serviceId: string): Level | null {
  const watched = settings.services?.find((service) => service.id === serviceId);
  return watched === undefined ? 'degraded' : watched.notifyFrom;
}

const isAsked = (level: Level | null, from: Level | null): boolean =>
  level !== null && from !== null && isTrouble(level) && severity(level) >= severity(from);

/** Notes when an outage became a lesser trouble. A stamp from ahead is of before the clock was set back. */
function withEase(told: Told, { level }: Verdict, wallMs: number): Told {
  if (level !== 'degraded' || told.level === 'degraded' || !isTrouble(told.level ?? 'operational'))
    return told;
  return { ...told, easedAt: Math.min(told.easedAt ?? wallMs, wallMs) };
}

/** A recovery under way is no start of trouble, and what comes and goes was told when it first came. */
const UNTOLD: ReadonlySet<Verdict['reason']> = new Set(['recovering', 'unstable']);

/** A stamp from ahead is of before the clock was set back: nobody is to wait for it. */
function isTooSoon(lastAt: number | null, wallMs: number): boolean {
  return lastAt !== null && wallMs >= lastAt && wallMs - lastAt < REPEAT_AFTER_MS;
}

function decideEnd(told: Told, from: Level | null, { verdict, settings, wallMs }: AlertInput): Alert {
  if (verdict.suspicion !== 'none') return { told, due: null };
  const ended = { ...told, level: null, easedAt: null, tellWhenBack: false };
  if (told.tellWhenBack) return { told: ended, due: 'back' };
  if (!isAsked(told.level, from) || !mayTell(settings, wallMs)) return { told: ended, due: null };
  if (isTooSoon(told.endedAt, wallMs)) return { told, due: null };
  return { told: { ...ended, endedAt: wallMs }, due: 'ended' };
}

function decideMaintenance(told: Told, from: Level | null, { settings, wallMs }: AlertInput): Alert {
  const isAskedFor = from !== null && settings.notifications.maintenance;
  const isNews = isAskedFor && told.level === null && mayTell(settings, wallMs);
  return isNews ? { told: { ...told, level: 'maintenance' }, due: 'maintenance' } : { told, due: null };
}

/** Whether anything may be shown now: notifications on, not snoozed, outside quiet hours of the user's own time zone. */
function mayTell(settings: Settings, wallMs: number): boolean {
  const { enabled, snoozedUntil, quietHours } = settings.notifications;
  if (!enabled || isSnoozed(snoozedUntil, wallMs)) return false;
  if (quietHours === null) return true;
  const local = new Date(wallMs);
  const minute = local.getHours() * 60 + local.getMinutes();
  const from = toMinutes(quietHours.from);
  const to = toMinutes(quietHours.to);
  return from <= to ? minute < from || minute >= to : minute < from && minute >= to;
}

function toMinutes(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  return hours * 60 + minutes;
}
