import type { LatencySeries } from '../../shared/history.ts';
import type { ServiceView } from '../../shared/snapshot.ts';
import { type SeriesSummary, type Slot, summarize, toSlots } from './series.ts';

/** One target beside others: where it belongs, its slots, and what they add up to. */
export interface Compared {
  readonly id: string;
  readonly service: string;
  readonly target: string;
  readonly series: LatencySeries;
  readonly slots: readonly Slot[];
  readonly summary: SeriesSummary;
}

/** Names the series of targets; one of a target that is gone is left out. */
export function toCompared(
  all: readonly LatencySeries[],
  services: readonly ServiceView[],
): readonly Compared[] {
  return all.flatMap((series) => {
    const service = services.find(({ targets }) => targets.some(({ id }) => id === series.targetId));
    const target = service?.targets.find(({ id }) => id === series.targetId);
    if (service === undefined || target === undefined) return [];
    const slots = toSlots(series);
    return [
      { id: target.id, service: service.name, target: target.name, series, slots, summary: summarize(slots) },
    ];
  });
}

/** Steps a scale's top may have, times powers of ten. */
const ROUND: readonly number[] = [1, 1.5, 2, 3, 4, 5, 8, 10];

/** The top of the scale all share, in ms: a round number above nearly all 95th percentiles, so that one spike flattens nobody. */
export function topOf(compared: readonly Compared[]): number {
  const values = compared
    .flatMap(({ slots }) => slots.flatMap(({ bucket }) => (bucket?.p95 == null ? [] : [bucket.p95])))
    .toSorted((a, b) => a - b);
  const high = Math.max(100, values[Math.floor((values.length - 1) * 0.98)] ?? 0);
  const power = 10 ** Math.floor(Math.log10(high));
  return power * (ROUND.find((step) => step * power >= high) ?? 10);
}

/** A line through values from 0 to 1 on a grid of `width` by `height`, broken where there is none. */
export function toLine(
  values: readonly { readonly x: number; readonly share: number | null }[],
  height: number,
): string {
  let path = '';
  let isDrawing = false;
  for (const { x, share } of values) {
    if (share === null) {
      isDrawing = false;
      continue;
    }
    const y = height * (1 - Math.min(1, share));
    path += `${isDrawing ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    isDrawing = true;
  }
  return path;
}
