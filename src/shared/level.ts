import { z } from 'zod';

/** How a service, component or page is doing, in Statuspage's words. `unknown` is never good news. */
export const LevelSchema = z.enum([
  'operational',
  'maintenance',
  'degraded',
  'partial_outage',
  'major_outage',
  'unknown',
]);
export type Level = z.infer<typeof LevelSchema>;

/** Whose fault a verdict is. Null on a verdict that has no fault to name. */
export const CauseSchema = z.enum(['provider', 'you', 'unclear']);
export type Cause = z.infer<typeof CauseSchema>;

const SEVERITY: Readonly<Record<Level, number>> = {
  operational: 0,
  unknown: 1,
  maintenance: 2,
  degraded: 3,
  partial_outage: 4,
  major_outage: 5,
};

/** Orders levels by how much they should worry someone: 0 operational … 5 major outage. */
export function severity(level: Level): number {
  return SEVERITY[level];
}

/** The more severe of two levels. */
export function worse(a: Level, b: Level): Level {
  return SEVERITY[b] > SEVERITY[a] ? b : a;
}

/** The most severe of several levels; `empty` where there is none. */
export function worst(levels: readonly Level[], empty: Level): Level {
  return levels.length === 0 ? empty : levels.reduce(worse);
}

/** Whether a level means that the service is not doing what it should. */
export function isTrouble(level: Level): boolean {
  return SEVERITY[level] >= SEVERITY.degraded;
}
