import { severity } from '../../shared/level.ts';
import type { BandStretch, Durations, SeenState } from '../../shared/statistics.ts';
import type { TimeRange } from '../history-port.ts';

/** From `at` on, `state` held, until the next step. */
export interface Step<State> {
  readonly at: number;
  readonly state: State;
}

/**
 * Lays steps, in order of time, over a range as stretches without gaps. Of several at one time the last counts; before the
 * first nothing is known. Empty for a range without length.
 */
export function toStretches(steps: readonly Step<SeenState>[], { fromMs, toMs }: TimeRange): BandStretch[] {
  const stretches: BandStretch[] = [];
  let state: SeenState = 'unknown';
  let since = fromMs;
  for (const step of steps) {
    if (step.at >= toMs) break;
    if (step.at > since) {
      pushJoined(stretches, { fromMs: since, toMs: step.at, state });
      since = step.at;
    }
    state = step.state;
  }
  if (toMs > since) pushJoined(stretches, { fromMs: since, toMs, state });
  return stretches;
}

/** Leaves of stretches only what lies within `presence`, in order and apart; the rest becomes unknown. */
export function maskUnseen(stretches: readonly BandStretch[], presence: readonly TimeRange[]): BandStretch[] {
  const masked: BandStretch[] = [];
  let next = 0;
  for (const { fromMs, toMs, state } of stretches) {
    let at = fromMs;
    while (at < toMs) {
      while ((presence[next]?.toMs ?? Number.POSITIVE_INFINITY) <= at) next += 1;
      const seen = presence[next];
      const isSeen = seen !== undefined && seen.fromMs <= at;
      const end = Math.min(toMs, isSeen ? seen.toMs : (seen?.fromMs ?? toMs));
      pushJoined(masked, { fromMs: at, toMs: end, state: isSeen ? state : 'unknown' });
      at = end;
    }
  }
  return masked;
}

/** How long each state held. */
export function durationsOf(stretches: readonly BandStretch[]): Durations {
  const ms: Partial<Record<SeenState, number>> = {};
  for (const { fromMs, toMs, state } of stretches) ms[state] = (ms[state] ?? 0) + toMs - fromMs;
  return ms;
}

/** Cuts stretches at `edges`, which rise: one list for each room between two of them. */
export function splitAt(
  stretches: readonly BandStretch[],
  edges: readonly number[],
): readonly BandStretch[][] {
  let next = 0;
  return edges.slice(0, -1).map((fromMs, index) => {
    const toMs = edges[index + 1] ?? fromMs;
    const within: BandStretch[] = [];
    while ((stretches[next]?.toMs ?? Number.POSITIVE_INFINITY) <= fromMs) next += 1;
    for (let place = next; place < stretches.length; place += 1) {
      const stretch = stretches[place];
      if (stretch === undefined || stretch.fromMs >= toMs) break;
      within.push({
        fromMs: Math.max(fromMs, stretch.fromMs),
        toMs: Math.min(toMs, stretch.toMs),
        state: stretch.state,
      });
    }
    return within;
  });
}

/**
 * The same stretches at no more than `cells` steps, for drawing: a cell takes its gravest trouble, however short, so that none
 * is lost between two pixels, and without any the state that held longest. Lengths are then no longer exact.
 */
export function coarsen(
  stretches: readonly BandStretch[],
  { fromMs, toMs }: TimeRange,
  cells: number,
): readonly BandStretch[] {
  const cellMs = (toMs - fromMs) / cells;
  if (stretches.every((stretch) => stretch.toMs - stretch.fromMs >= cellMs)) return stretches;
  const edges = Array.from({ length: cells + 1 }, (_, cell) =>
    Math.round(fromMs + ((toMs - fromMs) * cell) / cells),
  );
  const coarse: BandStretch[] = [];
  splitAt(stretches, edges).forEach((within, cell) => {
    const state = dominant(within);
    const start = edges[cell] ?? fromMs;
    const end = edges[cell + 1] ?? toMs;
    if (state !== null && end > start) pushJoined(coarse, { fromMs: start, toMs: end, state });
  });
  return coarse;
}

/** Levels that claim something is wrong, or is being worked on: those a drawing must not lose. */
function gravity(state: SeenState): number {
  return state === 'you' || state === 'unknown' || state === 'operational' ? 0 : severity(state);
}

function dominant(within: readonly BandStretch[]): SeenState | null {
  const grave = within.reduce<BandStretch | null>(
    (worst, stretch) => (worst === null || gravity(stretch.state) > gravity(worst.state) ? stretch : worst),
    null,
  );
  if (grave === null || gravity(grave.state) > 0) return grave?.state ?? null;
  const ms = durationsOf(within);
  return within.reduce((most, { state }) => ((ms[state] ?? 0) > (ms[most] ?? 0) ? state : most), grave.state);
}

function pushJoined(stretches: BandStretch[], next: BandStretch): void {
  const last = stretches.at(-1);
  if (last?.state === next.state) stretches[stretches.length - 1] = { ...last, toMs: next.toMs };
  else stretches.push(next);
}
