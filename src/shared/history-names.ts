/** The names of the calls that answer what history adds up to; see `history-calls.ts`. */
export const HISTORY_CALL_NAMES = [
  'history.chart',
  'history.bands',
  'history.days',
  'history.week',
  'history.compare',
] as const;
export type HistoryCallName = (typeof HISTORY_CALL_NAMES)[number];
