import { isTrouble } from '../../shared/level.ts';
import type { BandStretch, WeekCell } from '../../shared/statistics.ts';
import type { OutcomeHour } from '../history-port.ts';
import { hourOfWeek, type OffsetSpan, toLocalMs } from './zone.ts';

const HOUR_MS = 3_600_000;
const HOURS = 168;

/**
 * Adds hours of tries up by local hour of week. An hour counts where its middle lies, since in zones half an hour off UTC it lies
 * in two.
 */
export function weekOfTries(
  hours: readonly OutcomeHour[],
  offsets: readonly OffsetSpan[],
): readonly WeekCell[] {
  const known = new Float64Array(HOURS);
  const failed = new Float64Array(HOURS);
  for (const hour of hours) {
    const cell = hourOfWeek(toLocalMs(offsets, hour.at + HOUR_MS / 2));
    known[cell] = (known[cell] ?? 0) + hour.answered + hour.failed;
    failed[cell] = (failed[cell] ?? 0) + hour.failed;
  }
  return toCells(known, failed);
}

/** Adds time up by local hour of week: what was known, and how much of it was trouble. What nobody saw counts for nothing. */
export function weekOfTime(
  stretches: readonly BandStretch[],
  offsets: readonly OffsetSpan[],
): readonly WeekCell[] {
  const known = new Float64Array(HOURS);
  const failed = new Float64Array(HOURS);
  for (const { fromMs, toMs, state } of stretches) {
    if (state === 'unknown' || state === 'you') continue;
    for (let at = fromMs; at < toMs; ) {
      const end = Math.min(toMs, endOfLocalHour(offsets, at));
      const cell = hourOfWeek(toLocalMs(offsets, at));
      known[cell] = (known[cell] ?? 0) + end - at;
      if (isTrouble(state)) failed[cell] = (failed[cell] ?? 0) + end - at;
      at = end;
    }
  }
  return toCells(known, failed);
}

/** When the local hour that `at` lies in ends: at the next full one, or where the clocks change before it. */
function endOfLocalHour(offsets: readonly OffsetSpan[], at: number): number {
  const localMs = toLocalMs(offsets, at);
  const full = at + HOUR_MS - (((localMs % HOUR_MS) + HOUR_MS) % HOUR_MS);
  const change = offsets.find(({ fromMs }) => fromMs > at)?.fromMs ?? Number.POSITIVE_INFINITY;
  return Math.min(full, change);
}

function toCells(known: Float64Array, failed: Float64Array): readonly WeekCell[] {
  return Array.from({ length: HOURS }, (_, cell) => ({
    known: known[cell] ?? 0,
    failed: failed[cell] ?? 0,
  }));
}
