import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Kept, KeptPage, ReadKept } from '../../core/kept-ports.ts';
import type { Log } from '../../core/ports.ts';
import { LevelSchema } from '../../shared/level.ts';
import { ImpactSchema, IncidentSchema, IncidentStatusSchema } from '../../shared/observation.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { VerdictChangeSchema } from '../../shared/verdict.ts';
import { dictionaryOf } from './dictionary.ts';
import { parseDocument } from './documents.ts';
import { toEpisode } from './episodes.ts';
import { toStorageProblem } from './problem.ts';
import { createToSample } from './recent.ts';
import { prepareRows, type Row, toBytes, toInteger, toText } from './rows.ts';
import { BLOCK_MS, decodeBlock } from './sample-block.ts';

/** Rows a page: some thousand samples, or as many readings as stay well below a megabyte. */
const BLOCKS_A_PAGE = 100;
const ROWS_A_PAGE = 200;

const SaidSchema = z.object({
  name: z.string(),
  isMirror: z.boolean(),
  components: z.array(
    z.object({ id: z.string(), name: z.string(), group: z.string().nullable(), level: LevelSchema }),
  ),
  incidents: z
    .array(z.object({ id: z.string(), status: IncidentStatusSchema, impact: ImpactSchema }))
    .nullable(),
});

/**
 * Reads everything kept, page by page. Statements are prepared when they are needed: hardly anybody ever does. A row that
 * cannot be read is left out and logged, as everywhere.
 */
export function createKept(db: DatabaseSync, path: string, log: Log): Kept {
  const attempt = <Answer>(read: () => Answer) => {
    try {
      return ok(read());
    } catch (error) {
      return err(toStorageProblem(error, path));
    }
  };

  /** Pages of a table by a number that only rises. The first column of a row is that number. */
  const byNumber = <Kept>(
    { table, key, columns }: { readonly table: string; readonly key: string; readonly columns: string },
    most: number,
    convert: (row: Row) => readonly Kept[],
  ): ReadKept<Kept> => {
    return (after) =>
      attempt((): KeptPage<Kept> => {
        const [ends = []] = prepareRows(
          db,
          `select (select min(${key}) from ${table}), (select max(${key}) from ${table})`,
        )();
        const [first, last] = ends.map(toInteger);
        const rows = prepareRows(
          db,
          `select ${key}, ${columns} from ${table} where ${key} > ? order by ${key} limit ?`,
        )(after, most);
        const reached = toInteger(rows.at(-1)?.[0]);
        return {
          rows: rows.flatMap(convert),
          next: rows.length < most ? null : reached,
          share: shareOf(reached - (first ?? 0), (last ?? 0) - (first ?? 0)),
        };
      });
  };

  /** Pages of a small table in an order of its own. */
  const byPlace = <Kept>(
    { table, columns, order }: { readonly table: string; readonly columns: string; readonly order: string },
    convert: (row: Row) => readonly Kept[],
  ): ReadKept<Kept> => {
    return (after) =>
      attempt((): KeptPage<Kept> => {
        const [[count] = []] = prepareRows(db, `select count(*) from ${table}`)();
        const rows = prepareRows(db, `select ${columns} from ${table} order by ${order} limit ? offset ?`)(
          ROWS_A_PAGE,
          after,
        );
        const reached = after + rows.length;
        return {
          rows: rows.flatMap(convert),
          next: rows.length < ROWS_A_PAGE ? null : reached,
          share: shareOf(reached, toInteger(count)),
        };
      });
  };

  const toSample = createToSample(db);
  return {
    targetIds: (): Result<readonly string[], ReturnType<typeof toStorageProblem>> =>
      attempt(() => dictionaryOf(db, 'target').all()),
    samples: byNumber(
      { table: 'block', key: 'seq', columns: 'bucket, samples' },
      BLOCKS_A_PAGE,
      ([seq, bucket, bytes]) => {
        const samples = decodeBlock(toBytes(bytes), toInteger(bucket) * BLOCK_MS, null);
        if (samples === null) log.error('history.block_unreadable', { seq: toInteger(seq) });
        return (samples ?? []).map(toSample);
      },
    ),
    readings: byNumber(
      { table: 'reading', key: 'id', columns: 'page, at, said' },
      ROWS_A_PAGE,
      ([, page, at, document]) => {
        const said = parseDocument(SaidSchema, toText(document), log);
        return said === undefined ? [] : [{ page: toText(page), at: toInteger(at), ...said }];
      },
    ),
    changes: byNumber({ table: 'change', key: 'id', columns: 'document' }, ROWS_A_PAGE, ([, document]) => {
      const change = parseDocument(VerdictChangeSchema, toText(document), log);
      return change === undefined ? [] : [change];
    }),
    incidents: byPlace(
      { table: 'incident', columns: 'page, document', order: 'page, started_at, id' },
      ([page, document]) => {
        const incident = parseDocument(IncidentSchema, toText(document), log);
        return incident === undefined ? [] : [{ page: toText(page), incident }];
      },
    ),
    episodes: byPlace(
      {
        table: 'episode',
        columns: 'id, service, started_at, ended_at, worst, cause, incident, official_at',
        order: 'started_at, id',
      },
      (row) => {
        const episode = toEpisode(row, log);
        return episode === null ? [] : [episode];
      },
    ),
  };
}

function shareOf(done: number, whole: number): number {
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, done / whole));
}
