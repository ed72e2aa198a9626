import type { DayRow, Durations, SeenState } from '../../shared/statistics.ts';
import { gravest } from './band-words.ts';

/** Each day's place on the grid a row is drawn on, and how much of it the bar takes. */
export const DAY_STEP = 10;
const BAR_WIDTH = 8;
export const BAR_HEIGHT = 100;
/** The height of a day nobody knows anything of: a stub, told from a bar by its shape. */
const STUB_HEIGHT = 10;
/** The least height of trouble, as a share of its bar, so that minutes in a day are seen. */
const LEAST_TROUBLE = 0.3;

/** A row of days as one SVG path for each look: whole bars by state, the filled part of troubled ones, stubs for the unknown. */
export interface DayPaths {
  readonly unknown: string;
  readonly bars: readonly { readonly state: SeenState; readonly path: string }[];
  readonly troubles: readonly { readonly state: SeenState; readonly path: string }[];
}

export interface Day {
  readonly state: SeenState;
  readonly knownMs: number;
  readonly ms: Durations;
}

const NOTHING: Durations = {};

/** A row day by day: its gravest state, how much of it was known, and its trouble. */
export function toDays({ knownMs, marks }: DayRow): readonly Day[] {
  const byDay = new Map(marks.map(({ day, ms }) => [day, ms]));
  return knownMs.map((known, day) => {
    const ms = byDay.get(day) ?? NOTHING;
    const isCalm = Object.keys(ms).length === 0;
    return { knownMs: known, ms, state: known === 0 ? 'unknown' : isCalm ? 'operational' : gravest(ms) };
  });
}

function bar(day: number, height: number): string {
  const x = day * DAY_STEP + (DAY_STEP - BAR_WIDTH) / 2;
  return `M${x} ${BAR_HEIGHT - height}h${BAR_WIDTH}v${height}h-${BAR_WIDTH}z`;
}

function troubleMs(ms: Durations): number {
  return Object.values(ms).reduce((sum, length) => sum + length, 0);
}

/** Draws a row: the fuller a troubled bar, the more of what was known of its day was trouble (by the square root). */
export function toDayPaths(days: readonly Day[]): DayPaths {
  let unknown = '';
  const bars = new Map<SeenState, string>();
  const troubles = new Map<SeenState, string>();
  days.forEach(({ state, knownMs, ms }, day) => {
    if (state === 'unknown') {
      unknown += bar(day, STUB_HEIGHT);
      return;
    }
    bars.set(state, (bars.get(state) ?? '') + bar(day, BAR_HEIGHT));
    if (state === 'operational') return;
    const share = Math.min(1, troubleMs(ms) / knownMs);
    const height = BAR_HEIGHT * (LEAST_TROUBLE + (1 - LEAST_TROUBLE) * Math.sqrt(share));
    troubles.set(state, (troubles.get(state) ?? '') + bar(day, Math.round(height)));
  });
  const toList = (paths: ReadonlyMap<SeenState, string>): DayPaths['bars'] =>
    [...paths].map(([state, path]) => ({ state, path }));
  return { unknown, bars: toList(bars), troubles: toList(troubles) };
}

/** How much of what was known was free of outages, as a share; null where nothing was known. Degraded counts as up. */
export function upShare(days: readonly Day[]): { readonly upMs: number; readonly knownMs: number } | null {
  const knownMs = days.reduce((sum, day) => sum + day.knownMs, 0);
  if (knownMs === 0) return null;
  const outMs = days.reduce((sum, { ms }) => sum + (ms.partial_outage ?? 0) + (ms.major_outage ?? 0), 0);
  return { upMs: knownMs - outMs, knownMs };
}
