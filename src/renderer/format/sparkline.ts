import type { Recent } from '../../shared/snapshot.ts';
import { type OutcomeSide, sideOf } from './outcome.ts';

/** How many tries a sparkline has room for. */
export const SLOTS = 40;

/** The least top of the scale: below it, differences between answers are of no interest to anyone. */
const LEAST_TOP_MS = 200;

export interface SparklineBox {
  readonly width: number;
  readonly height: number;
  /** Kept free at every edge, so that strokes are not cut. */
  readonly inset: number;
}

export interface Mark {
  readonly x: number;
  readonly side: Exclude<OutcomeSide, 'answered'>;
}

/** What to draw: one SVG path per unbroken run of answers, and a mark per try that was none. */
export interface Sparkline {
  readonly lines: readonly string[];
  readonly marks: readonly Mark[];
  /** Where the last try stands if it was an answer, for a dot. */
  readonly end: { readonly x: number; readonly y: number } | null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * Lays out the last tries of a target, oldest first, the newest at the right edge: one slot a try. Heights grow with the
 * square root of the latency, so that one slow answer does not flatten the rest.
 */
export function toSparkline(recent: readonly Recent[], box: SparklineBox): Sparkline {
  const shown = recent.slice(-SLOTS);
  const step = (box.width - 2 * box.inset) / (SLOTS - 1);
  const left = box.width - box.inset - step * Math.max(0, shown.length - 1);
  const topMs = shown.reduce((most, { ttfbMs }) => Math.max(most, ttfbMs ?? 0), LEAST_TOP_MS);
  const reach = box.height - 2 * box.inset;

  const lines: string[] = [];
  const marks: Mark[] = [];
  let line: { readonly x: number; readonly y: number }[] = [];
  let end: Sparkline['end'] = null;
  const endLine = (): void => {
    const [first] = line;
    // A run of one answer has no length; a short dash keeps it in sight.
    if (first !== undefined && line.length === 1)
      lines.push(`M${round(first.x - step / 3)} ${first.y}h${round((step * 2) / 3)}`);
    else if (line.length > 1) lines.push(`M${line.map(({ x, y }) => `${x} ${y}`).join('L')}`);
    line = [];
  };

  shown.forEach((recentTry, slot) => {
    const x = round(left + slot * step);
    const side = sideOf(recentTry.class);
    if (side === 'answered' && recentTry.ttfbMs !== null) {
      const share = Math.sqrt(Math.max(0, recentTry.ttfbMs) / topMs);
      end = { x, y: round(box.height - box.inset - share * reach) };
      line.push(end);
      return;
    }
    endLine();
    end = null;
    if (side !== 'answered') marks.push({ x, side });
  });
  endLine();
  return { lines, marks, end };
}

/** The middle of several latencies in ms; null where there is none. */
export function medianMs(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle];
  if (high === undefined) return null;
  const low = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? high) : high;
  return (low + high) / 2;
}
