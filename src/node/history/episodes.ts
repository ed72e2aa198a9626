import type { DatabaseSync } from 'node:sqlite';
import type { History } from '../../core/history-port.ts';
import type { Log } from '../../core/ports.ts';
import { type Episode, EpisodeSchema } from '../../shared/verdict.ts';
import { prepareRows, type Row } from './rows.ts';

/** Adds an episode or replaces the one of its id, within the caller's transaction. */
export function createEpisodeWriter(db: DatabaseSync): (episode: Episode) => void {
  const write = prepareRows(
    db,
    `insert or replace into episode (id, service, started_at, ended_at, worst, cause, incident, official_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (episode) => {
    write(
      episode.id,
      episode.serviceId,
      episode.startedAt,
      episode.endedAt,
      episode.worst,
      episode.cause,
      episode.incidentId,
      episode.officialAt,
    );
  };
}

/** Answers the port's `episodes`: those that overlap the range, ends included, in order of their start. */
export function createEpisodeQuery(db: DatabaseSync, log: Log): History['episodes'] {
  const read = prepareRows(
    db,
    `select id, service, started_at, ended_at, worst, cause, incident, official_at from episode
     where (?1 is null or service = ?1) and started_at <= ?3 and (ended_at is null or ended_at >= ?2)
     order by started_at, id`,
  );
  return ({ serviceId, fromMs, toMs }) =>
    read(serviceId, fromMs, toMs).flatMap((row) => toEpisode(row, log) ?? []);
}

/** An episode of its columns in the order of the table; null, and a line in the log, where they are none. */
export function toEpisode(row: Row, log: Log): Episode | null {
  const [id, service, startedAt, endedAt, worst, cause, incidentId, officialAt] = row;
  const fields = { id, serviceId: service, startedAt, endedAt, worst, cause, incidentId, officialAt };
  const episode = EpisodeSchema.safeParse(fields);
  if (episode.success) return episode.data;
  log.error('history.row_unreadable', { table: 'episode', id });
  return null;
}
