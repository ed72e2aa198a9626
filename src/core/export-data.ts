import type { LatencyBucket } from '../shared/history.ts';
import { OutcomeClassSchema } from '../shared/observation.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import type { Episode } from '../shared/verdict.ts';
import type { History, TimeRange } from './ports.ts';

const HOUR_MS = 3_600_000;
/** As many buckets as one question to history may have. */
const POINTS = 2000;
const STRETCH_MS = POINTS * HOUR_MS;

/** All that is told of what was observed: sums over an hour for each target, and every episode. */
export interface Gathered {
  readonly exportedAt: string;
  readonly range: TimeRange;
  readonly targets: readonly {
    readonly service: string;
    readonly target: string;
    readonly hours: readonly LatencyBucket[];
  }[];
  readonly episodes: readonly Episode[];
}

/** Reads out of history what an export holds, of the services watched now. It carries no notes, no keys and no addresses. */
export function gatherExport(
  snapshot: Pick<Snapshot, 'services'>,
  history: Pick<History, 'firstAt' | 'latency' | 'episodes'>,
  nowMs: number,
): Gathered {
  const first = history.firstAt();
  const fromMs = first === null ? nowMs : Math.floor(first / HOUR_MS) * HOUR_MS;
  const range = { fromMs, toMs: nowMs };
  return {
    exportedAt: new Date(nowMs).toISOString(),
    range,
    targets: snapshot.services.flatMap(({ id: service, targets }) =>
      targets.map(({ id: target }) => ({ service, target, hours: hoursOf(history, target, range) })),
    ),
    episodes: history.episodes({ serviceId: null, ...range }),
  };
}

function hoursOf(
  history: Pick<History, 'latency'>,
  targetId: string,
  { fromMs, toMs }: TimeRange,
): readonly LatencyBucket[] {
  const hours: LatencyBucket[] = [];
  for (let at = fromMs; at < toMs; at += STRETCH_MS) {
    // Whole stretches, so that every bucket is an hour; history leaves out what is not there.
    hours.push(...history.latency({ targetId, fromMs: at, toMs: at + STRETCH_MS, points: POINTS }).buckets);
  }
  return hours;
}

export function exportJson(gathered: Gathered): string {
  return `${JSON.stringify(gathered, null, 1)}\n`;
}

const HEAD = [
  'service',
  'target',
  'from_utc',
  'p50_ms',
  'p95_ms',
  'p99_ms',
  ...OutcomeClassSchema.options,
] as const;

/** The hours of all targets as RFC 4180 lines. A cell that a spreadsheet would take for a formula is quoted as text. */
export function exportCsv({ targets }: Gathered): string {
  const lines = targets.flatMap(({ service, target, hours }) =>
    hours.map(({ at, p50, p95, p99, counts }) => [
      service,
      target,
      new Date(at).toISOString(),
      ...[p50, p95, p99].map((ms) => (ms === null ? '' : String(Math.round(ms)))),
      ...OutcomeClassSchema.options.map((outcome) => String(counts[outcome] ?? 0)),
    ]),
  );
  return [HEAD, ...lines].map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('');
}

function toCell(text: string): string {
  // https://owasp.org/www-community/attacks/CSV_Injection
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
