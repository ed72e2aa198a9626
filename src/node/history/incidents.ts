import type { DatabaseSync } from 'node:sqlite';
import type { History, Log } from '../../core/ports.ts';
import { type Incident, IncidentSchema } from '../../shared/observation.ts';
import { parseDocument } from './documents.ts';
import { mergeIncident } from './merge-incident.ts';
import { prepareRows, toText } from './rows.ts';

/** Keeps an incident of a page, merged with what is known of it. Writes, within the caller's transaction, only what is new. */
export function createIncidentWriter(
  db: DatabaseSync,
  log: Log,
): (pageUrl: string, incident: Incident) => void {
  const read = prepareRows(db, 'select document from incident where page = ? and id = ?');
  const write = prepareRows(
    db,
    'insert or replace into incident (page, id, started_at, document) values (?, ?, ?, ?)',
  );
  return (pageUrl, seen) => {
    const stored = toText(read(pageUrl, seen.id)[0]?.[0]);
    const known = stored === '' ? undefined : parseDocument(IncidentSchema, stored, log);
    const merged = known === undefined ? seen : mergeIncident(known, seen);
    const document = JSON.stringify(merged);
    if (document !== stored) write(pageUrl, seen.id, merged.startedAt, document);
  };
}

/** Answers the port's `incidents`: those of a page, the newest first. */
export function createIncidentQuery(db: DatabaseSync, log: Log): History['incidents'] {
  const read = prepareRows(
    db,
    'select document from incident where page = ? order by started_at desc, id limit ?',
  );
  return ({ pageUrl, limit }) =>
    read(pageUrl, limit).flatMap(([document]) => {
      const incident = parseDocument(IncidentSchema, toText(document), log);
      return incident === undefined ? [] : [incident];
    });
}
