import type { DatabaseSync } from 'node:sqlite';
import type { History } from '../../core/history-port.ts';
import type { Log } from '../../core/ports.ts';
import { CauseSchema } from '../../shared/level.ts';
import { type VerdictChange, VerdictChangeSchema } from '../../shared/verdict.ts';
import { parseDocument } from './documents.ts';
import { prepareRows, toInteger, toLevel, toText } from './rows.ts';

/** Adds a step of a verdict with its evidence, within the caller's transaction. */
export function createChangeWriter(db: DatabaseSync): (change: VerdictChange) => void {
  const write = prepareRows(db, 'insert into change (service, at, document) values (?, ?, ?)');
  return (change) => {
    write(change.serviceId, change.at, JSON.stringify(change));
  };
}

/** Answers the port's `changes`: those in the range, ends included, in order of time, after the one in force where asked for. */
export function createChangeQuery(db: DatabaseSync, log: Log): History['changes'] {
  const read = prepareRows(
    db,
    `select document from change where service = ?1 and at <= ?3
       and at >= case when ?4 = 0 then ?2
         else coalesce((select max(at) from change where service = ?1 and at <= ?2), ?2) end
     order by at, id`,
  );
  return ({ serviceId, fromMs, toMs, inForce = false }) =>
    read(serviceId, fromMs, toMs, inForce ? 1 : 0).flatMap(([document]) => {
      const change = parseDocument(VerdictChangeSchema, toText(document), log);
      return change === undefined ? [] : [change];
    });
}

/** Answers the port's `verdictSteps` without unpacking the evidence, of which a year may hold megabytes. */
export function createVerdictStepQuery(db: DatabaseSync): History['verdictSteps'] {
  const read = prepareRows(
    db,
    `select at, document ->> '$.to.level', document ->> '$.to.cause', document ->> '$.to.since' from change
     where service = ?1 and at < ?3
       and at >= coalesce((select max(at) from change where service = ?1 and at <= ?2), ?2)
     order by at, id`,
  );
  return ({ serviceId, fromMs, toMs }) =>
    read(serviceId, fromMs, toMs).map(([at, level, cause, since]) => ({
      at: toInteger(at),
      level: toLevel(level),
      cause: CauseSchema.options.find((known) => known === cause) ?? null,
      since: toInteger(since),
    }));
}
