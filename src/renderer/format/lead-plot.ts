import type { EpisodeFacts } from '../../shared/statistics.ts';

const MINUTE_MS = 60_000;

/** Minutes either side of the page's first word that a plot of leads may reach to, smallest first. */
const REACHES_MIN: readonly number[] = [5, 10, 15, 30, 60, 120];

/** One episode as a dot: `x` as a share of the plot's width, `row` how many lie below it, `leadMs` its lead. */
export interface LeadDot {
  readonly id: string;
  readonly x: number;
  readonly row: number;
  readonly leadMs: number;
}

export interface LeadPlot {
  readonly dots: readonly LeadDot[];
  /** The ends of the axis lie so many minutes before and after the page's first word. */
  readonly reachMin: number;
  readonly rows: number;
}

/**
 * Places episodes by their lead over the page, 0 in the middle, those ahead of it at the right; equal ones pile up in one of
 * `columns` columns. What lies beyond the widest reach stands at the edge.
 */
export function toLeadPlot(episodes: readonly EpisodeFacts[], columns: number): LeadPlot {
  const known = episodes.flatMap(({ id, leadMs }) => (leadMs === null ? [] : [{ id, leadMs }]));
  const most = Math.max(0, ...known.map(({ leadMs }) => Math.abs(leadMs))) / MINUTE_MS;
  const reachMin = REACHES_MIN.find((reach) => reach >= most) ?? 120;
  const piles = new Map<number, number>();
  const dots = known
    .toSorted((a, b) => a.leadMs - b.leadMs)
    .map(({ id, leadMs }) => {
      const share = (leadMs / MINUTE_MS / reachMin + 1) / 2;
      const column = Math.min(columns - 1, Math.max(0, Math.floor(share * columns)));
      const row = piles.get(column) ?? 0;
      piles.set(column, row + 1);
      return { id, x: (column + 0.5) / columns, row, leadMs };
    });
  return { dots, reachMin, rows: Math.max(1, ...piles.values()) };
}
