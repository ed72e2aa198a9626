import type { ExportFormat, ExportPage, ExportPart } from '../../shared/export.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { History } from '../history-port.ts';
import type { KeptPage } from '../kept-ports.ts';
import type { StorageProblem } from '../ports.ts';
import { toCsv } from './csv.ts';
import {
  CHANGES,
  EPISODES,
  HOURS,
  INCIDENTS,
  READINGS,
  SAMPLES,
  type Table,
  type TargetHour,
} from './tables.ts';

const HOUR_MS = 3_600_000;
/** As many buckets as one question to history may have. */
const POINTS = 2000;
const STRETCH_MS = POINTS * HOUR_MS;
/** More stretches than a target can have: 200 years of them. */
const MOST_STRETCHES = 1000;

/** Without it a spreadsheet takes UTF-8 for the system's old encoding. */
const BYTE_ORDER_MARK = '\ufeff';

type Source = Pick<History, 'kept' | 'latency' | 'firstAt'>;

/**
 * Reads some of a part out of history and tells it as text: everything kept, watched now or not. It carries no notes, no keys
 * and of addresses the host alone. Whoever asks has flushed the history first.
 */
export function exportPage(
  {
    part,
    format,
    after,
  }: { readonly part: ExportPart; readonly format: ExportFormat; readonly after: number },
  history: Source,
  nowMs: number,
): Result<ExportPage, StorageProblem> {
  const { kept } = history;
  const tell = <Row>(table: Table<Row>, page: Result<KeptPage<Row>, StorageProblem>) =>
    page.ok ? ok(write(table, page.value, format, after === 0)) : page;
  switch (part) {
    case 'samples':
      return tell(SAMPLES, kept.samples(after));
    case 'hours':
      return tell(HOURS, readHours(history, after, nowMs));
    case 'changes':
      return tell(CHANGES, kept.changes(after));
    case 'episodes':
      return tell(EPISODES, kept.episodes(after));
    case 'incidents':
      return tell(INCIDENTS, kept.incidents(after));
    case 'readings':
      return tell(READINGS, kept.readings(after));
  }
}

function write<Row>(
  { head, toLines, toValue }: Table<Row>,
  { rows, next, share }: KeptPage<Row>,
  format: ExportFormat,
  isFirst: boolean,
): ExportPage {
  const text =
    format === 'csv'
      ? `${isFirst ? BYTE_ORDER_MARK + toCsv([head]) : ''}${toCsv(rows.flatMap(toLines))}`
      : rows.map((row) => JSON.stringify(toValue(row))).join(',\n');
  return { text, next, share };
}

/** One target and one whole stretch at a time, so that every bucket is an hour; history leaves out what is not there. */
function readHours(
  { kept, latency, firstAt }: Source,
  after: number,
  nowMs: number,
): Result<KeptPage<TargetHour>, StorageProblem> {
  const ids = kept.targetIds();
  if (!ids.ok) return ids;
  const first = Math.floor((firstAt() ?? nowMs) / HOUR_MS) * HOUR_MS;
  const stretches = Math.max(1, Math.ceil((nowMs - first) / STRETCH_MS));
  const index = Math.floor(after / MOST_STRETCHES);
  const stretch = after % MOST_STRETCHES;
  const targetId = ids.value[index];
  if (targetId === undefined) return ok({ rows: [], next: null, share: 1 });
  const fromMs = first + stretch * STRETCH_MS;
  const { buckets } = latency({ targetId, fromMs, toMs: fromMs + STRETCH_MS, points: POINTS });
  const isLast = stretch + 1 >= stretches;
  return ok({
    rows: buckets.map((bucket) => ({ target: targetId, bucket })),
    next: isLast && index + 1 >= ids.value.length ? null : isLast ? (index + 1) * MOST_STRETCHES : after + 1,
    share: Math.min(1, (index + (stretch + 1) / stretches) / ids.value.length),
  });
}
