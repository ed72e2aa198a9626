import type { BandStretch, DayRow, Durations, SeenState } from '../../shared/statistics.ts';
import { durationsOf, splitAt } from './stretches.ts';

/** States that need no mark on a day: calm, and what is not known. */
const UNMARKED: ReadonlySet<SeenState> = new Set(['operational', 'unknown', 'you']);

/** What a row of days is about. */
export type DayRowOf = Pick<DayRow, 'kind' | 'id' | 'name'>;

/**
 * Adds stretches up day by day: how much of each was known, and the days that were not all calm. `edges` are those of the days;
 * stretches may end before the last of them, as today does.
 */
export function toDayRow(of: DayRowOf, stretches: readonly BandStretch[], edges: readonly number[]): DayRow {
  const days = splitAt(stretches, edges).map(durationsOf);
  return {
    ...of,
    knownMs: days.map(knownMsOf),
    marks: days.flatMap((ms, day) => {
      const marked = Object.fromEntries(
        entriesOf(ms).filter(([state, length]) => !UNMARKED.has(state) && length > 0),
      );
      return Object.keys(marked).length === 0 ? [] : [{ day, ms: marked }];
    }),
  };
}

/** For how long anything was known, in ms. */
function knownMsOf(ms: Durations): number {
  return entriesOf(ms).reduce(
    (sum, [state, length]) => (state === 'unknown' || state === 'you' ? sum : sum + length),
    0,
  );
}

function entriesOf(ms: Durations): readonly (readonly [SeenState, number])[] {
  const states: readonly SeenState[] = [
    'operational',
    'maintenance',
    'degraded',
    'partial_outage',
    'major_outage',
    'unknown',
    'you',
  ];
  return states.map((state) => [state, ms[state] ?? 0]);
}
