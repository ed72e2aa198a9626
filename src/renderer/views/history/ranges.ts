const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type RangeName = '1h' | '24h' | '7d' | '30d';

/** What a chart can span. `everyMs` is how often it moves on with the present: about a slot of its own width. */
interface Range {
  readonly label: string;
  readonly words: string;
  readonly spanMs: number;
  readonly everyMs: number;
}

export const RANGES: Readonly<Record<RangeName, Range>> = {
  '1h': { label: '1 h', words: 'the last hour', spanMs: HOUR_MS, everyMs: 30_000 },
  '24h': { label: '24 h', words: 'the last 24 hours', spanMs: DAY_MS, everyMs: 300_000 },
  '7d': { label: '7 d', words: 'the last 7 days', spanMs: 7 * DAY_MS, everyMs: 1_800_000 },
  '30d': { label: '30 d', words: 'the last 30 days', spanMs: 30 * DAY_MS, everyMs: 3_600_000 },
};

export const RANGE_OPTIONS: readonly { readonly value: RangeName; readonly label: string }[] = (
  ['1h', '24h', '7d', '30d'] as const
).map((value) => ({ value, label: RANGES[value].label }));
